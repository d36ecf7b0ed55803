"""Where texts that people write use the words that a page can explain: the first use of each is marked.

Guaranteed: no word changes. A mark never stands inside a longer term, in a link, or in words that name a
provision or an Act.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from lawplain.content.fields import Explained, KeyFact
from lawplain.editions.guides import Guided
from lawplain.editions.leaning import Leaning, of_pin
from lawplain.editions.meanings import Key, Vocabulary, as_terms
from lawplain.editions.pair import Entry
from lawplain.law import drafting, pins, subsection_lines
from lawplain.law.by_identity import Same
from lawplain.law.definitions import Glossary, Term
from lawplain.law.mentions import mentions
from lawplain.law.model import Provision
from lawplain.law.term_links import Finder

if TYPE_CHECKING:
    from markdown_it.token import Token

_MARK = "mark"
_NO_PROVISION = Provision(kind="front", id="-", label="", heading="")


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a text that its page explains: a defined term, or a word of the list that no law defines (`own`)."""

    words: str
    term: Term
    own: Explained | None = None


@dataclass
class Marker:
    """Marks the texts of one page, in the order in which they are given: each term once.

    `provision` is what the page is about, None for a page about several. `unwanted` are terms that the texts use in
    another sense; `met` those of them that would have been marked. `used` are the marks that were set, by their terms.
    """

    vocabulary: Vocabulary
    explained: tuple[Explained, ...] = ()
    provision: Provision | None = None
    unwanted: tuple[str, ...] = ()
    used: dict[Key, Mark] = field(default_factory=dict)
    met: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        words, self._own = _together(Same(self.vocabulary), Same(self.explained))
        self._finder = Finder(words, self.provision or _NO_PROVISION)
        self._unwanted = {words.casefold(): words for words in self.unwanted}
        self._pins = pins.by_anchor(self.provision.places) if self.provision else {}

    def pieces(self, words: str, places: Iterable[str] = (), law: str | None = None) -> list[str | Mark]:
        """The words in pieces, those to be explained as marks.

        `places` are the pins of the provision's own places that the words rest on; `law` the words of the law there,
        None where nobody knows them. What no law defines is marked only where these have it too, and so is a term of
        one word that begins small: elsewhere it is likely to be the everyday word.
        """
        places = tuple(places)
        named = [(mention.start, mention.end) for mention in mentions(words)]
        named += [match.span() for match in drafting.WHOLE_TITLE.finditer(words)]
        pieces, done = list[str | Mark](), 0
        for start, end, term in self._finder.found(words, places):
            inside = any(start < last and first < end for first, last in named)
            if inside or term.key in self.used or self._told(term, places) or not self._wanted(term, law):
                continue
            mark = Mark(words[start:end], term, self._own.get(term.key))
            self.used[term.key] = mark
            pieces += [words[done:start], mark]
            done = end
        return [piece for piece in (*pieces, words[done:]) if piece]

    def _told(self, term: Term, places: tuple[str, ...]) -> bool:
        """Do words that rest on these places tell what the term means?"""
        if self.provision is None or term.home.id != self.provision.id:
            return False
        return not term.anchor or self._pins.get(term.anchor, "") in places

    def _wanted(self, term: Term, law: str | None) -> bool:
        meaning, own = self.vocabulary.meanings.get(term.key), term.key in self._own
        shown = own or (meaning is not None and not meaning.known)
        if shown and (own or (law is not None and _ordinary(term))):
            shown = any(_has(law or "", words) for words in (term.words, *term.forms))
        refused = self._unwanted.get(term.words.casefold()) if shown else None
        if refused is not None:
            self.met.add(refused)
        return shown and refused is None

    def tokens(self, tokens: Sequence["Token"], of: Leaning) -> tuple["Token", ...]:
        """The Markdown tokens of a text, with a token of type "mark" for each mark."""
        return tuple(
            _with(token, list(self.line(token.children or [], of))) if token.type == "inline" else token
            for token in tokens
        )

    def line(self, children: Sequence["Token"], of: Leaning) -> Iterator["Token"]:
        """The tokens of a paragraph, marked; words that go on in the next line are found as one."""
        linked = 0
        following = _following(children)
        for (text, pin), run in groupby(zip(children, following, strict=True), key=lambda one: _run(*one)):
            tokens = [token for token, _ in run]
            linked += sum((token.type == "link_open") - (token.type == "link_close") for token in tokens)
            if not text or linked:
                yield from tokens
                continue
            words = "".join("\n" if token.type == "softbreak" else token.content for token in tokens)
            for piece in self.pieces(words, *resting(of, pin)):
                if isinstance(piece, Mark):
                    yield _with(tokens[0], None, type=_MARK, content=piece.words, meta={_MARK: piece})
                else:
                    yield _with(tokens[0], None, type="text", content=piece)


