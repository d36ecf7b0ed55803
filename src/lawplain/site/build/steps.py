"""The site: every page made, written and rendered, as far as it is not there already.

Pages are made in jobs on every core (`making`) and written as the renderer reads them (`write`); those that changed are
rendered (`rendering`). What a build leaves is byte for byte what a build from nothing leaves.
"""

import hashlib
import shutil
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from lawplain import parallel
from lawplain.config import Config
from lawplain.editions import leaning
from lawplain.editions.pair import Collection, Edition
from lawplain.errors import LawplainError
from lawplain.language.speech import Language
from lawplain.law import addresses
from lawplain.law.model import Act
from lawplain.site.build import growth, inputs, languages, mkdocs, page_jobs, placing, source_pages, tidy
from lawplain.site.build.inputs import NOTHING, Inputs, Left, Progress
from lawplain.site.build.page_jobs import Batch
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
    slugs = (e.act.slug for e in collection.editions if (config.root / "content" / e.act.slug).is_dir())
    trends = {slug: growth.read(config.root, slug) for slug in slugs}
    whole = replace(site(config, collection), trends=trends)
    home = config.root / "build"
    sites = list(languages.sites(whole))
    batches = _made(sites, home / "pages", given, progress)
    where = languages.places((b.language, [(page.path, page.own_language) for page in b.pages]) for b in batches)
    time_limits = _time_limits(collection)
    frame = f"{given.frame} {time_limits}" if given and given.unmoved() else ""
    state = _State(last, frame, hashlib.sha256(repr(where).encode()).hexdigest())
    pages = _written(batches, where, home / "docs", state)
    divided = mkdocs.divisible(config.root / "mkdocs.yml")
    changed = [path for path, mark in pages.items() if not divided or not state.stands(path, mark)]
    running = mkdocs.begin(config.root, config.site, changed, not divided, renderer, time_limits)
    try:
        known = _known(batches)
        files = _files(whole, batches, known, pages)
        while running.running():
            progress("render", running.done(), running.all)
            time.sleep(_LOOK)
        running.wait()
        progress("render", running.all, running.all)
    except BaseException:
        running.stop()
        raise
    zips = {offline_zip.name(one, e.act): (one, e.act) for _, one in sites for e in one.collection.editions}
    names = {_file(path) for path in pages}
    if old:
        placing.keep(old, folder, {*names, *files, *zips, "_headers", *(() if changed else last.static)})
    static = sorted(running.move(folder) - names) if changed else list(last.static)
    for name, text in files.items():
        tidy.put(folder / name, text)
    tidy.put(folder / "_headers", tidy.finish(folder))
    marks = _packed(zips, {_file(path): mark for path, mark in pages.items()} | files, state, folder, progress)
    sizes = {name: look[0] for name, look in inputs.looks(folder).items() if not _hidden(name)}
    tidy.put(folder / published.FILE, published.as_json(published.facts(whole.collection, known, sizes)))
    if old:
        placing.same(old, folder)
    if state.frame:
        _forget_others(home / "pages", batches)
    else:
        shutil.rmtree(home / "pages")
    return Left(
        inputs=given.digest if given else "",
        frame=state.frame,
        where=state.where,
        batches=tuple(batch.file.name for batch in batches),
        pages=pages,
        static=tuple(static),
        zips=marks,
        looks=inputs.looks(folder),
    )


def _time_limits(collection: Collection) -> str:
    """The page of time limits that the head of every page leads to: that of the site's only Act. Of several Acts none
    is the one to lead to; their own pages do."""
    editions = collection.editions
    return addresses.time_limits(editions[0].act) if len(editions) == 1 else ""


@dataclass(frozen=True, slots=True)
class _State:
    """What can stay of what the build before left: `frame` is what stands around every page, "" where that is not
    known, `where` which pages there are in which languages."""

    last: Left
    frame: str
    where: str

    @property
    def framed(self) -> bool:
        """Is what stands around the pages the same, and are the files beside them as they were?"""
        return bool(self.frame) and self.frame == self.last.frame and self.last.looks.keys() >= {*self.last.static}

    def stands(self, path: str, mark: str) -> bool:
        """Is this page in the site's folder already? `mark` is a digest of what the renderer is given."""
        return self.framed and self.last.pages.get(path) == mark and _file(path) in self.last.looks

    def left(self, batch: Batch) -> dict[str, str] | None:
        """By their paths the digests of the pages of a batch, where all of them are in the site's folder already."""
        if not batch.kept or self.where != self.last.where or batch.file.name not in self.last.batches:
            return None
        paths = [languages.folder(batch.language) + page.path for page in batch.pages]
        marks = {path: self.last.pages.get(path, "") for path in paths}
        return marks if all(self.stands(path, mark) for path, mark in marks.items()) else None


