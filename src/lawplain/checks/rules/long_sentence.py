"""A sentence has at most 25 words.

Why: a person who reads slowly, or in their second language, loses the start of a long sentence before its end. Aim at
15. A list item counts from its own start.

Good: You can ask for a refund. You have to ask within 12 months.
Bad: If you have paid, and kept all of the conditions until the day on which you left, you can, within the 12 months
  after that day, ask the Department to pay it back.
"""

from collections.abc import Iterator
from typing import Final

from lawplain.checks.subjects import Text, paragraphs
from lawplain.findings import Finding, Level

RULE = "long-sentence"
LEVEL: Level = "warning"
SCOPE: Final = "text"
MOST = 25


def check(subject: Text) -> Iterator[Finding]:
    for paragraph in paragraphs(subject.written):
        for sentence in paragraph.sentences:
            if sentence.count > MOST:
                said = f"This sentence has {sentence.count} words; {MOST} is the most."
                yield subject.finding(RULE, LEVEL, (sentence.line, sentence.column), said, "Make two of it.")
