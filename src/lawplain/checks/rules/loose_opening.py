"""No sentence opens with a word that stands for something before it: It, That, Such, Then, This, There.

Why: who reads slowly has lost what it stands for, and whoever was sent this one sentence never had it. “This visa” or
“That time” is fine: the noun is there. So is the first sentence of an item: the words before the list have its noun.

Good: The debt is repaid once you have paid all of it.
Bad: It is then repaid.
"""

import re
from collections.abc import Iterator
from typing import Final

from lawplain.checks.subjects import Text, paragraphs
from lawplain.findings import Finding, Level

RULE = "loose-opening"
LEVEL: Level = "warning"
SCOPE: Final = "text"

_VERB = (
    r"(?:is|are|was|were|be|has|have|had|do|does|did|can|cannot|could|may|might|must|will|would|need|needs|also|only"
    r"|applies|apply|includes?|covers?|means?|lasts?|ends?|begins?|starts?|happens?|depends?|counts?|shows?|says?"
    r"|holds?|stays?|goes|comes?|gives?|takes?|makes?|lets?|leads?|rests?|follows?|stops?|runs?|stands?|concerns?)\b"
)
_LOOSE = re.compile(
    r"It\s+(?!is (?:not )?(?:an? |the |your |up to |enough|for )|does not matter|makes no difference"
    r"|(?:is|was|becomes|has been) (?:not )?\w+ (?:that|whether|to)\b)"
    rf"|(?:This|That(?! is,)|These|Those|Such)\s+{_VERB}|Then\b"
    rf"|There\s(?!is|are|was|were|has|have|must|can|may|will)"
)


def check(subject: Text) -> Iterator[Finding]:
    for paragraph in paragraphs(subject.written):
        for sentence in paragraph.sentences[paragraph.listed :]:
            if match := _LOOSE.match(sentence.words):
                word = match[0].split()[0]
                said = f"This sentence opens with “{word}”, and what that stands for is not in it."
                yield subject.finding(
                    RULE, subject.warns, (sentence.line, sentence.column), said, "Name what it is, or who."
                )
