"""The words of a text that its page explains, for the rules that look at them."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from lawplain.checks.subjects import Text
from lawplain.editions import marking
from lawplain.editions.guides import Guided
from lawplain.editions.marking import Marker
from lawplain.editions.meanings import vocabulary
from lawplain.editions.pair import Collection, Edition, Entry
from lawplain.law.by_identity import Same

if TYPE_CHECKING:
    from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Marked:
    """A text as its page has it: its tokens with the marks, and the marker that set them there and in key facts."""

    tokens: "tuple[Token, ...]"
    marker: Marker


def marked(subject: Text) -> Marked:
    """The marks of a text."""
    return _marked(Same(subject.about), Same(subject.collection), Same(subject.edition))


@lru_cache(maxsize=2048)
def _marked(about: Same[Entry | Guided], collection: Same[Collection], edition: Same[Edition]) -> Marked:
    """Kept, since several rules ask for them, one after the other."""
    one = about.thing
    written = one.guide if isinstance(one, Guided) else one.summary
    assert written
    marker = marking.marker(vocabulary(edition.thing), collection.thing.words.explained, one)
    tokens = marker.tokens(written.body.tokens, one)
    if isinstance(one, Entry):
        marking.mark_facts(marker, one)
    return Marked(tokens, marker)
