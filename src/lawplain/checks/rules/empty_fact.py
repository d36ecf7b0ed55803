"""A key fact is a fact: a number, a time, a name, a yes or a no; not a place to look.

Why: key facts are read first, and stand alone in tables. “See section 355” there is a promise that is not kept.

Good: fact: Up to 7 years in prison
Bad: fact: Set by section 355
"""

import re
from collections.abc import Iterator
from typing import Final

from lawplain.checks.subjects import Subject
from lawplain.content.fields import KeyFact
from lawplain.findings import Finding, Level
from lawplain.law import quantities

RULE = "empty-fact"
LEVEL: Level = "warning"
SCOPE: Final = "summary"
_REFERENCE = re.compile(
    r"(?i)\b(?:sub)?(?:sections?|parts?|schedules?|clauses?)\s+\d[\w()]*(?:(?:,| and| or| to)\s+\d[\w()]*)*"
)
_POINTER = re.compile(
    r"(?i)^(?:see|subject to)\b|\brelevant (?:time|period|penalt|amount|fee)"
    r"|^(?:the |those |that |any |set |as )?(?:same|times?(?! before)|time frame|period|amount|fees?|penalty|penalties"
    r"|those|set|in the cases?|by|under)\b"
    r"[^.]*?\b(?:sections?|subsections?|Acts?|instructions|regulations|schedules?|parts?)\b"
)


def check(subject: Subject) -> Iterator[Finding]:
    for i, fact in enumerate(subject.summary.front.key_facts):
        if said := _empty(fact):
            at = subject.summary.place("key_facts", i, "fact")
            yield subject.finding(RULE, subject.warns, at, said, "Write the fact itself, pinned, or take it out.")


def _empty(fact: KeyFact) -> str:
    plain = _REFERENCE.sub(" ", fact.fact)
    if _POINTER.search(fact.fact) and not any(True for _ in quantities.quantities(plain)):
        return "This key fact says where to look, not what is so."
    return ""
