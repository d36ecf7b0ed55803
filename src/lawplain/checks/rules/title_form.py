"""A title has at most 12 words, starts with a capital, and has no full stop.

Why: it is a heading, read in lists and by screen readers, and cut off where it is too long.

Good: How long you cannot come back after being deported
Bad: the rules about how long you cannot come back to New Zealand after you were deported.
"""

from collections.abc import Iterator
from typing import Final

from lawplain.checks.subjects import Subject, count
from lawplain.findings import Finding, Level

RULE = "title-form"
LEVEL: Level = "warning"
SCOPE: Final = "summary"
MOST = 12


def check(subject: Subject) -> Iterator[Finding]:
    title = subject.summary.front.also_called
    words = count(title)
    if words > MOST:
        said = f"The title has {words} words; {MOST} is the most."
        yield subject.finding(RULE, LEVEL, subject.title_at, said, "Keep what it means for a person.")
    if title.endswith("."):
        yield subject.finding(RULE, LEVEL, subject.title_at, "The title ends with a full stop.", "Take it out.")
    if title[:1].islower():
        said = "The title starts with a small letter."
        yield subject.finding(RULE, LEVEL, subject.title_at, said, "Begin it with a capital.")
