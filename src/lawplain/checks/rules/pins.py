"""Every pin leads to words of the law: its subsection or paragraph is in the section, and not repealed.

Why: a reader who doubts a sentence taps its pin to read the law. Pins stand in the body, in `key_facts` and in
`left_out`. Files about a Part or the Act have none. Pins written as links, `[(4)](a)`, are found while reading.

Good: [(4)], [(2)-(3)], [(4)(a), (6)], [(a)], [all], [“term”]
Bad: [(4)](a), [4], [(99)]
"""

from collections.abc import Iterator
from typing import Final

from lawplain.checks.subjects import Subject, pinnable
from lawplain.content import Summary, located_yaml
from lawplain.findings import Finding, Level
from lawplain.law import pins
from lawplain.law.model import Provision

RULE = "pins"
LEVEL: Level = "error"
SCOPE: Final = "summary"


def check(subject: Subject) -> Iterator[Finding]:
    provision = pinnable(subject.entry) or subject.entry.provision
    if provision is None or provision.repealed:
        return
    for pin, line, column in pins_of(subject.summary):
        if provision.kind != "section":
            said = "A file about a Part or the Act has no pins."
            yield subject.finding(RULE, LEVEL, (line, column), said, "Name the section in words.")
        else:
            yield from _faults(subject.summary.path, line, column, pin, provision)


def pins_of(summary: Summary) -> Iterator[tuple[pins.Pin, int, int]]:
    """Every pin of a summary, with the line and column where it stands."""
    for pinned in summary.body.pinned:
        yield pinned.pin, pinned.line, pinned.column
    for field in ("key_facts", "left_out"):
        for i, item in enumerate(getattr(summary.front, field)):
            if pin := pins.parse(item.law):
                yield pin, *summary.place(field, i, "law")


def _faults(path: str, line: int, column: int, pin: pins.Pin, provision: Provision) -> Iterator[Finding]:
    found, lost = pins.find(pin, provision.places)
    for name in lost:
        near = located_yaml.nearest(name, (place.pin for place in provision.places))
        said = f"Section {provision.label} has no {name}."
        yield Finding(path, line, column, RULE, LEVEL, said, f"Did you mean [{near}]?" if near else _all(provision))
    first = {first for first, _ in pin.ranges}
    for place in found:
        if place.pin in first and place.status in ("repealed", "expired", "spent"):
            said = f"{place.pin} of section {provision.label} is {place.status}."
            yield Finding(path, line, column, RULE, LEVEL, said, "Take the pin out, and what it explains.")


def _all(provision: Provision) -> str:
    names = [place.pin for place in pins.top_level(provision.places)]
    return f"It has: {', '.join(names)}." if names else "It has no subsections: write [all]."