def marker(
    vocabulary: Vocabulary,
    explained: tuple[Explained, ...],
    entry: Entry | Guided,
    used: dict[Key, Mark] | None = None,
    unwanted: tuple[str, ...] = (),
) -> Marker:
    """A marker for the texts of an entry, or of a guide. On a page about several, `used` are the marks that are set
    already, which it adds to; `unwanted` more words that are not to be marked."""
    if isinstance(entry, Guided) and entry.spoken.startswith("translated"):
        vocabulary, explained = Vocabulary(Glossary(()), {}), ()  # marks are found in English words
    written = entry.guide if isinstance(entry, Guided) else entry.summary
    own = written.front.not_terms if written else ()
    return Marker(vocabulary, explained, entry.provision, (*own, *unwanted), {} if used is None else used)


def marked(marker: Marker, entry: Entry) -> Marker:
    """The marker after all that a page shows of an entry: its text, then what its text left of its key facts."""
    if entry.summary:
        marker.tokens(entry.summary.body.tokens, entry)
        mark_facts(marker, entry)
    return marker


def mark_facts(marker: Marker, entry: Entry) -> None:
    """Marks the key facts of an entry."""
    for fact in entry.summary.front.key_facts if entry.summary else ():
        for words, pin in of_fact(fact):
            marker.pieces(words, *resting(entry, pins.parse(pin)))


def of_fact(fact: KeyFact) -> Iterator[tuple[str, str]]:
    """What a page shows of a key fact, each with the pin that it rests on."""
    yield fact.what, fact.law
    yield fact.fact, fact.law
    if fact.extend:
        yield fact.extend.says, fact.extend.law
    if fact.who:
        yield fact.who, fact.law


def resting(of: Leaning, pin: pins.Pin | None) -> tuple[tuple[str, ...], str | None]:
    """The own places that a pin of a text names, and the words of the law there and elsewhere: None if not stored."""
    if pin is None:
        return (), None
    own = of.provision if of.provision and of.provision.kind == "section" else None
    places = pins.find(pin, own.places)[0] if own and pin.ranges else ()
    words = [subsection_lines.spoken_of(pin, own)] if own and own.text and pin.ranges else []
    words += [lean.words for lean in of_pin(of.leans, pin) if lean.words]
    return tuple(place.pin for place in places), "\n".join(words) or None


@lru_cache(maxsize=4)
def _together(
    vocabulary: Same[Vocabulary], explained: Same[tuple[Explained, ...]]
) -> tuple[Glossary, dict[Key, Explained]]:
    """All words that can be marked, and those of them that no law defines."""
    own = as_terms(explained.thing)
    every = Glossary((*vocabulary.thing.defined.terms, *(term for term, _ in own.values())))
    return every, {key: one for key, (_, one) in own.items()}


def _ordinary(term: Term) -> bool:
    """Does it look like an everyday word?"""
    return " " not in term.words and term.words[:1].islower()


def _has(law: str, words: str) -> bool:
    return re.search(rf"(?i)(?<!\w){re.escape(words)}(?:e?s)?(?!\w)", law) is not None


def _following(children: Sequence["Token"]) -> list[pins.Pin | None]:
    """For each token of a paragraph the pin that follows it."""
    found: list[pins.Pin | None] = []
    pin = None
    for token in reversed(children):
        pin = token.meta["pin"] if token.type == "pin" else pin
        found.append(pin)
    return found[::-1]


def _run(token: "Token", pin: pins.Pin | None) -> tuple[bool, pins.Pin | None]:
    return token.type in ("text", "softbreak"), pin


def _with(token: "Token", children: list["Token"] | None, **other: object) -> "Token":
    return replace(token, children=children, **other)  # type: ignore[arg-type]
