"""Every pin leads to words of the law: its subsection or paragraph is there, and not repealed.

Why: a reader who doubts a sentence taps its pin to read the law. Pins stand in the body, in `key_facts`, in
`people_ask` and in `left_out`. A file about a Part or the Act has pins to sections only. Of two sections with one
number the one that is not repealed is meant. Where nothing that is stored tells whether a place is there, a
hint says that it was not checked. A number that is another section’s now than the one that `leans_on` remembers is
an error: a pin is never moved on silently. Pins written as links, `[(4)](a)`, are found while reading.

Good: [(4)], [(2)-(3)], [(4)(a), (6)], [(a)], [all], [“term”], [s 355(1), (2)], [(1); ss 179, 180]
Bad: [(4)](a), [4], [(99)], [(1), s 355]
"""

from collections.abc import Iterator
from typing import Final

from lawplain.checks.subjects import Text, pinnable
from lawplain.content import Guide, Summary
from lawplain.editions.leaning import Lean, of_pin
from lawplain.editions.pair import Entry
from lawplain.errors import nearest
from lawplain.findings import Finding, Level
from lawplain.law import pins
from lawplain.law.model import Provision

RULE = "pins"
LEVEL: Level = "error"
SCOPE: Final = "text"


def check(subject: Text) -> Iterator[Finding]:
    about = subject.about
    provision = (pinnable(about) if isinstance(about, Entry) else None) or subject.provision
    if isinstance(about, Entry) and (provision is None or provision.repealed):
        return
    for pin, line, column in pins_of(subject.written):
        if pin.ranges and provision is None:
            said = f"[{pin.text}] names a place of no {subject.instrument.unit}: a guide rests on several."
            fix = f"Write which one: [{subject.instrument.short} 154(2)]."
            yield subject.finding(RULE, LEVEL, (line, column), said, fix)
        elif pin.ranges and provision and provision.kind != "section":
            said = f"A file about a Part or the {provision.instrument.law} has no places of its own to pin."
            yield subject.finding(RULE, LEVEL, (line, column), said, f"Pin the {provision.instrument.unit}: [s 355].")
        elif pin.ranges and provision:
            yield from _faults(subject.written.path, line, column, pin, provision)
        for lean in of_pin(subject.about.leans, pin):
            yield from _elsewhere(subject, lean, provision, (line, column))


def pins_of(text: Summary | Guide, *, questions: bool = True) -> Iterator[tuple[pins.Pin, int, int]]:
    """Every pin of a text, with the line and column where it stands; those of `people_ask` explain nothing."""
    for pinned in text.body.pinned:
        yield pinned.pin, pinned.line, pinned.column
    for law, loc in _steps(text) if isinstance(text, Guide) else _fields(text, questions=questions):
        if pin := pins.parse(law):
            yield pin, *text.place(*loc)


Field = tuple[str, tuple[str | int, ...]]
"""A pin in the front matter, and where it stands."""


def _steps(guide: Guide) -> list[Field]:
    return [(step.law, ("steps", i, "law")) for i, step in enumerate(guide.front.steps)]


def _fields(summary: Summary, *, questions: bool) -> list[Field]:
    front = summary.front
    written: list[Field] = [(fact.law, ("key_facts", i, "law")) for i, fact in enumerate(front.key_facts)]
    written += [
        (fact.extend.law, ("key_facts", i, "extend", "law")) for i, fact in enumerate(front.key_facts) if fact.extend
    ]
    if questions:
        written += [(asked.law, ("people_ask", i, "law")) for i, asked in enumerate(front.people_ask)]
    written += [(place.law, ("not_in_force", i, "law")) for i, place in enumerate(front.not_in_force)]
    written += [(item.law, ("left_out", i, "law")) for i, item in enumerate(front.left_out)]
    return written


def _elsewhere(subject: Text, lean: Lean, own: Provision | None, at: tuple[int, int]) -> Iterator[Finding]:
    if lean.lost and lean.lost.kind == "unknown":
        yield subject.finding(RULE, "hint", at, f"{lean.lost.said} [{lean.name}] was not checked.", lean.lost.fix)
    elif lean.lost:
        yield subject.finding(RULE, LEVEL, at, lean.lost.said, lean.lost.fix)
    for rest in lean.rests:
        spot = rest.spot
        if rest.state == "another":
            assert rest.entry
            said = f"{rest.name} is another section now: its id was {rest.entry.id}."
            fix = f"What it was is section {rest.now} now." if rest.now else "What it was is not there any more."
            fix += f" Read both, mend the pin, then run: lawplain read-again {subject.written.path}"
            yield subject.finding(RULE, LEVEL, at, said, fix)
        elif spot is None:
            continue  # the rule `leans` says so
        elif own and spot.provision.id == own.id and not spot.notes:
            places = spot.first if spot.first == spot.last else f"{spot.first}-{spot.last}"
            said = f"[{lean.name}] names this {own.instrument.unit} itself."
            yield subject.finding(RULE, LEVEL, at, said, f"Write [{places or pins.ALL}].")
        elif spot.ended and not spot.notes and rest.state == "unwritten":
            said = f"{spot.name} is {spot.ended}."
            yield subject.finding(RULE, LEVEL, at, said, "Take the pin out, and what it explains.")


def _faults(path: str, line: int, column: int, pin: pins.Pin, provision: Provision) -> Iterator[Finding]:
    found, lost = pins.find(pin, provision.places)
    for name in lost:
        near = nearest(name, (place.pin for place in provision.places))
        said = f"{provision.instrument.words['Unit']} {provision.label} has no {name}."
        yield Finding(path, line, column, RULE, LEVEL, said, f"Did you mean [{near}]?" if near else _all(provision))
    first = {first for first, _ in pin.ranges}
    for place in found:
        if place.pin in first and place.status in ("repealed", "expired", "spent"):
            said = f"{place.pin} of {provision.instrument.unit} {provision.label} is {place.status}."
            yield Finding(path, line, column, RULE, LEVEL, said, "Take the pin out, and what it explains.")


def _all(provision: Provision) -> str:
    names = [place.pin for place in pins.top_level(provision.places)]
    return f"It has: {', '.join(names)}." if names else f"It has no {provision.instrument.inner}s: write [all]."
