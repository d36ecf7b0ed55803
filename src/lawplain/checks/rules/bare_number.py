"""Where a number of another section decides something, the explanation tells the thing itself, with a pin.

Why: “section 355 sets the penalty” sends a reader in fright to another page for the one thing that they came for. A
penalty, a time limit, an age or an amount that stands there is told here: “up to 7 years in prison [s 355(1)]”.

Good: The most is 7 years in prison, a fine of $100,000, or both. [s 355(1)]
Bad: Section 355 sets the penalty. [(1)]
"""

import re
from collections.abc import Iterator
from typing import Final

from lawplain.checks.subjects import Text, paragraphs
from lawplain.editions.pair import Edition
from lawplain.findings import Finding, Level
from lawplain.law import mentions, quantities, subsection_lines
from lawplain.law.model import Provision

RULE = "bare-number"
LEVEL: Level = "warning"
SCOPE: Final = "text"

_POINTS = re.compile(
    r"(?i)(?:\bsee |\bunder |^)?sections? \d\w*(?:\([^)]*\))*(?:,? (?:and|or|to) \d\w*(?:\([^)]*\))*)* (?:also |then )?"
    r"(?:sets?|says?|has|have|gives?|limits?|lists?|tells?|names?|fix(?:es)?|decides?|covers?|explains?|states?)\b"
)
_DECIDES = re.compile(
    r"(?i)\b(?:penalt(?:y|ies)|punish\w*|fines?|prison|(?:time )?limits?|deadlines?|how (?:long|much|many|old|soon)"
    r"|until when|by when|in what time|amounts?|ages?|fees?)\b"
)


def check(subject: Text) -> Iterator[Finding]:
    provision = subject.explained
    if provision is None and subject.provision is not None:
        return
    pinned = {other.label for other in subject.written.others if not other.law}
    for paragraph in paragraphs(subject.written):
        for sentence in paragraph.sentences:
            if not (_POINTS.search(sentence.words) and _DECIDES.search(sentence.words)) or _told(sentence.words):
                continue
            for label in _named(sentence.words):
                other = _section(subject.edition, label)
                if label in pinned or (provision and label == provision.label) or other is None or not _decides(other):
                    continue
                said = f"What {subject.instrument.unit} {label} decides is not told here, only its number."
                fix = f"Write the number or the time itself, and pin it: [{subject.instrument.short} {label}(…)]."
                yield subject.finding(RULE, subject.warns, (sentence.line, sentence.column), said, fix)
                break


def _named(words: str) -> Iterator[str]:
    for mention in mentions.mentions(words):
        if mention.unit == "section" and not mention.act and mention.label:
            yield mention.label


def _told(words: str) -> tuple[quantities.Quantity, ...]:
    return tuple(one for one in quantities.quantities(words) if one.kind in ("money", "measure"))


def _decides(other: Provision) -> bool:
    return bool(_told(subsection_lines.whole(other)))


def _section(edition: Edition, label: str) -> Provision | None:
    found = (entry.provision for entry in edition.sections if entry.provision and not entry.provision.repealed)
    return next((provision for provision in found if provision.label == label), None)
