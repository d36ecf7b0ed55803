"""Key facts as pages show them: the pressing ones (time limits and penalties) first."""

import re
from dataclasses import dataclass

from markupsafe import Markup

from lawplain.content.fields import KeyFact
from lawplain.editions.pair import Entry
from lawplain.site.html import explanation
from lawplain.site.naming import shown

_TIME = re.compile(r"\b\d+ (?:working |calendar )?(?:hour|day|week|month)s?\b")
_PENALTY = re.compile(r"\b(?:in prison|fine|infringement fee)\b")
_URGENT = ("time-limit", "penalty")


@dataclass(frozen=True, slots=True)
class Fact:
    """A key fact of a page. `urgent`: a time limit or a penalty. `extend` says who can make a time longer."""

    what: str
    fact: str
    pin: Markup
    urgent: bool
    extend: str
    extend_pin: Markup
    who: str

    @property
    def more(self) -> bool:
        """Is there more to say than the fact? At the top of a page it would push the answer off the first screen."""
        return bool(self.extend or self.who)


def kind(fact: KeyFact) -> str:
    """The kind of a fact; where its writer gave none: a penalty speaks of prison or a fine, a time limit of a time."""
    if fact.kind:
        return fact.kind
    if _PENALTY.search(fact.fact):
        return "penalty"
    return "time-limit" if _TIME.search(fact.fact) and not fact.fact.startswith("Imprisonment") else "other"


def pressing(entry: Entry) -> tuple[str, str]:
    """The most pressing fact of a section, for a list of sections: what it is, and the fact as it is written.

    Not `within`: a time without the event from which it counts, or a maximum without its condition, misleads.
    """
    if entry.summary is None or not shown(entry) or entry.outdated:
        return "", ""
    found = next((fact for fact in entry.summary.front.key_facts if kind(fact) in _URGENT), None)
    return (found.what, found.fact) if found else ("", "")


def facts(entry: Entry) -> list[Fact]:
    """The key facts of a section, time limits and penalties first, else in the order of their writer."""
    if entry.summary is None or entry.provision is None or not shown(entry):
        return []
    found = [_fact(entry, fact) for fact in entry.summary.front.key_facts]
    return sorted(found, key=lambda fact: not fact.urgent)


def _fact(entry: Entry, fact: KeyFact) -> Fact:
    return Fact(
        what=fact.what,
        fact=fact.fact,
        pin=explanation.pin_link(fact.law, entry),
        urgent=kind(fact) in _URGENT,
        extend=fact.extend.says if fact.extend else "",
        extend_pin=explanation.pin_link(fact.extend.law, entry) if fact.extend else Markup(""),
        who=fact.who or "",
    )
