"""What a new version of an Act changes, and whether it may take the old one's place. Pure: nothing is written here."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from lawplain.errors import SourceError
from lawplain.law import history_notes
from lawplain.law.model import Act, ActRef, HistoryNote, Provision

ChangeKind = Literal["added", "law", "editing", "repealed", "removed"]
KINDS: dict[ChangeKind, str] = {
    "added": "added",
    "law": "changed in law",
    "editing": "changed in editing only",
    "repealed": "repealed",
    "removed": "no longer there",
}
_COMPARED = frozenset({"section", "front", "text", "schedule", "part", "subpart"})
"""Cross-headings guide the eye and often have no id; the back matter is the publisher's own."""
_SHRINK = 0.1
"""The share of sections that may vanish without a repeal before a new version is doubted."""


@dataclass(frozen=True, slots=True)
class Change:
    """How one provision differs from the stored version. `notes` are the history notes that were not there."""

    kind: ChangeKind
    provision: Provision
    words: bool
    """Do the words of the law differ (letter case and punctuation aside)?"""
    notes: tuple[HistoryNote, ...] = ()
    old_label: str = ""
    """Its number in the stored version, where that was another one."""
    old_heading: str = ""


@dataclass(frozen=True, slots=True)
class Relabelled:
    """A number that passed from one provision to another."""

    name: str
    old_id: str
    new_id: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that differs between the stored version (`old_as_at`, None where there was none) and the new one."""

    old_as_at: dt.date | None
    new_as_at: dt.date
    changes: tuple[Change, ...]
    relabelled: tuple[Relabelled, ...] = ()

    def of(self, kind: ChangeKind) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if change.kind == kind)


def compare(old: Act | None, new: Act) -> Report:
    """Every provision that was added, changed, repealed or removed: in the order of the new version, those
    that were removed at the end."""
    if old is None:
        return Report(None, new.as_at, ())
    before = {p.id: p for p in old.contents}
    after = {p.id for p in new.contents}
    found = [change for p in new.contents if p.kind in _COMPARED and (change := _change(before.get(p.id), p))]
    found += [Change("removed", p, words=True) for p in old.contents if p.kind in _COMPARED and p.id not in after]
    return Report(old.as_at, new.as_at, tuple(found), _relabelled(old, new))


def new_notes(old: Provision, new: Provision) -> tuple[HistoryNote, ...]:
    """The legal changes: history notes that are new, by their id and by what they say.

    An editorial change never counts. A legal change can leave the words as they were (a commencement).
    """
    known: dict[object, list[HistoryNote]] = {}
    for note in old.history:
        known.setdefault(history_notes.key(note), []).append(note)
    ids = {note.id for note in old.history}

    def was_there(note: HistoryNote) -> bool:
        like = known.get(history_notes.key(note), ())
        return note.id in ids or any(history_notes.same(note, other) for other in like)

    return tuple(note for note in new.history if not note.editorial and not was_there(note))


def changed_in_law_after(provision: Provision, day: dt.date) -> tuple[HistoryNote, ...]:
    """The legal changes dated after a day, oldest first."""
    later = [n for n in provision.history if n.date and n.date > day and not n.editorial]
    return tuple(sorted(later, key=lambda note: note.date or dt.date.min))


def check_is_asked(act: Act, ref: ActRef) -> None:
    """Raises SourceError unless the Act is the one asked for: its kind, type, year and number."""
    got, asked = (act.type, act.year, act.number), (ref.type, ref.year, ref.number)
    law = act.instrument.law
    if (act.instrument.kind, *got) != (ref.kind, *asked):
        raise SourceError(
            "wrong-act",
            f"Asked for {_named(law, *asked)}, but got “{act.title}” ({_named(law, *got)}).",
            fix=f"Check the {act.instrument.law}'s year and number in lawplain.toml, or the file that you gave.",
        )


def check_may_replace(
    old: Act | None, new: Act, *, today: dt.date, accept_older: bool = False, accept_shrink: bool = False
) -> None:
    """Raises SourceError where the new version is dated in the future, older than the stored one, or has lost more
    than a tenth of its sections without a repeal."""
    if new.as_at > today:
        raise SourceError(
            "future",
            f"This version of the {new.title} is as at {new.as_at}, which is after today, {today}.",
            fix="Check this machine's clock; otherwise wait until that day.",
        )
    if old is None:
        return
    if new.as_at < old.as_at and not accept_older:
        raise SourceError(
            "older",
            f"This version of the {new.title} is as at {new.as_at}; the one stored, {old.as_at}, is newer.",
            fix="Run it again with --accept-older if you want the older one.",
        )
    lost = _lost(old.sections, new.sections)
    if len(lost) > _SHRINK * len(old.sections) and not accept_shrink:
        raise SourceError(
            "shrunk",
            f"This version of the {new.title} lacks {len(lost)} of its {len(old.sections)} {new.instrument.units}, and"
            " none of them is marked as repealed.",
            fix=f"Look at the {new.instrument.law} on the official site."
            " If it is right, run it again with --accept-shrink.",
        )


def _change(old: Provision | None, new: Provision) -> Change | None:
    if old is None:
        return Change("added", new, words=True)
    notes = new_notes(old, new)
    words = old.fingerprint != new.fingerprint
    heading = "" if old.heading == new.heading else old.heading
    label = "" if old.label == new.label else old.label
    status = old.status != new.status
    if not (notes or words or heading or label or status):
        return None
    if new.repealed and not old.repealed:
        kind: ChangeKind = "repealed"
    else:
        kind = "law" if notes or status else "editing"
    return Change(kind, new, words, notes, label, heading)


def _relabelled(old: Act, new: Act) -> tuple[Relabelled, ...]:
    owner = {p.name: p.id for p in old.contents if p.name}
    moved = ((p.name, owner.get(p.name, p.id), p.id) for p in new.contents if p.name)
    return tuple(Relabelled(*m) for m in moved if m[1] != m[2])


def _lost(old: Iterable[Provision], new: Iterable[Provision]) -> list[Provision]:
    there = {p.id for p in new}
    return [p for p in old if p.id not in there and not p.repealed]


def _named(law: str, type_: str, year: int, number: int) -> str:
    return f"{type_} {law} {year} No {number}".strip()
