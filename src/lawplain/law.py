"""Pure functions on the words of the law: plain text, word tokens, fingerprints, slugs.

The rules R1 to R9 named here are docs/design.md's, "How words are counted".
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator

from lawplain.model import Block, Footnote, Inline, Passage, Row, Span, Table

NOT_LAW = frozenset({"note", "aside"})
"""Kinds of passage that stand among the words but are none of them (rule R4)."""

_SPACED = frozenset({"line-break", "blank", "fraction", "over", "under", "unknown"})
_WORD = re.compile(r"[^\W_]+")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def tidy(text: str) -> str:
    """NFC, every run of white space (no-break spaces too) one space, trimmed: rule R7."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def slug(text: str) -> str:
    """Lower-case letters, digits and single hyphens; macrons and accents folded: "Māori affairs" is "maori-affairs"."""
    folded = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _NOT_SLUG.sub("-", folded.casefold()).strip("-")


def sentence(inlines: Iterable[Inline]) -> str:
    """Inline words as one line of plain text, as stored: no quotation marks or brackets added (rule R8)."""
    return tidy("".join(_inline(inlines)))


def plain(blocks: Iterable[Block]) -> str:
    """All words of a body in document order, labels as stored ("1", "a"), blocks a space apart: rules R3 to R8."""
    return tidy("".join(_blocks(blocks)))


def tokens(text: str) -> list[str]:
    """The words and numbers of a text, in order, without punctuation: rule R9."""
    return _WORD.findall(unicodedata.normalize("NFC", text))


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
