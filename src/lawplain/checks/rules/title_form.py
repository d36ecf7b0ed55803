"""A title has at most 12 words, starts with a capital, and has no full stop and no quotation marks around it.

Why: it is a heading, read in lists and by screen readers, and cut off where it is too long. Whoever quotes a title for
YAML twice would show the marks to readers.

Good: How long you cannot come back after being deported
Bad: the rules about how long you cannot come back to New Zealand after you were deported.
"""

from collections.abc import Iterator
from typing import Final

from lawplain.checks.subjects import Text, count
from lawplain.content import Guide, Summary
from lawplain.findings import Finding, Level

RULE = "title-form"
LEVEL: Level = "warning"
SCOPE: Final = "text"
MOST = 12
QUOTES = frozenset("\"'“”‘’")


def check(subject: Text) -> Iterator[Finding]:
    for title, at in _titles(subject.written):
        words = count(title)
        if words > MOST:
            said = f"The title has {words} words; {MOST} is the most."
            yield subject.finding(RULE, LEVEL, at, said, "Keep what it means for a person.")
        if title.endswith("."):
            yield subject.finding(RULE, LEVEL, at, "The title ends with a full stop.", "Take it out.")
        if title[:1].islower():
            said = "The title starts with a small letter."
            yield subject.finding(RULE, LEVEL, at, said, "Begin it with a capital.")
        if title[0] in QUOTES and title[-1] in QUOTES:
            said = "The title stands in quotation marks."
            mend = "Take out the inner ones: YAML needs one pair at most, and doesn't show it."
            yield subject.finding(RULE, LEVEL, at, said, mend)


def _titles(written: Summary | Guide) -> Iterator[tuple[str, tuple[int, int]]]:
    """The title, and those of the steps of a guide."""
    yield written.title, written.place(written.title_field)
    if isinstance(written, Guide):
        yield from ((step.title, written.place("steps", i, "title")) for i, step in enumerate(written.front.steps))
