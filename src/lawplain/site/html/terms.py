"""The terms that a provision's words use, as its page shows them: the plain meaning beside the law's own words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lawplain.content.fields import Explained, Meaning
from lawplain.editions.marking import Marker
from lawplain.language.speech import catalogued, english, say
from lawplain.law import plain_text, term_links
from lawplain.law.addresses import address, defined_words
from lawplain.law.definitions import Term
from lawplain.law.model import Act, Block, Passage, Provision, Table, Text
from lawplain.site import wording
from lawplain.site.html.marks import anchor
from lawplain.site.naming import numbered
from lawplain.site.view import ActView


@dataclass(frozen=True, slots=True)
class Shown:
    """A term at the foot of a section's words; `address` is where the law's own definition stands.

    `official` is that definition in one line, only where there is no plain meaning; "" where it is not stored either.
    `told`: the explanation uses it, so that it is printed too.
    """

    anchor: str
    words: str
    meaning: Meaning | None
    outdated: bool
    official: str
    address: str
    told: bool


def marked(view: ActView, provision: Provision) -> tuple[Text, tuple[Term, ...]]:
    """A provision's resolved words with the terms in them linked, and the terms that are not defined just there."""
    resolved = view.law.resolved(provision.id)
    assert resolved

    def where(term: Term) -> str:
        return f"#{term.definition.anchor or 'law'}" if _here(term, provision) else f"#{anchor(term)}"

    text, used = term_links.mark(view.vocabulary.defined, resolved.text, provision, where)
    return text, tuple(term for term in used if not _here(term, provision))


def listed(view: ActView, in_law: Iterable[Term], marker: Marker | None) -> tuple[Shown, ...]:
    """The terms that a page explains at its foot: those of the law's words, then those of its explanation alone."""
    told = {key: mark.term for key, mark in marker.used.items() if not mark.own} if marker else {}
    every = {term.key: term for term in in_law} | told
    return tuple(_shown(view, term, told=key in told) for key, term in every.items())


def explained(marker: Marker | None) -> list[tuple[str, Explained]]:
    """The words that no law defines and that an explanation uses, each with its anchor on the page."""
    return [(anchor(mark.term), mark.own) for mark in marker.used.values() if mark.own] if marker else []


def _here(term: Term, provision: Provision) -> bool:
    """Does the law mark its definition in this very provision?"""
    return term.home.id == provision.id and term.place is None


def outdated(meaning: Meaning | None, term: Term) -> bool:
    """Whether the words of the definition differ from those that the meaning explains."""
    return bool(meaning and meaning.law_fingerprint and meaning.law_fingerprint != term.definition.fingerprint)


def made(found: Iterable[Meaning | None]) -> list[str]:
    """How plain meanings were made: each sentence once."""
    return list(dict.fromkeys(wording.made(meaning, meaning.law_as_at) for meaning in found if meaning))


def one_line(passage: Passage) -> str:
    """The words of a definition in one line, labels in their brackets, without notes."""
    return " ".join(_pieces((passage,)))


def place(act: Act, term: Term) -> str:
    """Where a definition stands; its section's page alone where its words are not stored."""
    page = address(act, term.home.name)
    return f"{page}#{term.anchor}" if (term.passage or term.place) and term.anchor else page


def reach(term: Term, act: Act) -> str:
    """Where a definition applies, in plain words."""
    scope, home, of = term.scope, term.home, act.instrument.words
    if scope.reach == "act":
        return say("in the whole {law}", act.instrument.words)
    if scope.reach in ("part", "subpart"):
        head = next(p for p in act.contents if p.id in (home.part, home.subpart) and p.kind == scope.reach)
        return say("in %(where)s only", where=numbered(head))
    others = [label.upper() for label in sorted(scope.sections, key=lambda label: (len(label), label))]
    where = say("{unit} %(label)s", of, label=home.label) if home.kind == "section" else numbered(home)
    if scope.only:
        where = say("{inner} %(pins)s of %(section)s", of, pins=wording.listed(scope.only), section=where)
    if others:
        form = catalogued("%(one)s and {unit} %(labels)s")
        form = catalogued("%(one)s and {units} %(labels)s") if len(others) > 1 else form
        where = say(form, of, one=where, labels=", ".join(others))
    return say("in %(where)s only", where=where)


def words_page(view: ActView, term: Term) -> str:
    """The page of words that has a term: of its letter, where there are many."""
    return view.words_by_letter.get(plain_text.letter(term.words)) or defined_words(view.act)


def words_anchor(view: ActView, term: Term) -> str:
    """The place of a term on the words page: its own anchor for the section that defines most, else with its number."""
    return f"{prefix(view, term)}{term.definition.anchor or f'term-{plain_text.slug(term.words)}'}"


def prefix(view: ActView, term: Term) -> str:
    """What stands before the ids of a definition on the words page."""
    main = next((t.home.id for t in view.vocabulary.defined.terms if t.scope.reach == "act"), "")
    return "" if term.home.id == main else f"{term.home.name}-"


def _shown(view: ActView, term: Term, *, told: bool) -> Shown:
    meaning = view.vocabulary.meanings.get(term.key)
    listed = next(t for t in view.vocabulary.defined.terms if t.key == term.key)
    page = words_page(view, listed)
    return Shown(
        anchor=anchor(term),
        words=english(term.words),
        meaning=meaning,
        outdated=outdated(meaning, term),
        official=english(one_line(term.passage)) if term.passage and not meaning else "",
        address=f"{page}#{words_anchor(view, listed)}" if page else place(view.act, term),
        told=told,
    )


def _pieces(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            yield plain_text.plain((block,))
        elif block.kind not in plain_text.NOT_LAW:
            yield from filter(None, (block.label.shown, plain_text.sentence(block.words)))
            yield from _pieces(block.blocks)
