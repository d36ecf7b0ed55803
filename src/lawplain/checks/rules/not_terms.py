"""`not_terms` names words that the summary uses in another sense, and that would be marked without it.

Why: a page explains the first use of a defined term. “You can claim the cost” is no claim of a refugee, and a box that
says so would mislead. An entry that keeps nothing from being marked is a slip, or left over.

Good: not_terms: [claim], in a summary that says “you can claim the cost”
Bad: not_terms: [claims], in one that has no such word
"""

from collections.abc import Iterator
from typing import Final

from lawplain.checks.marks import marked
from lawplain.checks.subjects import Text
from lawplain.findings import Finding, Level

RULE = "not-terms"
LEVEL: Level = "warning"
SCOPE: Final = "text"


def check(subject: Text) -> Iterator[Finding]:
    unwanted = subject.written.front.not_terms
    met = marked(subject).marker.met if unwanted else set()
    for number, words in enumerate(unwanted):
        if words not in met:
            at = subject.written.place("not_terms", number)
            said = f"“{words}” would not be marked in this summary."
            yield subject.finding(RULE, LEVEL, at, said, "Write the term as its definition has it, or take it out.")
