"""The terms that an Act defines, and where each applies, as the words before it say ("In this Part,")."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from lawplain.law import drafting, pins, plain_text
from lawplain.law.model import Act, Block, Definition, Inline, Passage, Provision, Span

Reach = Literal["subsection", "section", "subpart", "part", "act"]


REACHES: tuple[Reach, ...] = Reach.__args__  # type: ignore[attr-defined]
"""From the narrowest to the widest."""


_SMALL = frozenset(("a", "an", "any", "the", "of", "or", "and", "in", "to", "be", "made", "new", "zealand"))


_ANYONE = frozenset(("person", "persons"))


QUOTED = frozenset({"quotation", "provision", "heading", "form"}) | plain_text.NOT_LAW


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a definition applies: in all of the `reach` that it stands in, and in the `sections` of these labels.

    In its own section, only in the subsections `only` (pins; empty for all of them), and never in those of `never`.
    """

    reach: Reach
    sections: frozenset[str] = frozenset()
    only: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """One term with its definition. `passage` holds the words of the definition, None where they are not stored.

    `about` holds what it is defined "in relation to": "grant, in relation to a visa," is not the grant of a sum.
    What people add: `forms`, other forms of its words; `not_in`, the numbers of sections where its words have another
    sense; `not_inside`, longer words that are something else. `place` is the anchor of the words that say what it means
    where the law does not mark it as a term, None where it does.
    """

    words: str
    definition: Definition = field(compare=False)
    home: Provision = field(compare=False, repr=False)
    scope: Scope
    passage: Passage | None = field(compare=False, repr=False, default=None)
    about: frozenset[str] = frozenset()
    forms: tuple[str, ...] = ()
    not_in: frozenset[str] = frozenset()
    not_inside: tuple[str, ...] = ()
    place: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        return self.home.id, self.definition.anchor

    @property
    def anchor(self) -> str:
        """Where on the page of its section the words stand that say what it means; "" for the whole section."""
        return self.definition.anchor if self.place is None else self.place

    def applies(self, provision: Provision, pin: str = "") -> bool:
        """Does it apply at that place of the provision?"""
        scope = self.scope
        if provision.kind == "section" and provision.label.casefold() in self.not_in:
            return False
        if provision.id == self.home.id:
            allowed = not scope.only or any(pins.covers(one, pin) for one in scope.only)
            return allowed and not any(pins.covers(one, pin) for one in scope.never)
        if provision.kind == "section" and provision.label.casefold() in scope.sections:
            return True
        if scope.reach == "act":
            return True
        if scope.reach == "part":
            part = provision.id if provision.kind == "part" else provision.part
            return bool(self.home.part) and part == self.home.part
        if scope.reach == "subpart":
            return bool(self.home.subpart) and provision.subpart == self.home.subpart
        return False


@dataclass(frozen=True)
class Glossary:
    """Every term that an Act defines, in the order of the law."""

    terms: tuple[Term, ...]

    @classmethod
    def of(cls, act: Act) -> "Glossary":
        """The terms of an Act, except those of repealed provisions and definitions."""
        return cls(tuple(term for p in act.contents if not p.repealed for term in _terms(p)))

    @cached_property
    def everywhere(self) -> tuple[Term, ...]:
        """The terms that are defined for the whole Act."""
        return tuple(term for term in self.terms if term.scope.reach == "act")

    def near(self, provision: Provision) -> tuple[Term, ...]:
        """The terms that are defined for a part of the Act, and apply somewhere in the provision."""
        return tuple(term for term in self._somewhere if term.home.id == provision.id or term.applies(provision))

    @cached_property
    def _somewhere(self) -> tuple[Term, ...]:
        return tuple(term for term in self.terms if term.scope.reach != "act")


def listed(act: Act) -> tuple[str, ...]:
    """Each definition of an Act by the first term that it gives, in the order of the law."""
    return tuple(plain_text.tidy(drafting.LISTED_TERMS.split(d.terms[0])[0]) for d in _standing(act))


def defines(act: Act) -> bool:
    """Does an Act define any word?"""
    return any(True for _ in _standing(act))


def _standing(act: Act) -> Iterator[Definition]:
    return (d for p in act.contents if not p.repealed for d in p.definitions if d.terms and not d.status)


def _terms(provision: Provision) -> Iterator[Term]:
    passages = tuple(_led(provision))
    found = {led.passage.anchor: led for led in passages if led.passage.anchor}
    for one in passages:
        if one.passage.kind == "definition":
            found |= {anchor: replace(one, passage=part) for anchor, part in parts(one.passage).items()}
    for definition in provision.definitions:
        if definition.status:
            continue
        led = found.get(definition.anchor) or _defining(passages, definition)
        scope = scope_of(led.words if led else "", provision, led.pin if led else "")
        about = _about(led.passage) if led else frozenset()
        for term in definition.terms:
            for words in drafting.LISTED_TERMS.split(term):
                yield Term(plain_text.tidy(words), definition, provision, scope, led.passage if led else None, about)


