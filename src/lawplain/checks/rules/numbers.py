"""Every number, amount, time limit, age and date of a summary stands in the words of the law that its pin names.

Why: a wrong number costs a reader a deadline or money, and reads like a right one. The words are those of the version
that the summary explains: the pinned place, all inside it, and what leads in to it; of another section too, where the
pin names one. Twenty-eight days are 28 days, 1 year is 12 months, and half, twice and double are amounts too. A number
that is only elsewhere in the section is a hint: look at the pin.

Good: You have to appeal not later than 42 days after that. [(2)]
Bad: You have to appeal within 6 weeks. [(2)]
"""

import re
from collections.abc import Iterator
from typing import Final

from lawplain.checks.subjects import Claim, Text, claims, where
from lawplain.findings import Finding, Level
from lawplain.law import subsection_lines
from lawplain.law.quantities import Quantity, quantities

RULE = "numbers"
LEVEL: Level = "error"
SCOPE: Final = "text"

_COUNTED = (
    "group|point|list|case|way|thing|step|kind|type|reason|condition|test|option|answer|exception|date|day|part|rule"
)
_COUNTS = re.compile(rf"(?i)(?:these|those|both|either)\s$|(?:{_COUNTED}|number|category|stage)\s$")
_SECTION = re.compile(r"\bSections?\s\d+[A-Z]*(?:\(\w+\))*")
"""A reference with a capital inside a sentence: the rule `references` says that it is none."""
_COUNTED_AFTER = re.compile(rf"(?i)\s(?:of\b|(?:\w+\s)?(?:{_COUNTED}|categorie|stage)s?\b)|$|[.:;,]")


def check(subject: Text) -> Iterator[Finding]:
    provision = subject.explained
    for claim in claims(subject):
        for quantity in _stated(claim.words):
            if not _held(quantity, quantities(claim.law)):
                section = quantities(subsection_lines.whole(provision)) if provision else ()
                yield _finding(subject, claim, quantity, elsewhere=_held(quantity, section))


def _finding(subject: Text, claim: Claim, quantity: Quantity, *, elsewhere: bool) -> Finding:
    words = claim.words[quantity.start : quantity.end]
    level: Level = "hint" if elsewhere else LEVEL
    said = f"“{words}” is not in the words of {_place(claim)}"
    if subject.provision is None or subject.provision.kind != "section":
        said += "."
    else:
        said += f", {'only elsewhere' if elsewhere else 'nor anywhere'} in the {subject.instrument.unit}."
    fix = "Does the pin name the right place?" if elsewhere else "Write the number that the law states there."
    if subject.about.outdated:
        fix += f" These are the words as at {subject.written.front.law_as_at}; if you explain the present ones, "
        fix += "run: lawplain read-again"
    return subject.finding(RULE, level, where(subject.written, claim, words), said, fix)


def _place(claim: Claim) -> str:
    return "the law" if claim.pin == "all" else claim.pin


def _stated(words: str) -> Iterator[Quantity]:
    """The quantities that a summary states of the law: not "a day", and not the length of its own lists."""
    named = [match.span() for match in _SECTION.finditer(words)]
    for quantity in quantities(words):
        if words[quantity.start : quantity.end].casefold().startswith(("a ", "an ")):
            continue
        if quantity.kind == "act" or any(start <= quantity.start < end for start, end in named):
            continue  # its own rule, references
        if quantity.kind in ("number", "measure") and float(quantity.value) < 10 and _counts(words, quantity):
            continue
        yield quantity


def _counts(words: str, quantity: Quantity) -> bool:
    """Does a small bare number count what the summary itself lists ("2 groups", "group 1", "the two")?"""
    counted = quantity.kind == "number" and _COUNTED_AFTER.match(words, quantity.end)
    return bool(_COUNTS.search(words[: quantity.start]) or counted)


def _held(quantity: Quantity, law: tuple[Quantity, ...]) -> bool:
    """Does the law state it? A bare number may carry a unit there; an age may be bare there; a date lack its year."""
    if quantity.kind == "number":
        return any(_same_number(quantity, other) for other in law)
    if quantity.kind == "date":
        return any(other.kind == "date" and quantity.value.endswith(other.value) for other in law) or any(
            other.kind == "date" and other.value.endswith(quantity.value) for other in law
        )
    if quantity.kind == "share":
        return any(_same_share(quantity, other) for other in law)
    exact = any((o.kind, o.value, o.unit) == (quantity.kind, quantity.value, quantity.unit) for o in law)
    return exact or (quantity.unit == "month" and any(_age(quantity, other) for other in law))


def _same_number(quantity: Quantity, other: Quantity) -> bool:
    if other.kind in ("date", "act"):
        return other.value.startswith(quantity.value) or other.value.endswith(quantity.value)
    return other.value == quantity.value or (other.unit == "month" and other.value == _times(quantity.value, 12))


def _same_share(quantity: Quantity, other: Quantity) -> bool:
    """Half is 50 per cent; twice is 2 times."""
    if other.kind == "percent":
        return float(other.value) == float(quantity.value) * 100
    return other.value == quantity.value and other.kind in ("share", "number")


def _age(quantity: Quantity, other: Quantity) -> bool:
    return other.kind == "number" and _times(other.value, 12) == quantity.value


def _times(value: str, times: int) -> str:
    return str(int(value) * times) if value.isdigit() else ""
