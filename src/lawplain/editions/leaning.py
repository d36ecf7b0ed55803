"""What a text says on the strength of other provisions, and whether that still is as its writer read it.

`leans_on` in its front matter remembers each place by the id of its section and the fingerprint of its words. The
state of a place is worked out here alone. A summary's own section has nothing to do with it: `pair` says that.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, Protocol

from lawplain.content import ActContent, Content, Guide, Summary
from lawplain.content.fields import LeansOn
from lawplain.law import neighbours, pins, versions
from lawplain.law.by_identity import Same
from lawplain.law.model import Act, HistoryNote, Provision
from lawplain.law.neighbours import Laws, Lost, Spot
from lawplain.law.pins import Elsewhere, Pin

State = Literal[
    "same",  # as the writer read it
    "changed",  # its words are others
    "ended",  # it was repealed, expired, or is spent
    "gone",  # it is not there any more
    "moved",  # its section has another number
    "added",  # it came into a range of sections later
    "another",  # its number is another section's now: an error, never followed
    "unwritten",  # no entry of leans_on says how the writer read it
    "unknown",  # nothing stored tells
]
_OLDER = frozenset({"changed", "ended", "gone", "moved", "added"})


@dataclass(frozen=True, slots=True)
class Rest:
    """One place that a summary rests on. `name` is how a pin names it: "s 355(1)".

    `spot` is what it is in the law as stored, None where it is not there; `past` the words that the writer read, where
    these were superseded and are kept; `since` the legal changes of it after that. `now` is the number that its section
    has now, where that is another one; `ended` how it ended ("repealed"); `law` the title of its Act, "" for the
    summary's own. `unstarted`: it is not in force. `entry` is what the file says of it.
    """

    name: str
    act: str
    label: str
    state: State
    spot: Spot | None = None
    past: Spot | None = None
    since: tuple[HistoryNote, ...] = ()
    now: str = ""
    ended: str = ""
    law: str = ""
    unstarted: bool = False
    entry: LeansOn | None = None

    @property
    def outdated(self) -> bool:
        """Is what the summary says of it older than the law?"""
        return self.state in _OLDER or (self.state == "same" and bool(self.since))

    @property
    def words(self) -> str | None:
        """The words that the writer read; None where they are not stored."""
        if self.state in ("changed", "ended", "gone", "moved"):
            return self.past.words if self.past else None
        return self.spot.words if self.spot and self.state in ("same", "unwritten") else None


@dataclass(frozen=True, slots=True)
class Lean:
    """One place, or range, that a pin of a summary names elsewhere: what it rests on there (of a range of sections one
    each), or why it is `lost`."""

    other: Elsewhere
    rests: tuple[Rest, ...] = ()
    lost: Lost | None = None

    @property
    def name(self) -> str:
        return self.other.name

    @property
    def spots(self) -> tuple[Spot, ...]:
        """What it names in the law as stored, as far as that is there and the same section."""
        return tuple(rest.spot for rest in self.rests if rest.spot and rest.state != "another")

    @property
    def outdated(self) -> tuple[Rest, ...]:
        return tuple(rest for rest in self.rests if rest.outdated)

    @property
    def words(self) -> str | None:
        """The words of the law that the writer read there; None where they are not stored, or it leads nowhere."""
        found = [rest.words for rest in self.rests]
        return "\n".join(words or "" for words in found) if found and None not in found else None


class Leaning(Protocol):
    """A text with pins, as what these are read against: the provision that it is about, None where it is about several;
    what it rests on elsewhere; the pins of its own places that are not in force."""

    @property
    def provision(self) -> Provision | None: ...
    @property
    def leans(self) -> tuple[Lean, ...]: ...
    @property
    def unstarted(self) -> tuple[str, ...]: ...


def leans(written: Summary | Guide, act: str, laws: Laws) -> tuple[Lean, ...]:
    """What a text about that Act leans on, in the order of its pins; where it was not read, of its entries."""
    unread = bool(written.body.source.strip()) and not written.body.tokens
    named = tuple(_parsed(entry) for entry in written.front.leans_on) if unread else written.others
    return leans_of(named, written.front.leans_on, written.front.law_as_at, act, laws)


def leans_of(
    named: Iterable[Elsewhere], written: Iterable[LeansOn], as_at: dt.date, act: str, laws: Laws
) -> tuple[Lean, ...]:
    """What a text leans on that names these places, was written from the law of a day, and has these entries."""
    entries = {_parsed(entry).name: entry for entry in written}
    reader = _Reader(act, laws, as_at)
    return tuple(reader.lean(other, entries) for other in named)


def of_pin(found: tuple[Lean, ...], pin: Pin) -> tuple[Lean, ...]:
    """Those of a summary's leans that one pin names, in its order and its words."""
    if not pin.others:  # nearly all pins
        return ()
    by_name = _by_name(Same(found))
    return tuple(replace(by_name[other.name], other=other) for other in pin.others if other.name in by_name)


