"""Negative words are written out: do not, cannot, is not.

Why: people with little English, and people in fright, read over the small “n’t” and take the opposite.

Good: You cannot appeal. [(2)]
Bad: You can’t appeal. [(2)]
"""

import re
from collections.abc import Iterator
from typing import Final

from lawplain.checks.subjects import Subject
from lawplain.findings import Finding, Level

RULE = "contractions"
LEVEL: Level = "warning"
SCOPE: Final = "summary"
_SHORT = re.compile(r"(?i)\b\w+n[’']t\b")


def check(subject: Subject) -> Iterator[Finding]:
    summary = subject.summary
    front = summary.front
    told = [(front.also_called, summary.place("also_called"))]
    for i, fact in enumerate(front.key_facts):
        told += [(fact.what, summary.place("key_facts", i, "what")), (fact.fact, summary.place("key_facts", i, "fact"))]
    lines = summary.body.source.split("\n")
    told += [(line, (number, 0)) for number, line in enumerate(lines, summary.body.first_line)]
    for words, (line, column) in told:
        for match in _SHORT.finditer(words):
            at = (line, column or match.start() + 1)
            yield subject.finding(RULE, subject.warns, at, f"“{match[0]}” hides its “not”.", "Write “not” out.")
