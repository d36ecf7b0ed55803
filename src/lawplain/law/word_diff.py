"""Which words changed between two texts, so that a person can see it: removed and added words in their context."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from rapidfuzz.distance import Indel

Kind = Literal["same", "removed", "added"]
_ISLAND = 2
"""So few equal words between two changes belong to the change: "the", "of a" say nothing on their own."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row that stayed, went or came; one space between two of them."""

    kind: Kind
    words: str


@dataclass(frozen=True, slots=True)
class Change:
    """How a part of a text changed: the name it goes by ("(4)") and its runs."""

    name: str
    runs: tuple[Run, ...]


def runs(old: str, new: str) -> tuple[Run, ...]:
    """The runs that turn `old` into `new`, in reading order: what was removed stands before what took its
    place.

    The same and the removed runs together are the words of `old`, the same and the added ones those of `new`. Letter
    case and punctuation count: a comma can change the law.
    """
    before, after = old.split(), new.split()
    pieces = ((op.tag, op.src_start, op.src_end, op.dest_start, op.dest_end) for op in Indel.opcodes(before, after))
    return tuple(_joined(_settled([(t, before[a:b], after[c:d]) for t, a, b, c, d in pieces])))


def parts(old: Iterable[tuple[str, str]], new: Iterable[tuple[str, str]]) -> tuple[Change, ...]:
    """The parts in which two texts, given as (name, words), differ: in the new order, a lost part where it
    was."""
    before, after = dict(old), dict(new)
    order: list[str] = list(after)
    previous = ""
    for name in before:
        if name not in after:
            order.insert(order.index(previous) + 1 if previous else 0, name)
        previous = name
    found = (Change(name, runs(before.get(name, ""), after.get(name, ""))) for name in order)
    return tuple(change for change in found if any(run.kind != "same" for run in change.runs))


def changed_words(changes: Iterable[Change | Run]) -> int:
    """How many words were removed or added."""
    flat = (run for change in changes for run in (change.runs if isinstance(change, Change) else (change,)))
    return sum(len(run.words.split()) for run in flat if run.kind != "same")


_Piece = tuple[str, list[str], list[str]]


def _settled(pieces: list[_Piece]) -> Iterator[tuple[Kind, list[str]]]:
    """Pieces as runs; a small island of equal words between changes is removed and added with them."""
    last = len(pieces) - 1
    for changed, group in groupby(enumerate(pieces), lambda item: _is_change(item[0], item[1], last)):
        items = [piece for _, piece in group]
        if not changed:
            yield "same", [word for _, words, _ in items for word in words]
            continue
        yield "removed", [word for tag, words, _ in items if tag != "insert" for word in words]
        yield "added", [word for tag, _, words in items if tag != "delete" for word in words]


def _is_change(index: int, piece: _Piece, last: int) -> bool:
    return piece[0] != "equal" or (0 < index < last and len(piece[1]) <= _ISLAND)


def _joined(found: Iterable[tuple[Kind, list[str]]]) -> Iterator[Run]:
    return (Run(kind, " ".join(words)) for kind, words in found if words)
