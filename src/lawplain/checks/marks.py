"""The words of a summary that its page explains, for the rules that look at them."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from lawplain.checks.subjects import Subject
from lawplain.editions import marking
from lawplain.editions.marking import Marker
from lawplain.editions.meanings import vocabulary
from lawplain.editions.pair import Collection, Edition, Entry
from lawplain.law.by_identity import Same

if TYPE_CHECKING:
    from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Marked:
    """A summary as its page has it: its tokens with the marks, and the marker that set them there and in key facts."""

    tokens: "tuple[Token, ...]"
    marker: Marker


def marked(subject: Subject) -> Marked:
    """The marks of a summary."""
    return _marked(Same(subject.entry), Same(subject.collection), Same(subject.edition))


@lru_cache(maxsize=2048)
def _marked(entry: Same[Entry], collection: Same[Collection], edition: Same[Edition]) -> Marked:
    """Kept, since several rules ask for them, one after the other."""
    one = entry.thing
    assert one.summary
    marker = marking.marker(vocabulary(edition.thing), collection.thing.words.explained, one)
    tokens = marker.tokens(one.summary.body.tokens, one)
    marking.mark_facts(marker, one)
    return Marked(tokens, marker)
