"""The words of a provision line by line, each with the place it stands at; and the words that a pin speaks of.

Labels are not among the words here, so that the "2" of "(2)" is never taken for a number that the law states.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from lawplain.law import pins, plain_text
from lawplain.law.by_identity import Same
from lawplain.law.model import Block, Passage, Place, Provision, Table


@dataclass(frozen=True, slots=True)
class Line:
    """The words of one passage. `chain` holds the anchors of the places around it, the outermost first."""

    words: str
    chain: tuple[str, ...]
    label: str = ""


def lines(provision: Provision) -> tuple[Line, ...]:
    """Every line of the provision's words in document order; none where its words are not stored."""
    return _lines_of(Same(provision))


@lru_cache(maxsize=2048)
def _lines_of(same: Same[Provision]) -> tuple[Line, ...]:
    """The lines, kept: every rule of `check` asks for those of every section, pin by pin."""
    text = same.thing.text
    return tuple(_lines(text.body, (), "")) if text else ()


def whole(provision: Provision) -> str:
    """All words of a provision."""
    return "\n".join(line.words for line in lines(provision))


def spoken_of(pin: pins.Pin, provision: Provision) -> str:
    """The words that a pin speaks of: its own places, all inside them, and the words around them that lead in.

    What leads in to (4)(a) are the words of (4) that stand in no paragraph.
    """
    if any(pins.ALL in pair for pair in pin.ranges):
        return whole(provision)
    return words_at(pins.find(pin, provision.places)[0], provision)


def words_at(places: Iterable[Place], provision: Provision) -> str:
    """The words of some places, all inside them, and the words around them that lead in."""
    found = lines(provision)
    chains = {chain for place in places if (chain := _chain_of(place, found)) is not None}
    return "\n".join(line.words for line in found if any(_belongs(line.chain, chain) for chain in chains))


def by_place(provision: Provision) -> dict[str, str]:
    """The words of every place at once, by its anchor: what `words_at` gives of each."""
    inside: dict[str, list[int]] = {}
    at: dict[tuple[str, ...], list[int]] = {}
    chains: dict[str, tuple[str, ...]] = {}
    found = lines(provision)
    for i, line in enumerate(found):
        at.setdefault(line.chain, []).append(i)
        for depth, anchor in enumerate(line.chain, 1):
            inside.setdefault(anchor, []).append(i)
            chains.setdefault(anchor, line.chain[:depth])
    words = {}
    for anchor, own in inside.items():
        leading = [i for depth in range(len(chains[anchor])) for i in at.get(chains[anchor][:depth], ())]
        words[anchor] = "\n".join(found[i].words for i in sorted([*leading, *own]))
    return words


def by_subsection(provision: Provision) -> list[tuple[str, str]]:
    """The words of each subsection, labels among them, as (its pin, words); "" for words that stand before any."""
    names = {place.anchor: place.pin for place in pins.top_level(provision.places)}
    found: dict[str, list[str]] = {}
    for line in lines(provision):
        name = next((names[anchor] for anchor in line.chain if anchor in names), "")
        label = "" if line.label == name else line.label
        found.setdefault(name, []).append(f"{label} {line.words}".strip())
    return [(name, " ".join(words)) for name, words in found.items()]


def printed(provision: Provision) -> Iterator[str]:
    """The words for a terminal: a line a passage, labels as the law shows them, two spaces a level."""
    for line in lines(provision):
        yield f"{'  ' * max(0, len(line.chain) - 1)}{line.label} {line.words}".rstrip()


def _belongs(chain: tuple[str, ...], pinned: tuple[str, ...]) -> bool:
    """Is a line inside the pinned place, or does it lead in to it?"""
    return chain[: len(pinned)] == pinned or (len(chain) < len(pinned) and pinned[: len(chain)] == chain)


def _chain_of(place: Place, found: Iterable[Line]) -> tuple[str, ...] | None:
    for line in found:
        if place.anchor in line.chain:
            return line.chain[: line.chain.index(place.anchor) + 1]
    return None


def _lines(blocks: Iterable[Block], chain: tuple[str, ...], label: str) -> Iterator[Line]:
    """The lines of these blocks. `label` is one that still waits for the first words after it."""
    for block in blocks:
        if isinstance(block, Table):
            rows = [" ".join(_cell_words(cell.blocks) for cell in row.cells) for row in (*block.head, *block.body)]
            found = (Line(words, chain) for words in (plain_text.sentence(block.heading), *rows) if words)
            yield from found
        elif block.kind not in plain_text.NOT_LAW:
            here = (*chain, block.anchor) if block.anchor else chain
            shown = f"{label} {block.label.shown}".strip()
            if words := plain_text.sentence(block.words):
                yield Line(words, here, shown)
                shown = ""
            inner = list(_lines(block.blocks, here, shown))
            yield from inner
            label = "" if words or inner else shown if _is_empty(block) else ""
            continue
        label = ""


def _is_empty(block: Passage) -> bool:
    return not block.words and not block.blocks and not block.label.text


def _cell_words(blocks: Iterable[Block]) -> str:
    return " ".join(line.words for line in _lines(blocks, (), ""))
