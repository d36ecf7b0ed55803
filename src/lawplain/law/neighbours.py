"""Where a pin to another provision leads: `[s 355(1)]`. Which words it names, and the fingerprint of these."""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal

from lawplain.law import pins, plain_text, subsection_lines
from lawplain.law.by_identity import Same
from lawplain.law.drafting import MONTHS
from lawplain.law.model import Act, HistoryNote, Place, Provision
from lawplain.law.pins import Elsewhere

_WHAT = {"s": "section", "r": "regulation", "cl": "clause"}


@dataclass(frozen=True, slots=True)
class Spot:
    """What a pin names in one other provision.

    `first` and `last` are places of it as `Place.pin` writes them, "" where the whole provision is named. `name` is how
    a pin names it alone: "s 355(1)". `notes` are the history notes that are named, no words of the law.
    """

    act: str
    provision: Provision
    name: str
    first: str = ""
    last: str = ""
    notes: tuple[HistoryNote, ...] = ()

    @property
    def places(self) -> tuple[Place, ...]:
        """All that it names, with all inside it; none where the whole is named, or a note."""
        return pins.between(self.first, self.last, self.provision.places) or () if self.first else ()

    @property
    def anchor(self) -> str:
        """Where it starts on its page, "" for the whole page and for a history note."""
        return self.places[0].anchor if self.first else ""

    @property
    def ended(self) -> str:
        """How it ended: "repealed", "expired", "spent"; "" where it did not."""
        gone = [place for place in self.places if place.pin in (self.first, self.last)]
        status = self.provision.status if self.provision.repealed else next((p.status for p in gone), "")
        return status if status in ("repealed", "expired", "spent") else ""

    @property
    def words(self) -> str | None:
        """The words of the law that it names, with what leads in to them; None where they are not stored."""
        if self.notes:
            return _said(self.notes)
        if self.provision.text is None:
            return None
        return subsection_lines.words_at(self.places, self.provision) if self.first else _whole(self.provision)

    @property
    def fingerprint(self) -> str:
        """Of these words; of a range over those of its places that have not ended. "" where nothing stored tells it."""
        if self.notes:
            return _digest(_said(self.notes))
        if not self.first:
            return self.provision.fingerprint
        if self.first == self.last:
            return _mark(self.places[0], self.provision)
        marks = [_mark(place, self.provision) for place in self.places if not place.status]
        return _digest(" ".join(marks)) if marks and all(marks) else ""


