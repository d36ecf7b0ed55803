"""The time limits and the penalties of an Act: its key facts of these kinds, by topic, and the pages they stand on."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from lawplain.content.fields import KeyFact, Topic
from lawplain.editions.pair import Collection, Edition, Entry
from lawplain.law import addresses, pins
from lawplain.law.model import Act

Kind = Literal["time-limit", "penalty"]
KINDS: tuple[Kind, ...] = ("time-limit", "penalty")
Given = tuple[Entry, KeyFact]

_TIME = re.compile(r"\b\d+ (?:working |calendar )?(?:hour|day|week|month)s?\b")
_PENALTY = re.compile(r"\b(?:in prison|fine|infringement fee)\b")


def kind(fact: KeyFact) -> str:
    """The kind of a fact; where its writer gave none: a penalty speaks of prison or a fine, a time limit of a time."""
    if fact.kind:
        return fact.kind
    if _PENALTY.search(fact.fact):
        return "penalty"
    return "time-limit" if _TIME.search(fact.fact) and not fact.fact.startswith("Imprisonment") else "other"


def where(act: Act, of: Kind) -> str:
    """The page of an Act's facts of a kind."""
    return addresses.time_limits(act) if of == "time-limit" else addresses.penalties(act)


def names(topics: Iterable[Topic]) -> dict[str, str]:
    """The names of topics and sub-topics by path, in the order of topics.yml."""
    return {
        path: name
        for topic in topics
        for path, name in ((topic.slug, topic.name), *((f"{topic.slug}/{s.slug}", s.name) for s in topic.topics))
    }


def by_topic(edition: Edition, topics: Iterable[Topic], of: Kind) -> dict[str, tuple[Given, ...]]:
    """The facts of a kind by the path of a topic, a section's under its first one, in the order of topics.yml; those of
    no topic last, under "".

    The sections of penalties name offences of other sections. Where those sections give their own, with a pin to the
    penalty, it stands there, with the limb of the offence that it belongs to, and not a second time by itself.
    """
    known = names(topics)
    facts = [(entry, fact) for entry, fact in _facts(edition) if kind(fact) == of]
    elsewhere = _given_elsewhere(facts) if of == "penalty" else frozenset()
    found: dict[str, list[Given]] = {}
    for entry, fact in facts:
        if entry.summary and not elsewhere & _places(entry, fact):
            topic = next((t for t in entry.summary.front.topics if t in known), "")
            found.setdefault(topic, []).append((entry, fact))
    return {topic: tuple(found[topic]) for topic in sorted(found, key=[*known, ""].index)}


def divided(act: Act, of: Kind, found: Mapping[str, tuple[Given, ...]]) -> dict[str, str]:
    """The page of each topic, where there are many facts; none where they fit on one page."""
    many = sum(map(len, found.values())) > addresses.LONG
    return {topic: f"{where(act, of)}{topic or 'no-topic'}/" for topic in found} if many else {}


def pages(collection: Collection) -> tuple[str, ...]:
    """The addresses of all these pages of topics."""
    return tuple(
        page
        for edition in collection.editions
        for of in KINDS
        for page in divided(edition.act, of, by_topic(edition, collection.topics, of)).values()
    )


def _facts(edition: Edition) -> Iterator[Given]:
    for entry in edition.sections:
        if entry.summary and entry.provision and not entry.broken and not entry.provision.status:
            yield from ((entry, fact) for fact in entry.summary.front.key_facts)


def _given_elsewhere(facts: Iterable[Given]) -> frozenset[tuple[str, str]]:
    """The places, by section and pin, of the penalties that other sections give at their offences."""
    named = (pins.parse(fact.law) for _, fact in facts)
    return frozenset(
        (other.label, other.path) for pin in named if pin and pin.ranges for other in pin.others if not other.law
    )


def _places(entry: Entry, fact: KeyFact) -> frozenset[tuple[str, str]]:
    """The places of its own section that a fact rests on."""
    pin = pins.parse(fact.law)
    if pin is None or entry.provision is None:
        return frozenset()
    return frozenset((entry.provision.label, place.pin) for place in pins.find(pin, entry.provision.places)[0])
