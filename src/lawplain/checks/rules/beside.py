"""A file beside an explanation (its readers' tests, its reviews by people) belongs to one, and is whole.

Why: what came of both stands on the page. Questions are written from the law by one who has not seen the page,
and answered from the page alone; the first answers stay. So no question stands in `people_ask` too, where whoever
writes the page sees it. A test of an older text or of older law is a hint: begin a new one.

Good: law: (6A)
Bad: law: (66)
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, TypeVar

from lawplain.content.fields import Asked
from lawplain.content.guide_fields import AskedOfGuide
from lawplain.content.readers import Readers
from lawplain.content.reviews import Reviews
from lawplain.editions import tested
from lawplain.editions.guides import Guided
from lawplain.editions.pair import Collection, Edition, Entry
from lawplain.findings import Finding, Level
from lawplain.law import pins, plain_text

RULE = "beside"
LEVEL: Level = "error"
SCOPE: Final = "content"
F = TypeVar("F", Readers, Reviews)


def check(collection: Collection) -> Iterator[Finding]:
    for edition in collection.editions:
        yield from _of_edition(edition)
    yield from _of_guides(collection)


def _of_edition(edition: Edition) -> Iterator[Finding]:
    sections = {entry.provision.id: entry for entry in edition.sections if entry.provision}
    yield from _each(sections, edition.reviews, lambda entry, one: ())
    yield from _each(sections, edition.readers, lambda entry, one: _of(edition, entry, one))


def _each(
    sections: Mapping[str, Entry], files: Iterable[F], of: Callable[[Entry, F], Iterable[Finding]]
) -> Iterator[Finding]:
    seen = dict[str, F]()
    for one in files:
        entry = sections.get(one.front.id)
        if entry is None or entry.provision is None or entry.provision.repealed:
            said = "This is the id of nothing that is law now."
            yield _finding(one, ("id",), LEVEL, said, "Copy the id of the explanation, or delete this file.")
        elif one.front.id in seen:
            said = f"{seen[one.front.id].path} is about the same explanation."
            yield _finding(one, ("id",), LEVEL, said, "Keep all in one file.")
        elif entry.summary is None:  # what is wrong with its file is said there
            yield _finding(
                one, ("id",), "hint", "There is no explanation that this is about.", "Look at the explanation."
            )
        else:
            seen[one.front.id] = one
            yield from of(entry, one)


def _of_guides(collection: Collection) -> Iterator[Finding]:
    guides = {one.name: one for one in collection.guides}
    editions = {edition.act.slug: edition for edition in collection.editions}
    files: tuple[Readers | Reviews, ...] = (*collection.guide_readers, *collection.guide_reviews)
    for one in files:
        guided = guides.get(one.front.id)
        if guided is None or one not in (guided.readers, guided.reviews):
            said = "There is no guide of this name, or two files are about it."
            yield _finding(one, ("id",), LEVEL, said, "Write the name of the guide’s file, or delete this one.")
    for guided in collection.guides:
        if guided.readers and (edition := editions.get(guided.guide.front.law)):
            yield from _of(edition, guided, guided.readers)


def _of(edition: Edition, about: Entry | Guided, one: Readers) -> Iterator[Finding]:
    written = about.guide if isinstance(about, Guided) else about.summary
    assert written is not None
    groups: Iterable[Asked | AskedOfGuide] = written.front.people_ask
    shown = {_folded(ask) for group in groups for ask in group.ask}
    for i, test in enumerate(one.front.tests):
        for j, question in enumerate(test.questions):
            at = ("tests", i, "questions", j)
            if _folded(question.ask) in shown:
                said = f"This question stands in the people_ask of {Path(written.path).name} too."
                yield _finding(one, (*at, "ask"), LEVEL, said, "Ask something else: a test is unseen.")
            if lost := _lost(edition, about, question.law):
                said = f"“{question.law}” leads nowhere: {lost} is not there."
                yield _finding(one, (*at, "law"), LEVEL, said, "Write the place that answers, like (4) or s 355(1).")
    last = len(one.front.tests) - 1
    state = tested.state(about, one.front.tests[last])
    if state != "current":
        what = "text" if state == "older-text" else "law"
        fix = f"Begin a new one: lawplain readers {written.path} --begin --questions 2 --by NAME"
        yield _finding(one, ("tests", last), "hint", f"The {what} changed after this test.", fix)


def _lost(edition: Edition, about: Entry | Guided, written: str) -> str:
    """What a pin names that is not there, as far as this Act alone tells; "" where all of it is."""
    pin = pins.parse(written)
    assert pin is not None
    places = about.provision.places if isinstance(about, Entry) and about.provision else ()
    lost = list(pins.find(pin, places)[1])
    labels = {other.provision.label for other in edition.sections if other.provision}
    lost += [other.label for other in pin.others if not other.law and other.unit == "s" and other.label not in labels]
    return ", ".join(lost)


def _folded(words: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in plain_text.tokens(words))


def _finding(one: Readers | Reviews, loc: tuple[str | int, ...], level: Level, said: str, fix: str) -> Finding:
    return Finding(one.path, *one.place(*loc), RULE, level, said, fix)
