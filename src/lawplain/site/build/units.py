"""What is made, in units: the pages of one type of one section, say. Each notes what it read, and is made again when
that has changed.

Units that have to be made are put together into jobs, one of an Act or of a part of it, and done on every core.
"""

import hashlib
import json
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

from markupsafe import Markup

from lawplain import parallel
from lawplain.editions import by_topic, guides, leaning, limits, questions, translate
from lawplain.editions.guides import Guided
from lawplain.editions.pair import Collection, Edition, Entry
from lawplain.errors import naming
from lawplain.language import speech
from lawplain.language.speech import Language
from lawplain.site.build import languages, watched
from lawplain.site.build.inputs import Inputs, Made
from lawplain.site.files import feeds, for_programs, guides_data, search_documents
from lawplain.site.html import te_reo
from lawplain.site.page import Known, Page, Piece
from lawplain.site.page_types import PAGE_TYPES
from lawplain.site.pages import data
from lawplain.site.view import ActView, SiteView

Files = Iterable[tuple[str, str]]
_SMALL = 48
"""Sections for which it is not worth to begin another job."""
_JOBS = 4
"""How many jobs each core can choose from, at least, where one Act is most of the site."""

_LARGE = ("questions", "search")
"""Page types of the whole site that take long enough to be made beside the others."""


def _nothing(view: Any) -> tuple[()]:
    return ()


@dataclass(frozen=True, slots=True)
class Unit:
    """Pages and files that are made, or stay, together. `key` is its name for ever, `act` the slug of its Act, "" for
    what is of the whole site: that is made in each build, but where it says what it is made `of` beside what Acts are
    made of too (`Piece`). Of these, the units of one `group` are made one after the other, since they share work."""

    key: str
    language: Language | None
    act: str = ""
    group: str = ""
    of: str = ""
    pages: Callable[[Any], Iterable[Page]] = _nothing
    files: Callable[[Any], Files] = _nothing


@dataclass(frozen=True, slots=True)
class Job:
    """Units that one process makes from one view. `file` holds their pages once it is done."""

    units: tuple[Unit, ...]
    view: Callable[[], SiteView | ActView]
    file: Path


@dataclass(frozen=True, slots=True)
class Done:
    """What a job made: by their keys what each unit made, and the files with their contents. `file` holds the pages."""

    file: Path
    language: Language | None
    made: Mapping[str, Made]
    files: Mapping[str, str] = field(default_factory=dict)


class Stamps:
    """What each unit is made of, as one digest; "" for what is made in each build."""

    def __init__(self, given: Inputs | None, site: SiteView) -> None:
        self._acts: dict[str, str] = {}
        self._entries: dict[str, str] = {}
        self._guides: dict[str, str] = {}
        if given is None:
            return
        self._guides = {one.name: repr((_files(given.files, one), leaning.seen(one.leans))) for one in site.guides}
        where = site.locations.digest
        for edition in site.collection.editions:
            slug = edition.act.slug
            self._acts[slug] = f"{given.of_act(slug)} {where}"
            self._entries |= {
                watched.key(slug, entry): _written(given.files, entry) + _part_of(site, slug, entry)
                for entry in edition.entries
            }

    def of_text(self, slug: str, about: Entry | Guided, shared: str) -> str:
        """What is found in a summary or a guide alone follows from this."""
        if slug not in self._acts:
            return ""
        own = self._guides[about.name] if isinstance(about, Guided) else self._entries[watched.key(slug, about)]
        return _digest(self._acts[slug], own, shared)

    def of(self, unit: Unit, reads: Iterable[str]) -> str:
        shared = self._acts.get(unit.act, "") if unit.act else unit.of and " ".join((unit.of, *self._acts.values()))
        if not shared or not self._acts:
            return ""
        return _digest(unit.key, shared, *(f"{one} {self._entries.get(one, '')}" for one in reads))


def of_texts(collection: Collection, stamps: Stamps) -> dict[str, str]:
    """A stamp of each summary and guide, by its path. It is of all that the rules see that look at one alone: the law,
    the text and its translations, and where links can lead."""
    shown = guides.shown(collection.guides)
    more = (questions.paths(collection), limits.pages(collection), tuple(one.name for one in shown))
    shared = repr((by_topic.paths(collection), translate.everyday(collection), *more))
    every = ((edition.act.slug, entry) for edition in collection.editions for entry in edition.entries)
    found = {e.summary.path: stamps.of_text(slug, e, shared) for slug, e in every if e.summary}
    return found | {one.guide.path: stamps.of_text(one.guide.front.law, one, shared) for one in shown}


def _files(files: Mapping[str, str], about: Entry | Guided) -> list[tuple[str, str | None]]:
    return [(path, files.get(path)) for path in about.paths]


def _written(files: Mapping[str, str], entry: Entry) -> str:
    """What people wrote about an entry, as far as readers see it, what it rests on elsewhere, and what of it has not
    started: the Act's own file says that."""
    return repr((_files(files, entry), entry.broken, entry.unstarted, leaning.seen(entry.leans)))


def _part_of(site: SiteView, slug: str, entry: Entry) -> str:
    """What the page of a section says of the guides that it is a part of."""
    found = guides.of_provision(site.guides, slug, entry.provision) if entry.provision else ()
    told = ((part, part.guide.guide.front) for part in found)
    return repr([(part.guide.name, front.title, part.steps, [step.id for step in front.steps]) for part, front in told])


