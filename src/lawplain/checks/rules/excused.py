"""What `excused` in the front matter excuses is there, and is a rule.

Why: an excuse that excuses nothing any more hides the next mistake. An excuse names the rule, the reason, and words of
the line that is meant: it holds for that line, never for a whole file. What keeps a file from being read can't be
excused.

Good: rule: long-sentence, words: The list below, why: The law's own list, which loses its sense in two sentences
Bad: rule: long-sentense
"""

from collections.abc import Iterable, Iterator
from typing import Final

from lawplain.checks.subjects import Text
from lawplain.errors import nearest
from lawplain.findings import Finding, Level

RULE = "excused"
LEVEL: Level = "warning"
SCOPE: Final = "excuses"


def check(subject: Text, idle: Iterable[int], known: Iterable[str]) -> Iterator[Finding]:
    names = sorted(known)
    for number, excuse in enumerate(subject.written.front.excused):
        at = subject.written.place("excused", number, "rule")
        if excuse.rule not in names:
            near = nearest(excuse.rule, names)
            fix = f"Did you mean “{near}”?" if near else "docs/checks.md lists the rules."
            yield subject.finding(RULE, LEVEL, at, f"“{excuse.rule}” is not a rule that can be excused.", fix)
        elif not excuse.words:
            said = "This excuse names no words, so it excuses nothing."
            yield subject.finding(RULE, LEVEL, at, said, "Add “words:” with words of the line that is meant.")
        elif number in idle:
            said = f"This excuses nothing: there is no such finding of “{excuse.rule}”."
            yield subject.finding(RULE, LEVEL, at, said, "Take the excuse out, or correct its words.")
