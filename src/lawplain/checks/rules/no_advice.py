"""A summary gives no advice and no comfort, and does not talk about itself.

Why: this is not legal advice, and must not sound like it. What the section says is enough.

Good: You can apply to get the rest back. [(6)]
Bad: You should see a lawyer. This section says that you can apply.
"""

import re
from collections.abc import Iterator
from typing import Final

from lawplain.checks.subjects import Text, paragraphs
from lawplain.findings import Finding, Level

RULE = "no-advice"
LEVEL: Level = "warning"
SCOPE: Final = "text"

_SHAPES = re.compile(
    r"(?i)\byou should\b|\bwe (?:recommend|advise|suggest)\b|\bmake sure\b|\bdon[’']t worry\b|\bunfortunately\b"
    r"|\bit is (?:best|wise|important) to\b|\bthis (?:section|summary) (?:says|explains|means|is about)\b"
    r"|\bget (?:a lawyer|legal advice)\b|\bas soon as you can\b"
)  # fmt: skip


def check(subject: Text) -> Iterator[Finding]:
    for paragraph in paragraphs(subject.written):
        for sentence in paragraph.sentences:
            if match := _SHAPES.search(sentence.words):
                said = f"“{match[0]}” is advice, comfort, or talk about the summary."
                fix = "Say what happens, who decides, and by when."
                yield subject.finding(RULE, LEVEL, (sentence.line, sentence.column), said, fix)