def parts(passage: Passage) -> dict[str, Passage]:
    """The words of each meaning that a definition gives, by the anchor of the first term that has it. Each is a
    passage with that anchor."""
    return {part.anchor: part for part in map(_alone, plain_text.defined(passage))}


def _alone(part: plain_text.Defined) -> Passage:
    """The words of one meaning by themselves: a further term's anchor becomes that of the passage."""
    passage = part.passage
    if part.first == (0, 0):
        return passage
    if passage.words:
        first, *rest = passage.words
        assert isinstance(first, Span)
        return replace(passage, anchor=first.style, words=(replace(first, style=""), *rest))
    line, *blocks = passage.blocks
    assert isinstance(line, Passage)
    alone = _alone(replace(part, passage=line))
    return replace(passage, anchor=alone.anchor, blocks=(replace(alone, anchor=""), *blocks))


def _about(passage: Passage) -> frozenset[str]:
    """The nouns of "grant, in relation to a visa or entry permission, means": they tell the everyday
    word "grant" from its other uses. None where it is defined in relation to a person."""
    found = drafting.RELATED.match(plain_text.plain((passage,))[:200])
    words = frozenset(plain_text.tokens(found["what"].casefold())) - _SMALL if found else frozenset()
    return frozenset() if words & _ANYONE else words


def scope_of(lead: str, provision: Provision, pin: str = "") -> Scope:
    """The scope that the words before a definition name: "In this section and section 293B,—".

    `pin` is the place that they stand in. Where they name none, a section headed "Interpretation" defines for the
    whole Act, and any other for itself.
    """
    if not drafting.DEFINED_FOR.search(lead):
        whole = provision.heading.casefold().startswith(("interpretation", "definitions"))
        return Scope("act" if whole else "section")
    exception = drafting.EXCEPT.search(lead)
    never = tuple(drafting.PLACES.findall(exception["what"])) if exception else ()
    named = lead.replace(exception[0], "") if exception else lead
    sections = frozenset(
        label.casefold()
        for found in drafting.SECTIONS.finditer(named)
        for label in drafting.SECTION_LABEL.findall(found["labels"])
    )
    for words, reach in (("this act", "act"), ("this part", "part"), ("this subpart", "subpart")):
        if words in named.casefold():
            return Scope(reach, sections, (), never)  # type: ignore[arg-type]
    if "this section" in named.casefold():
        return Scope("section", sections, (), never)
    only = [p for found in drafting.SUBSECTIONS.finditer(named) for p in drafting.PLACES.findall(found["pins"])]
    if "this subsection" in named.casefold() and pin:
        only.append(pin[: pin.index(")") + 1])
    return Scope("subsection" if only else "section", sections, tuple(only), never)


@dataclass(frozen=True, slots=True)
class _Led:
    """A passage, the words that lead up to a term in it, and the pin of the place that these stand in."""

    passage: Passage
    words: str
    pin: str


def _led(provision: Provision) -> Iterator[_Led]:
    """Every passage with the words that lead up to a term in it: for a listed definition the line before,
    for any other the start of its own line."""
    pin_of = pins.by_anchor(provision.places)

    def walk(blocks: Iterable[Block], lead: str, pin: str) -> Iterator[_Led]:
        for block in blocks:
            if not isinstance(block, Passage) or block.kind in QUOTED:
                continue
            if block.kind == "definition":
                yield _Led(block, lead, pin)
                continue
            here = pin_of.get(block.anchor, pin)
            lead = plain_text.sentence(block.words) or lead
            first = block.blocks[0] if block.blocks else None
            line = block.words or (first.words if isinstance(first, Passage) else ())
            yield _Led(block, _before_term(line), here)
            yield from walk(block.blocks, lead, here)

    yield from walk(provision.text.body if provision.text else (), "", "")


def _defining(passages: tuple[_Led, ...], definition: Definition) -> _Led | None:
    """The line that defines a term without having a place of its own ("In this Act, X means …")."""
    for led in passages:
        if any(
            span.kind == "term" and plain_text.sentence(span.content) in definition.terms
            for span in plain_text.spans(led.passage.words)
        ):
            return led
    return None


def _before_term(line: tuple[Inline, ...]) -> str:
    position = next((i for i, one in enumerate(line) if isinstance(one, Span) and one.kind == "term"), len(line))
    return plain_text.sentence(line[:position])
