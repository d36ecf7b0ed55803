"""A question stands once over all sections and elsewhere.yml: the same words, whatever their endings and capitals.

Why: somebody who asks it is led to one page, and it is the one that answers. Word the question so that it says what is
different about this section, or leave it to the other. No page is kept from its readers for it.

Good: can I appeal if my permit is refused; can I appeal if my kite was taken
Bad: can I appeal, in two files
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from lawplain.checks.subjects import subjects
from lawplain.editions import elsewhere
from lawplain.editions.pair import Collection
from lawplain.findings import Finding, Level
from lawplain.language.stems import fold, stem

RULE = "same-question"
LEVEL: Level = "error"
SCOPE: Final = "content"

Where = tuple[str, tuple[int, int], str]


def check(collection: Collection) -> Iterator[Finding]:
    found = defaultdict[tuple[str, ...], list[Where]](list)
    for path, at, words in _asked(collection):
        found[tuple(stem(word) for word in fold(words))].append((path, at, words))
    for first, *others in found.values():
        for other in others:
            yield _finding(other, first, LEVEL)
        if others and others[0][0] != first[0]:  # said here too, since whoever saves this file sees its findings alone
            yield _finding(first, others[0], "warning")


def _asked(collection: Collection) -> Iterator[Where]:
    for subject in subjects(collection):
        for i, asked in enumerate(subject.summary.front.people_ask):
            for j, words in enumerate(asked.ask):
                yield subject.summary.path, subject.summary.place("people_ask", i, "ask", j), words
    for one in collection.elsewhere:
        for words in one.written.ask:
            yield elsewhere.FILE, collection.place(elsewhere.FILE, words), words


def _finding(here: Where, other: Where, level: Level) -> Finding:
    path, at, words = here
    where = f"{other[0]}:{other[1][0]}"
    said = f"“{words}” is asked twice in this file." if path == other[0] else f"“{words}” is asked in {where} too."
    return Finding(path, *at, RULE, level, said, "Say what is different here, or take it out.")
