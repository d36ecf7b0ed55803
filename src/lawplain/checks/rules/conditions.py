"""A condition or a choice in the law (“unless”, “only if”, “or”) is in the summary in some words.

Why: a condition that is lost turns a rule for some into a rule for everyone. The rule asks only if the summary has any
words of the kind at all (except, if not, but not; only; either, any of, a list): so it is a hint.

Good: You must leave the country, except if you have appealed. [(1)]
Bad: You must leave the country. [(1)]
"""

import re
from collections.abc import Iterator
from typing import Final

from lawplain.checks.subjects import Subject, explained, paragraphs
from lawplain.findings import Finding, Level
from lawplain.law import subsection_lines

RULE = "conditions"
LEVEL: Level = "hint"
SCOPE: Final = "summary"

_CONDITIONS = (
    (
        "unless",
        r"\bunless\b(?! the context)",
        r"unless|except|if\b.{0,60}\bnot\b|not\b.{0,60}\bif\b|only|but\b|without|until|other than|n[’']t",
    ),
    ("only if", r"\bonly if\b", r"only|unless|must\b|has to|have to|not\b.{0,80}\b(?:if|unless)|both of|all of"),
    ("or", r"\bor\b", r"\bor\b|either|any of|one of|any point|each of|these cases|whether|a list"),
)


def check(subject: Subject) -> Iterator[Finding]:
    provision = explained(subject.entry)
    if provision is None:
        return
    law = "\n".join([subsection_lines.whole(provision), *(lean.words or "" for lean in subject.entry.leans)])
    parts = list(paragraphs(subject.summary))
    words = " ".join(part.words for part in parts)
    for name, in_law, in_summary in _CONDITIONS:
        if re.search(in_law, law, re.I) and not re.search(in_summary, words, re.I):
            said = f"The law says “{name}” here; the summary has nothing of the kind."
            at = (subject.summary.body.first_line, 1)
            yield subject.finding(RULE, LEVEL, at, said, "Is a condition or a choice lost?")
