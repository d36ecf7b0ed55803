"""What a command is to look at: files, folders, Acts and Parts, as somebody names them.

`398.md` with its path, `content/immigration-act-2009`, `immigration-act-2009`, `immigration-act-2009/part-11`.
"""

import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from lawplain import config as settings
from lawplain import store
from lawplain.config import Config
from lawplain.editions.pair import Collection, Edition, Entry
from lawplain.errors import Exit, LawplainError, nearest
from lawplain.law.model import Act, ActRef, Provision

Inside = Callable[[str], bool]
"""Is a file of the project, by its path, among those that are meant?"""


def inside(config: Config, collection: Collection, named: Iterable[str]) -> Inside:
    """The files that are meant by these words; all of them where there are none.

    Raises LawplainError (usage) for a word that names nothing.
    """
    each = [_one(config, collection, word) for word in named]
    return lambda path: not each or any(one(path) for one in each)


def narrowed(config: Config, collection: Collection, named: str | None) -> Collection:
    """The collection with one Act, or one Part of an Act, alone. Raises LawplainError (usage) where there is none."""
    if not named:
        return collection
    slug, _, part = named.partition("/")
    ref = config.act(slug)
    editions = [edition for edition in collection.editions if edition.act.slug == ref.slug]
    guides = tuple(one for one in collection.guides if one.guide.front.law == ref.slug and not part)
    narrower = tuple(_part(edition, part) if part else edition for edition in editions)
    return replace(collection, editions=narrower, guides=guides)


def _one(config: Config, collection: Collection, word: str) -> Inside:
    path = Path(os.path.abspath(word))  # noqa: PTH100 - `..` goes, links stay
    if path.exists():
        return _below(config, path)
    slug, _, part = word.partition("/")
    if slug not in (ref.slug for ref in config.acts) or "/" in part or part.endswith(".md"):
        files = sorted(collection.files)
        near = nearest(word, [*files, *(ref.slug for ref in config.acts)])
        fix = f"Did you mean {near}?" if near else "Name a file or folder of content/, an Act, or a Part: ACT/part-11."
        raise LawplainError("There is no such file, folder or Act.", path=word, fix=fix, exit_code=Exit.USAGE)
    if not part:
        return lambda found: found.startswith(f"content/{slug}/")
    names = _names(next((e for e in collection.editions if e.act.slug == slug), None), part)
    return lambda found: found.startswith(f"content/{slug}/") and Path(found).name.partition(".")[0] in names


def _below(config: Config, path: Path) -> Inside:
    try:
        name = path.relative_to(config.root).as_posix()
    except ValueError:
        raise LawplainError("This is not in the project.", path=path, exit_code=Exit.USAGE) from None
    if name == ".":
        return lambda found: True
    if name != "content" and not name.startswith("content/"):
        fix = "Only content/ is checked: name a file or folder in it."
        raise LawplainError("This is not in content/.", path=name, fix=fix, exit_code=Exit.USAGE)
    return lambda found: found == name or found.startswith(f"{name}/")


def _part(edition: Edition, name: str) -> Edition:
    names = _names(edition, name)

    def of(entries: Iterable[Entry]) -> tuple[Entry, ...]:
        return tuple(entry for entry in entries if entry.name in names)

    whole = replace(edition.whole, summary=None, state="missing", broken=True)
    return replace(edition, whole=whole, parts=of(edition.parts), sections=of(edition.sections), orphans=())


def _names(edition: Edition | None, part: str) -> frozenset[str]:
    """The names of a Part and of its sections."""
    entries = edition.entries if edition else ()
    own = next((e.provision for e in entries if e.provision and e.name == part and e.provision.kind == "part"), None)
    if edition is None or own is None:
        known = [e.name for e in entries if e.provision and e.provision.kind == "part"]
        near = nearest(part, known)
        fix = f"Did you mean {near}?" if near else f"Its Parts are: {', '.join(known) or 'none'}."
        raise LawplainError(f"This Act has no Part {part}.", fix=fix, exit_code=Exit.USAGE)
    return frozenset({part, *(e.name for e in entries if e.provision and e.provision.part == own.id)})


# What a shell offers when somebody presses the tab key. It must never fail, and reads act.json only.


def acts(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """The Acts of the site."""
    return [CompletionItem(ref.slug, help=ref.title) for ref in _refs() if ref.slug.startswith(begun)]


def acts_and_parts(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """The Acts of the site; after a slash the Parts of one."""
    slug, slash, _ = begun.partition("/")
    if not slash:
        return acts(context, parameter, begun)
    found = [(f"{slug}/{p.name}", p.heading) for p in _contents(slug) if p.kind == "part"]
    return [CompletionItem(name, help=heading) for name, heading in found if name.startswith(begun)]


def files_or_acts(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """The Acts and Parts, and what the shell itself knows: files."""
    return acts_and_parts(context, parameter, begun) or [CompletionItem(begun, type="file")]


def sections(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """The sections and Parts of the Act that was named before."""
    found = _contents(str(context.params.get("act") or ""))
    named = [(p.name, p.heading) for p in found if p.kind in ("section", "part")] + ([("act", "")] if found else [])
    return [CompletionItem(name, help=heading) for name, heading in named if name.startswith(begun)]


def _refs() -> tuple[ActRef, ...]:
    try:
        return settings.read(Path.cwd()).acts
    except LawplainError:
        return ()


def _contents(slug: str) -> tuple[Provision, ...]:
    try:
        act: Act | None = store.outline(settings.read(Path.cwd()).sections(slug))
    except (LawplainError, OSError):
        return ()
    return act.contents if act else ()
