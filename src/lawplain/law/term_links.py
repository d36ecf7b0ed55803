"""Where the words of a provision use the terms that its Act defines.

The narrower definition counts before the wider; the longest term is found first, and never a term inside another's
words.
"""

import operator
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache, cached_property
from itertools import chain

from lawplain.law import pins, plain_text
from lawplain.law.definitions import QUOTED, REACHES, Glossary, Term
from lawplain.law.model import Block, Footnote, Inline, Provision, Span, Table, Text

_Tree = dict[str, "_Tree"]
"""By a character what follows it in some word; "" where a word ends."""
_WRITTEN = {" ": r"[ \xa0\n]", "’": "[’']", "'": "[’']"}
"""How else a character of a term may be written."""
_CLOSED = frozenset({"reference", "title", "term", "quoted"})
"""Spans whose words are not searched: they are links already, defined just here, or another's words."""


def mark(
    glossary: Glossary, text: Text, provision: Provision, address: Callable[[Term], str]
) -> tuple[Text, tuple[Term, ...]]:
    """The text with the first use of each term in each subsection made a link, and the terms used, in order.

    Guaranteed: no word changes; what is a link, a quotation or a heading stays as it is; a term is not linked in
    its own definition. The link is a reference span of style "here" that leads to `address(term)`.
    """
    marker = _Marker(Finder(glossary, provision), provision, address)
    return replace(text, body=tuple(marker.top(block) for block in text.body)), tuple(marker.used.values())


class Finder:
    """Finds the terms that words use, as they apply in a provision: the longest first, and none inside longer words."""

    def __init__(self, glossary: Glossary, provision: Provision) -> None:
        groups = glossary.near(provision), glossary.everywhere
        self.provision = provision
        self.by_words: dict[str, list[Term]] = {}
        for term in chain.from_iterable(groups):
            for words in (term.words, *term.forms):
                self.by_words.setdefault(_key(words), []).append(term)
        for same in self.by_words.values():
            if len(same) > 1:
                same.sort(key=lambda term: (REACHES.index(term.scope.reach), term.home.id != provision.id))
        self.patterns = [p for p in (_pattern(frozenset(_words(group))) for group in groups) if p]

    def found(
        self, text: str, places: Iterable[str] = ("",), anchor: str | None = None
    ) -> Iterator[tuple[int, int, Term]]:
        """Where which term stands. `places` are the pins that the words stand at or rest on: it applies at each.

        Words of the law stand at an `anchor`: what stands in a definition is not a use of its term.
        """
        places = tuple(places) or ("",)
        for match in _matches(self.patterns, text):
            if term := self._meant(match, places, anchor):
                yield match.start(), match.end(), term

    @cached_property
    def around(self) -> frozenset[str]:
        """The words of the whole provision: they tell whether a term is meant that is defined "in relation to"
        something."""
        body = self.provision.text.body if self.provision.text else ()
        return frozenset(plain_text.tokens(plain_text.plain(body).casefold()))

    def _meant(self, match: re.Match[str], places: tuple[str, ...], anchor: str | None) -> Term | None:
        """The narrowest definition that applies here; None for a term in its own definition, and for longer words."""
        word = next((form for form in _singular(match[0]) if _key(form) in self.by_words), "")
        for term in self.by_words.get(_key(word), ()):
            related = not term.about or bool(term.about & self.around)
            alike = any(_written_alike(words, word) for words in (term.words, *term.forms))
            if related and alike and all(term.applies(self.provision, pin) for pin in places):
                own = anchor is not None and term.home.id == self.provision.id
                within = own and (anchor == term.anchor or str(anchor).startswith(f"{term.anchor}-"))
                return None if within else term
        return None


def _key(words: str) -> str:
    """Under what a term is looked up: however letters and apostrophes of it are written."""
    return words.casefold().replace("'", "’")


def _words(group: Iterable[Term]) -> Iterator[str]:
    for term in group:
        yield from (term.words, *term.forms, *term.not_inside)


