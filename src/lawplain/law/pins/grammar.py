"""How a pin is written.

pin    = group *( ";" group )
group  = own places                                [(4)(a), (6)]  [(2)-(3)]  [“term”]  [all]
       | [ law ] unit place *( "," place )         [s 355(1)]  [ss 179(1), 180]  [holidays-act-2003 s 4]
unit   = s | ss | r | rr | cl | cls | sch 2 cl
place  = label path? | label path? “term” path?    [s 351(8) “unlawful employee”(a)]
       | path alone, which goes on from the label before it                 [s 355(1), (2)]
       | label note date, a history note of a section                       [s 2 note 2010-11-29]
range  = place ( "-" | "–" | "to" ) place
"""

import datetime as dt
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from lawplain.law.plain_text import tidy

ALL = "all"
LONGEST = 120
"""Characters. What is longer says no more which words are meant."""
FORMS = "Pins look like [(4)], [(2)-(3)], [(4)(a), (6)], [(a)], [all], [“term”] or [s 355(1)]."

_PATH = r"(?:\([^()\[\]\s;,]{1,12}\))+"
_TERM = r"[“\"][^”“\"\[\]]+[”\"]"
_OWN = rf"all|{_TERM}(?:{_PATH})?|{_PATH}"
_OWN_RANGE = re.compile(rf"({_OWN})(?:\s*[-–]\s*({_OWN}))?")
_LABEL = r"\d{1,5}[0-9A-Za-z]{0,8}(?:\.\d{1,4}[A-Za-z]{0,4})?"
_INSIDE = rf"(?:{_PATH})?(?:\s?{_TERM}(?:{_PATH})?)?"
_LAW = r"[a-z0-9]+(?:-[a-z0-9]+)+"
_HEAD = rf"(?:(?P<law>{_LAW}) )?(?:sch (?P<schedule>[0-9A-Za-z]{{1,6}}) (?P<clause>cls?)|(?P<unit>ss?|rr?|cls?)) "
_GROUP = re.compile(rf"{_HEAD}(?P<places>\S.*)")
_PLACE = re.compile(
    rf"(?P<label>{_LABEL})?(?P<inside>{_INSIDE})"
    rf"(?:(?:\s?[-–]\s?| to )(?P<last_label>{_LABEL})?(?P<last_inside>{_INSIDE}))?"
)
_NOTE = re.compile(rf"(?P<label>{_LABEL}) note (?P<day>\S+)")
_LONG_UNIT = re.compile(
    r"(?P<before>.*?)\b(?:sections?|secs?\.?|sects?\.?|ss?\.?|§+|S)\s*(?P<rest>\d.*)", re.IGNORECASE | re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A place, or a range of places, of another provision, as a pin names it.

    `law` is the slug of another Act, "" for the pin's own; `schedule` the number of a Schedule whose clause is meant.
    `label` is the section's number, `path` the place in it as `Place.pin` is written, "" for the whole. `last_label`
    and `last_path` end a range, both "" where one place is named. `note` is the date of a history note. `words` is how
    it stands in the pin: "(2)" in "s 355(1), (2)".
    """

    unit: str
    label: str
    path: str = ""
    law: str = ""
    schedule: str = ""
    last_label: str = ""
    last_path: str = ""
    note: dt.date | None = None
    words: str = field(default="", compare=False)

    @property
    def name(self) -> str:
        """What it is called alone, written in one way: "s 355(1)", "ss 179-181", "sch 2 cl 3(1)"."""
        unit = f"{self.unit}{self.unit[-1] if len(self.unit) == 1 else 's'}" if self.last_label else self.unit
        head = " ".join(filter(None, (self.law, f"sch {self.schedule}" if self.schedule else "", unit)))
        named = f"{head} {self.label}{_spaced(self.path)}"
        if self.note:
            return f"{named} note {self.note}"
        last = f"{self.last_label}{_spaced(self.last_path) if self.last_label else self.last_path}"
        return f"{named}-{last}" if last else named


@dataclass(frozen=True, slots=True)
class Pin:
    """What stands between the brackets of a pin.

    `ranges` are its own places, those of the section that the words are about, as (first, last), equal where one place
    is named; each is written as `Place.pin` is: "(4)(a)", "“claimant”(a)"; or "all". `others` are places elsewhere.
    """

    text: str
    ranges: tuple[tuple[str, str], ...] = ()
    others: tuple[Elsewhere, ...] = ()


@dataclass(frozen=True, slots=True)
class Mistake:
    """Why a text is no pin, and how to write it."""

    said: str
    fix: str = FORMS


@lru_cache(maxsize=16384)
def read(text: str) -> Pin | Mistake:
    """The pin that a text spells, without its brackets: "(4)(a), (6)", "all", "“term”", "(1); s 355(1), (2)"."""
    words = tidy(text)
    if len(words) > LONGEST:
        said = f"This pin has {len(words)} characters; the longest that is read has {LONGEST}."
        return Mistake(said, "Write two pins, each after the words it explains.")
    ranges: list[tuple[str, str]] = []
    others: list[Elsewhere] = []
    for group in _split(words, ";"):
        own = [_OWN_RANGE.fullmatch(part) for part in _split(group, ",")]
        if all(own):
            ranges += [(_plain(m[1]), _plain(m[2] or m[1])) for m in own if m]
            continue
        found = _elsewhere(group)
        if isinstance(found, Mistake):
            return _mended(words, group, found)
        others += found
    return Pin(words, tuple(ranges), tuple(others))


def parse(text: str) -> Pin | None:
    """The pin that a text spells, or None where it spells none."""
    found = read(text)
    return found if isinstance(found, Pin) else None


def is_begun(text: str) -> bool:
    """Does a text, after an opening bracket, look as if a pin was meant?"""
    return bool(re.match(rf"\s*(?:\(|[“\"]|all\b|{_HEAD}\d|(?i:sections?|ss?)\.?\s*\d)", text))


def _elsewhere(group: str) -> list[Elsewhere] | Mistake:
    head = _GROUP.fullmatch(group)
    if not head:
        return Mistake(f"“{group}” is not a pin.") if group else _nothing("semicolon")
    unit = head["clause"] or head["unit"]
    unit = {"ss": "s", "rr": "r", "cls": "cl"}.get(unit, unit)
    found: list[Elsewhere] = []
    for part in _split(head["places"], ","):
        label = found[-1].last_label or found[-1].label if found else ""
        place = _place(part, label)
        if isinstance(place, Mistake):
            return place
        words = part if found else f"{group[: head.start('places')]}{part}"
        found.append(Elsewhere(unit, law=head["law"] or "", schedule=head["schedule"] or "", words=words, **place))
    return found


def _place(part: str, label: str) -> dict[str, Any] | Mistake:
    """One place or range of a list, as fields of `Elsewhere`; `label` is that of the place before it."""
    if note := _NOTE.fullmatch(part):
        try:
            return {"label": note["label"], "note": dt.date.fromisoformat(note["day"])}
        except ValueError:
            return Mistake(f"“{note['day']}” is not a date.", f"Write [s {note['label']} note 2010-11-29].")
    found = _PLACE.fullmatch(part)
    if not found or not part:
        return Mistake(f"“{part}” is not a place of a section.") if part else _nothing("comma")
    if not found["label"] and not label:
        return Mistake(f"“{part}” is of no section.", f"Write its number before it: [s 355{part}].")
    if found["last_label"] is None and found["last_inside"] == "":
        return Mistake(f"“{part}” has no end.", "Write both ends: [s 355(1)-(3)].")
    first, last = found["label"] or label, found["last_label"] or ""
    inside, last_inside = _plain(found["inside"]), _plain(found["last_inside"] or "")
    if last == first:
        last = ""
        if not last_inside:
            return Mistake(f"“{part}” ends where it starts.", f"Write [s {first}].")
    if not last and last_inside and not inside:
        return Mistake(f"“{part}” starts at no place of section {first}.", f"Write [s {first}(1)-{last_inside}].")
    return {"label": first, "path": inside, "last_label": last, "last_path": last_inside}


def _mended(words: str, group: str, found: Mistake) -> Mistake:
    """The mistake with the mend of those that are made most."""
    parts = _split(group, ",")
    heads = [part for part in parts[1:] if _GROUP.fullmatch(_short(part))]
    if heads and parts[0]:
        joined = "".join(f"; {_short(p)}" if p in heads else f", {p}" for p in parts[1:])
        right = words.replace(group, _short(parts[0]) + joined, 1)
        said = f"A comma stands before “{heads[0]}”, after “{parts[parts.index(heads[0]) - 1]}”."
        return Mistake(said, f"Write a semicolon: [{right}]." if parse(right) else FORMS)
    right = words.replace(group, _short(group), 1)
    if right != words and parse(right):
        return Mistake(found.said, f"Write [{right}].")
    bare = words.strip(" ()")
    if re.fullmatch(rf"{_LABEL}(?:{_PATH})+", words) and parse(f"s {words}"):
        return Mistake(found.said, f"Did you mean [s {words}]?")
    if bare and len(bare) <= 4 and bare.isascii() and bare.isalnum() and bare != ALL:
        return Mistake(found.said, f"Did you mean [({bare})]?")
    return found


def _short(group: str) -> str:
    """ "section 355(1)" and "s355 (1)" as a pin writes them: "s 355(1)"."""
    group = re.sub(r"\s+\(", "(", group)
    found = _LONG_UNIT.fullmatch(group)
    if not found or found["before"].strip():
        return group
    return f"s {found['rest']}"


def _nothing(sign: str) -> Mistake:
    return Mistake(f"Nothing stands on one side of a {sign}.", f"Take the {sign} out, or write a place there.")


def _split(text: str, sign: str) -> list[str]:
    """The parts between signs that stand outside quotation marks."""
    parts, start, quoted = [], 0, False
    for i, c in enumerate(text):
        if c in '“”"':
            quoted = c == "“" or (c == '"' and not quoted)
        elif c == sign and not quoted:
            parts.append(text[start:i].strip())
            start = i + 1
    return [*parts, text[start:].strip()]


def _plain(target: str) -> str:
    """Terms in curly quotation marks, without a space before them."""
    return re.sub(r"\s?[“\"](.*)[”\"]", r"“\1”", target)


def _spaced(path: str) -> str:
    """A path as it is written behind a label: a space before a term."""
    return path.replace("“", " “", 1)
