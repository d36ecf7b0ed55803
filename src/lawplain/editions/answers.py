"""The answer to a question: the sentences of a summary that rest on a place of the law.

The one place that works it out: rules, pages, the search and the data all show the same sentences.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from lawplain.content import prose
from lawplain.editions.leaning import of_pin
from lawplain.editions.pair import Entry
from lawplain.law import pins
from lawplain.law.by_identity import Same
from lawplain.law.pins import Pin

if TYPE_CHECKING:
    from markdown_it.token import Token

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a summary, with its mark-up and pins. `pinned` are the pins that explain it, each with the number
    that tells it from the other pins of its paragraph."""

    tokens: "tuple[Token, ...]"
    pinned: tuple[tuple[int, Pin], ...]

    @property
    def words(self) -> str:
        return " ".join(prose.words(self.tokens).split())


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or an item of a list. `depth`: how many lists stand around it; `lead`: the block that leads in to its
    list, by its number; None where none does."""

    sentences: tuple[Sentence, ...]
    depth: int = 0
    lead: int | None = None

    @property
    def words(self) -> str:
        return " ".join(sentence.words for sentence in self.sentences)


Answer = tuple[Block, ...]
"""What answers: of each paragraph or item the sentences that do, in the order of the summary."""


def answer(entry: Entry, law: str) -> Answer:
    """The sentences of an entry's summary that rest on the place that a pin names; none where it names no place.

    A pin answers a place if either holds the other; `[all]` answers nothing but `all`. An item of a list comes with
    the sentences that lead in to the list, and a sentence that leads in to one with its items.
    """
    pin = pins.parse(law)
    if entry.summary is None or pin is None:
        return ()
    every = blocks(entry)
    wanted = _places(entry, pin)
    found = [{i for i, s in enumerate(block.sentences) if _rests(entry, s, wanted)} for block in every]
    _with_items(every, found)
    for i in reversed(range(len(every))):  # from the inside out: a list can stand in a list
        lead = every[i].lead
        if found[i] and lead is not None:
            found[lead] |= _leading(every[lead])
    chosen = ((block, [block.sentences[i] for i in sorted(here)]) for block, here in zip(every, found, strict=True))
    return tuple(Block(tuple(sentences), block.depth) for block, sentences in chosen if sentences)


def blocks(entry: Entry) -> Answer:
    """All paragraphs and items of an entry's summary, in order."""
    return _blocks_of(Same(entry.summary.body)) if entry.summary else ()


def _rests(entry: Entry, sentence: Sentence, wanted: frozenset[Key]) -> bool:
    return any(_places(entry, pin) & wanted for _, pin in sentence.pinned)


def _places(entry: Entry, pin: Pin) -> frozenset[Key]:
    """What a pin names, with all inside it: two pins of which one holds the other share a place."""
    provision = entry.past or entry.provision
    places = provision.places if provision else ()
    own = [(first, last) for first, last in pin.ranges if pins.ALL not in (first, last)]
    found: set[Key] = {(place.pin,) for pair in own for place in pins.between(*pair, places) or ()}
    found |= {(end,) for pair in own for end in pair}
    if len(own) < len(pin.ranges):
        found.add((pins.ALL,))
    for lean in of_pin(entry.leans, pin):
        for rest in lean.rests:
            spot = rest.spot
            if spot is None or spot.notes:
                found.add((rest.act, rest.name))
                continue
            of_it = spot.places if spot.first else spot.provision.places
            found |= {(spot.act, spot.provision.id, place.pin) for place in of_it}
            found |= {(spot.act, spot.provision.id, "")} if not spot.first else set()
        if not lean.rests:
            found.add((lean.other.law, lean.name))
    return frozenset(found)


def _with_items(every: Answer, found: list[set[int]]) -> None:
    """Where the sentence that leads in to a list is alone in an answer, the items belong to it."""
    for i, block in enumerate(every):
        items = [number for number, other in enumerate(every) if other.lead == i]
        last = len(block.sentences) - 1
        if items and last in found[i] and not any(found[number] for number in items):
            for number in items:
                found[number] = set(range(len(every[number].sentences)))


def _leading(block: Block) -> set[int]:
    """The sentences that lead in to what follows: the last one, and those that rest on the same pin."""
    last = len(block.sentences) - 1
    pinned = set(block.sentences[-1].pinned[-1:])
    return {i for i, sentence in enumerate(block.sentences) if i == last or pinned & set(sentence.pinned)}


@lru_cache(maxsize=2048)
def _blocks_of(body: Same[prose.Body]) -> Answer:
    """Kept, since every question of a summary asks for them."""
    return tuple(_blocks(body.thing.tokens))


def _blocks(tokens: "tuple[Token, ...]") -> Iterator[Block]:
    leads: list[int | None] = []
    number, before = 0, None
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            leads.append(before)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            leads.pop()
            before = None
        elif token.type == "inline" and (sentences := tuple(_sentences(tuple(token.children or ())))):
            yield Block(sentences, len(leads), leads[-1] if leads else None)
            before, number = number, number + 1


def _sentences(children: "tuple[Token, ...]") -> Iterator[Sentence]:
    starts = [0]
    for child in children:
        starts.append(starts[-1] + len(prose.words((child,))))
    words = prose.words(children)
    pinned, since = list[tuple[int, int, Pin]](), 0
    for child, start in zip(children, starts, strict=False):
        if child.type == "pin":
            pinned.append((since, start, child.meta["pin"]))
            since = start
    cuts = [0, *_cuts(children, starts, words), len(words)]
    for begin, end in pairwise(cuts):
        if not words[begin:end].strip():
            continue
        over = ((i, max(a, begin), min(b, end), pin) for i, (a, b, pin) in enumerate(pinned))
        mine = tuple((i, pin) for i, a, b, pin in over if a < b and any(c.isalnum() for c in words[a:b]))
        yield Sentence(tuple(_between(children, starts, begin, end)), mine)


def _cuts(children: "tuple[Token, ...]", starts: list[int], words: str) -> Iterator[int]:
    """Where sentences start, but for the first: never inside of what is marked."""
    ends = [match.end() for match in prose.SENTENCE_END.finditer(words)]
    level = 0
    for child, start, stop in zip(children, starts, starts[1:], strict=False):
        level += child.nesting
        if level == 0:
            yield from (end for end in ends if start < end <= stop)


def _between(children: "tuple[Token, ...]", starts: list[int], begin: int, end: int) -> "Iterator[Token]":
    """The tokens of the words from one place to another; a pin goes with the words before it."""
    for child, start, stop in zip(children, starts, starts[1:], strict=False):
        if start == stop:
            opens = child.nesting > 0
            if begin <= start < end if opens else (begin < start <= end or start == begin == 0):
                yield child
        elif max(start, begin) < min(stop, end):
            cut = prose.words((child,))[max(start, begin) - start : min(stop, end) - start]
            yield child if cut == prose.words((child,)) else child.copy(content=cut)