def _made(
    sites: Sequence[tuple[Language | None, SiteView]], folder: Path, given: Inputs | None, progress: Progress
) -> list[Batch]:
    """Every page made, or kept from before. LawplainError where two would have the same address."""
    folder.mkdir(parents=True, exist_ok=True)
    locations = sites[0][1].locations.digest()

    def key(edition: Edition) -> str:
        if given is None:
            return ""
        shown = [
            (e.name, e.broken, *(t.path for t in e.translations)) for e in edition.entries if e.broken or e.translations
        ]
        elsewhere = [(e.name, *found) for e in edition.entries if (found := leaning.seen(e.leans))]
        return f"{given.of_act(edition.act.slug)} {locations} {shown} {elsewhere}"

    jobs = [job for language, one in sites for job in page_jobs.jobs(one, language, key)]
    jobs.sort(key=lambda job: -job.weight)
    done, all_ = 0, sum(job.weight for job in jobs)

    def ended(number: int) -> None:
        nonlocal done
        done += jobs[number].weight
        progress("make", done, all_)

    batches = parallel.run([partial(page_jobs.made, job, folder) for job in jobs], ended)
    seen: set[str] = set()
    for path in (languages.folder(batch.language) + page.path for batch in batches for page in batch.pages):
        if path in seen:
            raise LawplainError(f"Two pages would have the address /{path}.", fix="Please report this.")
        seen.add(path)
    return batches


def _written(batches: Iterable[Batch], where: languages.Places, docs: Path, state: _State) -> dict[str, str]:
    """The pages written as the renderer reads them, but for those that are in the site already; a digest of each."""

    def write_(batch: Batch) -> dict[str, str]:
        placed = (languages.placed(page, batch.language, where) for page in page_jobs.pages(batch))
        return source_pages.write(placed, docs)

    marks: dict[str, str] = {}
    anew = []
    for batch in batches:
        left = state.left(batch)
        marks |= left or {}
        anew += [batch] if left is None else []
    for found in parallel.run([partial(write_, batch) for batch in anew]):
        marks |= found
    wanted = {source_pages.name(path) for path in marks}
    for file in docs.rglob("*.md"):
        if file.relative_to(docs).as_posix() not in wanted:
            file.unlink()
    return {path: marks[path] for path in sorted(marks)}


def _known(batches: Iterable[Batch]) -> list[Known]:
    """Every page, with its address."""
    return [replace(page, path=languages.folder(one.language) + page.path) for one in batches for page in one.pages]


def _files(whole: SiteView, batches: Iterable[Batch], known: Iterable[Known], paths: Iterable[str]) -> dict[str, str]:
    """Every file of the site that is no page of the renderer's, by its name; published.json is the last of all."""
    files: dict[str, str] = {}
    for batch in batches:
        files |= batch.files
    files[addresses.SITEMAP[1:]] = sitemap(whole.config, known)
    return files | {_file(path): html for path, html in leading(whole, paths)}


def _packed(
    zips: Mapping[str, tuple[SiteView, Act]],
    built_from: Mapping[str, str],
    state: _State,
    folder: Path,
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
        pages = inside.get(f"{one.folder}{act.slug}", [])
        mark = hashlib.sha256(repr([(page, built_from[page]) for page in sorted(pages)]).encode()).hexdigest()
        marks[name] = mark
        if not (state.framed and state.last.zips.get(name) == mark and name in state.last.looks):
            jobs.append(partial(offline_zip.write, one, act, pages, folder))
    progress("pack", 0, 1)
    parallel.run(jobs, lambda number: progress("pack", number + 1, len(jobs)))
    progress("pack", 1, 1)
    return marks


def _forget_others(folder: Path, batches: Iterable[Batch]) -> None:
    """Removes pages that are kept for nothing any more."""
    kept = {batch.file.name for batch in batches}
    for file in folder.iterdir():
        if file.name not in kept:
            file.unlink()


def _hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/"))


def _file(path: str) -> str:
    """The file of a page in the site's folder."""
    return f"{path}index.html"
