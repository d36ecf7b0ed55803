"""An explanation begins with what happens, not with what it is about.

Why: the first sentence is all that many people read. “This is about …” is a heading, and the page has one.

Good: You have to leave within 28 days. [(1)]
Bad: This is about when you have to leave. [(1)]
"""

import re
from collections.abc import Iterator
from typing import Final

from lawplain.checks.subjects import Text, paragraphs
from lawplain.findings import Finding, Level

RULE = "about-first"
LEVEL: Level = "warning"
SCOPE: Final = "text"
_ABOUT = re.compile(
    r"(?i)(?:(?:this|it|these) (?:is|are|applies|apply|covers?|concerns?|sets? out|explains?|says?) |(?:this|the) "
    r"(?:section|page|rule|part) (?:is|applies|covers|concerns|sets out|explains|says) )(?!an? offence|not )"
)


def check(subject: Text) -> Iterator[Finding]:
    first = next(paragraphs(subject.written), None)
    if first and first.sentences and (match := _ABOUT.match(first.sentences[0].words)):
        said = f"It begins with “{match[0].strip()}”."
        at = (first.sentences[0].line, first.sentences[0].column)
        yield subject.finding(RULE, subject.warns, at, said, "Begin with what happens, and to whom.")
