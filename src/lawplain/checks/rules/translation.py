"""A translation says what the English says, no more and no less, and a person has checked it before readers see it.

Why: its readers can't compare. It has every pin and link of the English and no others, as many key facts, and
the numbers that the English writes in digits, in digits of any script; nothing is left in English. That of a guide has
its steps, with the same ids. It has the first
question of each group of `people_ask`, or none: then these stay English, and are marked so.

Good: 每人可在 28 天内提出。[(1)]
Bad: 每人可在 82 天内提出。[(2)]
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from lawplain.checks.subjects import Text
from lawplain.content import Guide, GuideTranslation, Summary, Translation, prose, told
from lawplain.content.fields import Asked
from lawplain.content.guide_fields import AskedOfGuide
from lawplain.editions.translate import usable
from lawplain.findings import Finding, Level
from lawplain.law.pins import Pin

RULE = "translation"
LEVEL: Level = "error"
SCOPE: Final = "text"

_NUMBER = re.compile(r"\d(?:[\d.,٫٬\u00a0\u202f]*\d)?")
_LETTERS = re.compile(r"[^\W\d_]{2}")
Fault = tuple[Level, int, int, str, str]


English = Summary | Guide
Other = Translation | GuideTranslation


def check(subject: Text) -> Iterator[Finding]:
    spoken = {site_language.front.code for site_language in subject.collection.site_languages}
    for translation in subject.about.translations:
        for level, line, column, said, fix in _faults(subject.written, translation, spoken):
            yield Finding(translation.path, line, column, RULE, level, said, fix)


def _faults(english: English, other: Other, spoken: set[str]) -> Iterator[Fault]:
    if other.language not in spoken:
        said = f"The site does not speak “{other.language}”, so nobody sees this translation."
        yield "warning", 1, 1, said, f"Run: lawplain language {other.language}"
    yield from _pins(english, other)
    yield from _links(english, other)
    if isinstance(english, Summary) and isinstance(other, Translation):
        yield from _key_facts(english, other)
    elif isinstance(english, Guide) and isinstance(other, GuideTranslation):
        yield from _steps(english, other)
    yield from _questions(english, other)
    yield from _left_in_english(english, other)
    yield from _numbers(english, other)
    if not usable(other):
        said = "No person has checked this translation, so readers see the English, and that it is not translated."
        yield "hint", 1, 1, said, f"Run: lawplain reviewed {other.path} --by NAME"


def _pins(english: English, other: Other) -> Iterator[Fault]:
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


def _links(english: English, other: Other) -> Iterator[Fault]:
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


def _steps(english: Guide, other: GuideTranslation) -> Iterator[Fault]:
    """The steps of the English, each with what that has, and a text for each."""
    ids, there = [step.id for step in english.front.steps], [step.id for step in other.front.steps]
    if ids != there:
        said = f"The English has the steps {', '.join(ids)}; this has {', '.join(there)}."
        yield LEVEL, *other.place("steps"), said, "Translate every step, in the order of the English ones."
        return
    if (named := [name for name, _ in other.texts]) != [name for name, _ in english.texts]:
        said = f"The texts of this are {', '.join(named) or 'none'}; those of the English are others."
        yield LEVEL, other.body.first_line, 1, said, "Leave the lines with ## as they are in the English."
    for i, (step, own) in enumerate(zip(english.front.steps, other.front.steps, strict=True)):
        conditions = [way for way in step.next if way.condition]
        have = {"when": (step.when, own.when), "who": (step.who, own.who)}
        for field, (words, theirs) in have.items():
            if bool(words) != bool(theirs):
                said = f"Of “{field}” of the step “{step.id}” only {'the English has' if words else 'this has'} a word."
                yield LEVEL, *other.place("steps", i), said, "Write it in both, or in neither."
        if len(conditions) != len(own.conditions):
            said = f"The English has {len(conditions)} conditions here; this has {len(own.conditions)}."
            yield LEVEL, *other.place("steps", i), said, "Translate each “if” of its “next”, in order."
    if len(english.front.not_in_the_act) != len(other.front.not_in_the_act):
        said = f"The English has {len(english.front.not_in_the_act)} things that the law is silent on; this has others."
        yield LEVEL, *other.place("not_in_the_act"), said, "Translate each, in the order of the English ones."


def _questions(english: English, other: Other) -> Iterator[Fault]:
    wanted, there = len(english.front.people_ask), len(other.front.people_ask)
    if there not in (0, wanted):
        said = f"The English has {wanted} groups of questions; this has {there}."
        yield LEVEL, *other.place("people_ask"), said, "Translate the first of each group, in order, or none at all."


def _left_in_english(english: English, other: Other) -> Iterator[Fault]:
    groups: Iterable[Asked | AskedOfGuide] = english.front.people_ask
    texts = {*_texts(english), *(asked.ask[0] for asked in groups)}
    for words, at in _placed(other):
        if words in texts and _LETTERS.search(words):
            said = f"“{words if len(words) <= 60 else words[:59] + '…'}” is still English."
            yield LEVEL, *at, said, "Translate it."


def _placed(other: Other) -> Iterator[tuple[str, tuple[int, int]]]:
    """Each text of a translation, and where it stands."""
    if isinstance(other, Translation):
        yield other.front.also_called, other.place("also_called")
        for i, fact in enumerate(other.front.key_facts):
            for words in told(fact):
                yield words, other.place("key_facts", i)
    else:
        yield other.front.title, other.place("title")
        yield other.front.for_, other.place("for")
        for i, step in enumerate(other.front.steps):
            told_ = filter(None, (step.title, step.when, step.who, *step.conditions))
            yield from ((said, other.place("steps", i)) for said in told_)
        for i, words in enumerate(other.front.not_in_the_act):
            yield words, other.place("not_in_the_act", i)
    for i, words in enumerate(other.front.people_ask):
        yield words, other.place("people_ask", i)
    inlines = (token for token in other.body.tokens if token.type == "inline")
    for words, token in zip(other.body.paragraphs, inlines, strict=True):
        yield words, (other.body.first_line + (token.map[0] if token.map else 0), 1)


def _numbers(english: English, other: Other) -> Iterator[Fault]:
    missing = _counted(english) - _counted(other)
    for number in sorted(missing):
        said = f"The English has the number {number:,} more often than this."
        yield "warning", 1, 1, said, "Is it another number here, or left out? Write it in digits."


def _counted(text: English | Other) -> Counter[int]:
    """The numbers written in digits, whatever the script, without the signs between them."""
    found = (match[0] for words in _texts(text) for match in _NUMBER.finditer(words))
    return Counter(int("".join(c for c in number if c.isdigit())) for number in found)


def _texts(text: English | Other) -> list[str]:
    if isinstance(text, Guide):
        return [*(one.words for one in text.statements), *text.body.paragraphs]
    if isinstance(text, GuideTranslation):
        asked = len(text.front.people_ask)
        return [words for words, at in _placed(text) if not asked or words not in text.front.people_ask]
    facts = [words for fact in text.front.key_facts for words in told(fact)]
    return [text.front.also_called, *facts, *text.body.paragraphs]
