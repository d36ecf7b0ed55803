"""A build from end to end: what is there already stays, what has errors is left out, the rest is built."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from lawplain.config import Config
from lawplain.errors import Exit, LawplainError
from lawplain.site.build import inputs, mkdocs_yml, placing
from lawplain.site.build.inputs import Left, Progress
from lawplain.store.lock import taken

if TYPE_CHECKING:
    from lawplain.editions.pair import Collection

STAGES = {"wait": 0, "read": 20, "check": 5, "make": 30, "render": 40, "pack": 5}
"""The stages of a build, in their order, and how many hundredths of the time that takes, by and large."""


def build(
    config: Config,
    site_dir: Path,
    renderer: str,
    progress: Progress = lambda what, done, all: None,
    now: dt.datetime | None = None,
) -> Left:
    """Builds the site without the summaries that have errors; returns what it left, with the
    errors. `fresh` of it is False where all was there already.

    `now` (None: by this machine's clock) decides one thing only: which moments of fetch-log/ can't
    have been.
    """
    with one_at_a_time(config, progress):
        return _build(config, site_dir, renderer, progress, now or dt.datetime.now(dt.UTC))


@contextmanager
def one_at_a_time(config: Config, progress: Progress = lambda what, done, all: None) -> Iterator[None]:
    """Builds share what they keep: one waits until another is done, and nothing is published meanwhile."""
    home = config.root / "build"
    home.mkdir(parents=True, exist_ok=True)
    with (home / "lock").open("wb") as lock:
        if not taken(lock.fileno()):
            progress("wait", 0, 1)
            taken(lock.fileno(), wait=True)
        yield


def _build(config: Config, site_dir: Path, renderer: str, progress: Progress, now: dt.datetime) -> Left:
    mkdocs_yml.check(config.root / "mkdocs.yml")
    last = inputs.left(config, site_dir)
    given = inputs.inputs(config, site_dir, renderer, now, last)
    dated = any(finding.rule == "future" for finding in last.errors)  # what is tomorrow's today, is not tomorrow
    if last.inputs == given.digest and not dated:
        return replace(last, fresh=False)
    from lawplain import checks, content, editions  # noqa: PLC0415 - a build where nothing changed loads nothing
    from lawplain.editions import pair  # noqa: PLC0415 - a build where nothing changed loads nothing
    from lawplain.site import view  # noqa: PLC0415
    from lawplain.site.build import steps as site  # noqa: PLC0415
    from lawplain.site.build import units  # noqa: PLC0415

    if config.root.resolve().is_relative_to(site_dir.resolve()):
        what = "The project itself is in there, and a site takes the place of the whole folder."
        raise LawplainError(what, path=site_dir, fix="Name another folder.", exit_code=Exit.USAGE)
    read = 0

    def one_more(_: int) -> None:
        nonlocal read
        read += 1
        progress("read", read, len(config.acts))

    progress("read", 0, 1)
    collection = editions.load(config, done=one_more, now=now, kept=given.kept)
    if collection.unread:
        raise content.unreadable(collection.findings, collection.unread)
    inputs.forget(config, site_dir)
    with placing.beside(site_dir) as folder:
        progress("check", 0, 1)
        stamps = units.of_texts(collection, units.Stamps(given, view.site(config, collection)))
        known = {path: each for path, (stamp, each) in last.found.items() if stamp and stamp == stamps.get(path)}
        errors = checks.errors(collection, config.checks, known)
        collection = pair.withheld(collection, checks.kept_back(errors))
        found = site.build(config, collection, folder, renderer, given, last, progress, site_dir)
        kept = {path: (stamp, known[path]) for path, stamp in stamps.items() if path in known and found.units}
        found = replace(found, errors=errors, found=kept, words=_words(config, collection))
    inputs.remember(config, site_dir, found)
    return found


def _words(config: Config, collection: "Collection") -> dict[str, tuple[int, int]]:
    """By the slug of each Act how many of its sections, those repealed aside, have their words, and
    how many there are; none of one of which nothing is stored."""
    sections = {e.act.slug: [p for p in e.act.sections if not p.repealed] for e in collection.editions}
    return {
        slug: (sum(p.text is not None for p in sections.get(slug, ())), len(sections.get(slug, ())))
        for slug in (ref.slug for ref in config.acts)
    }
