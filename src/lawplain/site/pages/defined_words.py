"""The words that an Act defines, A to Z: what each means in plain words, beside the law's own.

Many of them have a page for each letter, and one that leads to these.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from lawplain import sources
from lawplain.content.fields import Meaning
from lawplain.language.speech import day, say
from lawplain.law import definitions, plain_text
from lawplain.law.addresses import address, defined_words
from lawplain.law.definitions import Term
from lawplain.law.model import Passage, Text
from lawplain.site import wording
from lawplain.site.html import law_words, terms
from lawplain.site.naming import numbered
from lawplain.site.page import Page, PageType
from lawplain.site.templating import render
from lawplain.site.view import ActView


@dataclass(frozen=True, slots=True)
class Word:
    """One line of the list. `page` is where it stands; `official` is the law's definition, "" where its words are not
    stored."""

    anchor: str
    page: str
    term: Term
    meaning: Meaning | None
    outdated: bool
    official: Markup
    home: str
    reach: str
    section: str


def pages(view: ActView) -> Iterator[Page]:
    """The pages of the words that an Act defines, where it defines some."""
    act = view.act
    if not defined_words(act):
        return
    listed = sorted(_words(view), key=lambda word: plain_text.slug(word.term.words))
    letters = [
        (letter.upper(), list(found)) for letter, found in groupby(listed, lambda w: plain_text.letter(w.term.words))
    ]
    yield _page(view, listed, letters, defined_words(act))
    for letter, found in letters:
        if where := view.words_by_letter.get(letter.lower()):
            yield _page(view, found, letters, where, letter)


def _page(
    view: ActView, listed: list[Word], letters: list[tuple[str, list[Word]]], where: str, letter: str = ""
) -> Page:
    act = view.act
    body = render(
        "defined-words.html",
        act=act,
        crumbs=[(act.title, address(act, ""))] + ([(_title(), defined_words(act))] if letter else []),
        title=say("%(words)s: %(letter)s", words=_title(), letter=letter) if letter else _title(),
        here=letter,
        letters=letters,
        divided=view.words_by_letter,
        count=len(listed),
        explained=sum(word.meaning is not None for word in listed),
        made=terms.made(word.meaning for word in listed),
        looked=wording.looked(view.edition),
        source=wording.source_line(act),
        official=sources.of(act).law_page(act),
    )
    title = say("Words with a special meaning in the %(act)s", act=act.title)
    return Page(
        path=where[1:],
        title=say("%(words)s: %(letter)s", words=title, letter=letter) if letter else title,
        description=say(
            "%(count)s words that {country}’s %(act)s defines, in plain language, beside the law’s own words as at"
            " %(day)s.",
            of=act.instrument.words,
            count=len(listed),
            act=act.title,
            day=day(act.as_at),
        ),
        body=body,
        kind="vocabulary",
        as_at=act.as_at,
        notice=wording.notice(act, view.later),
    )


def _title() -> str:
    return say("Words with a special meaning")


def _words(view: ActView) -> Iterator[Word]:
    act = view.act
    seen: set[tuple[str, str]] = set()
    for term in view.vocabulary.defined.terms:
        if term.key in seen:
            continue
        seen.add(term.key)
        meaning = view.vocabulary.meanings.get(term.key)
        yield Word(
            anchor=terms.words_anchor(view, term),
            page=terms.words_page(view, term),
            term=term,
            meaning=meaning,
            outdated=terms.outdated(meaning, term),
            official=_official(view, term),
            home=numbered(term.home),
            reach=terms.reach(term, act),
            section=terms.place(act, term),
        )


def _official(view: ActView, term: Term) -> Markup:
    """The law's own words of a definition, as on the section's page."""
    resolved = view.law.resolved(term.home.id)
    if term.passage is None or term.place is not None or resolved is None:
        return Markup("")
    text = Text((), (_defining(plain_text.passages(resolved.text.body), term.definition.anchor),))
    return law_words.law_html(text, prefix=terms.prefix(view, term), level=0)


def _defining(passages: Iterable[Passage], anchor: str) -> Passage:
    """The passage that defines, or the part of one where a definition gives several meanings."""
    for passage in passages:
        if passage.kind == "definition" and anchor in (parts := definitions.parts(passage)):
            return parts[anchor]
        if passage.anchor == anchor:
            return passage
    raise AssertionError(f"no place {anchor}")  # the glossary was made of these words


TYPE = PageType("defined words", "act", pages)
