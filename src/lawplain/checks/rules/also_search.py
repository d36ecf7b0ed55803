"""`also_search` holds what people type, not the law's own words, and nothing twice.

Why: the page is found by the law's words anyway. What is missing is what someone types who has never seen the Act.

Good: boss keeps my passport
Bad: costs of deportation
"""

from collections.abc import Iterator
from typing import Final

from lawplain.checks.subjects import Text
from lawplain.findings import Finding, Level
from lawplain.law import plain_text, subsection_lines

RULE = "also-search"
LEVEL: Level = "warning"
SCOPE: Final = "text"


def check(subject: Text) -> Iterator[Finding]:
    provision, front = subject.provision, subject.written.front
    words = f"{provision.heading} | {subsection_lines.whole(provision)}" if provision else ""
    there = f" {_plain(words)} | {_plain(subject.written.title)} "
    seen: set[str] = set()
    for i, phrase in enumerate(front.also_search):
        at, plain = subject.written.place("also_search", i), _plain(phrase)
        if plain in seen:
            yield subject.finding(RULE, LEVEL, at, f"“{phrase}” is here twice.", "Take one out.")
        elif f" {plain} " in there:
            said = f"“{phrase}” only repeats the law's words or the title."
            yield subject.finding(RULE, LEVEL, at, said, "Write what people type who have never seen the Act.")
        seen.add(plain)


def _plain(text: str) -> str:
    return " ".join(plain_text.tokens(text.casefold()))
