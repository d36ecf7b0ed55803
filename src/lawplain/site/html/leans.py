"""What an explanation rests on elsewhere, and what became of that: in words, and where its page says it."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from lawplain.editions.leaning import Rest
from lawplain.editions.overtaken import lean_difference
from lawplain.language.speech import catalogued, day, english, say
from lawplain.law import pins, plain_text
from lawplain.law.addresses import of_name
from lawplain.law.word_diff import Run

_UNITS = {
    "s": catalogued("Section %(place)s"),
    "r": catalogued("Regulation %(place)s"),
    "cl": catalogued("Clause %(place)s"),
}
_BECAME = {
    "changed": catalogued("%(place)s changed after this was written."),
    "repealed": catalogued("%(place)s was repealed after this was written."),
    "expired": catalogued("%(place)s expired after this was written."),
    "spent": catalogued("%(place)s has done its work and has had no effect since this was written."),
    "gone": catalogued("%(place)s is not in the law any more."),
    "moved": catalogued("%(place)s has another number now."),
    "added": catalogued("%(place)s was added after this was written."),
}


@dataclass(frozen=True, slots=True)
class Changed:
    """One place that changed: its anchor in the box of its page, its pin, its address ("" where it is not there any
    more), a sentence, and the words that changed, where these are kept."""

    anchor: str
    pin: str
    address: str
    sentence: str
    runs: tuple[Run, ...]


def changed(rests: Iterable[Rest]) -> list[Changed]:
    """What a page says of the places that it rests on and that changed after it was written."""
    return [Changed(anchor(rest), rest.name, address(rest), became(rest), _runs(rest)) for rest in rests]


def _runs(rest: Rest) -> tuple[Run, ...]:
    found = lean_difference(rest)
    return found.runs if found else ()


def anchor(rest: Rest) -> str:
    """The anchor at which the page of an explanation says what became of a place."""
    return f"lean-{plain_text.slug(rest.name)}"


def address(rest: Rest) -> str:
    """Where a place is on the site, from its root; "" where it is not there."""
    spot = rest.spot
    if spot is None or rest.state == "another" or not spot.provision.name:
        return ""
    inside = "changed" if spot.notes else spot.anchor if spot.provision.text else ""
    where = of_name(f"{spot.act}/{spot.provision.name}")
    return f"{where}#{inside}" if inside else where


def became(rest: Rest) -> str:
    """What became of a place, as a sentence."""
    kind = rest.ended if rest.state == "ended" else rest.state if rest.state in _BECAME else "changed"
    said = say(_BECAME[kind], place=named(rest))
    return f"{said} {say('It is number %(label)s now.', label=rest.now)}" if rest.now else said


def named(rest: Rest) -> str:
    """A place in words: "Section 355(1)", "Section 4 of the Holidays Act 2003"."""
    pin = pins.parse(rest.name)
    assert pin
    other = pin.others[0]
    place = rest.name.removeprefix(other.law).strip().partition(" ")[2]
    if other.schedule:
        return say("Schedule %(schedule)s, clause %(place)s", schedule=other.schedule, place=place.rpartition("cl ")[2])
    if other.note:
        unit = say(_UNITS["s"], place=other.label)
        return say("%(place)s, the history note of %(day)s", place=unit, day=day(other.note))
    said = say(_UNITS[other.unit], place=place)
    return say("%(place)s of the %(act)s", place=said, act=english(rest.law)) if rest.law else said


def mark(rest: Rest, page: str) -> Markup:
    """At a sentence: what became of a place that it rests on, leading to the words that changed."""
    return Markup('<a class="since" href="{}#{}">{}</a>').format(page, anchor(rest), became(rest))
