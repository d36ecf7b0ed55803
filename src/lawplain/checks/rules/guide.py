"""A guide begins with a short answer of at most 60 words; what it names is there, and what it says is missing still is.

Why: the short answer is all that many people read. Its questions lead to steps that it has, its key facts are those of
a section and never typed again, and no two guides have one title. That the law says nothing of something has to be
looked for anew in each version: a warning, until a person has.

Good: fact: immigration-act-2009/154 (2)
Bad: an answer of 80 words
"""

from collections.abc import Iterator
from typing import Final

from lawplain.checks.subjects import count
from lawplain.content import Guide
from lawplain.content.guide_fields import SHORT_ANSWER
from lawplain.editions import fact_places
from lawplain.editions.guides import Guided
from lawplain.editions.pair import Collection
from lawplain.errors import nearest
from lawplain.findings import Finding, Level
from lawplain.law import plain_text

RULE = "guide"
LEVEL: Level = "error"
SCOPE: Final = "content"


def check(collection: Collection) -> Iterator[Finding]:
    titles: dict[str, Guide] = {}
    for one in collection.guides:
        for at, level, said, fix in (*_short(one.guide), *_asked(one.guide), *_facts(one, collection), *_silent(one)):
            yield Finding(one.guide.path, *at, RULE, level, said, fix)
        title = " ".join(plain_text.tokens(one.guide.title)).casefold()
        other = titles.setdefault(title, one.guide)
        if other is not one.guide:
            said = f"{other.path} has the same title."
            at = one.guide.place("title")
            yield Finding(one.guide.path, *at, RULE, LEVEL, said, "Say what is different about this one.")
    yield from _strays(collection)


Found = Iterator[tuple[tuple[int, int], Level, str, str]]


def _short(guide: Guide) -> Found:
    words = count(" ".join(guide.short.paragraphs))
    at = (guide.short.first_line, 1)
    if not words:
        yield at, LEVEL, "There is no short answer.", "Write it before the first step, in at most 60 words."
    elif words > SHORT_ANSWER:
        said = f"The short answer has {words} words; {SHORT_ANSWER} is the most."
        yield at, LEVEL, said, "Keep what happens, and what someone loses by waiting; the rest stands in the steps."


def _asked(guide: Guide) -> Found:
    ids = [step.id for step in guide.front.steps]
    for i, asked in enumerate(guide.front.people_ask):
        if asked.step and asked.step not in ids:
            near = nearest(asked.step, ids)
            fix = f"Did you mean “{near}”?" if near else f"The steps are: {', '.join(ids)}."
            yield guide.place("people_ask", i, "step"), LEVEL, f"There is no step “{asked.step}”.", fix


def _facts(one: Guided, collection: Collection) -> Found:
    for i, step in enumerate(one.steps):
        for place in step.fact:
            if fact_places.find(collection, place) is None:
                path, pin = fact_places.split(place)
                said = f"{path} has no key fact with the pin {pin}, or the law has changed since it was written."
                fix = "Look into the section's key_facts; until then the fact is shown nowhere."
                yield one.guide.place("steps", i, "fact"), "warning", said, fix


def _silent(one: Guided) -> Found:
    guide = one.guide
    for i, silent in enumerate(guide.front.not_in_the_act):
        at = guide.place("not_in_the_act", i, "law_as_at")
        if one.act and silent.law_as_at < one.act.as_at:
            said = f"A newer version of the law may say it: it was looked for in the one of {silent.law_as_at}."
            fix = f"Look for {', '.join(silent.looked_for)} there, then write {one.act.as_at}."
            yield at, "warning", said, fix


def _strays(collection: Collection) -> Iterator[Finding]:
    for translation in collection.stray_guides:
        said = f"This translates {translation.name}.md, which does not exist, or has errors."
        fix = "Give it the name of its English file, with the language before .md."
        yield Finding(translation.path, 1, 1, RULE, LEVEL, said, fix)
