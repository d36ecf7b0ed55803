"""The site as page makers see it: views of the law, of an Act and of the whole, each worked out where it is asked."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from markupsafe import Markup

from lawplain import sources
from lawplain.config import Config
from lawplain.editions import guides
from lawplain.editions.by_topic import Sections, by_topic
from lawplain.editions.guides import Guided
from lawplain.editions.marking import Marker
from lawplain.editions.meanings import Vocabulary, vocabulary
from lawplain.editions.pair import Collection, Edition, Entry
from lawplain.editions.questions import Sheet, sheets
from lawplain.kept import NOTHING, Kept
from lawplain.law import addresses
from lawplain.law.instrument import Instrument, together
from lawplain.law.locations import Locations
from lawplain.law.model import Act, Provision
from lawplain.law.references import Resolved, resolve
from lawplain.site.html.key_facts import Fact


@dataclass(frozen=True, eq=False)
class LawView:
    """What follows from the words of an Act alone, whatever people wrote about it, and on the pages of any language.
    `kept` has what was found out about it before."""

    act: Act
    locations: Locations
    kept: Kept = NOTHING

    def resolved(self, id_: str) -> Resolved | None:
        """The words of the provision with this id, references resolved; None where they are not stored."""
        if id_ in self._with_words and id_ not in self._resolved:
            self._resolved[id_] = resolve(self._with_words[id_], self.act, self.locations)
        return self._resolved.get(id_)

    @cached_property
    def _with_words(self) -> Mapping[str, Provision]:
        return {p.id: p for p in self.act.contents if p.text}

    @cached_property
    def _resolved(self) -> dict[str, Resolved]:
        return {}

    @cached_property
    def referring(self) -> Mapping[str, tuple[str, ...]]:
        """The sections that refer to each section, by its id, in the order of the law."""
        name = f"referring/{self.act.slug}"
        return self.kept.of(name, self._referring, self.act.read_from, self.locations.digest)

    def _referring(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for section in self.act.sections:
            resolved = self.resolved(section.id)
            for target in dict.fromkeys(reference.target for reference in (resolved.references if resolved else ())):
                found.setdefault(target, []).append(section.id)
        return {target: tuple(ids) for target, ids in found.items()}


@dataclass(frozen=True, eq=False)
class SiteView:
    """The whole site in one language. `trends` says, by the slug of an Act, how many explanations there were on earlier
    days. `folder` is where its pages stand: "ar/", "" for English; `english` the collection in English where this one
    is in another language."""

    config: Config
    collection: Collection
    locations: Locations
    laws: Mapping[str, LawView]
    trends: Mapping[str, tuple[tuple[dt.date, int], ...]] = field(default_factory=dict)
    folder: str = ""
    english: Collection | None = None

    @cached_property
    def spoken_of(self) -> Instrument:
        """The words in which pages speak of all the site's laws together."""
        return together(edition.act.instrument for edition in self.collection.editions)

    @cached_property
    def acts(self) -> Mapping[str, "ActView"]:
        """Every Act, by its slug. What is worked out for one stays: see `passing`."""
        return {e.act.slug: ActView(self, e, self.laws[e.act.slug]) for e in self.collection.editions}

    @cached_property
    def by_topic(self) -> Mapping[str, Sections]:
        """The sections of each topic, by its path."""
        return by_topic(self.collection)

    @cached_property
    def questions(self) -> tuple[Sheet, ...]:
        """The pages of questions, by topic: those of the English site, so that a page has one address in any language.
        What is on them is English too; `sections` has what stands there in this language."""
        return sheets(self.english or self.collection)

    @cached_property
    def guides(self) -> tuple[Guided, ...]:
        """The guides that readers see."""
        return guides.shown(self.collection.guides)

    @cached_property
    def sections(self) -> Mapping[str, tuple[Edition, Entry]]:
        """Every section by its Act and name: "immigration-act-2009/398"."""
        every = ((edition, entry) for edition in self.collection.editions for entry in edition.sections)
        return {f"{edition.act.slug}/{entry.name}": (edition, entry) for edition, entry in every}

    def passing(self, edition: Edition) -> "ActView":
        """An Act that is looked at once: what is worked out for it goes with this view, so that nobody ever holds that
        of a whole statute book."""
        return ActView(self, edition, replace(self.laws[edition.act.slug]))

    def rewritten(self, collection: Collection, folder: str = "") -> "SiteView":
        """The site with what people wrote anew, or in another language. The law in `collection` must be the same."""
        english = self.english or self.collection if folder else self.english
        return replace(self, collection=collection, folder=folder or self.folder, english=english)

    def full(self, where: str) -> str:
        """The whole address of a page of this site in this language; `where` starts at its root."""
        return f"{self.config.site.address}{self.folder}{where.removeprefix('/')}"