@dataclass(frozen=True, slots=True)
class Laws:
    """Every Act that is stored, by its slug. `others` are the slugs of all that the site has.

    `past` gives the superseded words of a provision of an Act by their fingerprint, where these are kept. `unstarted`
    are the places of each Act that are not in force, where the source itself does not mark them so.
    """

    acts: Mapping[str, Act] = field(default_factory=dict)
    others: frozenset[str] = frozenset()
    past: Callable[[str, Provision, str], Provision | None] = lambda slug, provision, fingerprint: None
    unstarted: Mapping[str, tuple[Spot, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lost:
    """Why a pin leads nowhere. `kind` "unknown": nothing that is stored tells whether it does."""

    kind: Literal["not-there", "unknown"]
    said: str
    fix: str = ""


def spots(other: Elsewhere, own: str, laws: Laws) -> tuple[Spot, ...] | Lost:
    """What a pin in a text about the Act `own` names: one spot for each provision, in document order.

    Of two provisions with one number the one that is not repealed is meant. Never empty.
    """
    slug = other.law or own
    act = laws.acts.get(slug)
    if act is None:
        if slug in laws.others:
            return Lost("unknown", f"Nothing is stored of {slug}.", f"Run: lawplain fetch {slug}")
        known = ", ".join(sorted({*laws.acts, *laws.others}))
        return Lost("not-there", f"No Act of this site is called {slug}.", f"There are: {known}.")
    return _clauses(other, act) if other.schedule else _sections(other, act)


def inside(provision: Provision, other: Elsewhere, act: str) -> Spot | None:
    """What a pin names in one version of a provision; None where that version has it not."""
    first, last = other.path, other.last_path or other.path
    if other.schedule:
        first, last = f"clause {other.label}{first}", f"clause {other.last_label or other.label}{last}"
    if other.note:
        notes = tuple(note for note in provision.history if note.date == other.note)
        return Spot(act, provision, other.name, notes=notes) if notes else None
    if not first:
        return Spot(act, provision, other.name)
    named = _located(first, last, provision)
    return Spot(act, provision, other.name, *named) if named else None


def touches(note: HistoryNote, spot: Spot) -> bool:
    """Can the change that a history note tells have changed what a pin names? True too where nobody can tell."""
    label = re.escape(spot.provision.label)
    found = re.fullmatch(
        rf"(?:Section|Regulation|Rule|Clause) {label}(?P<path>(?:\([^()\s]+\))*)"
        r"(?: “(?P<term>[^”]+)”(?: paragraph (?P<inner>(?:\([^()\s]+\))+))?| (?P<heading>heading))?",
        note.provision,
    )
    if found is None:
        return True
    if found["heading"]:
        return False
    term = f"“{found['term']}”{found['inner'] or ''}" if found["term"] else found["path"]
    if not term or not spot.first:
        return True
    named = term.casefold() if term.startswith("“") else term
    here = [p.pin.casefold() if p.pin.startswith("“") else p.pin for p in spot.places]
    return any(pins.covers(named, pin) or pins.covers(pin, named) for pin in here)


def not_started(pin: str, provision: Provision, unstarted: Iterable[Spot]) -> bool:
    """Is a place of a provision not in force, or all of it where `pin` is ""? `unstarted` are those of its Act."""
    if provision.status == "not-in-force":
        return True
    own = (spot for spot in unstarted if spot.provision.id == provision.id)
    return any(not spot.first or (pin != "" and pin in {place.pin for place in spot.places}) for spot in own)


def fingerprinted(provision: Provision) -> tuple[Place, ...]:
    """The places of a provision, each with the fingerprint of its words, where these are stored."""
    if provision.text is None:
        return provision.places
    marks = {anchor: _digest(words) for anchor, words in subsection_lines.by_place(provision).items()}
    return tuple(replace(place, fingerprint=marks.get(place.anchor, "")) for place in provision.places)


def numbered(act: Act, kind: str, label: str) -> Provision | None:
    """The provision of that number; of two with one number the one that is not repealed."""
    return _by_number(Same(act)).get((kind, label.casefold()))


def _sections(other: Elsewhere, act: Act) -> tuple[Spot, ...] | Lost:
    first = numbered(act, "section", other.label)
    last = numbered(act, "section", other.last_label) if other.last_label else first
    for found, label in ((first, other.label), (last, other.last_label)):
        if found is None:
            return _no_section(other, act, label)
    assert first is not None
    assert last is not None
    if first is last:
        return _spot(other, act, first, other.path, other.last_path or other.path, other.name)
    order = [provision for provision in act.contents if provision.kind == "section"]
    start, end = order.index(first), order.index(last)
    if start > end:
        return Lost(
            "not-there", f"{other.name} runs backwards.", "Write the section that stands first before the other."
        )
    found_spots: list[Spot] = []
    for provision in order[start : end + 1]:
        if provision.repealed and provision not in (first, last):
            continue
        tops = pins.top_level(provision.places)
        from_ = other.path if provision is first else ""
        to = other.last_path if provision is last else ""
        begin = from_ or (tops[0].pin if to and tops else "")
        finish = to or (tops[-1].pin if from_ and tops else "")
        alone = Elsewhere(other.unit, provision.label, begin, other.law, last_path="" if begin == finish else finish)
        here = _spot(other, act, provision, begin, finish, alone.name)
        if isinstance(here, Lost):
            return here
        found_spots += here
    return tuple(found_spots)


def _clauses(other: Elsewhere, act: Act) -> tuple[Spot, ...] | Lost:
    schedule = numbered(act, "schedule", other.schedule)
    if schedule is None:
        if any(provision.kind == "schedule" for provision in act.contents):
            return Lost("not-there", f"The {act.title} has no Schedule {other.schedule}.", "Look at the number.")
        return Lost("unknown", f"The Schedules of the {act.title} are not stored.", "Look at the official site.")
    last_label = other.last_label or other.label
    last = f"clause {last_label}{other.last_path or ('' if other.last_label else other.path)}"
    return _spot(other, act, schedule, f"clause {other.label}{other.path}", last, other.name)


def _spot(
    other: Elsewhere, act: Act, provision: Provision, first: str, last: str, name: str
) -> tuple[Spot, ...] | Lost:
    if other.note:
        notes = tuple(note for note in provision.history if note.date == other.note)
        if not notes:
            days = ", ".join(sorted({str(note.date) for note in provision.history if note.date})[:6])
            said = f"{provision.instrument.words['Unit']} {provision.label} has no history note of {other.note}."
            return Lost("not-there", said, f"It has notes of: {days}." if days else "It has no history notes.")
        return (Spot(act.slug, provision, name, notes=notes),)
    if not first:
        return (Spot(act.slug, provision, name),)
    if (named := _located(first, last, provision)) is not None:
        return (Spot(act.slug, provision, name, *named),)
    if not provision.places and provision.text is None and not provision.repealed:
        return Lost("unknown", f"The words of {name} are not stored.", f"Run: lawplain fetch {act.slug}")
    what = f"Schedule {other.schedule}" if other.schedule else f"{_WHAT[other.unit].capitalize()} {provision.label}"
    path = first if first == last or _located(first, first, provision) is None else f"{first}-{last}"
    tops = ", ".join(place.pin for place in pins.top_level(provision.places))
    fix = f"It has: {tops}." if tops else f"It has no subsections: write [{_unit(other)} {other.label}]."
    return Lost("not-there", f"{what} has no {path}.", fix)


def _located(first: str, last: str, provision: Provision) -> tuple[str, str] | None:
    """The first and the last place of a range, in full; None where it is not there."""
    begin, end = _at(first, provision), _at(last, provision)
    whole = pins.between(begin, end, provision.places) if begin is not None and end is not None else None
    return (whole[0].pin, _last_named(end or "", whole)) if whole else None


def _last_named(end: str, places: tuple[Place, ...]) -> str:
    """The pin of the place that a range was said to end with, in full where it was written short."""
    full = [place.pin for place in places if place.pin == end or place.pin.casefold().endswith(end.casefold())]
    return full[-1] if full else places[-1].pin


def _at(path: str, provision: Provision) -> str | None:
    """A path as the provision's places write it: "(8)“term”(a)" is the term's, where that stands in (8)."""
    before, mark, term = path.partition("“")
    if not mark or not before or before.startswith("clause "):
        return path
    inside = pins.between(before, before, provision.places) or ()
    order = list(provision.places)
    tops = [order.index(place) for place in pins.top_level(provision.places)]
    if not inside:
        return None
    start = order.index(inside[0])
    end = next((i for i in tops if i > start), len(order))
    wanted = f"“{term}".casefold()
    return next((place.pin for place in order[start:end] if place.pin.casefold() == wanted), None)


@lru_cache(maxsize=64)
def _by_number(act: Same[Act]) -> dict[tuple[str, str], Provision]:
    found: dict[tuple[str, str], Provision] = {}
    for provision in act.thing.contents:
        key = (provision.kind, provision.label.casefold())
        if key not in found or (found[key].repealed and not provision.repealed):
            found[key] = provision
    return found


def _no_section(other: Elsewhere, act: Act, label: str) -> Lost:
    import difflib  # noqa: PLC0415 - only where something is wrong

    labels = [provision.label for provision in act.contents if provision.kind == "section"]
    near = next(iter(difflib.get_close_matches(label, labels, n=1, cutoff=0.6)), "")
    said = f"The {act.title} has no {_WHAT[other.unit]} {label}."
    return Lost("not-there", said, f"Did you mean {_unit(other)} {near}?" if near else "Look at the number in the law.")


def _unit(other: Elsewhere) -> str:
    return f"{other.law} {other.unit}".strip()


def _mark(place: Place, provision: Provision) -> str:
    if place.fingerprint or provision.text is None:
        return place.fingerprint
    return _marks(Same(provision)).get(place.anchor, "")


@lru_cache(maxsize=512)
def _marks(provision: Same[Provision]) -> dict[str, str]:
    return {place.anchor: place.fingerprint for place in fingerprinted(provision.thing)}


def _whole(provision: Provision) -> str:
    return subsection_lines.whole(provision)


def _said(notes: Iterable[HistoryNote]) -> str:
    return "\n".join(
        " ".join(filter(None, (note.provision, note.operation, _day(note), note.remark, note.by))) for note in notes
    )


def _day(note: HistoryNote) -> str:
    return f"{note.date.day} {MONTHS[note.date.month - 1]} {note.date.year}" if note.date else ""


def _digest(words: str) -> str:
    return hashlib.sha256(" ".join(plain_text.tokens(words)).casefold().encode()).hexdigest()[:16]
