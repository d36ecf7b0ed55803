"""Key facts as pages show them: the pressing ones (time limits and penalties) first."""

from dataclasses import dataclass

from markupsafe import Markup

from lawplain.content.fields import KeyFact
from lawplain.editions.limits import kind
from lawplain.editions.marking import Marker, resting
from lawplain.editions.pair import Entry
from lawplain.law import pins
from lawplain.site.html import explanation, marks
from lawplain.site.naming import shown

_URGENT = ("time-limit", "penalty")


@dataclass(frozen=True, slots=True)
class Fact:
    """A key fact of a page. `urgent`: a time limit or a penalty. `extend` says who can make a time longer."""

    what: Markup
    fact: Markup
    pin: Markup
    urgent: bool
    extend: Markup
    extend_pin: Markup
    who: Markup

    @property
    def more(self) -> bool:
        """Is there more to say than the fact? At the top of a page it would push the answer off the first screen."""
        return bool(self.extend or self.who)


def pressing(entry: Entry) -> tuple[str, str]:
    """The most pressing fact of a section, for a list of sections: what it is, and the fact as it is written.

    Not `within`: a time without the event from which it counts, or a maximum without its condition, misleads.
    """
    if entry.summary is None or not shown(entry) or entry.outdated:
        return "", ""
    found = next((fact for fact in entry.summary.front.key_facts if kind(fact) in _URGENT), None)
    return (found.what, found.fact) if found else ("", "")


def facts(entry: Entry, marker: Marker | None = None) -> list[Fact]:
    """The key facts of a section, time limits and penalties first, else in the order of their writer; with the marks
    that a marker sets in them."""
    if entry.summary is None or entry.provision is None or not shown(entry):
        return []
    found = sorted(entry.summary.front.key_facts, key=lambda one: kind(one) not in _URGENT)
    return [fact(entry, one, marker) for one in found]


def fact(entry: Entry, fact: KeyFact, marker: Marker | None = None, page: str = "") -> Fact:
    """A key fact of a section; `page` is the address of that where it is shown on another page."""

    def told(words: str, pin: str) -> Markup:
        return marks.html(marker.pieces(words, *resting(entry, pins.parse(pin))) if marker and words else [words])

    return Fact(
        what=told(fact.what, fact.law),
        fact=told(fact.fact, fact.law),
        pin=explanation.pin_link(fact.law, entry, page),
        urgent=kind(fact) in _URGENT,
        extend=told(fact.extend.says, fact.extend.law) if fact.extend else Markup(""),
        extend_pin=explanation.pin_link(fact.extend.law, entry, page) if fact.extend else Markup(""),
        who=told(fact.who or "", fact.law),
    )
