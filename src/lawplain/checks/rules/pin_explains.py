"""Every pin has words before it, and all words of a section's summary have a pin after them.

Why: a pin says which words of the law the text before it explains, back to the pin before. A pin without text explains
nothing; text without a pin can't be held against the law.

Good: The money goes into a government bank account. [(7)]
Bad: [(7)]
"""

from collections.abc import Iterator
from typing import Final

from lawplain.checks.subjects import Text, count
from lawplain.findings import Finding, Level

RULE = "pin-explains"
LEVEL: Level = "error"
SCOPE: Final = "text"


def check(subject: Text) -> Iterator[Finding]:
    body, provision = subject.written.body, subject.provision
    for pinned in body.pinned:
        if not count(pinned.explains):
            said = f"No words stand before [{pinned.pin.text}]."
            fix = f"Explain {pinned.pin.text} before the pin; two pins side by side are one: [(1), (2)]."
            yield subject.finding(RULE, LEVEL, (pinned.line, pinned.column), said, fix)
    if provision is None or provision.kind == "section":
        yield from _unpinned(subject)
    if not any(token.type == "inline" for token in body.tokens):
        yield subject.finding(RULE, LEVEL, (body.first_line, 1), "There is no text.", "Write what it means.")


def _unpinned(subject: Text) -> Iterator[Finding]:
    body = subject.written.body
    for token in body.tokens:
        if token.type != "inline" or not token.map:
            continue
        after: list[str] = []
        for child in token.children or []:
            after = [] if child.type in ("pin", "not_a_pin") else [*after, child.content]
        words = " ".join(" ".join(after).split())
        if count(words):
            line = body.first_line + max(token.map[0], token.map[1] - 1)
            said = f"No pin follows “{words[:40]}{'…' if len(words) > 40 else ''}”."
            yield subject.finding(RULE, LEVEL, (line, 1), said, "After it, write the pin of what it explains.")
