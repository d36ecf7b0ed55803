"""The body is plain paragraphs and lists: no HTML, headings, quotes, images, tables or code.

Why: HTML shows as it is typed; a heading breaks the order of the page's own; the rest is not read by everyone. A line
of `---` or `===` under a paragraph makes a heading of it. A list starts with hyphens: after a dash or a bullet its
items run together. Marks that open and never close, like `**`, show as they are typed.

Good: - The day you became unlawfully in New Zealand. [(4)(a)]
Bad: <b>Note</b> ## Time limits
"""

import re
from collections.abc import Iterator
from typing import Final

from lawplain.checks.subjects import Text
from lawplain.content import Guide
from lawplain.findings import Finding, Level

RULE = "plain-body"
LEVEL: Level = "error"
SCOPE: Final = "text"

_SHAPES = (
    (re.compile(r"</?[A-Za-z][^<>]*>|<!--"), "HTML shows as it is typed.", "Take the tag out."),
    (re.compile(r"^ {0,3}#{1,6}(?:\s|$)"), "A heading does not belong in a summary.", "Write a sentence instead."),
    (
        re.compile(r"^ {0,3}(?:=+|-{2,})\s*$"),
        "A line of === or --- makes a heading of the paragraph above it.",
        "Take the line out.",
    ),
    (re.compile(r"^ {0,3}(?:[*_]\s*){3,}$"), "A line across the page does not belong in a summary.", "Take it out."),
    (re.compile(r"^\s*>"), "A quote does not belong in a summary.", "Say it in your own words, without the >."),
    (
        re.compile(r"^\s*(?P<sign>[–—−‐‑•·])\s"),
        "A list that starts with a dash or a bullet is no list: its items run together.",
        "Start each item with a hyphen and a space.",
    ),
    (re.compile(r"^\s*-(?=[^\W\d_])"), "There is no space after this hyphen, so no list.", "Write a space after it."),
    (re.compile(r"!\[[^\]]*\]\("), "An image does not belong in a summary.", "Say it in words."),
    (re.compile(r"^\s*\|.*\|\s*$"), "A table does not belong in a summary.", "Write a list."),
    (re.compile(r"`"), "Code does not belong in a summary.", "Take the ` out."),
)
_STEP = re.compile(r"## \S")
"""The line of a guide that names a step."""
_MARKS = re.compile(r"\*+|~~|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)")
"""Marks of Markdown that are still there after it was read: what they open is not closed."""


def check(subject: Text) -> Iterator[Finding]:
    body = subject.written.body
    for number, line in enumerate(body.source.split("\n"), body.first_line):
        if isinstance(subject.written, Guide) and _STEP.match(line):
            continue  # the rule `guide` knows which there are
        for shape, said, fix in _SHAPES:
            if match := shape.search(line):
                yield subject.finding(RULE, LEVEL, (number, match.start() + 1), said, fix)
    yield from _marks(subject)


def _marks(subject: Text) -> Iterator[Finding]:
    """In a body what was opened and not closed; in the front matter, which is no Markdown, all of them."""
    body = subject.written.body
    lines = body.source.split("\n")
    for token in body.tokens:
        if token.type != "inline" or not token.map:
            continue
        for child in token.children or []:
            if child.type == "text" and (match := _MARKS.search(child.content)):
                numbers = range(token.map[0], min(token.map[1], len(lines)))
                number = next((n for n in numbers if child.content in lines[n]), token.map[0])
                column = lines[number].find(child.content) + match.start() + 1
                said = f"{match[0]} stands alone here, and shows as it is typed."
                yield subject.finding(
                    RULE, LEVEL, (body.first_line + number, column), said, f"Take the {match[0]} out."
                )
    for one in subject.written.statements:
        if match := _MARKS.search(one.words):
            said = f"{match[0]} shows as it is typed: what stands above the text is plain."
            yield subject.finding(RULE, LEVEL, subject.written.place(*one.loc), said, f"Take the {match[0]} out.")
