"""The history of a provision as plain sentences: "Parliament replaced subsections (4) to (6) on 7 May 2015"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lawplain import law, pins
from lawplain.model import HistoryNote, Place, Provision
from lawplain.speaking import catalogued, day, english, language, say

_DONE = {
    "replaced": "replaced",
    "substituted": "replaced",
    "amended": "changed",
    "inserted": "added",
    "added": "added",
    "repealed": "repealed",
    "omitted": "took out",
    "revoked": "repealed",
}
_PASSIVE = _DONE | {"omitted": "taken out", "brought into force": "brought into force", "expired": "expired"}
_WHAT = re.compile(r"(?:section|schedule|part) ([\w.-]+)((?:\([^()\s]+\))*)(?: (.+))?", re.IGNORECASE)
_TERM = re.compile(r"(.+?)(?: paragraph ((?:\([^()\s]+\))+))?")
_LAW = re.compile(
    r"(?:(?:sections?|clauses?|regulations?|Schedules?) .*? of )?(?:the )?"
    r"(?P<title>.+? (?:Act|Order|Regulations|Rules)(?: \(No \d+\))? \d{4})(?= \(|,|\.|$)"
)


_OPERATIONS = {
    "replaced": catalogued("replaced"),
    "changed": catalogued("changed"),
    "added": catalogued("added"),
    "repealed": catalogued("repealed"),
    "took out": catalogued("taken out"),
    "brought into force": catalogued("brought into force"),
    "expired": catalogued("expired"),
    "editorial change": catalogued("an editorial change, which does not change the law"),
}


@dataclass(frozen=True, slots=True)
class Event:
    """Notes that tell of one thing: the same operation, on one day, by one law. `sentence` says it plainly."""

    sentence: str
    notes: tuple[HistoryNote, ...]


def events(provision: Provision) -> tuple[Event, ...]:
    """What happened to a provision, in the order of its notes, each event once."""
    groups: dict[tuple[object, ...], list[HistoryNote]] = {}
    for note in provision.history:
        groups.setdefault((note.date, note.operation, _by(note)), []).append(note)
    return tuple(Event(_sentence(provision, tuple(notes)), tuple(notes)) for notes in groups.values())


def _sentence(provision: Provision, notes: tuple[HistoryNote, ...]) -> str:
    """One event. Where the note is of an older form than we understand, its own words."""
    note = notes[0]
    whats = [_what(n, provision) for n in notes]
    if not note.operation or not all(whats):
        return english(" ".join(own_words(n) for n in notes))
    if language() is not None:
        return _facts(provision, notes)
    what = _listed(list(dict.fromkeys(whats)), provision.places)
    when = f" on {day(note.date)}" if note.date else ""
    law_ = _by(note)
    by = f", by the {law_}" if law_ else ""
    if note.editorial:
        return f"An editorial change, which does not change the law, was made to {what}{when}."
    if note.operation in _DONE and " Act " in law_ and "Order" not in law_:
        return f"Parliament {_DONE[note.operation]} {what}{when}{by}."
    verb = _PASSIVE.get(note.operation, note.operation)
    be = "has" if verb == "expired" else "were" if _several(what) else "was"
    return f"{what[:1].upper()}{what[1:]} {be} {verb}{when}{by}."


def _facts(provision: Provision, notes: tuple[HistoryNote, ...]) -> str:
    """One event in another language: its facts in a row, since a sentence put together from pieces would be wrong in
    most grammars."""
    note = notes[0]
    verb = "editorial change" if note.editorial else _DONE.get(note.operation, note.operation)
    done = say(_OPERATIONS[verb]) if verb in _OPERATIONS else english(verb)
    pins = list(dict.fromkeys(filter(None, (_pinned(n, provision) for n in notes))))
    parts = [day(note.date) if note.date else "", done, ", ".join(pins), english(_by(note))]
    return " · ".join(part for part in parts if part)


def _pinned(note: HistoryNote, provision: Provision) -> str:
    """The place of a note as its label alone, "" for the whole provision."""
    match = _WHAT.fullmatch(law.tidy(note.provision).split(":")[0])
    if match is None or match[1] != provision.label:
        return ""
    return f"{match[2]} {english(match[3]) if match[3] else ''}".strip()


def own_words(note: HistoryNote) -> str:
    """A note as the law has it; its facts in a row where the words are not stored."""
    if note.words:
        return law.sentence(note.words)
    return " ".join(part for part in (note.provision, note.operation, note.by) if part)


def _by(note: HistoryNote) -> str:
    """The amending law by its title, without section and number; "" where the note names none."""
    match = _LAW.match(note.by)
    return match["title"] if match else ""


def _what(note: HistoryNote, provision: Provision) -> str:
    """What a note is about, as this page calls it; "" where it can't be told."""
    match = _WHAT.fullmatch(law.tidy(note.provision).split(":")[0])
    if match is None or match[1] != provision.label:
        return ""
    place, rest = match[2], match[3] or ""
    if rest in ("heading", "table"):
        return f"the {rest}" + (f" in {_place(place)}" if place else "")
    if rest:
        term = _TERM.fullmatch(rest)
        inner = f"paragraph {term[2]} of " if term and term[2] else ""
        return f"{inner}the definition of “{term[1] if term else rest}”" + (f" in {_place(place)}" if place else "")
    return _place(place) if place else "this section" if provision.kind == "section" else "this"


def _place(pin: str) -> str:
    return f"subsection {pin}" if re.fullmatch(r"\(\d+[A-Z]*\).*", pin) else f"paragraph {pin}"


def _listed(whats: list[str], places: tuple[Place, ...]) -> str:
    """Several places as people say them: "subsections (4) to (6) and paragraph (a)"."""
    phrases = []
    for unit in ("subsection", "paragraph"):
        found = [w.removeprefix(f"{unit} ") for w in whats if w.startswith(f"{unit} (") and " of " not in w]
        if found:
            runs = _runs(found, places)
            phrases.append(f"{unit}{'s' if len(found) > 1 else ''} {_and(runs)}")
            whats = [w for w in whats if w.removeprefix(f"{unit} ") not in found]
    return _and([*phrases, *whats])


def _runs(found: list[str], places: tuple[Place, ...]) -> list[str]:
    """Three or more neighbours become "(4) to (6)"."""
    order = [place.pin for place in pins.top_level(places)]
    if any(pin not in order for pin in found):
        return found
    runs: list[list[str]] = []
    for pin in sorted(set(found), key=order.index):
        if runs and order.index(pin) == order.index(runs[-1][-1]) + 1:
            runs[-1].append(pin)
        else:
            runs.append([pin])
    return [text for run in runs for text in ([f"{run[0]} to {run[-1]}"] if len(run) > 2 else run)]


def _and(parts: Iterable[str]) -> str:
    parts = list(parts)
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _several(what: str) -> bool:
    return what.startswith(("subsections", "paragraphs")) or " and " in what
