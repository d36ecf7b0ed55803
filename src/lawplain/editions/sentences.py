"""The sentences of a text that people wrote, each with the pins that it rests on."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from lawplain.content import prose
from lawplain.law.by_identity import Same
from lawplain.law.pins import Pin

if TYPE_CHECKING:
    from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a text, with its mark-up and pins. `pinned` are the pins that explain it, each with the number
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

    @property
    def tokens(self) -> "tuple[Token, ...]":
        """Its sentences, a space behind each."""
        return tuple(token for sentence in self.sentences for token in (*sentence.tokens, _space()))


def _space() -> "Token":
    from markdown_it.token import Token  # noqa: PLC0415 - only where Markdown was read, and so is loaded

    return Token("text", "", 0, content=" ")


def blocks(body: prose.Body) -> tuple[Block, ...]:
    """All paragraphs and items of a body, in order."""
    return _blocks_of(Same(body))


@lru_cache(maxsize=2048)
def _blocks_of(body: Same[prose.Body]) -> tuple[Block, ...]:
    """Kept, since every question of a text asks for them."""
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
