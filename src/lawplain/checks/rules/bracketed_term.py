"""Words that a page explains have no explanation in brackets behind them.

Why: the first use of a defined term leads to its plain meaning, so a bracket says it twice, and often otherwise. A
bracket with one or two words, or with a number, is left alone: it names something.

Good: An immigration officer can serve a deportation order on you.
Bad: An immigration officer can serve a deportation order (a written order that says you must be sent away) on you.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from lawplain.checks.marks import marked
from lawplain.checks.subjects import Text, count
from lawplain.findings import Finding, Level

RULE = "bracketed-term"
LEVEL: Level = "hint"
SCOPE: Final = "text"

_BRACKET = re.compile(r"\s?\((?P<inside>[^()]*)\)")
_FEW = 3
"""A bracket with fewer words explains nothing."""


def check(subject: Text) -> Iterator[Finding]:
    body = subject.written.body
    for token in marked(subject).tokens:
        for mark, after in pairwise(token.children or []):
            bracket = _BRACKET.match(after.content) if mark.type == "mark" and after.type == "text" else None
            if bracket and count(bracket["inside"]) >= _FEW and not re.search(r"\d", bracket["inside"]):
                found = body.source.find(f"{mark.content}{bracket[0]}")
                before = body.source[: max(found, 0)]
                at = body.first_line + before.count("\n"), len(before) - (before.rfind("\n") + 1) + 1
                said = f"The page explains “{mark.content}” where it is first used; a bracket says it twice."
                yield subject.finding(RULE, LEVEL, at, said, f"Take “{bracket[0].strip()}” out.")
