"""A legal word is explained in a few words where it is first used, or links to the page of words.

Why: “liable for deportation” can decide a life, and means nothing to most people who read it. A word that the page
explains, since it is a defined term or stands in `explained`, needs no more. For others brackets after it, the word in
brackets after plain ones, “that is”, “this means”, or a link to the words page are help enough.

Good: You are liable for deportation (there is a legal ground to send you out).
Bad: You are liable for deportation.
"""

import re
from collections.abc import Iterator
from typing import Final

from lawplain.checks.marks import marked
from lawplain.checks.subjects import Text
from lawplain.findings import Finding, Level

RULE = "legal-words"
LEVEL: Level = "warning"
SCOPE: Final = "text"

WORDS = (
    "absolute discretion",
    "apprehended",
    "biometric information",
    "claimant",
    "class visa",
    "deportation liability notice",
    "deportation order",
    "excluded person",
    "expression of interest",
    "humanitarian grounds",
    "immigration instructions",
    "infringement offence",
    "judicial review",
    "liable for deportation",
    "mass arrival group",
    "non-refoulement",
    "protected person",
    "residence class visa",
    "responsible adult",
    "special direction",
    "specified offence",
    "statutory declaration",
    "temporary entry class visa",
    "turnaround",
    "warrant of commitment",
)
_HELP_AFTER = re.compile(
    r"(?is)^[\w\s,’']{0,60}\(|^\w*\s(?:to be [\w\s]{0,30})?:\s"
    r"|^[^.]{0,40}?(?:,|–|—)\s?(?:that is|which is|meaning)\b|^[^.]{0,80}?\bmeans?\b"
    r"|^[^.]*\.\s+(?:\[[^\]]*\]\s*)?(?:This|That|It)(?: can)? (?:means?|is)\b"
)
_OWN_HELP = {"absolute discretion": r"(?i)does not have to|no right to|own choice"}
"""A word that is explained in sentences of its own, and how these are known."""
_HELP_BEFORE = re.compile(r"(?is)\([^()]*$|(?:that is|called|known as|means?)\s(?:an?\s|the\s)?$")


def check(subject: Text) -> Iterator[Finding]:
    if subject.provision and subject.provision.definitions:
        return  # a section that explains words
    shown = {mark.words.casefold() for mark in marked(subject).marker.used.values()}
    words = [word for word in WORDS if not any(word in one for one in shown)]
    found = [at for word in words if (at := _unexplained(subject, word))]
    inside = [(line, column, word) for line, column, word in found]
    for line, column, word in inside:
        if any(word != other and word in other and (line, column) >= (ln, co) for ln, co, other in inside):
            continue
        fix = f"Write what it means: “{word} (…)”, or link it: [{word}](/{subject.edition.act.slug}/words/)."
        yield subject.finding(RULE, LEVEL, (line, column), f"“{word}” is not explained where it is first used.", fix)


def _unexplained(subject: Text, word: str) -> tuple[int, int, str] | None:
    """Where the word stands first, if nothing near it helps."""
    body = subject.written.body
    text = body.source
    match = re.search(rf"(?i)\b{re.escape(word)}s?\b", body.without_pins)
    if match is None:
        return None
    before, after = text[: match.start()], text[match.end() :]
    linked = re.match(r"[^\]\n]*\]\([^)]*words/", after)
    again = re.search(rf"(?i)^[^.]*\.\s+An?\s{re.escape(word)}\b", after)
    own = word in _OWN_HELP and re.search(_OWN_HELP[word], text)
    if linked or again or own or _HELP_AFTER.search(after[:300]) or _HELP_BEFORE.search(before[-200:]):
        return None
    line = before.count("\n")
    return body.first_line + line, match.start() - (before.rfind("\n") + 1) + 1, word
