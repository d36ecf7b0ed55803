"""How pages name a provision and its explanation."""

import datetime as dt
from collections.abc import Iterable

from lawplain.editions.pair import Entry
from lawplain.language.speech import catalogued, day, english, plain, say
from lawplain.law.model import Provision


def in_a_row(date: dt.date) -> str:
    """27 May 2026, with spaces that break: for descriptions."""
    return day(date).replace("\u00a0", " ")


def shown(entry: Entry) -> bool:
    """Whether readers can see its summary: not if it has errors, and not if the section is repealed."""
    repealed = entry.provision is not None and entry.provision.repealed
    return entry.summary is not None and not entry.broken and not repealed


def changed(entry: Entry) -> dt.date | None:
    """The day when an entry's page last changed: a legal change, a summary of a newer version, a review."""
    days = [note.date for note in entry.provision.history if note.date] if entry.provision else []
    if entry.summary and shown(entry):
        front = entry.summary.front
        days += [front.law_as_at, *([front.reviewed_on] if front.reviewed_on else [])]
    return max(days, default=None)


def newest(entries: Iterable[Entry]) -> dt.date | None:
    """The last day on which one of these entries changed."""
    return max((day for entry in entries if (day := changed(entry))), default=None)


def plain_title(entry: Entry) -> str:
    """The "you could also call this" title, "" where there is none to show."""
    return entry.summary.front.also_called if entry.summary and shown(entry) else ""


def question(words: str) -> str:
    """What people ask as a page shows it: with a capital letter, and a question mark where no sign stands."""
    asked = plain(words).strip()
    asked = asked[:1].upper() + asked[1:]
    asked = asked if asked.endswith((".", "?", "!", "؟", "？")) else f"{asked}?"
    return asked if words == plain(words) else english(asked)


_NUMBERED = {
    "section": catalogued("{Unit} %(label)s"),
    "part": catalogued("Part %(label)s"),
    "subpart": catalogued("Subpart %(label)s"),
    "schedule": catalogued("Schedule %(label)s"),
}


_ALONE = {
    "section": catalogued("{Unit}"),
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
    of = provision.instrument.words
    return say(_NUMBERED[provision.kind], of, label=label) if label else say(_ALONE[provision.kind], of)


def name(provision: Provision) -> str:
    """Its number and heading: "Part 11: Miscellaneous provisions"."""
    if not provision.label:
        return provision.heading
    return say("%(number)s: %(heading)s", number=numbered(provision), heading=provision.heading)
