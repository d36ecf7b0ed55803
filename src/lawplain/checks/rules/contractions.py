"""Negative words are written out: do not, cannot, is not.

Why: people with little English, and people in fright, read over the small “n’t” and take the opposite.

Good: You cannot appeal. [(2)]
Bad: You can’t appeal. [(2)]
"""

import re
from collections.abc import Iterator
from typing import Final

from lawplain.checks.subjects import Text
from lawplain.findings import Finding, Level

RULE = "contractions"
LEVEL: Level = "warning"
SCOPE: Final = "text"
_SHORT = re.compile(r"(?i)\b\w+n[’']t\b")


def check(subject: Text) -> Iterator[Finding]:
    written = subject.written
    told = [(one.words, written.place(*one.loc)) for one in written.statements]
    lines = written.body.source.split("\n")
    told += [(line, (number, 0)) for number, line in enumerate(lines, written.body.first_line)]
    for words, (line, column) in told:
        for match in _SHORT.finditer(words):
            at = (line, column or match.start() + 1)
            yield subject.finding(RULE, subject.warns, at, f"“{match[0]}” hides its “not”.", "Write “not” out.")
