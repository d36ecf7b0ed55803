"""The site as page makers see it: every edition, with what is worked out of it once."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar

from markupsafe import Markup

from lawplain import sources
from lawplain.config import Config
from lawplain.content.fields import Meaning
from lawplain.editions.meanings import plain_meanings
from lawplain.editions.pair import Collection, Edition, Entry
from lawplain.law.definitions import Glossary
from lawplain.law.locations import Locations
from lawplain.law.model import Provision
from lawplain.law.references import Resolved, resolve

T = TypeVar("T")


class PerAct(dict[str, T], Generic[T]):
    """By the slug of an Act something that is worked out when it is first asked for; that of a few Acts is kept.

    So a process that makes an Act's pages works out that Act alone, and no process ever holds all of a statute book.
    """

    MOST = 4

    def __init__(self, make: Callable[[str], T]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, slug: str) -> T:
        if len(self) >= self.MOST:
            del self[next(iter(self))]
        found = self[slug] = self._make(slug)
        return found


def _nothing(slug: str) -> Any:
    raise KeyError(slug)


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that page makers are given. `library` finds what references point to.

    By the slug of an Act: `resolved` holds the words of its provisions, references resolved, by id; `glossaries` the
    terms that it defines, `meanings` their plain meanings, by the key of the term; `trends` how many explanations
    there were on earlier days; `headings` what its sections stand under, by id. `entries` has every section by its
    Act and name ("immigration-act-2009/398"), with its place in the order of all. `explained` keeps
    explanations as HTML, by the path of the summary. `folder` is where the pages of this language stand: "ar/", "" for
    English.
    """

    config: Config
    collection: Collection
    locations: Locations
    by_topic: dict[str, tuple[tuple[Edition, Entry], ...]] = field(default_factory=dict)
    resolved: PerAct[dict[str, Resolved]] = field(default_factory=lambda: PerAct(_nothing))
    glossaries: PerAct[Glossary] = field(default_factory=lambda: PerAct(_nothing))
    meanings: PerAct[dict[tuple[str, str], Meaning]] = field(default_factory=lambda: PerAct(_nothing))
    trends: dict[str, tuple[tuple[dt.date, int], ...]] = field(default_factory=dict)
    headings: PerAct[dict[str, Provision]] = field(default_factory=lambda: PerAct(_nothing))
    entries: dict[str, tuple[int, Edition, Entry]] = field(default_factory=dict)
    explained: dict[str, Markup] = field(default_factory=dict)
    folder: str = ""

    def full(self, where: str) -> str:
        """The whole address of a page of this site in this language; `where` starts at its root."""
        return f"{self.config.site.address}{self.folder}{where.removeprefix('/')}"

    def edition(self, slug: str) -> Edition:
        return next(edition for edition in self.collection.editions if edition.act.slug == slug)


def site(config: Config, collection: Collection) -> Site:
    """The site of a collection, its topics' sections gathered."""
    acts = {edition.act.slug: edition.act for edition in collection.editions}
    locations = Locations.of(acts.values(), sources.known_laws(acts.values()))

    def resolved(slug: str) -> dict[str, Resolved]:
        return {p.id: resolve(p, acts[slug], locations) for p in acts[slug].contents if p.text}

    of_the_law = Site(
        config,
        collection,
        locations,
        resolved=PerAct(resolved),
        glossaries=PerAct(lambda slug: Glossary.of(acts[slug])),
    )
    return rewritten(of_the_law, collection)


def rewritten(site: Site, collection: Collection) -> Site:
    """The site with what people wrote anew. The law in `collection` must be the one that the site has."""
    gathered: dict[str, list[tuple[Edition, Entry]]] = {}
    for edition in collection.editions:
        for entry in edition.sections:
            if entry.summary and not entry.broken and entry.provision and not entry.provision.repealed:
                for topic in entry.summary.front.topics:
                    gathered.setdefault(topic, []).append((edition, entry))
    written = {edition.act.slug: edition.meanings for edition in collection.editions}
    acts = {edition.act.slug: edition.act for edition in collection.editions}

    def headings(slug: str) -> dict[str, Provision]:
        return {p.id: p for p in acts[slug].contents if p.kind in ("part", "subpart", "crosshead")}

    every = ((edition, entry) for edition in collection.editions for entry in edition.sections)
    return replace(
        site,
        collection=collection,
        headings=PerAct(headings),
        explained={},
        entries={f"{edition.act.slug}/{entry.name}": (i, edition, entry) for i, (edition, entry) in enumerate(every)},
        by_topic={topic: tuple(found) for topic, found in gathered.items()},
        meanings=PerAct(lambda slug: plain_meanings(site.glossaries[slug].terms, written[slug])),
    )


def alone(site: Site, edition: Edition) -> Site:
    """The site as the makers of an Act's own pages see it: with that Act only."""
    return replace(site, collection=replace(site.collection, editions=(edition,)))
