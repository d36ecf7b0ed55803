"""What is not in force yet is said to be so: a section in its first paragraph, a place where a pin leads there.

Why: a reader who acts on a rule that does not apply yet loses by it. The source marks whole sections. Of a place inside
one the Act's own file, `act.md`, says it under `not_in_force`, with the reason; no other file has that field.

Good: This rule is not in force yet.
Bad: You have to give your fingerprints.
"""

import re
from collections.abc import Iterator
from typing import Final

from lawplain.checks.subjects import Text, paragraphs
from lawplain.content import Summary
from lawplain.editions.guides import Guided
from lawplain.editions.leaning import of_pin
from lawplain.editions.pair import Entry
from lawplain.findings import Finding, Level
from lawplain.law import pins

RULE = "not-in-force"
LEVEL: Level = "error"
SCOPE: Final = "text"
_SAID = re.compile(
    r"(?i)not (?:yet )?in force|(?:not|n[’']t) (?:yet )?(?:appl|start)|not apply yet|no order that starts"
)


def check(subject: Text) -> Iterator[Finding]:
    about, written = subject.about, subject.written
    if isinstance(about, Entry) and about.state == "not-in-force":
        first = next(iter(paragraphs(written)), None)
        if first and not _SAID.search(first.words):
            said = f"The law marks this {subject.instrument.unit} as not in force; the first paragraph does not say so."
            fix = "Begin with: This rule is not in force, so it does not apply yet."
            yield subject.finding(RULE, LEVEL, (first.line, 1), said, fix)
        return
    own = subject.provision
    if isinstance(written, Summary) and written.front.not_in_force and own and own.kind != "front":
        said = "Only the file of the Act, act.md, says what is not in force."
        yield subject.finding(RULE, LEVEL, written.place("not_in_force"), said, "Move it there.")
    for pinned in written.body.pinned:
        if _leads_there(about, pinned.pin) and not _SAID.search(pinned.explains):
            said = f"[{pinned.pin.text}] leads to what is not in force; the words before it do not say so."
            fix = "Say it: no order that starts it was found, so it does not apply yet."
            yield subject.finding(RULE, LEVEL, (pinned.line, pinned.column), said, fix)


def _leads_there(about: Entry | Guided, pin: pins.Pin) -> bool:
    """Does a pin of a text name a place that is not in force, here or elsewhere?"""
    own = isinstance(about, Entry) and any(end in about.unstarted for pair in pin.ranges for end in pair)
    return own or any(rest.unstarted for lean in of_pin(about.leans, pin) for rest in lean.rests)
