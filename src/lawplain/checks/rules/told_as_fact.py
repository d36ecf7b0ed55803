"""A condition stays a condition: “if you held a visa”, never “You may have held a visa.”

Why: where a long sentence of the law is cut, its “if” gets lost, and a reader takes the condition for a fact about
them, or for something that they are allowed to do. “May” and “can” say only that someone is allowed or able to.

Good: If you held a permit on that day, you hold a visa now. [(1)]
Bad: You may have held a permit on that day. Then you hold a visa. [(1)]
"""

import re
from collections.abc import Iterator
from typing import Final

from lawplain.checks.subjects import Text, paragraphs
from lawplain.findings import Finding, Level
from lawplain.law import subsection_lines

RULE = "told-as-fact"
LEVEL: Level = "warning"
SCOPE: Final = "text"

_PERHAPS = re.compile(
    r"\b(?:may|might) (?:also |already |not |once )?have (?!to\b)"
    r"(?:\w+(?:ed|en|wn|lt|pt)|been|had|held|got|made|given|left|met|paid|sent|begun|done|come|put|brought|sought|lost)\b"
)
_LAW_TOO = re.compile(r"\b(?:may|might|could) (?:not )?have (?:been )?\w+")
_IN_LAW = re.compile(r"(?i)\b(?:if|where|when|who|whom|whether|unless|that)\b")
_CONDITION = re.compile(
    r"(?i)\b(?:if|unless|when|where|who|whoever|whether|once|only|after|before|until|while|anyone|in case|either"
    r"|any of|all of)\b"
)
_FLAT = re.compile(r"^You (?:(?:are|were) (?!entitled|treated)\w+ed|hold|held|had|have been) ")


def check(subject: Text) -> Iterator[Finding]:
    provision = subject.explained
    law = subsection_lines.whole(provision) if provision else ""
    for paragraph in paragraphs(subject.written):
        for number, sentence in enumerate(paragraph.sentences):
            at = (sentence.line, sentence.column)
            perhaps = _PERHAPS.search(sentence.words)
            if perhaps and not _LAW_TOO.search(law) and "whether" not in sentence.words:
                said = f"“{perhaps[0]}” tells a condition as something that someone may do, or perhaps did."
                yield subject.finding(RULE, subject.warns, at, said, "Write it with “if”.")
            elif (
                number == 0
                and not paragraph.listed
                and len(paragraph.sentences) > 1
                and _FLAT.match(sentence.words)
                and not _CONDITION.search(sentence.words)
                and _IN_LAW.search(law)
            ):
                said = "These words tell as a fact about the reader what the law says under a condition."
                yield subject.finding(RULE, subject.warns, at, said, "Is it a condition? Then write it with “if”.")
