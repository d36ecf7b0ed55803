"""A title is not the official heading again.

Why: the official heading stands right above it. The title is there for the people whom that heading does not help.

Good: Who pays when someone is sent out of New Zealand
Bad: Costs of deportation or repatriation
"""

from collections.abc import Iterator
from typing import Final

from lawplain.checks.subjects import Subject
from lawplain.findings import Finding, Level
from lawplain.law import plain_text

RULE = "title-own-words"
LEVEL: Level = "warning"
SCOPE: Final = "summary"


def check(subject: Subject) -> Iterator[Finding]:
    provision = subject.entry.provision
    if provision and _words(provision.heading) == _words(subject.summary.front.also_called):
        said = "The title is the official heading again."
        fix = f"Say in everyday words what the {provision.instrument.unit} means for a person."
        yield subject.finding(RULE, LEVEL, subject.title_at, said, fix)


def _words(text: str) -> list[str]:
    return plain_text.tokens(text.casefold())
