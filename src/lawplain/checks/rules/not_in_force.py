"""A summary of a section that is not in force yet says so in its first paragraph.

Why: a reader who acts on a rule that does not apply yet loses by it.

Good: This rule is not in force yet.
Bad: You have to give your fingerprints.
"""

import re
from collections.abc import Iterator
from typing import Final

from lawplain.checks.subjects import Subject, paragraphs
from lawplain.findings import Finding, Level

RULE = "not-in-force"
LEVEL: Level = "error"
SCOPE: Final = "summary"
_SAID = re.compile(r"(?i)not (?:yet )?in force|(?:not|n[’']t) (?:yet )?appl|not apply yet")


def check(subject: Subject) -> Iterator[Finding]:
    if subject.entry.state == "not-in-force":
        first = next(iter(paragraphs(subject.summary)), None)
        if first and not _SAID.search(first.words):
            said = f"The law marks this {subject.instrument.unit} as not in force; the first paragraph does not say so."
            fix = "Begin with: This rule is not in force, so it does not apply yet."
            yield subject.finding(RULE, LEVEL, (first.line, 1), said, fix)
