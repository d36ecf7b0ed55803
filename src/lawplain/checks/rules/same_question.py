"""A question stands once over all sections and elsewhere.yml, and once over all guides: the same words, whatever their
endings and capitals.

Why: somebody who asks it is led to one page, and it is the one that answers. A guide can repeat what a section answers:
it stands first then. Word the question so that it says what is
different about this section, or leave it to the other. No page is kept from its readers for it.

Good: can I appeal if my permit is refused; can I appeal if my kite was taken
Bad: can I appeal, in two files
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from lawplain.checks.subjects import subjects
from lawplain.content import Guide, Summary
from lawplain.content.fields import Asked
from lawplain.content.guide_fields import AskedOfGuide
from lawplain.editions.elsewhere import FILE
from lawplain.editions.pair import Collection
from lawplain.findings import Finding, Level
from lawplain.language.stems import fold, stem

RULE = "same-question"
LEVEL: Level = "error"
SCOPE: Final = "content"

Where = tuple[str, tuple[int, int], str]


def check(collection: Collection) -> Iterator[Finding]:
    shared = [(FILE, collection.place(FILE, words), words) for one in collection.elsewhere for words in one.written.ask]
    sections = [place for subject in subjects(collection) for place in _asked(subject.summary)]
    guides = [place for one in collection.guides for place in _asked(one.guide)]
    yield from _twice([*sections, *shared])
    yield from _twice([*guides, *shared])


def _twice(asked: Iterable[Where]) -> Iterator[Finding]:
    found = defaultdict[tuple[str, ...], list[Where]](list)
    for path, at, words in asked:
        found[tuple(stem(word) for word in fold(words))].append((path, at, words))
    for first, *others in found.values():
        for other in others:
            yield _finding(other, first, LEVEL)
        if others and others[0][0] != first[0]:  # said here too, since whoever saves this file sees its findings alone
            yield _finding(first, others[0], "warning")


def _asked(written: Summary | Guide) -> Iterator[Where]:
    groups: Iterable[Asked | AskedOfGuide] = written.front.people_ask
    for i, asked in enumerate(groups):
        for j, words in enumerate(asked.ask):
            yield written.path, written.place("people_ask", i, "ask", j), words


def _finding(here: Where, other: Where, level: Level) -> Finding:
    path, at, words = here
    where = f"{other[0]}:{other[1][0]}"
    said = f"“{words}” is asked twice in this file." if path == other[0] else f"“{words}” is asked in {where} too."
    return Finding(path, *at, RULE, level, said, "Say what is different here, or take it out.")
