"""The site: every page made, written and rendered, as far as it is not there already.

What changed is made on every core (`units`) and written as the renderer reads it (`source_pages`); the pages that came
out otherwise are rendered (`mkdocs`). What a build leaves is byte for byte what a build from nothing leaves.
"""

import hashlib
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from pathlib import Path

from lawplain import parallel
from lawplain.config import Config
from lawplain.editions.pair import Collection
from lawplain.errors import LawplainError
from lawplain.kept import Kept
from lawplain.language.speech import Language
from lawplain.law import addresses
from lawplain.law.model import Act
from lawplain.site import templating
from lawplain.site.build import (
    growth,
    inputs,
    languages,
    mkdocs,
    mkdocs_yml,
    placing,
    source_pages,
    tidy,
    units,
    watched,
)
from lawplain.site.build.inputs import NOTHING, Inputs, Left, Made, Progress
from lawplain.site.build.units import Done, Unit
from lawplain.site.files import offline_zip, published
from lawplain.site.files.redirects import leading
from lawplain.site.files.sitemap import sitemap
from lawplain.site.page import Known
from lawplain.site.view import SiteView, site

_LOOK = 0.02
"""Seconds between two looks at how far the renderer is."""


def build(
    config: Config,
    collection: Collection,
    folder: Path,
    renderer: str = "mkdocs",
    given: Inputs | None = None,
    last: Left = NOTHING,
    progress: Progress = lambda what, done, all: None,
    old: Path | None = None,
) -> Left:
    """Builds the site into `folder`, which is empty, and returns what it left there. `last` is what the build before
    left in `old`: what stays of that is linked from there.

    `given` are the inputs, taken before `collection` was read; None where it was not read from them: then nothing is
    kept, and all is made.
    """
    if given:
        templating.environment().bytecode_cache = templating.Compiled(given.kept)
    trends = growth.in_days(given.trends if given else growth.of_acts(config))
    whole = replace(site(config, collection, given.kept if given else Kept()), trends=trends)
    home = config.root / "build"
    sites = {one.folder.rstrip("/"): (language, one) for language, one in languages.sites(whole)}
    time_limits = _time_limits(collection)
    english, guides = whole.spoken_of.country.english, addresses.GUIDES if whole.guides else ""
    frame = f"{given.frame} {time_limits} {english} {guides}" if given else ""
    divided = mkdocs_yml.divisible(config.root / "mkdocs.yml")
    stays = _Stays(last, divided and _framed(frame, last))
    made = _made(sites, home, units.Stamps(given, whole), stays, progress)
    where, pages = made.where, {path: made.marks[path] for path in sorted(made.marks)}
    changed = [path for path, mark in pages.items() if not stays.page(path, mark)]
    running = mkdocs.begin(config.root, config.site, changed, not divided, renderer, time_limits, english, guides)
    try:
        known = made.known
        files = made.files | {addresses.SITEMAP[1:]: sitemap(config, known)}
        files |= {_file(path): html for path, html in leading(whole, pages)}
        while running.running():
            progress("render", running.done(), running.all)
            time.sleep(_LOOK)
        running.wait()
        progress("render", running.all, running.all)
    except BaseException:
        running.stop()
        raise
    zips = {offline_zip.name(one, e.act): (one, e.act) for _, one in sites.values() for e in one.collection.editions}
    names = {_file(path) for path in pages}
    if old:
        wanted = {*names, *files, *made.kept, *zips, "_headers", *(() if changed else last.static)}
        placing.keep(old, folder, wanted)
    static = sorted(running.move(folder) - names) if changed else list(last.static)
    for name, text in files.items():
        tidy.put(folder / name, text)
    tidy.put(folder / "_headers", tidy.finish(folder))
    marks = _packed(zips, {_file(path): mark for path, mark in pages.items()} | files, stays, folder, old, progress)
    sizes = {name: look[0] for name, look in inputs.looks(folder).items() if not _hidden(name)}
    tidy.put(folder / published.FILE, published.as_json(published.facts(whole.collection, known, sizes)))
    if old:
        placing.same(old, folder)
    sure = given is not None and given.unmoved()
    return Left(
        inputs=given.digest if given else "",
        frame=frame if sure else "",
        where=where,
        units=made.units if sure else {},
        pages=pages,
        static=tuple(static),
        zips=marks,
        looks=inputs.looks(folder),
        point=given.point if given else (),
        trends=given.trends if given else {},
    )


def _time_limits(collection: Collection) -> str:
    """The page of time limits that the head of every page leads to: that of the site's only Act. Of several Acts none
    is the one to lead to; their own pages do."""
    editions = collection.editions
    return addresses.time_limits(editions[0].act) if len(editions) == 1 else ""


def _framed(frame: str, last: Left) -> bool:
    """Is what stands around the pages the same, and are the files beside them as they were?"""
    return bool(frame) and frame == last.frame and last.looks.keys() >= {*last.static}


@dataclass(frozen=True, slots=True)
class _Stays:
    """What can stay of what the build before left; nothing, where it is not `framed`."""

    last: Left
    framed: bool

    def page(self, path: str, mark: str) -> bool:
        """Is this page in the site's folder already? `mark` is a digest of what the renderer is given."""
        return self.framed and self.last.pages.get(path) == mark and _file(path) in self.last.looks

    def unit(self, unit: Unit, stamps: units.Stamps) -> Made | None:
        """What a unit made, where it is made of the same, and all of that is in the site's folder."""
        made = self.last.units.get(unit.key)
        if made is None or not self.framed:
            return None
        names = [*made.files, *(_file(languages.folder(unit.language) + page.path) for page in made.pages)]
        same = made.stamp and made.stamp == stamps.of(unit, made.reads)
        return made if same and all(name in self.last.looks for name in names) else None


