"""The answer to a question: the sentences of a summary that rest on a place of the law.

The one place that works it out: rules, pages, the search and the data all show the same sentences.
"""

from functools import lru_cache

from lawplain.content import prose
from lawplain.editions import sentences
from lawplain.editions.leaning import Lean, of_pin
from lawplain.editions.pair import Entry
from lawplain.editions.sentences import Block, Sentence
from lawplain.law import pins
from lawplain.law.by_identity import Same
from lawplain.law.model import Provision
from lawplain.law.pins import Pin

Key = tuple[str, ...]
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
    provision, leans = entry.past or entry.provision, entry.leans
    every, wanted = blocks(entry), _places(provision, leans, pin)
    resting = _resting(Same(entry.summary.body), Same(provision), Same(leans))
    found = [{i for i, places in enumerate(block) if places & wanted} for block in resting]
    _with_items(every, found)
    for i in reversed(range(len(every))):  # from the inside out: a list can stand in a list
        lead = every[i].lead
        if found[i] and lead is not None:
            found[lead] |= _leading(every[lead])
    chosen = ((block, [block.sentences[i] for i in sorted(here)]) for block, here in zip(every, found, strict=True))
    return tuple(Block(tuple(kept), block.depth) for block, kept in chosen if kept)


def blocks(entry: Entry) -> Answer:
    """All paragraphs and items of an entry's summary, in order."""
    return sentences.blocks(entry.summary.body) if entry.summary else ()


@lru_cache(maxsize=2048)
def _resting(
    body: Same[prose.Body], provision: Same[Provision | None], leans: Same[tuple[Lean, ...]]
) -> tuple[tuple[frozenset[Key], ...], ...]:
    """What each sentence of each block rests on. Kept, since every question of a summary asks for it."""

    def rests(sentence: Sentence) -> frozenset[Key]:
        return frozenset().union(*(_places(provision.thing, leans.thing, pin) for _, pin in sentence.pinned))

    return tuple(tuple(map(rests, block.sentences)) for block in sentences.blocks(body.thing))


def _places(provision: Provision | None, leans: tuple[Lean, ...], pin: Pin) -> frozenset[Key]:
    """What a pin names, with all inside it: two pins of which one holds the other share a place."""
    places = provision.places if provision else ()
    own = [(first, last) for first, last in pin.ranges if pins.ALL not in (first, last)]
    found: set[Key] = {(place.pin,) for pair in own for place in pins.between(*pair, places) or ()}
    found |= {(end,) for pair in own for end in pair}
    if len(own) < len(pin.ranges):
        found.add((pins.ALL,))
    for lean in of_pin(leans, pin):
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
