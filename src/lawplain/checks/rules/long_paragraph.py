"""A paragraph has at most 60 words.

Why: on a phone, 60 words fill the screen. One idea, one paragraph.

Good: One idea in three short sentences.
Bad: Four ideas in one block that runs over the screen's edge.
"""

from collections.abc import Iterator

from lawplain.checks.subjects import count, paragraphs, subjects
from lawplain.editions.pair import Collection
from lawplain.findings import Finding, Level

RULE = "long-paragraph"
LEVEL: Level = "warning"
MOST = 60


def check(collection: Collection) -> Iterator[Finding]:
    for subject in subjects(collection):
        for paragraph in paragraphs(subject.summary):
            if (words := count(paragraph.words)) > MOST:
                said = f"This paragraph has {words} words; {MOST} is the most."
                yield subject.finding(RULE, LEVEL, (paragraph.line, 1), said, "Split it where a new idea begins.")
