"""How a history note reads: "Section 4(2): amended, on 7 May 2015, by section 9(1) of the Kite Act 2015 (2015 No 48)."

One grammar for the notes of today's files. A note is read in full, or not at all: no part of one is ever taken for the
whole. Notes of older forms ("Subsection (3) was repealed, as from 9 June 1999, …") are sentences already and are not
read.
"""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from lawplain.law import drafting, plain_text
from lawplain.law.model import HistoryNote, Inline, Span


@dataclass(frozen=True, slots=True)
class Facts:
    """What a note says. `provision` is all that stands before the operation, terms in quotation marks: "Section 4
    “lamp” paragraph (g)", "Section 2(4): the rest of this Act". `remark` is what qualifies the change, as the note
    has it: "(with effect from 1 July 2018)", "at the close of 15 May 2023", "so far as it implements …".

    `law` is the title of the amending law; where the law changed by its own provision, `place` names that and `law` is
    "". `by` is the whole of what the note says of it.
    """

    provision: str
    operation: str
    day: dt.date
    remark: str
    by: str
    law: str
    place: str


def facts(note: HistoryNote) -> Facts | None:
    """What a note says: read from its words or, where these are not stored, from its facts. None where
    it can't be read."""
    if note.words:
        return read(spoken(note.words))
    if note.date is None:
        return None
    day = f"{note.date.day} {drafting.MONTHS[note.date.month - 1]} {note.date.year}"
    remark = f" {note.remark}" if note.remark.startswith("(") else f", {note.remark}" if note.remark else ""
    return read(f"{note.provision}: {note.operation}{remark}, on {day}, by {note.by}.")


def spoken(words: Iterable[Inline]) -> str:
    """A note as one line, with the terms that it names in bold put in quotation marks."""
    return re.sub(r"” (?=[:,.;)])", "”", plain_text.tidy("".join(_spoken(words))))


def read(text: str) -> Facts | None:
    """What the words of a note say; None where they are not of the form of today's notes."""
    match = drafting.NOTE.fullmatch(text)
    if match is None or match["provision"].endswith((" was", " were", " is", " are")):
        return None
    day = date(match["day"])
    by = match["by"].strip()
    source = drafting.BY_LAW.fullmatch(by) or drafting.BY_ITSELF.fullmatch(by)
    if day is None or source is None:
        return None
    named = source.groupdict()
    said = [match["remark"], match["bracket"], named["moment"], match["close"] and f"at the close of {match['day']}"]
    remarks = list(dict.fromkeys(_remark(one, match["day"]) for one in said if one))
    title = named.get("title") or ""
    return Facts(
        provision=match["provision"].strip(" :"),
        operation=match["operation"],
        day=day,
        remark=", ".join(remarks),
        by=by,
        law=title,
        place="" if title else (named["place"] or ""),
    )


def date(text: str) -> dt.date | None:
    """The last day that a text names ("28 November 2025"); None where it names none."""
    found = drafting.DAY.findall(plain_text.tidy(text))
    for number, month, year in reversed(found):
        try:
            return dt.date(int(year), drafting.MONTHS.index(month) + 1, int(number))
        except ValueError:
            continue
    return None


def same(one: HistoryNote, other: HistoryNote) -> bool:
    """Do two notes say the same, marks, quotation marks and letter case aside? Undated ones only where
    all their words are the same."""
    if one.id and one.id == other.id:
        return True
    if key(one) != key(other):
        return False
    if one.date is not None or not one.words or not other.words:
        return True
    return _folded(spoken(one.words)) == _folded(spoken(other.words))


def key(note: HistoryNote) -> tuple[dt.date | None, str, str]:
    """What a legal change is known by, whatever its id: the day, the operation, the provision."""
    return note.date, _folded(note.operation.partition(",")[0]), _folded(note.provision)


def _folded(text: str) -> str:
    return " ".join(plain_text.tokens(text)).casefold()


def _remark(words: str, day: str) -> str:
    """ "(at the close of 15 May 2023)" and ", on the close of 15 May 2023" are one thing said in two ways."""
    bare = words.strip(" ,")
    close = drafting.AT_THE_CLOSE.fullmatch(bare.strip("()"))
    return f"at the close of {close['day']}" if close and close["day"] == day else bare


def _spoken(words: Iterable[Inline]) -> Iterable[str]:
    for inline in words:
        if isinstance(inline, str):
            yield inline
        elif isinstance(inline, Span):
            term = inline.kind == "term" or (inline.kind == "emphasis" and inline.style.startswith("bold"))
            text = plain_text.sentence(inline.content) if term else "".join(_spoken(inline.content))
            yield f" “{text}” " if term and text else text