@dataclass(frozen=True, slots=True)
class _All:
    """Everything that is made: `units` by their keys, digests of what the renderer is given of each page (`marks`), the
    contents of the files that were made, and the names of those that stay (`kept`). `where` is a digest of the
    languages that pages are in."""

    units: Mapping[str, Made]
    marks: Mapping[str, str]
    files: dict[str, str]
    kept: frozenset[str]
    known: tuple[Known, ...]
    where: str


def _made(
    sites: Mapping[str, tuple[Language | None, SiteView]],
    home: Path,
    stamps: units.Stamps,
    stays: _Stays,
    progress: Progress,
) -> _All:
    """Every unit made, or kept from before. LawplainError where two pages would have the same address."""
    seen = {
        code: replace(one, collection=watched.watched(one.collection), english=one.english or one.collection)
        for code, (_, one) in sites.items()
    }
    every = [unit for code, (language, _) in sites.items() for unit in units.units(seen[code], language)]
    kept = {unit.key: made for unit in every if (made := stays.unit(unit, stamps))}
    folder = home / "pages"
    folder.mkdir(parents=True, exist_ok=True)
    done = _done([unit for unit in every if unit.key not in kept], seen, folder, stamps, progress)
    found = kept | {key: made for one in done for key, made in one.made.items()}
    where = languages.places(_listed(every, found))
    mark = hashlib.sha256(repr(where).encode()).hexdigest()
    if mark != stays.last.where and kept:  # pages came or went in a language: all lead to them
        done += _done([unit for unit in every if unit.key in kept], seen, folder, stamps, progress)
        found |= {key: made for one in done for key, made in one.made.items()}
        kept = {}
    folders = {unit.key: languages.folder(unit.language) for unit in every}
    known = tuple(replace(page, path=folders[key] + page.path) for key, made in found.items() for page in made.pages)
    _one_each(page.path for page in known)
    marks = {page.path: stays.last.pages.get(page.path, "") for page in known}
    for written in parallel.run([partial(_written, one, where, home / "docs") for one in done]):
        marks |= written
    shutil.rmtree(folder)
    _forget_others(home / "docs", marks)
    files = {name: text for one in done for name, text in one.files.items()}
    left = frozenset(name for made in kept.values() for name in made.files)
    return _All(found, marks, files, left, known, mark)


def _done(
    of: Sequence[Unit], sites: Mapping[str, SiteView], folder: Path, stamps: units.Stamps, progress: Progress
) -> list[Done]:
    """These units made, on every core."""
    jobs = units.jobs(of, sites, folder)
    done, all_ = 0, len(of)

    def ended(number: int) -> None:
        nonlocal done
        done += len(jobs[number].units)
        progress("make", done, all_)

    return parallel.run([partial(units.make, job, stamps) for job in jobs], ended)


def _listed(
    every: Iterable[Unit], found: Mapping[str, Made]
) -> Iterator[tuple[Language | None, list[tuple[str, bool]]]]:
    """The pages of each language, and whether what they explain is in it."""
    for _, own in groupby(every, key=lambda unit: unit.language.code if unit.language else ""):
        some = list(own)
        yield some[0].language, [(p.path, p.own_language) for unit in some for p in found[unit.key].pages]


def _one_each(paths: Iterable[str]) -> None:
    seen: set[str] = set()
    for path in paths:
        if path in seen:
            raise LawplainError(f"Two pages would have the address /{path}.", fix="Please report this.")
        seen.add(path)


def _written(done: Done, where: languages.Places, docs: Path) -> dict[str, str]:
    """The pages of a job written as the renderer reads them; a digest of each."""
    return source_pages.write(units.pages(done, where), docs)


def _forget_others(docs: Path, paths: Iterable[str]) -> None:
    """Removes what was written for pages that there are no more."""
    wanted = {source_pages.name(path) for path in paths}
    for file in docs.rglob("*.md"):
        if file.relative_to(docs).as_posix() not in wanted:
            file.unlink()


def _packed(
    zips: Mapping[str, tuple[SiteView, Act]],
    built_from: Mapping[str, str],
    stays: _Stays,
    folder: Path,
    old: Path | None,
    progress: Progress,
) -> dict[str, str]:
    """The zips packed, but for those whose pages are as they were; a digest of what each was packed from."""
    inside: dict[str, list[str]] = {}
    for name in built_from:
        if name.endswith("/index.html"):
            parts = name.split("/")
            inside.setdefault(parts[0], []).append(name)
            inside.setdefault("/".join(parts[:2]), []).append(name)
    marks, jobs = {}, []
    for name, (one, act) in zips.items():
        about = [addresses.guide(guide.name) for guide in one.guides if guide.act and guide.act.slug == act.slug]
        pages = inside.get(f"{one.folder}{act.slug}", []) + [f"{one.folder}{_file(guide[1:])}" for guide in about]
        mark = hashlib.sha256(repr([(page, built_from[page]) for page in sorted(pages)]).encode()).hexdigest()
        marks[name] = mark
        if not (stays.framed and stays.last.zips.get(name) == mark and name in stays.last.looks):
            before = old if stays.framed and name in stays.last.looks else None
            jobs.append(partial(offline_zip.write, one, act, pages, folder, before))
    progress("pack", 0, 1)
    parallel.run(jobs, lambda number: progress("pack", number + 1, len(jobs)))
    progress("pack", 1, 1)
    return marks


def _hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/"))


def _file(path: str) -> str:
    """The file of a page in the site's folder."""
    return f"{path}index.html"
