"""Nothing is left to be done: no TODO, XXX, TBC or ??? in what readers see.

Why: a note to oneself is forgotten, and published.

Good: You can appeal to the Tribunal. [(1)]
Bad: You can appeal to TODO. [(1)]
"""

import re
from collections.abc import Iterator
from typing import Final

from lawplain.checks.subjects import texts
from lawplain.editions.pair import Collection
from lawplain.findings import Finding, Level

RULE = "unfinished"
LEVEL: Level = "error"
SCOPE: Final = "content"

_NOTE = re.compile(r"\b(?:TODO|TO DO|FIXME|TBC|TBD|XX+|NB!)\b|\?{2,}|\[\s*\?\s*\]|(?i:\blorem ipsum\b)")
_COMMENT = re.compile(r"(?:^|\s)#.*")


def check(collection: Collection) -> Iterator[Finding]:
    written = [text.written for text in texts(collection)]
    files = [(one.path, one.lines, one.body.first_line) for one in written]
    files += [(path, lines, len(lines) + 1) for path, lines in collection.lines.items()]
    for path, lines, body in files:
        if not _NOTE.search("\n".join(lines)):  # as in nearly all: to look at each line takes several times as long
            continue
        for number, line in enumerate(lines, 1):
            words = line if number >= body else _COMMENT.sub("", line)  # a comment in YAML is no reader's
            if match := _NOTE.search(words):
                said = f"“{match[0]}” is a note to yourself, and readers would see it."
                yield Finding(
                    path, number, match.start() + 1, RULE, LEVEL, said, "Finish the sentence, or take it out."
                )
