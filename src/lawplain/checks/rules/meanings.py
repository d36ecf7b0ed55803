"""A plain meaning is short, speaks to nobody, and belongs to a term that the law has; so is each word of `explained`.

Why: a meaning stands in a box on every page that uses its term. On a page whose “you” is an employer, one that says
“you” speaks to the wrong person. One whose term, section or place is not in the law is shown nowhere, or at the wrong
words. `explained` is for words that no law here defines.

Good: meaning: A person with a resident visa, who can stay with no end date.
Bad: meaning: You hold a resident visa (see section 74).
"""

import re
from collections.abc import Iterator
from typing import Final

from lawplain.checks.subjects import count
from lawplain.content.fields import Meaning
from lawplain.editions.meanings import Vocabulary, vocabulary
from lawplain.editions.pair import Collection, Edition
from lawplain.findings import Finding, Level
from lawplain.law import neighbours, pins

RULE = "meanings"
LEVEL: Level = "warning"
SCOPE: Final = "content"

MOST = 25
"""Words of a box."""
_YOU = re.compile(r"(?i)\byou(?:r|rs|rself)?\b")
_WORDS = "content/words.yml"


def check(collection: Collection) -> Iterator[Finding]:
    for edition in collection.editions:
        path = f"content/{edition.act.slug}/meanings.yml"
        known = vocabulary(edition) if edition.meanings else None
        for meaning in edition.meanings:
            at = collection.place(path, f"term: {meaning.term}", meaning.meaning.split()[0])
            told = [*_told(meaning.meaning), *(_placed(meaning, edition, known) if known else ())]
            yield from (Finding(path, *at, RULE, LEVEL, f"“{meaning.term}”: {said}", fix) for said, fix in told)
    defined = {t.words.casefold() for e in collection.editions if e.meanings for t in vocabulary(e).defined.terms}
    for one in collection.words.explained:
        told = list(_told(one.says))
        if one.word.casefold() in defined:
            told.append(("A law of this site defines it.", "Take it out; its meaning belongs into meanings.yml."))
        at = collection.place(_WORDS, f"word: {one.word}")
        yield from (Finding(_WORDS, *at, RULE, LEVEL, f"“{one.word}”: {said}", fix) for said, fix in told)


def _told(words: str) -> Iterator[tuple[str, str]]:
    if count(words) > MOST:
        yield f"The meaning has {count(words)} words; {MOST} is the most.", "Say what a reader needs, and less."
    if _YOU.search(words):
        yield "The meaning says “you”.", "It stands on pages for different people: write “a person”."


def _placed(meaning: Meaning, edition: Edition, known: Vocabulary) -> Iterator[tuple[str, str]]:
    """Is what it names in the law?"""
    act = edition.act
    sections = [*meaning.not_in, *(label for label in meaning.applies if label != "act")]
    lost = [label for label in sections if neighbours.numbered(act, "section", label) is None]
    if lost:
        yield f"The law has no {act.instrument.unit} {', '.join(lost)}.", "Look at the number in the law."
    if all(meaning is not one for one in known.meanings.values()):
        yield "No term of the law is meant by it.", "Name the term as the law writes it, and its section."
    elif meaning.law and meaning.section:
        home = neighbours.numbered(act, "section", meaning.section)
        pin = pins.parse(meaning.law)
        if home and home.places and pin and pins.find(pin, home.places)[1]:
            yield f"{act.instrument.words['Unit']} {home.label} has no {meaning.law}.", "Write the place that says it."
