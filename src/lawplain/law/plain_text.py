"""Pure functions on the words of the law: plain text, word tokens, fingerprints, slugs.

The rules R1 to R9 named here are docs/design.md's, "How words are counted".
"""

import hashlib
import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lawplain.law import drafting
from lawplain.law.model import Block, Footnote, Inline, Passage, Row, Span, Table

NOT_LAW = frozenset({"note", "aside"})
"""Kinds of passage that stand among the words but are none of them (rule R4)."""

INVISIBLE = re.compile(r"[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
"""Characters that nobody sees and that are no word: joiners, zero-width spaces and byte-order marks that the source
puts between brackets, soft hyphens, marks of direction. Of Unicode's category Cf, those that show nothing."""

_SPACED = frozenset({"line-break", "blank", "fraction", "over", "under", "unknown"})
_WORD = re.compile(r"[^\W_]+")
_LETTER = re.compile(r"[A-Z]{1,2}\d?")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def visible(text: str) -> str:
    """The text without the characters that nobody sees: "115(1)\u2060(b)" is "115(1)(b)"."""
    return text if text.isascii() else INVISIBLE.sub("", text)


def tidy(text: str) -> str:
    """NFC, nothing invisible, every run of white space (no-break spaces too) one space, trimmed: rule R7."""
    return " ".join(unicodedata.normalize("NFC", visible(text)).split())


def slug(text: str) -> str:
    """Lower-case letters, digits and single hyphens; macrons and accents folded: "Māori affairs" is "maori-affairs"."""
    folded = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _NOT_SLUG.sub("-", folded.casefold()).strip("-")


def letter(words: str) -> str:
    """The small letter, without accents, or the digit, under which words stand in a list from A to Z; "" for signs."""
    return next((c for c in unicodedata.normalize("NFKD", words).casefold() if c.isalnum()), "")


def sentence(inlines: Iterable[Inline]) -> str:
    """Inline words as one line of plain text, as stored: no quotation marks or brackets added (rule R8)."""
    return tidy("".join(_inline(inlines)))


def plain(blocks: Iterable[Block]) -> str:
    """All words of a body in document order, labels as stored ("1", "a"), blocks a space apart: rules R3 to R8."""
    return tidy("".join(_blocks(blocks)))


def tokens(text: str) -> list[str]:
    """The words and numbers of a text, in order, without punctuation: rule R9."""
    return _WORD.findall(unicodedata.normalize("NFC", visible(text)))


def fingerprint(blocks: Iterable[Block]) -> str:
    """What a summary remembers of the words it explains.

    The first 16 hex digits of SHA-256 over the word tokens of the body, case-folded, joined by one space: it stays
    the same when only punctuation, letter case, mark-up or layout changes. The heading is not in it.
    """
    words = " ".join(tokens(plain(blocks))).casefold()
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def passages(blocks: Iterable[Block]) -> Iterator[Passage]:
    """Every passage of a body, in document order, those in table cells too."""
    for block in blocks:
        if isinstance(block, Passage):
            yield block
            yield from passages(block.blocks)
        else:
            for row in (*block.head, *block.body):
                for cell in row.cells:
                    yield from passages(cell.blocks)


def spans(inlines: Iterable[Inline]) -> Iterator[Span]:
    """Every span of inline words, outer before inner."""
    for inline in inlines:
        if isinstance(inline, Span):
            yield inline
            yield from spans(inline.content)


@dataclass(frozen=True, slots=True)
class Defined:
    """Terms to which a definition gives one meaning, and the words that give it: `passage`, the whole
    definition or a part of it. `first` is the number of the line in which these begin, and that of the
    inline there; (0, 0) is the start."""

    terms: tuple[str, ...]
    passage: Passage
    first: tuple[int, int] = (0, 0)


def defined(passage: Passage) -> tuple[Defined, ...]:
    """The terms of a definition, each with its own words.

    "Keep and kept have the same meaning" gives both one meaning; "keep means …; and keeper means …" gives each its own.
    A letter that stands for somebody in the definition ("a person (A)") is no term. Lines are the passage's own words,
    then its blocks in order.
    """
    lines = (passage.words, *(block.words if isinstance(block, Passage) else () for block in passage.blocks))
    starts = [
        (line, i) for line, words in enumerate(lines) for i, inline in enumerate(words) if _defines(words, i, inline)
    ]
    cuts = [
        at for before, at in itertools.pairwise(starts) if drafting.MEANS.search(plain((_cut(passage, before, at),)))
    ]
    bounds = [(0, 0), *cuts, (len(lines), 0)]
    found = []
    for first, last in itertools.pairwise(bounds):
        part = _cut(passage, first, last) if cuts else passage
        terms = [
            sentence(span.content)
            for inner in passages([part])
            if inner.kind not in NOT_LAW
            for i, inline in enumerate(inner.words)
            for span in spans([inline])
            if span.kind == "term" and not (span is inline and _stands_for(inner.words, i))
        ]
        if terms:
            found.append(Defined(tuple(dict.fromkeys(terms)), part, first))
    return tuple(found)


def _defines(words: tuple[Inline, ...], i: int, inline: Inline) -> bool:
    return isinstance(inline, Span) and inline.kind == "term" and not _stands_for(words, i)


def _stands_for(words: tuple[Inline, ...], i: int) -> bool:
    """Is this a letter in brackets, that the definition uses for somebody: "a person (A)"?"""
    inline, before = words[i], words[i - 1] if i else ""
    name = sentence(inline.content) if isinstance(inline, Span) else ""
    return bool(_LETTER.fullmatch(name)) and isinstance(before, str) and before.rstrip().endswith("(")


def _cut(passage: Passage, first: tuple[int, int], last: tuple[int, int]) -> Passage:
    """The passage from one place in its lines up to another."""

    def piece(line: int, words: tuple[Inline, ...]) -> tuple[Inline, ...]:
        start = first[1] if line == first[0] else 0
        end = last[1] if line == last[0] else len(words)
        return words[start:end] if first[0] <= line <= last[0] else ()

    blocks: list[Block] = []
    for line, block in enumerate(passage.blocks, start=1):
        if first[0] <= line < last[0] or (line == last[0] and last[1]):
            if isinstance(block, Passage) and (words := piece(line, block.words)) != block.words:
                block = replace(block, words=words)  # noqa: PLW2901
            blocks.append(block)
    return replace(passage, words=piece(0, passage.words), blocks=tuple(blocks))


def _inline(inlines: Iterable[Inline]) -> Iterator[str]:
    for inline in inlines:
        if isinstance(inline, str):
            yield inline
        elif isinstance(inline, Footnote):
            continue
        elif inline.kind in _SPACED:
            yield " "
            yield from _inline(inline.content)
            yield " "
        else:
            yield from _inline(inline.content)


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield " "
        if isinstance(block, Table):
            yield from _inline(block.heading)
            yield from _rows((*block.head, *block.body))
        elif block.kind not in NOT_LAW:
            yield f"{block.label.text} "
            yield from _inline(block.words)
            yield from _blocks(block.blocks)
        yield " "


def _rows(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        for cell in row.cells:
            yield from _blocks(cell.blocks)
