"""Which plain meaning belongs to which definition, and all words of an Act that its pages can explain."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from lawplain.content.fields import Explained, Meaning
from lawplain.editions.pair import Edition
from lawplain.law import neighbours, pins, plain_text
from lawplain.law.by_identity import Same
from lawplain.law.definitions import REACHES, Glossary, Scope, Term
from lawplain.law.model import Act, Definition, Provision

Key = tuple[str, str]
"""Of a term: see `Term.key`."""

_NOWHERE = Provision(kind="front", id="", label="", heading="")
"""The home of words that no law defines."""


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The words of an Act that its pages can explain.

    `defined` are the terms that it defines, with what people know of them, and terms that people found defined where
    the law does not mark them; `meanings` their plain meanings, by the key of the term.
    """

    defined: Glossary
    meanings: Mapping[Key, Meaning]

    @classmethod
    def of(cls, act: Act, marked: Glossary, written: Iterable[Meaning]) -> "Vocabulary":
        """The vocabulary of an Act. `marked` are the terms that the law itself marks as defined."""
        written = tuple(written)
        found = plain_meanings(marked.terms, written)
        own = tuple(_with(term, found[term.key]) if term.key in found else term for term in marked.terms)
        taken = {id(meaning) for meaning in found.values()}
        added = {term.key: (term, meaning) for term, meaning in _added(act, written) if id(meaning) not in taken}
        terms = tuple(term for term, _ in added.values())
        return cls(Glossary((*own, *terms)), found | {key: meaning for key, (_, meaning) in added.items()})


def vocabulary(edition: Edition) -> Vocabulary:
    """The vocabulary of an edition, worked out once."""
    return _vocabulary(Same(edition.act), Same(edition.meanings))


@lru_cache(maxsize=4)
def _vocabulary(act: Same[Act], meanings: Same[tuple[Meaning, ...]]) -> Vocabulary:
    return Vocabulary.of(act.thing, Glossary.of(act.thing), meanings.thing)


def as_terms(explained: Iterable[Explained]) -> dict[Key, tuple[Term, Explained]]:
    """Words that no law defines, as terms to be found like the others, by their keys."""
    found: dict[Key, tuple[Term, Explained]] = {}
    for one in explained:
        anchor = f"e-{plain_text.slug(one.word)}"
        term = Term(one.word, Definition("", (one.word,), anchor, ""), _NOWHERE, Scope("act"), forms=one.forms)
        found[term.key] = term, one
    return found


def _with(term: Term, meaning: Meaning) -> Term:
    """A term with what people wrote of it."""
    if not (meaning.forms or meaning.not_in or meaning.not_inside or meaning.applies):
        return term
    sections = term.scope.sections | _labels(meaning.applies)
    return replace(
        term,
        scope=replace(term.scope, sections=sections),
        forms=meaning.forms,
        not_in=_labels(meaning.not_in),
        not_inside=meaning.not_inside,
    )


def _added(act: Act, written: Iterable[Meaning]) -> Iterator[tuple[Term, Meaning]]:
    """The terms of sections that say what words mean without marking them, each with its meaning."""
    for meaning in written:
        home = neighbours.numbered(act, "section", meaning.section) if meaning.section and not meaning.id else None
        if home is None or home.repealed:
            continue
        pin = pins.parse(meaning.law) if meaning.law else None
        anchor = (pins.first_anchor(pin, home.places) or "") if pin else ""
        mark = next((place.fingerprint for place in home.places if place.anchor == anchor), home.fingerprint)
        defined = Definition("", (meaning.term,), f"def-{plain_text.slug(meaning.term)}", mark)
        scope = Scope("act" if meaning.applies == ("act",) else "section")
        yield _with(Term(meaning.term, defined, home, scope, place=anchor), meaning), meaning


def _labels(sections: Iterable[str]) -> frozenset[str]:
    return frozenset(label.casefold() for label in sections)


def plain_meanings(terms: Iterable[Term], written: Iterable[Meaning]) -> dict[tuple[str, str], Meaning]:
    """The plain meaning of each definition, by its key; those that nobody has explained are left out.

    A meaning finds its definition by id; where the stored version gives no ids, by its words and the section that it
    names; where it names none, by its words, and of several definitions the one that reaches furthest.
    """
    by_id: dict[str, Meaning] = {}
    by_section: dict[tuple[str, str], Meaning] = {}
    by_words: dict[str, Meaning] = {}
    for meaning in written:
        if meaning.id:
            by_id[meaning.id] = meaning
        if meaning.section:
            by_section[meaning.term, meaning.section] = meaning
        else:
            by_words[meaning.term] = meaning
    found: dict[tuple[str, str], Meaning] = {}
    widest: dict[str, Term] = {}
    for term in terms:
        sure = by_id.get(term.definition.id or "") or by_section.get((term.words, term.home.label))
        if sure:
            found[term.key] = sure
        elif not term.definition.id and term.words in by_words:
            kept = widest.setdefault(term.words, term)
            if REACHES.index(term.scope.reach) > REACHES.index(kept.scope.reach):
                widest[term.words] = term
    taken = {meaning.term for meaning in found.values() if not meaning.section}
    return found | {t.key: by_words[words] for words, t in widest.items() if words not in taken}
