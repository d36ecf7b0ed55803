"""A translation says what the English says, no more and no less, and a person has checked it before readers see it.

Why: its readers can't compare. It has every pin and link of the English and no others, as many key facts, and
the numbers that the English writes in digits, in digits of any script; nothing is left in English. It has the first
question of each group of `people_ask`, or none: then these stay English, and are marked so.

Good: 每人可在 28 天内提出。[(1)]
Bad: 每人可在 82 天内提出。[(2)]
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from lawplain.checks.subjects import Subject
from lawplain.content import Summary, Translation, prose, told
from lawplain.editions.translate import usable
from lawplain.findings import Finding, Level
from lawplain.law.pins import Pin

RULE = "translation"
LEVEL: Level = "error"
SCOPE: Final = "summary"

_NUMBER = re.compile(r"\d(?:[\d.,٫٬\u00a0\u202f]*\d)?")
_LETTERS = re.compile(r"[^\W\d_]{2}")
Fault = tuple[Level, int, int, str, str]


def check(subject: Subject) -> Iterator[Finding]:
    spoken = {site_language.front.code for site_language in subject.collection.site_languages}
    for translation in subject.entry.translations:
        for level, line, column, said, fix in _faults(subject.summary, translation, spoken):
            yield Finding(translation.path, line, column, RULE, level, said, fix)


def _faults(english: Summary, other: Translation, spoken: set[str]) -> Iterator[Fault]:
    if other.language not in spoken:
        said = f"The site does not speak “{other.language}”, so nobody sees this translation."
        yield "warning", 1, 1, said, f"Run: lawplain language {other.language}"
    yield from _pins(english, other)
    yield from _links(english, other)
    yield from _key_facts(english, other)
    yield from _questions(english, other)
    yield from _left_in_english(english, other)
    yield from _numbers(english, other)
    if not usable(other):
        said = "No person has checked this translation, so readers see the English, and that it is not translated."
        yield "hint", 1, 1, said, f"Run: lawplain reviewed {other.path} --by NAME"


def _pins(english: Summary, other: Translation) -> Iterator[Fault]:
    wanted = {part for pinned in english.body.pinned for part in _named(pinned.pin)}
    for pinned in other.body.pinned:
        if not wanted.issuperset(_named(pinned.pin)):
            said = f"[{pinned.pin.text}] is not a pin of the English."
            yield LEVEL, pinned.line, pinned.column, said, f"Take the pins from {english.path}, as they are."
    there = {part for pinned in other.body.pinned for part in _named(pinned.pin)}
    for pinned in english.body.pinned:
        if not there.issuperset(_named(pinned.pin)):
            said = f"The English explains [{pinned.pin.text}]; this has no such pin."
            yield LEVEL, other.body.first_line, 1, said, f"Translate line {pinned.line} of {english.path}."


def _named(pin: Pin) -> tuple[object, ...]:
    """What a pin names, each place or range once, here and elsewhere."""
    return (*pin.ranges, *pin.others)


def _links(english: Summary, other: Translation) -> Iterator[Fault]:
    if sorted(prose.links(english.body.tokens)) != sorted(prose.links(other.body.tokens)):
        said = "Its links are not those of the English."
        yield LEVEL, other.body.first_line, 1, said, f"Take the addresses from {english.path}, as they are."


def _key_facts(english: Summary, other: Translation) -> Iterator[Fault]:
    wanted, there = len(english.front.key_facts), len(other.front.key_facts)
    if wanted != there:
        said = f"The English has {wanted} key facts; this has {there}."
        yield LEVEL, *other.place("key_facts"), said, "Translate every key fact, in the order of the English ones."
        return
    for fact, translated in zip(english.front.key_facts, other.front.key_facts, strict=True):
        for field, words, theirs in (
            ("from", fact.counts_from, translated.counts_from),
            ("extend", fact.extend, translated.extend),
            ("who", fact.who, translated.who),
        ):
            if bool(words) != bool(theirs):
                have = "the English has" if words else "this has"
                said = f"Of “{field}” of the key fact “{fact.what}” only {have} a word."
                yield LEVEL, *other.place("key_facts"), said, "Write it in both, or in neither."


def _questions(english: Summary, other: Translation) -> Iterator[Fault]:
    wanted, there = len(english.front.people_ask), len(other.front.people_ask)
    if there not in (0, wanted):
        said = f"The English has {wanted} groups of questions; this has {there}."
        yield LEVEL, *other.place("people_ask"), said, "Translate the first of each group, in order, or none at all."


def _left_in_english(english: Summary, other: Translation) -> Iterator[Fault]:
    texts = {*_texts(english), *(asked.ask[0] for asked in english.front.people_ask)}
    for words, at in _placed(other):
        if words in texts and _LETTERS.search(words):
            said = f"“{words if len(words) <= 60 else words[:59] + '…'}” is still English."
            yield LEVEL, *at, said, "Translate it."


def _placed(other: Translation) -> Iterator[tuple[str, tuple[int, int]]]:
    """Each text of a translation, and where it stands."""
    yield other.front.also_called, other.place("also_called")
    for i, fact in enumerate(other.front.key_facts):
        for words in told(fact):
            yield words, other.place("key_facts", i)
    for i, words in enumerate(other.front.people_ask):
        yield words, other.place("people_ask", i)
    inlines = (token for token in other.body.tokens if token.type == "inline")
    for words, token in zip(other.body.paragraphs, inlines, strict=True):
        yield words, (other.body.first_line + (token.map[0] if token.map else 0), 1)


def _numbers(english: Summary, other: Translation) -> Iterator[Fault]:
    missing = _counted(english) - _counted(other)
    for number in sorted(missing):
        said = f"The English has the number {number:,} more often than this."
        yield "warning", 1, 1, said, "Is it another number here, or left out? Write it in digits."


def _counted(text: Summary | Translation) -> Counter[int]:
    """The numbers written in digits, whatever the script, without the signs between them."""
    found = (match[0] for words in _texts(text) for match in _NUMBER.finditer(words))
    return Counter(int("".join(c for c in number if c.isdigit())) for number in found)


def _texts(text: Summary | Translation) -> list[str]:
    facts = [words for fact in text.front.key_facts for words in told(fact)]
    return [text.front.also_called, *facts, *text.body.paragraphs]
