"""What a page is, what page makers are given, and the templates that turn one into the other."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from lawplain.config import Config
from lawplain.definitions import Glossary, plain_meanings
from lawplain.library import Library
from lawplain.model import Act, Provision
from lawplain.pair import Collection, Edition, Entry
from lawplain.references import Resolved, resolve
from lawplain.sources import nz_elsewhere
from lawplain.speaking import Language, attributes, catalogued, day, english, message, say
from lawplain.written import Meaning

_TEMPLATES = Path(__file__).parent.parent / "templates"


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its address below the site's (`immigration-act-2009/398/`, "" for the home page) and its HTML.

    Addresses inside `body` start at the site's root ("/immigration-act-2009/398/#s4"); `write` makes them relative.
    `kind` is the page type, for the style sheet. `searched` says whether the search index holds it. `as_at` is the
    version of the law that the page shows, for a printed page; None where it shows none. `changed` is the day when what
    it says last changed, for the sitemap; None where no file says so. `notice` is what has to be read before all else.
    `linked` is what the page says to programs: JSON-LD. `language` is the page's, None for English; `own_language` says
    whether what it explains is in it too; if not, `canonical` is the path of the English page. `others` are the same
    page in every language of the site, this one too: its path, and whether what it explains is in that language.
    """

    path: str
    title: str
    description: str
    body: Markup
    kind: str
    searched: bool = True
    previous: str = ""
    next: str = ""
    as_at: dt.date | None = None
    changed: dt.date | None = None
    notice: str = ""
    linked: str = ""
    language: Language | None = None
    own_language: bool = True
    canonical: str = ""
    others: tuple[tuple[Language | None, str, bool], ...] = ()


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
    library: Library
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
    library = Library.of(acts.values(), nz_elsewhere.known(acts.values()))

    def resolved(slug: str) -> dict[str, Resolved]:
        return {p.id: resolve(p, acts[slug], library) for p in acts[slug].contents if p.text}

    of_the_law = Site(
        config,
        collection,
        library,
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
                for topic in entry.summary.matter.topics:
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


def render(template: str, **values: Any) -> Markup:
    """A template of `templates/` with its values; everything that is not Markup is escaped."""
    return Markup(environment().get_template(template).render(values))


@cache
def environment() -> Environment:
    """The templates, and how they say things."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_callables(message, _one_or_more, newstyle=True)  # type: ignore[attr-defined]
    environment.globals |= {"_": _said, "gettext": _said}  # jinja's own ask three times over: a tenth of a page
    environment.filters["day"] = day
    environment.filters["english"] = english
    environment.globals |= {"in_english": lambda: Markup(attributes()), "numbered": numbered, "named": name}
    return environment


def _said(words: str, /, **values: object) -> Markup:
    """Our words as HTML in the language that is spoken; what is not HTML among the values is escaped."""
    found = Markup(message(words))
    return found % values if "%" in found else found


def _one_or_more(one: str, more: str, count: int) -> str:
    raise NotImplementedError("Our sentences need no plural: each language has its own, so none hangs on a number.")


def in_a_row(date: dt.date) -> str:
    """27 May 2026, with spaces that break: for descriptions."""
    return day(date).replace("\u00a0", " ")


def address(act: Act, name: str) -> str:
    """The address of a provision's page, from the site's root."""
    return f"/{act.slug}/{name}/" if name not in ("", "act") else f"/{act.slug}/"


def shown(entry: Entry) -> bool:
    """Has it a summary that can be shown? Not one with errors, nor one of a repealed section."""
    repealed = entry.provision is not None and entry.provision.repealed
    return entry.summary is not None and not entry.broken and not repealed


def changed(entry: Entry) -> dt.date | None:
    """The day when an entry's page last changed: a legal change, a summary of a newer version, a review."""
    days = [note.date for note in entry.provision.history if note.date] if entry.provision else []
    if entry.summary and shown(entry):
        matter = entry.summary.matter
        days += [matter.law_as_at, *([matter.reviewed_on] if matter.reviewed_on else [])]
    return max(days, default=None)


def newest(entries: Iterable[Entry]) -> dt.date | None:
    """The last day when one of these changed."""
    return max((day for entry in entries if (day := changed(entry))), default=None)


def plain_title(entry: Entry) -> str:
    """The "you could also call this" title, "" where there is none to show."""
    return entry.summary.matter.also_called if entry.summary and shown(entry) else ""


_NUMBERED = {
    "section": catalogued("Section %(label)s"),
    "part": catalogued("Part %(label)s"),
    "subpart": catalogued("Subpart %(label)s"),
    "schedule": catalogued("Schedule %(label)s"),
}
_ALONE = {
    "section": catalogued("Section"),
    "part": catalogued("Part"),
    "subpart": catalogued("Subpart"),
    "schedule": catalogued("Schedule"),
}


def numbered(provision: Provision) -> str:
    """ "Section 398", "Part 11": how people name it."""
    label = provision.label
    named = label.casefold().startswith(provision.kind)  # a few schedules carry "Schedule" as their label
    if named or provision.kind not in _NUMBERED:
        return label or provision.heading
    return say(_NUMBERED[provision.kind], label=label) if label else say(_ALONE[provision.kind])


def name(provision: Provision) -> str:
    """Its number and heading: "Part 11: Miscellaneous provisions"."""
    if not provision.label:
        return provision.heading
    return say("%(number)s: %(heading)s", number=numbered(provision), heading=provision.heading)
