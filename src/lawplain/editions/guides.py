"""Guides with the law that they rest on: where each step leads, which sentences rest on what changed since, and which
steps are about a section."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from lawplain.content import Content, Guide, GuideTranslation, prose
from lawplain.content.guide_fields import Silent, Step
from lawplain.content.readers import Readers
from lawplain.content.reviews import Reviews
from lawplain.editions import leaning, sentences
from lawplain.editions.leaning import Lean, Rest, of_pin
from lawplain.editions.spoken import Spoken
from lawplain.law import pins
from lawplain.law.by_identity import Same
from lawplain.law.model import Act, Provision
from lawplain.law.neighbours import Laws
from lawplain.law.pins import Pin


@dataclass(frozen=True, slots=True)
class Way:
    """Where a step leads: `to` is the number of the step that comes then, from 0; `condition` when, "" for always."""

    condition: str
    to: int


@dataclass(frozen=True, slots=True)
class Overtaken:
    """Words of a guide that rest on places of the law that changed after it was written.

    `step` is the id of the step in which they stand, "" for the short answer; `words` the sentence, or the title of the
    step, whose pin is `field` "law" then. `at` is the line and column of the pin.
    """

    step: str
    words: str
    rests: tuple[Rest, ...]
    at: tuple[int, int]
    field: str = ""


@dataclass(frozen=True, slots=True)
class Guided:
    """A guide with what it rests on. `act` is the law that it names, None where that is not stored; `leans` are in the
    order of `Guide.others`; `readers` are its readers' tests, `reviews` those by people; `spoken` as of an entry."""

    guide: Guide
    act: Act | None
    leans: tuple[Lean, ...] = ()
    translations: tuple[GuideTranslation, ...] = ()
    readers: Readers | None = None
    spoken: Spoken = ""
    reviews: Reviews | None = None

    @property
    def provision(self) -> None:
        """It is about several, so that its pins name a section each."""

    @property
    def unstarted(self) -> tuple[str, ...]:
        return ()

    @property
    def name(self) -> str:
        """Its address, below /guides/."""
        return self.guide.name

    @property
    def paths(self) -> tuple[str, ...]:
        """Its file, those of its translations, its readers' tests and reviews."""
        beside = (one.path for one in (self.readers, self.reviews) if one)
        return self.guide.path, *(translation.path for translation in self.translations), *beside

    @property
    def steps(self) -> tuple[Step, ...]:
        return self.guide.front.steps

    @property
    def leans_outdated(self) -> tuple[Rest, ...]:
        """The places that it rests on and that changed after it was written, each once."""
        return tuple({rest.name: rest for lean in self.leans for rest in lean.outdated}.values())

    @property
    def silent_outdated(self) -> tuple[Silent, ...]:
        """What it says the law is silent on, of an older version than the one that is stored."""
        if self.act is None:
            return ()
        return tuple(one for one in self.guide.front.not_in_the_act if one.law_as_at < self.act.as_at)

    @property
    def outdated(self) -> bool:
        """May the law say something else now?"""
        return bool(self.leans_outdated or self.silent_outdated)

    @property
    def law_mark(self) -> str:
        """A fingerprint of the sections that it rests on, as they are stored: from these a test of it is asked."""
        marks = {spot.provision.id: spot.provision.fingerprint for lean in self.leans for spot in lean.spots}
        return hashlib.sha256(" ".join(f"{id_} {marks[id_]}" for id_ in sorted(marks)).encode()).hexdigest()[:16]

    @property
    def ways(self) -> tuple[tuple[Way, ...], ...]:
        """Where each step leads, in the order of the steps. What leads nowhere, an error of the guide, is left out."""
        return tuple(tuple(_ways(self.steps, number)) for number in range(len(self.steps)))

    def leans_of(self, pin: Pin) -> tuple[Lean, ...]:
        """What one of its pins names."""
        return of_pin(self.leans, pin)

    def overtaken(self) -> tuple[Overtaken, ...]:
        """Each sentence, and each step, that rests on a place that changed, in the order of the page."""
        return tuple(_overtaken(self))


def guided(content: Content, laws: Laws) -> tuple[Guided, ...]:
    """Each guide with what it rests on and its translations, in the order of their titles."""
    found = [_guided(guide, content, laws) for guide in content.guides]
    return tuple(sorted(found, key=lambda one: (one.guide.front.title.casefold(), one.name)))


