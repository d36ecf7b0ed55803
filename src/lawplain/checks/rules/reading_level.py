"""A summary reads easily: a score of sentence length and long words (LIX) of at most 50.

Why: most readers here read English as a second language. 40 is a newspaper, 50 a textbook, 60 a statute. The score
knows nothing of meaning: it is a hint, never a failure.

Good: You have to leave. Until then you may not work.
Bad: Departure obligations supersede employment entitlements notwithstanding representations.
"""

from collections.abc import Iterator
from typing import Final

from lawplain.checks.subjects import Text, paragraphs
from lawplain.findings import Finding, Level
from lawplain.law import plain_text

RULE = "reading-level"
LEVEL: Level = "hint"
SCOPE: Final = "text"
MOST = 50
_FEWEST = 30
"""With fewer words, a score says nothing."""


def check(subject: Text) -> Iterator[Finding]:
    sentences = [s.words for paragraph in paragraphs(subject.written) for s in paragraph.sentences]
    words = plain_text.tokens(" ".join(sentences))
    if len(words) >= _FEWEST and (score := lix(words, len(sentences))) > MOST:
        said = f"This is hard to read: its LIX is {score}; aim at {MOST} or less."
        at = (subject.written.body.first_line, 1)
        yield subject.finding(RULE, LEVEL, at, said, "Write shorter sentences and shorter words.")


def lix(words: list[str], sentences: int) -> int:
    """Words per sentence, plus the percentage of words with more than 6 letters (Björnsson, 1968)."""
    return round(len(words) / max(1, sentences) + 100 * sum(len(word) > 6 for word in words) / len(words))