class _Marker:
    """Marks one provision. `used` grows as it goes."""

    def __init__(self, finder: Finder, provision: Provision, address: Callable[[Term], str]) -> None:
        self.finder, self.address = finder, address
        self.pins = pins.by_anchor(provision.places)
        self.used: dict[tuple[str, str], Term] = {}
        self.here: set[tuple[str, str]] = set()

    def top(self, block: Block) -> Block:
        """A subsection, or another block on the first level: each term is linked once in it."""
        self.here = set()
        return self._block(block, "", "")

    def _block(self, block: Block, pin: str, anchor: str) -> Block:
        if isinstance(block, Table) or block.kind in QUOTED or not self.finder.patterns:
            return block
        if block.kind == "definition":
            self.here = set()
        if block.anchor:
            pin, anchor = self.pins.get(block.anchor, pin), block.anchor
        words = self._line(block.words, pin, anchor)
        blocks = tuple([self._block(b, pin, anchor) for b in block.blocks])
        if words is block.words and all(map(operator.is_, blocks, block.blocks)):
            return block
        return replace(block, words=words, blocks=blocks)

    def _line(self, inlines: tuple[Inline, ...], pin: str, anchor: str) -> tuple[Inline, ...]:
        text = "".join(_flat(inlines))
        found = list(self.finder.found(text, (pin,), anchor))
        return tuple(self._marked(inlines, 0, found)) if found else inlines

    def _marked(self, inlines: Iterable[Inline], position: int, found: list[tuple[int, int, Term]]) -> Iterator[Inline]:
        for inline in inlines:
            end = position + sum(map(len, _flat((inline,))))
            if isinstance(inline, str):
                yield from self._split(inline, position, found)
            elif isinstance(inline, Footnote) or inline.kind in _CLOSED:
                yield inline
            else:
                yield replace(inline, content=tuple(self._marked(inline.content, position, found)))
            position = end

    def _split(self, words: str, position: int, found: list[tuple[int, int, Term]]) -> Iterator[Inline]:
        done = 0
        for start, end, term in ((s - position, e - position, term) for s, e, term in found):
            if start < done or end > len(words) or term.key in self.here:
                continue
            self.here.add(term.key)
            self.used.setdefault(term.key, term)
            if words[done:start]:
                yield words[done:start]
            yield Span("reference", (words[start:end],), self.address(term), "here")
            done = end
        if words[done:]:
            yield words[done:]


def _matches(patterns: Iterable[re.Pattern[str]], text: str) -> Iterator[re.Match[str]]:
    """What any of the patterns finds, as one pattern would: in order, the longest of those that start at
    one place, and nothing twice.

    The terms of the whole Act are one pattern and those of a provision another: one for both would be compiled anew
    for each provision that has its own, and that took a tenth of a build.
    """
    coming = [(pattern, pattern.search(text)) for pattern in patterns]
    while waiting := [(pattern, match) for pattern, match in coming if match]:
        first = min((match for _, match in waiting), key=lambda match: (match.start(), -match.end()))
        yield first
        end = first.end()
        coming = [(p, match if match.start() >= end else p.search(text, end)) for p, match in waiting]


@cache
def _pattern(terms: frozenset[str]) -> re.Pattern[str] | None:
    """Any of the terms, in the singular or plural, the longest first; None where there are none."""
    if not terms:
        return None
    tree: _Tree = {}
    for form in (form for term in terms for form in (term, *_plural(term))):
        node = tree
        for character in form.lower():
            node = node.setdefault(character, {})
        node[""] = {}
    return re.compile(rf"(?<![\w’'‑-])(?:{_alternatives(tree)})(?![\w‑-])", re.IGNORECASE)


def _alternatives(tree: _Tree) -> str:
    """The pattern of a tree of characters, which tries each of them once, where a list of words would try each word."""
    found = [
        _WRITTEN.get(character, re.escape(character)) + _alternatives(rest)
        for character, rest in sorted(tree.items())
        if character
    ]
    if not found:
        return ""
    if len(found) == 1 and "" not in tree:
        return found[0]
    listed = f"(?:{'|'.join(found)})"
    return f"{listed}?" if "" in tree else listed


def _plural(term: str) -> tuple[str, ...]:
    if term.endswith(("s", "x", "ch", "sh")):
        return (f"{term}es",)
    return (f"{term[:-1]}ies",) if term.endswith("y") and term[-2:-1] not in "aeiou" else (f"{term}s",)


def _singular(words: str) -> Iterator[str]:
    words = plain_text.tidy(words)
    yield words
    ending = words[-3:].casefold()  # a form in capitals, "SPRAYCANS", has a plural too
    if ending.endswith("ies"):
        yield f"{words[:-3]}y"
    if ending.endswith("es"):
        yield words[:-2]
    if ending.endswith("s"):
        yield words[:-1]


def _written_alike(term: str, words: str) -> bool:
    """A term with capitals has them wherever it is used; one without may begin a sentence."""
    term, words = term.replace("'", "’"), words.replace("'", "’")
    return term == words or (term[:1].islower() and term[1:] == words[1:])


def _flat(inlines: Iterable[Inline]) -> Iterator[str]:
    for inline in inlines:
        if isinstance(inline, str):
            yield inline
        elif isinstance(inline, Span):
            yield from _flat(inline.content)
