"""Where everything on the site is: Acts, provisions, the places inside them. Built once; holds no words."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from lawplain.law import addresses, plain_text
from lawplain.law.mentions import joined, steps
from lawplain.law.model import Act, ActRef, Block, Passage, Provision

_GROUPS = {"part": ("part", "head1", "group1"), "subpart": ("subpart", "head2"), "schedule": ("schedule",)}
"""How the anchors of a schedule's divisions begin."""


@dataclass(frozen=True, slots=True)
class Target:
    """A place on the site: `provision` (without its words) of the Act whose slug is `act`, and an anchor on its page.

    `page` is the address of the page that the place is on; a subpart or cross-heading is a place on its Part's page,
    where its id is its anchor.
    """

    act: str
    provision: Provision
    page: str
    anchor: str = ""

    @property
    def address(self) -> str:
        return f"{self.page}#{self.anchor}" if self.anchor else self.page


@dataclass(frozen=True)
class Locations:
    """Where every provision of every Act on the site is. Built once; holds no words."""

    _ids: Mapping[str, Target] = field(default_factory=dict)
    _labels: Mapping[tuple[str, str, str], Target] = field(default_factory=dict)
    _acts: Mapping[str, ActRef] = field(default_factory=dict)
    _anchors: Mapping[tuple[str, str], Mapping[str, str]] = field(default_factory=dict)
    _elsewhere: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, acts: Iterable[Act], elsewhere: Mapping[str, str] | None = None) -> "Locations":
        """Where everything in these Acts is. `elsewhere` has the official names of Acts that are not on
        the site, by title in small letters."""
        ids: dict[str, Target] = {}
        labels: dict[tuple[str, str, str], Target] = {}
        known: dict[str, ActRef] = {}
        anchors: dict[tuple[str, str], Mapping[str, str]] = {}
        inner: list[tuple[str, Target]] = []
        for act in acts:
            ref = ActRef(
                act.slug,
                act.type,
                act.year,
                act.number,
                act.title,
                source=act.instrument.source,
                kind=act.instrument.kind,
            )
            known |= {act.id: ref, act.title.casefold(): ref}
            for target, provision in _targets(act):
                ids[provision.id] = target
                anchors[act.slug, provision.id] = _anchors(provision)
                inner += _inner(target, provision)
                key = _key(act.slug, provision)
                if key not in labels or labels[key].provision.repealed or not provision.repealed:
                    labels[key] = target
        for id_, target in inner:
            ids.setdefault(id_, target)
        return cls(ids, labels, known, anchors, elsewhere or {})

    @cached_property
    def digest(self) -> str:
        """A digest of everything that it holds: while it stays the same, every link leads where it led."""
        found = hashlib.sha256(repr((self._acts, self._anchors, self._elsewhere)).encode())
        for key, target in (*self._ids.items(), *self._labels.items()):
            p = target.provision
            facts = (key, target.act, target.page, target.anchor, p.kind, p.id, p.label, p.heading, p.name, p.status)
            found.update(repr(facts).encode())
        return found.hexdigest()

    def find(self, id: str) -> Target | None:
        """The place of an official id: of a provision, or of a definition, clause or heading inside one."""
        return self._ids.get(id)

    def named(self, act: str, label: str, unit: str = "section", part: str = "") -> Target | None:
        """The section, Part or Schedule of that number in the Act of that slug; of two with one label the live one.

        A subpart is counted inside a Part: `part` is that Part's id.
        """
        return self._labels.get((act, unit, f"{part} {label}".casefold().strip()))

    def act(self, id_or_title: str) -> ActRef | None:
        """The Act of that id, or of exactly that title, letter case aside."""
        return self._acts.get(id_or_title) or self._acts.get(id_or_title.casefold())

    def elsewhere(self, title: str) -> str:
        """The official name of an Act that is not on the site ("nz:act_public_2002_9"), "" where it is not known."""
        return self._elsewhere.get(plain_text.tidy(title).casefold(), "")

    def inside(self, target: Target, pinpoint: str) -> Target:
        """The place `pinpoint` ("(1)(e)") inside the target, else the nearest one around it that exists."""
        labels = steps(pinpoint)
        for depth in range(len(labels), 0, -1):
            if found := self.exactly(target, joined(labels[:depth])):
                return found
        return target

    def exactly(self, target: Target, pinpoint: str) -> Target | None:
        """The place `pinpoint` inside the target; None where there is none, or more than one that is live."""
        anchors = self._anchors.get((target.act, target.provision.id), {})
        base = next((pin for pin, anchor in anchors.items() if anchor == target.anchor), "") if target.anchor else ""
        anchor = anchors.get(base + pinpoint)
        return replace(target, anchor=anchor) if anchor else None

    def clause(self, schedule: Target, label: str, unit: str = "clause") -> Target | None:
        """A numbered clause, or a Part, of a schedule."""
        anchors = self._anchors.get((schedule.act, schedule.provision.id), {})
        names = [f"clause {label}"] if unit == "clause" else [f"#{g}-{label.lower()}" for g in _GROUPS.get(unit, ())]
        return next((replace(schedule, anchor=anchors[name]) for name in names if name in anchors), None)


def _targets(act: Act) -> Iterator[tuple[Target, Provision]]:
    for provision, page, anchor in addresses.homes(act):
        light = replace(provision, text=None, history=(), definitions=())
        yield Target(act.slug, light, page, anchor), provision


def _key(act: str, provision: Provision) -> tuple[str, str, str]:
    part = provision.part if provision.kind == "subpart" else ""
    return act, provision.kind, f"{part} {provision.label}".casefold().strip()


def _anchors(provision: Provision) -> dict[str, str]:
    """Anchors by pin. A pin that several live places have ("(a)" twice in one subsection) is left out:
    it does not say which is meant."""
    found: dict[str, list[tuple[str, str]]] = {}
    for place in provision.places:
        found.setdefault(place.pin, []).append((place.anchor, place.status))
    anchors: dict[str, str] = {}
    for pin, places in found.items():
        live = [anchor for anchor, status in places if not status]
        if len(places) == 1 or len(live) == 1:
            anchors[pin] = live[0] if live else places[0][0]
    if provision.text and provision.kind == "schedule":
        anchors |= {
            f"#{p.anchor}": p.anchor
            for p in plain_text.passages(provision.text.body)
            if p.kind == "division" and p.anchor
        }
    return anchors


def _inner(target: Target, provision: Provision) -> Iterator[tuple[str, Target]]:
    """The ids inside a provision: definitions, their terms, clauses, divisions; each with the place it is at."""
    for definition in provision.definitions:
        if definition.id:
            yield definition.id, replace(target, anchor=definition.anchor)
    if provision.text is None or provision.kind == "back":
        return

    def walk(blocks: Iterable[Block], at: Target) -> Iterator[tuple[str, Target]]:
        for block in blocks:
            if not isinstance(block, Passage) or block.kind in plain_text.NOT_LAW:
                continue
            here = replace(at, anchor=block.anchor) if block.anchor else at
            if block.id:
                yield block.id, here
            yield from ((s.target, here) for s in plain_text.spans(block.words) if s.kind == "term" and s.target)
            yield from walk(block.blocks, here)

    yield from walk(provision.text.body, target)
