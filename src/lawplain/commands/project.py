"""What commands ask of the project they are run in."""

import datetime as dt
import os
from pathlib import Path

import click

from lawplain import config, editions, sources
from lawplain.config import Config
from lawplain.content import Summary
from lawplain.editions.guides import Guided
from lawplain.editions.pair import Collection, Edition, Entry
from lawplain.errors import Exit, LawplainError, nearest
from lawplain.law.model import Provision

FILE = click.Path(path_type=Path)


def here() -> Config:
    """The project of the current folder."""
    return config.read(Path.cwd())


def edition(of: Config, slug: str) -> Edition:
    """The edition of an Act. Raises LawplainError where it is no Act of the site, or nothing of it is stored."""
    ref = of.act(slug)
    for found in editions.load(of).editions:
        if found.act.slug == ref.slug:
            return found
    raise LawplainError("Nothing of this law is stored yet.", fix=f"Run: lawplain fetch {slug}")


def entry(of: Edition, wanted: str) -> Entry:
    """The entry with a label ("398"), a name ("part-11", "act") or an id; of two with one label the one in force.

    Raises LawplainError (usage) where the Act has none.
    """
    entries = [entry for entry in of.entries if entry.provision]
    for key in ("id", "name", "label"):
        for found in entries:
            if str(getattr(found.provision, key)).casefold() == wanted.casefold():
                return found
    near = nearest(wanted, [entry.name for entry in entries])
    ways = f"Name a {of.act.instrument.unit}'s label (398), its id (DLM1441230), part-11, or act."
    fix = f"Did you mean {near}?" if near else ways
    raise LawplainError(f"The {of.act.title} has no {wanted}.", fix=fix, exit_code=Exit.USAGE)


def guide(of: Collection, name: str) -> Guided:
    """The guide of a name. Raises LawplainError where there is none (usage), or its law is not stored."""
    found = next((one for one in of.guides if one.name == name), None)
    if found is None:
        known = [one.name for one in of.guides]
        near = nearest(name, known)
        fix = f"Did you mean {near}?" if near else f"The guides are: {', '.join(known) or 'none'}."
        raise LawplainError(f"There is no guide {name}, or it has errors.", fix=fix, exit_code=Exit.USAGE)
    if found.act is None:
        raise LawplainError("Nothing of its law is stored yet.", fix=f"Run: lawplain fetch {found.guide.front.law}")
    return found


def provision(of: Entry) -> Provision:
    """The provision of an entry that has one: of every one but an orphan."""
    assert of.provision is not None
    return of.provision


def summary(of: Edition, entry: Entry, without: str) -> Summary:
    """The summary of an entry. Raises LawplainError where there is none (usage), and says what can't be done `without`
    it; or where its file has errors that keep it from being read."""
    if entry.summary is not None:
        return entry.summary
    slug = of.act.slug
    if entry.broken:
        file = f"content/{slug}/{entry.name}.md"
        what, fix = "This file has errors, and can't be read.", f"Run: lawplain check {file}"
        raise LawplainError(what, path=file, fix=fix, exit_code=Exit.CONTENT)
    what, fix = f"No summary explains {entry.name}, so {without}.", f"Run: lawplain new {slug} {entry.name}"
    raise LawplainError(what, fix=fix, exit_code=Exit.USAGE)


def path(of: Config, file: Path) -> str:
    """A file's path in the project. Raises LawplainError (usage) where it is outside."""
    try:
        return Path(os.path.abspath(file)).relative_to(of.root).as_posix()  # noqa: PTH100 - `..` goes, links stay
    except ValueError:
        raise LawplainError("This file is not in the project.", path=file, exit_code=Exit.USAGE) from None


def today(of: Edition) -> str:
    """The day in the country whose law it is."""
    return sources.today(sources.of(of.act), dt.datetime.now(dt.UTC)).isoformat()
