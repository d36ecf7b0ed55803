"""What a reference in the law points to: a place on this site, or one on the official site.

The source marks references to section level only, and many not at all. Here the words decide the paragraph, and words
without a mark become references where they can mean one place only. Quoted law is left as its source marks it.
"""

import operator
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from lawplain.law import addresses, drafting, pins, plain_text
from lawplain.law.locations import Locations, Target
from lawplain.law.mentions import RELATIVE, Mention, bare, joined, mentions, outer, parse, steps
from lawplain.law.model import Act, Block, Cell, Footnote, Inline, Passage, Provision, Row, Span, Table, Text

__all__ = [
    "Disagreement",
    "Locations",
    "Mention",
    "Reference",
    "Resolved",
    "Target",
    "linked",
    "mentioned",
    "mentions",
    "resolve",
]

_LINKS = frozenset({"reference", "title"})
_PIN = re.compile(r"(?P<base>“.*?”|clause [^(]*)?(?P<steps>(?:\(.*\))?)")


@dataclass(frozen=True, slots=True)
class Reference:
    """One provision refers to another: the id of the one that is meant, the place in it, the words that say so."""

    target: str
    anchor: str
    words: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """The words of a marked reference name a section other than the one that its mark points to (its id: `target`)."""

    provision: str
    words: str
    target: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """A provision's words with every reference resolved, and what was found on the way.

    Every link span of `text` has one of these: style "here" and a site address; "elsewhere" and the official name of
    another Act, then "#" and the id in it ("nz:act_public_2002_9#DLM135350"), or that id alone where its Act is not
    known; "footnote" and the footnote's id; "" and no target, where nothing is known to link to. `references` holds the
    law's own references to other provisions on the site, in order, without those in quoted law and in notes.
    """

    text: Text
    references: tuple[Reference, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()


# --- resolving -------------------------------------------------------------------------------------------------------


def resolve(provision: Provision, act: Act, locations: Locations) -> Resolved:
    """The provision's words with every reference resolved to a site address or an official id.

    Guaranteed: not a word changes. A provision whose words are not stored gives an empty text.
    """
    text = provision.text or Text((), ())
    resolver = _Resolver(provision, act, locations)
    heading = resolver.words(text.heading, _At(invents=False))
    body = resolver.blocks(text.body, _At(invents=resolver.may_invent()))
    asides = resolver.blocks(text.asides, _BESIDE)
    resolved = Text(heading, body, tuple(block for block in asides if isinstance(block, Passage)))
    return Resolved(resolved, tuple(resolver.references), tuple(resolver.disagreements))


def linked(words: tuple[Inline, ...], provision: Provision, act: Act, locations: Locations) -> tuple[Inline, ...]:
    """Words that stand beside the law (a history note): only what the source marks is resolved."""
    return _Resolver(provision, act, locations).words(words, _BESIDE)


def mentioned(mention: Mention, act: Act, locations: Locations) -> str:
    """The address of what prose about an Act mentions by its number; "" where it is not on the site or not certain."""
    target = _named(mention, act.slug, locations)
    return target.address if target else ""


@dataclass(frozen=True, slots=True)
class _At:
    """Where the resolver stands: the pin of the place, whether words without a mark may become references, and
    whether the words are this law's own."""

    pin: str = ""
    invents: bool = True
    law: bool = True


_BESIDE = _At(invents=False, law=False)


@dataclass(frozen=True, slots=True)
class _Line:
    """One passage's words as a string, with the places that they name and those that become references.

    `foreign` holds, for a run of mentions, the first of them whose mark leads to another Act, and that mark.
    """

    text: str
    at: _At
    found: tuple[Mention, ...]
    invented: tuple[tuple[Mention, Target], ...]
    foreign: Mapping[int, tuple[Mention, Span]]


class _Resolver:
    """Resolves one provision. `references` and `disagreements` grow as it goes."""

    def __init__(self, provision: Provision, act: Act, locations: Locations) -> None:
        self.provision, self.act, self.locations = provision, act, locations
        self.references: list[Reference] = []
        self.disagreements: list[Disagreement] = []
        self.pins = pins.by_anchor(provision.places)
        own = locations.find(provision.id)
        self.own = own if own and own.act == act.slug else None

    def may_invent(self) -> bool:
        """May unmarked words become references? Only in sections and schedules, and not in those that amend
        other laws: there "section 5" is another law's."""
        text = self.provision.text
        if (
            self.provision.kind not in ("section", "schedule")
            or text is None
            or drafting.AMENDING_TITLE.search(self.act.title)
        ):
            return False
        return not any(_amends(block) for block in text.body)

    def blocks(self, blocks: tuple[Block, ...], at: _At) -> tuple[Block, ...]:
        found = tuple([self._table(b, at) if isinstance(b, Table) else self._passage(b, at) for b in blocks])
        return blocks if all(map(operator.is_, found, blocks)) else found

    def _passage(self, passage: Passage, at: _At) -> Passage:
        pin = self.pins.get(passage.anchor, at.pin) if passage.anchor else at.pin
        at = at if pin == at.pin else replace(at, pin=pin)
        if passage.kind == "quotation" or passage.kind in plain_text.NOT_LAW:
            at = replace(at, invents=False, law=False)
        if passage.kind == "division" and drafting.ACT_TITLE.search(plain_text.sentence(passage.words)):
            at = replace(at, invents=False)
        words, blocks = self.words(passage.words, at), self.blocks(passage.blocks, at)
        if words is passage.words and blocks is passage.blocks:
            return passage
        return replace(passage, words=words, blocks=blocks)

    def _table(self, table: Table, at: _At) -> Table:
        at = replace(at, invents=False)

        def rows(rows: tuple[Row, ...]) -> tuple[Row, ...]:
            return tuple(replace(row, cells=tuple(cell(c) for c in row.cells)) for row in rows)

        def cell(cell: Cell) -> Cell:
            return replace(cell, blocks=self.blocks(cell.blocks, at))

        return replace(table, head=rows(table.head), body=rows(table.body), heading=self.words(table.heading, at))

    def words(self, inlines: tuple[Inline, ...], at: _At) -> tuple[Inline, ...]:
        text = "".join(_flat(inlines))
        found = parse(text) if drafting.NAMES_A_PLACE.search(text) else ()
        marked = tuple(_marked(inlines, 0))
        if not found and not marked:
            return inlines
        foreign: dict[int, tuple[Mention, Span]] = {}
        for start, end, span in marked:
            if span.kind == "reference" and self._foreign(span):
                foreign |= {m.run: (m, span) for m in found if _meets(m, start, end) and m.run not in foreign}
        invented = tuple(self._invented(text, found, marked, foreign, at)) if at.invents else ()
        return tuple(self._rebuilt(inlines, 0, _Line(text, at, found, invented, foreign)))

    def _invented(
        self,
        text: str,
        found: tuple[Mention, ...],
        marked: tuple[tuple[int, int, Span], ...],
        foreign: Mapping[int, tuple[Mention, Span]],
        at: _At,
    ) -> Iterator[tuple[Mention, Target]]:
        """The mentions without a mark that become references. What an enumeration's marks say of another Act goes for
        all of it; in a schedule "Section 4" with a capital is land, and what follows an Act's title is that Act's."""
        for mention in found:
            if mention.run in foreign or any(_meets(mention, start, end) for start, end, _ in marked):
                continue
            if self.provision.kind == "schedule":
                land = text[mention.start :].startswith("Section")
                if land or drafting.ACT_TITLE.search(text[: mention.start]):
                    continue
            if target := self._meant(mention, at):
                yield mention, target

    def _foreign(self, span: Span) -> bool:
        target = self.locations.find(span.target)
        return target.act != self.act.slug if target else span.style == "elsewhere"

    def _rebuilt(self, inlines: Iterable[Inline], position: int, line: _Line) -> Iterator[Inline]:
        for inline in inlines:
            end = position + _length(inline)
            if isinstance(inline, str):
                yield from self._split(inline, position, line)
            elif isinstance(inline, Footnote):
                yield replace(inline, blocks=self.blocks(inline.blocks, _BESIDE))
            elif inline.kind in _LINKS:
                yield self._link(inline, position, end, line)
            else:
                inner = replace(line, at=_BESIDE) if inline.kind == "quoted" else line
                yield replace(inline, content=tuple(self._rebuilt(inline.content, position, inner)))
            position = end

    def _split(self, words: str, position: int, line: _Line) -> Iterator[Inline]:
        """A stretch of words with the references in it marked; one that runs over the stretch's edge is left."""
        done = 0
        for mention, target in line.invented:
            start, end = mention.start - position, mention.end - position
            if start < done or end > len(words):
                continue
            if words[done:start]:
                yield words[done:start]
            self._refer(target, words[start:end])
            yield Span("reference", (words[start:end],), target.address, "here")
            done = end
        if words[done:]:
            yield words[done:]

    def _link(self, span: Span, start: int, end: int, line: _Line) -> Span:
        """A reference that the source marks, with its final target."""
        if span.style == "footnote":
            return span
        words = line.text[start:end]
        mention = next((m for m in line.found if _meets(m, start, end)), None)
        before = line.foreign.get(mention.run) if mention else None
        if mention and before and before[0].end <= start:
            return self._continued(span, mention, *before, line)
        meant = self._corrected(span, words, mention, line.at) if span.kind == "reference" else None
        if meant:
            if line.at.law:
                self._refer(meant, words)
            return replace(span, target=meant.address, style="here")
        if act := self.locations.act(span.target):
            return replace(span, target=addresses.address(act, ""), style="here")
        if not span.target:
            return replace(span, style="")
        named = (
            words
            if drafting.ACT_TITLE.search(words)
            else (mention.act if mention else "") or _title_after(line.text, end)
        )
        work = self.locations.elsewhere(named)
        return replace(span, style="elsewhere", target=f"{work}#{span.target}" if work else span.target)

    def _continued(self, span: Span, mention: Mention, first: Mention, mark: Span, line: _Line) -> Span:
        """Words that go on from a reference to another Act refer to that Act, whatever the source marks: in
        "section 15(3) of the Kite Act 1990 and (4)" the "(4)" is no subsection of this Act."""
        other = mention.label if mention.label != first.label else ""
        if target := self.locations.find(mark.target):
            meant = self.locations.named(target.act, other) if other else target
            meant = meant and self.locations.inside(meant, mention.pinpoint)
            if meant and line.at.law:
                self._refer(meant, _words(span))
            return replace(span, target=meant.address if meant else "", style="here" if meant else "")
        work = self.locations.elsewhere(mention.act or _title_after(line.text, mention.end))
        id_ = "" if other else mark.target
        target_id = f"{work}#{id_}" if work and id_ else work or id_
        return replace(span, target=target_id, style="elsewhere" if target_id else "")

    def _corrected(self, span: Span, words: str, mention: Mention | None, at: _At) -> Target | None:
        """What a marked reference means: its mark says which section, its words which place in it; where they
        disagree about a section of this Act, the words are believed. Quoted law's sections are another law's."""
        target = self.locations.find(span.target)
        label, pinpoint = _number(words, mention, target)
        if mention and not label and target and target.provision.id == self.provision.id:
            return self._meant(mention, at) or target
        if not label:
            return target and self.locations.inside(target, pinpoint)
        named = self.locations.named(self.act.slug, label)
        checked = at.law and span.style == "here" and not (mention and mention.act)
        if checked and (target or named) and not _agrees(target, named, label):
            self.disagreements.append(Disagreement(self.provision.id, plain_text.tidy(words), span.target))
            target = named or target
        agrees = target is not None and _agrees(target, None, label)
        return self.locations.inside(target, pinpoint) if target and agrees else target

    def _refer(self, target: Target, words: str) -> None:
        if target.provision.id != self.provision.id:
            self.references.append(Reference(target.provision.id, target.anchor, plain_text.tidy(words)))

    # --- words without a mark

    def _meant(self, mention: Mention, at: _At) -> Target | None:
        """The one place that unmarked words can mean; None where they could mean another law's, or nothing."""
        if mention.unit in RELATIVE:
            if mention.within:
                whole = self._meant(mention.within, at)
                return whole and self.locations.inside(whole, mention.pinpoint)
            return None if mention.act else self._near(mention, at)
        if mention.within or mention.act:
            return _named(mention, self.act.slug, self.locations)
        if mention.unit == "subpart":
            return self.locations.named(self.act.slug, mention.label, "subpart", self.provision.part)
        if self.own and self.provision.kind == "schedule" and mention.unit in ("clause", "part"):
            found = self.locations.clause(self.own, mention.label) if mention.unit == "clause" else None
            return found and self.locations.inside(found, mention.pinpoint)
        return _named(mention, self.act.slug, self.locations)

    def _near(self, mention: Mention, at: _At) -> Target | None:
        """A subsection or paragraph of the place where the words stand."""
        pin = _PIN.fullmatch(at.pin)
        if self.own is None or pin is None:
            return None
        base, rank = pin["base"] or "", {"paragraph": 1, "subparagraph": 2}.get(mention.unit, 0)
        if rank == 0 and base.startswith("“"):
            base = ""
        above = outer(steps(pin["steps"]), rank)
        return self.locations.exactly(self.own, base + joined(above) + mention.pinpoint)


def _title_after(text: str, position: int) -> str:
    """The Act that words name right after a reference: " of the Ladders Act 1990"."""
    found = drafting.TITLE_AFTER.match(text, position)
    return found["title"] if found else ""


def _named(mention: Mention, slug: str, locations: Locations) -> Target | None:
    """What a number names wherever it is said: a section, Part or Schedule of the Act, or something inside these."""
    if mention.within:
        whole = _named(mention.within, slug, locations)
        if whole is None or mention.unit in RELATIVE:
            return whole and locations.inside(whole, mention.pinpoint)
        if whole.provision.kind == "part":
            return locations.named(whole.act, mention.label, mention.unit, whole.provision.id)
        clause = locations.clause(whole, mention.label, mention.unit)
        return clause and locations.inside(clause, mention.pinpoint)
    if mention.act:
        other = locations.act(mention.act)
        if other is None:
            return None
        slug = other.slug
    if mention.unit not in ("section", "part", "schedule"):
        return None
    found = locations.named(slug, mention.label, mention.unit)
    return found and locations.inside(found, mention.pinpoint)


def _number(words: str, mention: Mention | None, target: Target | None) -> tuple[str, str]:
    """The section that the words of a marked reference name ("" for none), and the place in what is meant."""
    if mention is None:
        label, pinpoint = bare(words)
        return "", pinpoint if not label or (target and _agrees(target, None, label)) else ""
    pinpoint, whole = mention.pinpoint, mention
    while whole.within and whole.unit in RELATIVE:
        whole = whole.within
        pinpoint = whole.pinpoint + pinpoint
    return whole.label if whole.unit == "section" else "", pinpoint


def _agrees(target: Target | None, named: Target | None, label: str) -> bool:
    """Is the target the section of that label, or, where `named` is that section, a heading that it stands under?"""
    if target is None:
        return False
    provision = target.provision
    if named and provision.kind in ("part", "subpart", "crosshead"):
        return provision.id in (named.provision.part, named.provision.subpart, named.provision.crosshead)
    return provision.kind == "section" and provision.label.casefold() == label.casefold()


def _amends(block: Block) -> bool:
    if isinstance(block, Table):
        return any(_amends(b) for row in (*block.head, *block.body) for cell in row.cells for b in cell.blocks)
    if block.kind in plain_text.NOT_LAW:
        return False
    if block.kind == "quotation" or (block.words and drafting.AMENDS.search("".join(_flat(block.words)))):
        return True
    return any(_amends(inner) for inner in block.blocks)


def _flat(inlines: Iterable[Inline]) -> Iterator[str]:
    """The words as one string, each character where it stands; quoted words become blanks, which no rule
    reads."""
    for inline in inlines:
        if isinstance(inline, str):
            yield inline
        elif isinstance(inline, Span):
            words = "".join(_flat(inline.content))
            yield (
                "\0" * len(words)
                if inline.kind == "quoted"
                else words or "\0" * (inline.kind in ("line-break", "blank"))
            )


def _words(span: Span) -> str:
    return "".join(_flat([span]))


def _length(inline: Inline) -> int:
    return sum(map(len, _flat([inline])))


def _marked(inlines: Iterable[Inline], position: int) -> Iterator[tuple[int, int, Span]]:
    """Where the references that the source marks stand: (start, end, span)."""
    for inline in inlines:
        end = position + _length(inline)
        if isinstance(inline, Span):
            if inline.kind in _LINKS:
                yield position, end, inline
            else:
                yield from _marked(inline.content, position)
        position = end


def _meets(mention: Mention, start: int, end: int) -> bool:
    return mention.start < end and start < mention.end
