"""Every subsection that is not repealed is explained by a pin, or is listed in `left_out` with a reason.

Why: what a summary leaves out can be what decides a reader's case. A pin of a paragraph, (2)(a), counts for its
subsection; `[all]` counts for every one. The subsections are those of the version that the summary explains.

Good: left_out: law: (7), why: It only says into which account the money goes
Bad: no pin leads to (5), and left_out does not name it
"""

from collections.abc import Iterator
from typing import Final

from lawplain.checks.rules.pins import pins_of
from lawplain.checks.subjects import Subject, mistyped, pinnable
from lawplain.findings import Finding, Level
from lawplain.law import pins
from lawplain.law.model import Place

RULE = "left-uncovered"
LEVEL: Level = "error"
SCOPE: Final = "summary"


def check(subject: Subject) -> Iterator[Finding]:
    provision = pinnable(subject.entry)
    if provision is None or provision.kind != "section":
        return
    used = [pin for pin, _, _ in pins_of(subject.summary, questions=False)]
    if any(pins.find(pin, provision.places)[1] for pin in used) or mistyped(subject.summary):
        return  # a wrong pin is said already, and may be the one that is missed here
    if any(pins.ALL in pair for pin in used for pair in pin.ranges):
        return
    reached = {place.pin for pin in used for place in pins.find(pin, provision.places)[0]}
    for place in pins.top_level(provision.places):
        if place.status == "" and not _reached(place, reached):
            fix = f"Explain it and write [{place.pin}], or list it in left_out with the reason."
            yield subject.finding(RULE, LEVEL, _at(subject), f"No pin explains {place.pin}.", fix)


def _at(subject: Subject) -> tuple[int, int]:
    """Where it is to be mended: the list of what is left out, or the first line of the explanation."""
    if subject.summary.front.left_out:
        return subject.summary.place("left_out")
    lines = subject.summary.body.source.split("\n")
    return subject.summary.body.first_line + next((i for i, line in enumerate(lines) if line.strip()), 0), 1


def _reached(place: Place, reached: set[str]) -> bool:
    return any(pins.covers(place.pin, name) for name in reached)