@lru_cache(maxsize=1024)
def _by_name(found: Same[tuple[Lean, ...]]) -> Mapping[str, Lean]:
    """Kept, since each pin of a text asks for it, and names are put together anew each time."""
    return {lean.name: lean for lean in found.thing}


def remembered(written: Content, slug: str) -> set[tuple[str, str]]:
    """The (id, fingerprint) of every section of an Act that a file leans on, of any Act or a guide: its words are to be
    kept."""
    return {
        (entry.id, entry.section)
        for own, text in _texts(written)
        for entry in text.front.leans_on
        if (_parsed(entry).law or own) == slug
    }


def overtaken(written: Content, act: Act, slugs: frozenset[str]) -> tuple[str, ...]:
    """The files, of any Act, and the guides that lean on places of this Act that are others now; by their `leans_on`
    alone."""
    laws = Laws({act.slug: act}, slugs)
    return tuple(text.path for own, text in _texts(written) if any(one.outdated for one in leans(text, own, laws)))


def _texts(written: Content) -> Iterator[tuple[str, Summary | Guide]]:
    """Every summary and every guide, each with the slug of its Act."""
    for slug, content in written.acts.items():
        yield from ((slug, summary) for summary in content.summaries)
    yield from ((guide.front.law, guide) for guide in written.guides)


def with_unstarted(laws: Laws, written: Mapping[str, ActContent]) -> Laws:
    """The laws, with what the Acts' own files say is not in force."""
    found: dict[str, tuple[Spot, ...]] = {}
    for slug, content in written.items():
        if slug in laws.acts:
            summary = next((s for s in content.summaries if s.front.id == laws.acts[slug].id), None)
            named = (pins.parse(place.law) for place in (summary.front.not_in_force if summary else ()))
            spots = (neighbours.spots(other, slug, laws) for pin in named if pin for other in pin.others)
            found[slug] = tuple(spot for each in spots if not isinstance(each, Lost) for spot in each)
    return replace(laws, unstarted=found)


def told(rest: Rest) -> str:
    """What became of a place after the summary was written, for editors; no full stop."""
    said = {
        "ended": f"{rest.name} was repealed, or ended otherwise, after this was written",
        "gone": f"{rest.name} is not there any more",
        "moved": f"The section of {rest.name} has the number {rest.now} now",
        "added": f"{rest.name} came into a range of sections after this was written",
    }.get(rest.state, f"{rest.name} changed after this was written")
    notes = "; ".join(f"{note.provision} {note.operation} on {note.date}" for note in rest.since)
    return f"{said} ({notes})" if notes else said


def seen(found: Iterable[Lean]) -> list[object]:
    """All that a page shows of what a summary leans on: the page is another one only where this is another list."""
    return [(lean.name, lean.lost and lean.lost.kind, *map(_facts, lean.rests)) for lean in found]


def _facts(rest: Rest) -> tuple[object, ...]:
    spot, past = rest.spot, rest.past
    where = (spot.provision.name, spot.anchor, spot.fingerprint, spot.provision.text is None) if spot else ()
    words = (spot and spot.words, past and past.words) if rest.law else ()  # those of its own Act follow its files
    return rest.state, rest.law, rest.now, rest.ended, rest.unstarted, where, past is None, len(rest.since), words


def unused(written: Summary | Guide, found: Iterable[Lean]) -> tuple[LeansOn, ...]:
    """The entries of a text that no pin of it needs."""
    used = {rest.entry for lean in found for rest in lean.rests}
    return tuple(entry for entry in written.front.leans_on if entry not in used)


def entries(found: Iterable[Lean], laws: Mapping[str, dt.date], own: str, *, all_: bool) -> Iterator[LeansOn]:
    """What `leans_on` says of what is leaned on now: of `all_`, or only of what no entry says anything of yet.

    `laws` has the as-at date of each Act. What nothing stored tells the words of is left out.
    """
    seen: set[str] = set()
    for lean in found:
        for rest in lean.rests:
            spot = rest.spot
            if spot is None or rest.name in seen or not (all_ or rest.state == "unwritten"):
                continue
            seen.add(rest.name)
            if spot.fingerprint and spot.provision.fingerprint:
                yield LeansOn(
                    law=rest.name,
                    id=spot.provision.id,
                    words=spot.fingerprint,
                    section=spot.provision.fingerprint,
                    as_at=None if spot.act == own else laws[spot.act],
                )