def units(site: SiteView, language: Language | None) -> Iterator[Unit]:
    """Everything to be made in one language; on each page the words of te reo are marked."""
    for unit in _units(site, language):
        yield replace(unit, pages=partial(_marked, unit.pages, site.collection.words.te_reo))


def _marked(make: Callable[[Any], Iterable[Page]], words: Sequence[str], view: Any) -> Iterator[Page]:
    for page in make(view):
        yield replace(page, body=Markup(te_reo.marked(str(page.body), words)))


def _units(site: SiteView, language: Language | None) -> Iterator[Unit]:
    code = language.code if language else "en"
    for kind in PAGE_TYPES:
        if kind.scope == "site":
            group = kind.name if kind.name in _LARGE else "site"
            for piece in kind.pieces(site) if kind.pieces else (Piece("", "", kind.make),):
                key = f"{code} {kind.name} {piece.name}".rstrip()
                yield Unit(key, language, group=group, of=piece.of, pages=piece.make)
    yield Unit(f"{code} index", language, group="search", files=_index)
    if language is None:
        yield Unit("feeds", None, group="site", files=feeds.feeds)
        yield Unit("files", None, group="site", files=_for_programs)
    for edition in site.collection.editions:
        yield from _of_act(edition, code, language)


def _of_act(edition: Edition, code: str, language: Language | None) -> Iterator[Unit]:
    """The units of an Act. Those of a Part follow its sections, since they share work."""
    slug, inside = edition.act.slug, dict[str, list[Unit]]()
    for scope, entries in (("section", edition.sections), ("part", edition.parts)):
        for entry in entries:
            provision = entry.provision
            assert provision is not None
            for kind in PAGE_TYPES:
                if kind.scope == scope:
                    make = partial(_pages, kind.make, entry)
                    unit = Unit(f"{code} {kind.name} {watched.key(slug, entry)}", language, slug, pages=make)
                    inside.setdefault(provision.id if scope == "part" else provision.part, []).append(unit)
    for of_part in inside.values():
        yield from of_part
    for kind in PAGE_TYPES:
        if kind.scope == "act":
            yield Unit(f"{code} {kind.name} {slug}", language, slug, pages=kind.make)
    if language is None:
        yield Unit(f"data {slug}", None, slug, files=data.files)


def _pages(make: Callable[..., Iterator[Page]], entry: Any, view: ActView) -> Iterator[Page]:
    return make(view, entry)


def _for_programs(site: SiteView) -> Files:
    return (*data.schema(), *guides_data.files(site), *for_programs.files(site))


def _index(site: SiteView) -> Files:
    return ((f"{site.folder}search/{name}", text) for name, text in search_documents.files(site).items())


def jobs(of: Sequence[Unit], sites: Mapping[str, SiteView], folder: Path) -> list[Job]:
    """The work of making these units, the longest first. A large Act is divided, so that every core has its share."""
    found: list[Job] = []
    most = max(_SMALL, len(of) // (_JOBS * parallel.cores()))
    for (code, act, _), group in groupby(sorted(of, key=_apart), key=_apart):
        some, site = tuple(group), sites[code]
        edition = next((e for e in site.collection.editions if e.act.slug == act), None)
        cut = [some] if edition is None or parallel.cores() == 1 else _cut(some, most)
        for part in cut:
            view: Callable[[], SiteView | ActView] = partial(_same, site)
            if edition is not None:
                view = partial(site.passing, edition) if len(cut) == 1 else partial(_same, site.acts[act])
            found.append(Job(part, view, folder / f"{_digest(part[0].key)}.pickle"))
    return sorted(found, key=lambda job: (bool(job.units[0].act), -len(job.units)))


def _apart(unit: Unit) -> tuple[str, str, str]:
    """Units that differ in this are made in different jobs."""
    return unit.language.code if unit.language else "", unit.act, unit.group


def _cut(some: tuple[Unit, ...], most: int) -> list[tuple[Unit, ...]]:
    return [some[i : i + most] for i in range(0, len(some), most)]


def _same(view: Any) -> Any:
    return view


def make(job: Job, stamps: Stamps) -> Done:
    """Does a job; its pages go into its file."""
    view, made, contents, pages = job.view(), dict[str, Made](), dict[str, str](), list[Page]()
    with speech.In(job.units[0].language):
        for unit in job.units:
            with watched.reading() as read:
                own, files = list(unit.pages(view)), dict(unit.files(view))
                reads = tuple(sorted(read))
            known = tuple(Known(page.path, page.own_language, page.changed, page.kind) for page in own)
            made[unit.key] = Made(stamps.of(unit, reads), reads, known, tuple(files))
            contents |= files
            pages += own
    with naming(job.file):
        job.file.write_bytes(pickle.dumps(pages, pickle.HIGHEST_PROTOCOL))
    return Done(job.file, job.units[0].language, made, contents)


def pages(done: Done, where: languages.Places) -> Iterator[Page]:
    """The pages of a job, where they stand."""
    made: list[Page] = pickle.loads(done.file.read_bytes())
    return (languages.placed(page, done.language, where) for page in made)


def _digest(*said: str) -> str:
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:20]
