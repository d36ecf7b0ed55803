"""A summary holds the fingerprint of the words that it explains.

Why: without it only a dated change of the law is noticed, not a change of words. `lawplain new` and `lawplain
read-again` write it.

Good: law_fingerprint: 5f0c1b9a7d3e2468
Bad: no law_fingerprint
"""

from collections.abc import Iterator
from typing import Final

from lawplain.checks.subjects import Subject
from lawplain.findings import Finding, Level

RULE = "no-fingerprint"
LEVEL: Level = "warning"
SCOPE: Final = "summary"


def check(subject: Subject) -> Iterator[Finding]:
    written = subject.summary.located.value
    wrong = isinstance(written, dict) and written.get("law_fingerprint")  # and said while reading
    if subject.entry.provision and not subject.summary.front.law_fingerprint and not wrong:
        said = "There is no law_fingerprint, so a change of words would go unnoticed."
        fix = f"Read the present law again, then run: lawplain read-again {subject.summary.path}"
        yield subject.finding(RULE, LEVEL, subject.summary.place("law_as_at"), said, fix)