@dataclass(frozen=True, eq=False)
class Explanation:
    """What a page shows of a summary: its text, its key facts, and the words that are marked in both."""

    html: Markup = field(default_factory=Markup)
    facts: tuple[Fact, ...] = ()
    marker: Marker | None = None


@dataclass(frozen=True, eq=False)
class ActView:
    """One Act of the site, with what people wrote about it. `explained` keeps explanations as HTML, by their files."""

    site: SiteView
    edition: Edition
    law: LawView
    explained: dict[str, Explanation] = field(default_factory=dict, repr=False)

    @property
    def act(self) -> Act:
        return self.edition.act

    @property
    def later(self) -> dt.date | None:
        """The day of a version that is there and newer than the one stored, as lawplain.toml has it; None for none."""
        ref = next((ref for ref in self.site.config.acts if ref.slug == self.act.slug), None)
        return ref.later if ref and ref.later and ref.later > self.act.as_at else None

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The terms that it defines, with their plain meanings."""
        return vocabulary(self.edition)

    @cached_property
    def words_by_letter(self) -> Mapping[str, str]:
        """The pages that the words which the Act defines are divided into, by letter; none where they are few."""
        return addresses.words_by_letter(self.act)

    @cached_property
    def headings(self) -> Mapping[str, Provision]:
        """What sections stand under, by id; the headings are marked as English where another language is spoken."""
        return {p.id: p for p in self.act.contents if p.kind in ("part", "subpart", "crosshead")}

    @cached_property
    def by_id(self) -> Mapping[str, Entry]:
        """Its sections and Parts by the provision's id."""
        return {e.provision.id: e for e in (*self.edition.sections, *self.edition.parts) if e.provision}

    @cached_property
    def by_label(self) -> Mapping[str, tuple[Entry, ...]]:
        """The sections that have, or had, each number."""
        found: dict[str, list[Entry]] = {}
        for entry in self.edition.sections:
            if entry.provision:
                found.setdefault(entry.provision.label, []).append(entry)
        return {label: tuple(entries) for label, entries in found.items()}

    @cached_property
    def beside(self) -> Mapping[str, tuple[Entry | None, Entry | None]]:
        """The sections before and after each section, and the Parts before and after each Part, by its name."""
        rows = (self.edition.sections, self.edition.parts)
        return {e.name: (b, a) for row in rows for e, b, a in zip(row, (None, *row), (*row[1:], None), strict=False)}

    def has(self, entry: Entry) -> bool:
        """Whether it is one of the Act's sections or Parts."""
        return entry.provision is not None and self.by_id.get(entry.provision.id) is entry

    def inside(self, part: Entry) -> tuple[Entry, ...]:
        """The sections of a Part."""
        own = part.provision
        return tuple(e for e in self.edition.sections if own and e.provision and e.provision.part == own.id)


def site(config: Config, collection: Collection, kept: Kept = NOTHING) -> SiteView:
    """The site of a collection. `kept` has what was found out about the same law before."""
    acts = [edition.act for edition in collection.editions]
    locations = Locations.of(acts, sources.known_laws(acts))
    return SiteView(config, collection, locations, {act.slug: LawView(act, locations, kept) for act in acts})
