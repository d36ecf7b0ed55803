"""The body is plain paragraphs and lists: no HTML, headings, images, tables or code.

Why: HTML shows as it is typed; a heading breaks the order of the page's own; the rest is not read by everyone.

Good: - The day you became unlawfully in New Zealand. [(4)(a)]
Bad: <b>Note</b> ## Time limits
"""

import re
from collections.abc import Iterator
from typing import Final

from lawplain.checks.subjects import Subject
from lawplain.findings import Finding, Level

RULE = "plain-body"
LEVEL: Level = "error"
SCOPE: Final = "summary"

_SHAPES = (
    (re.compile(r"</?[A-Za-z][^<>]*>|<!--"), "HTML shows as it is typed.", "Take the tag out."),
    (re.compile(r"^ {0,3}#{1,6}(?:\s|$)"), "A heading does not belong in a summary.", "Write a sentence instead."),
    (re.compile(r"!\[[^\]]*\]\("), "An image does not belong in a summary.", "Say it in words."),
    (re.compile(r"^\s*\|.*\|\s*$"), "A table does not belong in a summary.", "Write a list."),
    (re.compile(r"`"), "Code does not belong in a summary.", "Take the ` out."),
)


def check(subject: Subject) -> Iterator[Finding]:
    body = subject.summary.body
    for number, line in enumerate(body.source.split("\n"), body.first_line):
        for shape, said, fix in _SHAPES:
            if match := shape.search(line):
                yield subject.finding(RULE, LEVEL, (number, match.start() + 1), said, fix)
