"""Where the law gives a power, the summary does not give a duty; where it gives a duty, not a power.

Why: “the officer must release you” and “the officer may release you” lead to different lives. The rule looks at one
pin at a time, and only where the words before it and the law's words each use one kind alone: so it is a hint, not a
verdict.

Good: The Minister may grant you a visa. [(1)]
Bad: The Minister has to grant you a visa. [(1)]
"""

import re
from collections.abc import Iterator
from typing import Final

from lawplain.checks.subjects import Text, claims
from lawplain.findings import Finding, Level

RULE = "must-may"
LEVEL: Level = "hint"
SCOPE: Final = "text"

# Prohibitions, conditions ("must have a purpose") and time limits ("have to appeal within") say neither.
_NEITHER = re.compile(
    r"(?i)\b(?:may|must|can|need|does|do|has|have|is|are)(?:\s(?:only|be))?\s?(?:not\b|n[’']t\b)"
    r"|\bcannot\b|\b(?:may|can) be\b"
    r"|\bwho (?:has|have) to\b|\bmust (?:have|believe|own|be|consider)\b|\bmay (?:be )?required? to\b"
    r"|\b(?:must|ha(?:s|ve) to)\b[^.]{0,60}\b(?:not later than|within|before|by)\b"
    r"|as the case may be|\bmust (?:not|be taken|be treated)\b|\bno (?:person|one) (?:may|must)\b"
)
_DUTY = re.compile(r"(?i)\b(?:must|shall|ha(?:s|ve) to|(?:is|are) (?:required|obliged) to|required to|need(?:s)? to)\b")
_POWER = re.compile(r"(?i)\b(?:may|can|could|is able to|are able to|authorise[sd]?|choose[s]? to|allowed|power)\b")


def check(subject: Text) -> Iterator[Finding]:
    for claim in claims(subject):
        if claim.field:
            continue
        says = _kind(claim.words)
        law = _kind(claim.law) if says else ""
        if law and says != law:
            words = {"duty": "must", "power": "may"}
            said = f"In {claim.pin} the law says what someone {words[law]} do;"
            said += f" these words say what they {words[says]} do."
            fix = f"Is it a {law}? Then write “{'has to' if law == 'duty' else 'can or may'}”."
            yield subject.finding(RULE, LEVEL, claim.at, said, fix)


def _kind(words: str) -> str:
    """ "duty" or "power" where the words hold one of the two alone, prohibitions aside; else ""."""
    plain = _NEITHER.sub(" ", words)
    duty, power = bool(_DUTY.search(plain)), bool(_POWER.search(plain))
    return "" if duty == power else "duty" if duty else "power"
