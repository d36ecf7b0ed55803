"""Pages made on every core, and kept by what they were made of, so that those of an Act are made once.

`build/pages/` has a file for each job: the pages that it made, under a name that is a digest of all they are made of.
It is safe to delete. Only the pages of Acts are kept; those of the whole site are few and are made in each build.
"""

import hashlib
import pickle
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from pathlib import Path

from markupsafe import Markup

from lawplain import parallel
from lawplain.editions.pair import Edition, Entry
from lawplain.errors import naming
from lawplain.language import speech
from lawplain.language.speech import Language
from lawplain.site.files import feeds, search_documents
from lawplain.site.html import te_reo
from lawplain.site.page import Known, Page, Scope
from lawplain.site.page_types import PAGE_TYPES, of_act
from lawplain.site.pages import data, home
from lawplain.site.view import ActView, SiteView

Maker = Callable[[], Iterator[Page]]


Files = dict[str, str]
"""Files that are no pages, by their names in the site's folder."""


_MARK = 32
"""Bytes at the start of a file of pages: the SHA-256 of the rest."""


_SMALL = 48
"""Sections for which it is not worth to begin another job."""


_JOBS = 4
"""Of how many jobs each core at least has its choice, where one Act is most of the site."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What one job made: `pages` stand in `file`, whose name says what they are made of where they are `kept`.
    `language` is theirs, None for English."""

    file: Path
    kept: bool
    language: Language | None
    pages: tuple[Known, ...]
    files: Files = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Job:
    """Pages, and files, to be made. `key` says what they are made of; where it is not `kept` it only tells one job from
    another. `weight` is how much there is to do, in sections."""

    key: str
    kept: bool
    weight: int
    pages: Maker
    files: Callable[[], Files]
    language: Language | None


Key = Callable[[Edition], str]
"""A digest of all that an Act's pages are made of, "" where that is not known: they are then made again."""


def jobs(site: SiteView, language: Language | None, key: Key) -> Iterator[Job]:
    """Everything to be made in one language; on each page the words of te reo are marked."""
    for job in _jobs(site, language, key):
        yield replace(job, pages=partial(_marked, job.pages, site.collection.words.te_reo))


def _marked(make: Maker, words: Sequence[str]) -> Iterator[Page]:
    for page in make():
        yield replace(page, body=Markup(te_reo.marked(str(page.body), words)))


def _jobs(site: SiteView, language: Language | None, key: Key) -> Iterator[Job]:
    """A large Act is divided, so that every core has a share of it."""
    code = language.code if language else ""
    total = sum(len(edition.sections) for edition in site.collection.editions)
    whole = {kind.name: partial(kind.make, site) for kind in PAGE_TYPES if kind.scope == "site"}
    yield Job(f"{code} search", False, total, whole.pop("search"), partial(_index, site), language)
    files = partial(_of_all, site) if language is None else dict
    yield Job(f"{code} all", False, total // 4, _chained(list(whole.values())), files, language)
    most = max(_SMALL, total // (_JOBS * parallel.cores()))
    for edition in site.collection.editions:
        known = key(edition)
        mark = f"{code} {known or edition.act.slug}"
        if len(edition.sections) <= most or parallel.cores() == 1:
            view = site.passing(edition)
            files = partial(_data, view) if language is None else dict
            yield Job(mark, bool(known), len(edition.sections), partial(of_act, view), files, language)
            continue
        view = site.acts[edition.act.slug]
        files = partial(_data, view) if language is None else dict
        own = [partial(kind.make, view) for kind in PAGE_TYPES if kind.scope == "act"]
        yield Job(f"{mark} rest", bool(known), _SMALL, _chained(own), files, language)
        for entries, part in _parts(edition, most):
            makers = [partial(_of_entry, "section", view, entry) for entry in entries]
            makers += [partial(_of_entry, "part", view, part)] if part else []
            names = f"{[entry.name for entry in entries]} {part.name if part else ''}"
            yield Job(f"{mark} {names}", bool(known), len(entries), _chained(makers), dict, language)


def _of_entry(scope: Scope, view: ActView, entry: Entry) -> Iterator[Page]:
    """The pages of a section, or of a Part."""
    return chain.from_iterable(kind.make(view, entry) for kind in PAGE_TYPES if kind.scope == scope)


def _parts(edition: Edition, most: int) -> Iterator[tuple[list[Entry], Entry | None]]:
    """The sections of an Act in groups, those of a Part together unless they are too many; with the last of a Part, the
    Part, whose page with all of them is made in the same job."""
    heads = {part.provision.id: part for part in edition.parts if part.provision}
    inside: dict[str, list[Entry]] = {id_: [] for id_ in heads}
    for entry in edition.sections:
        inside.setdefault(entry.provision.part if entry.provision else "", []).append(entry)
    for id_, entries in inside.items():
        cut = [entries[i : i + most] for i in range(0, len(entries), most)] or [[]]
        yield from ((some, None) for some in cut[:-1])
        yield cut[-1], heads.get(id_)


def _chained(makers: Sequence[Maker]) -> Maker:
    return lambda: chain.from_iterable(make() for make in makers)


def _index(site: SiteView) -> Files:
    return {f"{site.folder}search/{name}": text for name, text in search_documents.files(site).items()}


def _of_all(site: SiteView) -> Files:
    return dict((*feeds.feeds(site), *data.schema(), *home.files(site)))


def _data(view: ActView) -> Files:
    return dict(data.files(view))


def made(job: Job, folder: Path) -> Batch:
    """Does a job, where its pages are not kept in `folder` yet."""
    file = folder / f"{hashlib.sha256(job.key.encode()).hexdigest()}.pickle"
    if job.kept and (kept := _read(file)):
        return Batch(file, True, job.language, *kept)
    with speech.In(job.language):
        pages = list(job.pages())
        files = job.files()
    known = tuple(Known(page.path, page.own_language, page.changed, page.kind) for page in pages)
    content = pickle.dumps((known, files), pickle.HIGHEST_PROTOCOL) + pickle.dumps(pages, pickle.HIGHEST_PROTOCOL)
    coming = file.with_suffix(".next")
    with naming(coming):
        coming.write_bytes(hashlib.sha256(content).digest() + content)
    coming.replace(file)
    return Batch(file, job.kept, job.language, known, files)


def pages(batch: Batch) -> list[Page]:
    """The pages of a batch."""
    with batch.file.open("rb") as file:
        file.seek(_MARK)
        pickle.load(file)
        found: list[Page] = pickle.load(file)
    return found


def _read(file: Path) -> tuple[tuple[Known, ...], Files] | None:
    """The head of a file of pages; None where it is not there, or is not as it was written."""
    try:
        whole = file.read_bytes()
    except FileNotFoundError:
        return None
    if hashlib.sha256(whole[_MARK:]).digest() != whole[:_MARK]:
        return None
    known, files = pickle.loads(whole[_MARK:])
    return known, files
