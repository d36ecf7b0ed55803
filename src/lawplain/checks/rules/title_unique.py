"""No two titles (`also_called`) of one Act are the same.

Why: in a list of results the title is all that a reader sees.

Good: How to appeal against a decision about your visa
Bad: How to appeal
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from lawplain.content import Summary
from lawplain.editions.pair import Edition
from lawplain.findings import Finding, Level
from lawplain.law import plain_text

RULE = "title-unique"
LEVEL: Level = "error"
SCOPE: Final = "edition"


def check(edition: Edition) -> Iterator[Finding]:
    by_title = defaultdict[str, list[Summary]](list)
    for summary in edition.summaries:
        by_title[" ".join(plain_text.tokens(summary.front.also_called)).casefold()].append(summary)
    for first, *others in by_title.values():
        for summary in others:
            yield _finding(summary, first, LEVEL)
        if others:  # said here too, since whoever saves this file sees its findings alone
            yield _finding(first, others[0], "warning")


def _finding(summary: Summary, other: Summary, level: Level) -> Finding:
    at = summary.place("also_called")
    return Finding(
        summary.path, *at, RULE, level, f"{other.path} has the same title.", "Say what is different about this one."
    )
