"""An explanation is not longer than the words that it explains, unless these are under 60 words.

Why: who is given more words than the law has reads the law. What is told of other sections, and pinned
there, does not count.

Good: a law of 300 words, explained in 120
Bad: a law of 100 words, explained in 140
"""

from collections.abc import Iterator
from typing import Final

from lawplain.checks.subjects import Subject, count, explained
from lawplain.findings import Finding, Level
from lawplain.law import subsection_lines

RULE = "longer-than-law"
LEVEL: Level = "warning"
SCOPE: Final = "summary"
SHORT = 60
MOST = 1.1
"""Times the words of the law; the marks of a list count here and not there."""


def check(subject: Subject) -> Iterator[Finding]:
    provision = explained(subject.entry)
    if provision is None:
        return
    law = count(subsection_lines.whole(provision))
    own = sum(count(pinned.explains) for pinned in subject.summary.body.pinned if pinned.pin.ranges)
    if law >= SHORT and own > MOST * law:
        said = f"This explains {law} words of law in {own}."
        fix = "Say less: the consequence first, then what changes what happens to the reader."
        yield subject.finding(RULE, subject.warns, (subject.summary.body.first_line, 1), said, fix)
