"""A paragraph has at most 60 words.

Why: on a phone, 60 words fill the screen. One idea, one paragraph.

Good: One idea in three short sentences.
Bad: Four ideas in one block that runs over the screen's edge.
"""

from collections.abc import Iterator
from typing import Final

from lawplain.checks.subjects import Text, count, paragraphs
from lawplain.findings import Finding, Level

RULE = "long-paragraph"
LEVEL: Level = "warning"
SCOPE: Final = "text"
MOST = 60


def check(subject: Text) -> Iterator[Finding]:
    for paragraph in paragraphs(subject.written):
        if (words := count(paragraph.words)) > MOST:
            said = f"This paragraph has {words} words; {MOST} is the most."
            yield subject.finding(RULE, LEVEL, (paragraph.line, 1), said, "Split it where a new idea begins.")