@dataclass(frozen=True, slots=True)
class _Reader:
    """Works out the leans of one summary: of the Act `own`, written from the law as at `as_at`."""

    own: str
    laws: Laws
    as_at: dt.date

    def lean(self, other: Elsewhere, entries: Mapping[str, LeansOn]) -> Lean:
        found = neighbours.spots(other, self.own, self.laws)
        if isinstance(found, Lost):
            mine = [entry for name, entry in entries.items() if name == other.name or _within(name, other)]
            if not mine or found.kind == "unknown":
                return Lean(other, lost=found)
            return Lean(other, tuple(map(self._without, mine)))
        names = {spot.name for spot in found}
        there = {spot.provision.id for spot in found}
        left = [
            entry
            for name, entry in entries.items()
            if name not in names and entry.id not in there and _within(name, other)
        ]
        begun = len(found) > 1 and found[0].name in entries and found[-1].name in entries  # the ends were there before
        rests = [self._rest(spot, entries.get(spot.name), begun) for spot in found]
        return Lean(other, (*rests, *map(self._without, left)))

    def _rest(self, spot: Spot, entry: LeansOn | None, begun: bool) -> Rest:
        provision = spot.provision
        found = Rest(spot.name, spot.act, provision.label, "unwritten", spot, law=self._title(spot.act), entry=entry)
        if not spot.notes and neighbours.not_started(spot.first, provision, self.laws.unstarted.get(spot.act, ())):
            found = replace(found, unstarted=True)
        if entry is None:
            return replace(found, state="added") if begun else found
        if entry.id != provision.id:
            now = self._by_id(spot.act, entry.id)
            moved = now.label if now and now.label != provision.label else ""
            return replace(found, state="another", now=moved)
        state = self._state(spot, entry)
        known = state != "unknown" and not spot.notes
        since = tuple(n for n in self._since(provision, entry) if neighbours.touches(n, spot)) if known else ()
        past = self._past(provision, entry) if state in ("changed", "ended") else None
        return replace(found, state=state, past=past, since=since, ended=spot.ended)

    def _state(self, spot: Spot, entry: LeansOn) -> State:
        act = self.laws.acts[spot.act]
        if (entry.as_at or self.as_at) > act.as_at:
            return "unknown"
        if spot.ended and not spot.notes:
            return "ended"
        if not spot.fingerprint:
            return "unknown"
        return "same" if spot.fingerprint == entry.words else "changed"

    def _without(self, entry: LeansOn) -> Rest:
        """What an entry names that is not there, or has another number now."""
        other = _parsed(entry)
        slug = other.law or self.own
        provision = self._by_id(slug, entry.id)
        kept = provision or Provision("section", entry.id, other.label, "")
        past = self._past(kept, entry)
        found = Rest(other.name, slug, other.label, "ended", None, past, law=self._title(slug), entry=entry)
        if provision and provision.repealed:
            return replace(found, ended=provision.status)
        now = provision.label if provision and provision.label != other.label else ""
        state: State = "moved" if now else "gone"
        return replace(found, state=state, now=now)

    def _title(self, slug: str) -> str:
        return self.laws.acts[slug].title if slug != self.own and slug in self.laws.acts else ""

    def _since(self, provision: Provision, entry: LeansOn) -> tuple[HistoryNote, ...]:
        return versions.changed_in_law_after(provision, entry.as_at or self.as_at)

    def _past(self, provision: Provision, entry: LeansOn) -> Spot | None:
        other = _parsed(entry)
        slug = other.law or self.own
        old = self.laws.past(slug, provision, entry.section)
        return neighbours.inside(old, other, slug) if old else None

    def _by_id(self, slug: str, id_: str) -> Provision | None:
        act = self.laws.acts.get(slug)
        return next((p for p in act.contents if p.id == id_), None) if act else None


def _parsed(entry: LeansOn) -> Elsewhere:
    found = pins.parse(entry.law)
    assert found
    return found.others[0]


def _within(name: str, other: Elsewhere) -> bool:
    """Is a place, by its name, of a section that stands between the two ends of a range of sections?"""
    found = pins.parse(name)
    one = found.others[0] if found and found.others else None
    if one is None or not other.last_label or (one.law, one.schedule) != (other.law, other.schedule) or one.note:
        return False
    return _order(other.label) <= _order(one.label) <= _order(other.last_label) and not one.last_label


def _order(label: str) -> tuple[int, str]:
    digits = "".join(c for c in label if c.isdigit())
    return int(digits or 0), label.lstrip("0123456789")