@dataclass(frozen=True, slots=True)
class Part:
    """A guide that is about a section, with the numbers of its steps that are, from 1; none where only its short
    answer is."""

    guide: Guided
    steps: tuple[int, ...]


def shown(guides: Iterable[Guided]) -> tuple[Guided, ...]:
    """The guides that readers see: whose law is stored, so that it can be read beside."""
    return tuple(one for one in guides if one.act is not None)


def of_provision(guides: tuple[Guided, ...], act: str, provision: Provision) -> tuple[Part, ...]:
    """The guides that are about a provision of an Act, in their order."""
    return _by_provision(Same(guides)).get((act, provision.id), ())


@lru_cache(maxsize=4)
def _by_provision(guides: Same[tuple[Guided, ...]]) -> dict[tuple[str, str], tuple[Part, ...]]:
    """The guides that are about each provision, by its Act and id: every section's page asks for its own."""
    found = defaultdict[tuple[str, str], list[Part]](list)
    for one in guides.thing:
        short, steps = _named(one, one.guide.short), defaultdict[tuple[str, str], list[int]](list)
        for number, step in enumerate(one.steps, 1):
            written, text = pins.parse(step.law), one.guide.text(step.id)
            about = _of_pins(one, [written] if written else []) | (_named(one, text) if text else set())
            for key in about:
                steps[key].append(number)
        for key in dict.fromkeys((*steps, *short)):
            found[key].append(Part(one, tuple(steps.get(key, ()))))
    return {key: tuple(parts) for key, parts in found.items()}


def _named(one: Guided, body: prose.Body) -> set[tuple[str, str]]:
    """The provisions that the pins of a text name."""
    return _of_pins(one, [pinned.pin for pinned in body.pinned])


def _of_pins(one: Guided, named: Iterable[Pin]) -> set[tuple[str, str]]:
    rests = (rest for pin in named for lean in one.leans_of(pin) for rest in lean.rests)
    return {(rest.act, rest.spot.provision.id) for rest in rests if rest.spot}


def _guided(guide: Guide, content: Content, laws: Laws) -> Guided:
    own = tuple(one for one in content.guide_translations if one.name == guide.name)
    tests = next((one for one in content.guide_readers if one.front.id == guide.name), None)
    reviews = next((one for one in content.guide_reviews if one.front.id == guide.name), None)
    act = laws.acts.get(guide.front.law)
    rests = leaning.leans(guide, act.slug, laws) if act else ()
    return Guided(guide, act, rests, own, tests, reviews=reviews)


def _ways(steps: tuple[Step, ...], number: int) -> Iterator[Way]:
    step = steps[number]
    numbers = {one.id: i for i, one in reversed(list(enumerate(steps)))}
    for way in step.next:
        if way.to in numbers:
            yield Way(way.condition or "", numbers[way.to])
    if not step.next and step.kind != "ends" and number + 1 < len(steps):
        yield Way("", number + 1)


def _overtaken(one: Guided) -> Iterator[Overtaken]:
    guide = one.guide
    yield from _in_text(one, "", guide.short)
    for i, step in enumerate(one.steps):
        written = pins.parse(step.law)
        if written and (rests := _changed(one, (written,))):
            yield Overtaken(step.id, step.title, rests, guide.place("steps", i, "law"), "law")
        text = guide.text(step.id)
        if text:
            yield from _in_text(one, step.id, text)


def _in_text(one: Guided, step: str, body: prose.Body) -> Iterator[Overtaken]:
    at = {id(pinned.pin): (pinned.line, pinned.column) for pinned in body.pinned}
    for block in sentences.blocks(body):
        for sentence in block.sentences:
            if rests := _changed(one, [pin for _, pin in sentence.pinned]):
                first = next(pin for _, pin in sentence.pinned if _changed(one, (pin,)))
                yield Overtaken(step, sentence.words, rests, at.get(id(first), (body.first_line, 1)))


def _changed(one: Guided, pins_: Iterable[Pin]) -> tuple[Rest, ...]:
    found = (rest for pin in pins_ for lean in one.leans_of(pin) for rest in lean.outdated)
    return tuple({rest.name: rest for rest in found}.values())
