"""Defined terms: in their scope, the longest first, never inside another's words, and no word of the law changes."""

import datetime as dt
import re
from typing import Any

import lxml.html
import pytest

from lawplain.content.fields import Meaning
from lawplain.editions.meanings import plain_meanings
from lawplain.law import plain_text, term_links
from lawplain.law.definitions import Glossary, Scope, Term, scope_of
from lawplain.law.model import Act, Definition, Passage, Provision, Publication, Span, Text
from lawplain.site.page import Page
from lawplain.sources.nz import act_xml


@pytest.fixture
def glossary(sample_act: Act) -> Glossary:
    return Glossary.of(sample_act)


def parsed(page: Page) -> Any:
    return lxml.html.fromstring(f"<div>{page.body}</div>")


def section(act: Act, label: str) -> Provision:
    return next(p for p in act.sections if p.label == label and not p.repealed)


def linked(glossary: Glossary, provision: Provision, words: str = "") -> list[tuple[str, str]]:
    """(words, where defined) of each link in a provision, or in one invented subsection of it."""
    text = provision.text or Text((), ())
    if words:
        text = Text((), (Passage("subsection", words=(words,), anchor="s99"),))
    marked, _ = term_links.mark(glossary, text, provision, lambda term: f"{term.home.label} {term.words}")
    found = [s for p in plain_text.passages(marked.body) for s in plain_text.spans(p.words) if s.kind == "reference"]
    return [(plain_text.sentence(s.content), s.target) for s in found if not s.target.startswith("DLM")]


@pytest.mark.parametrize(
    ("lead", "scope"),
    [
        ("In this Act, unless the context otherwise requires,—", Scope("act")),
        ("In this Part, unless the context otherwise requires,—", Scope("part")),
        ("In this section,—", Scope("section")),
        ("In this section and section 106,—", Scope("section", frozenset({"106"}))),
        ("In this section and in section 293B,—", Scope("section", frozenset({"293b"}))),
        ("In this section (except subsections (6) and (7)), ", Scope("section", never=("(6)", "(7)"))),
        ("In subsection (1),—", Scope("subsection", only=("(1)",))),
        ("For the purposes of subsection (1)(b), ", Scope("subsection", only=("(1)(b)",))),
        ("In this subsection and subsection (8),—", Scope("subsection", only=("(8)", "(7)"))),
        ("", Scope("section")),
    ],
)
def test_the_words_before_a_definition_give_its_scope(lead: str, scope: Scope) -> None:
    assert scope_of(lead, Provision("section", "S", "1", "Kites"), "(7)") == scope


def test_a_term_of_a_section_without_subsections_has_its_words() -> None:
    """ "In this Act, kite means …" stands in no numbered place; its words are the definition all the same."""
    xml = (
        b'<act id="K1" act.no="7" act.type="public" date.as.at="2026-01-01" year="2001"><cover><title>Kites Act 2001'
        b'</title></cover><body><prov id="K2"><label denominator="yes">2</label><heading>Meaning</heading><prov.body>'
        b'<subprov><label denominator="no"/><para><text>In this Act, <def-term id="K3">kite</def-term> means a toy that'
        b" flies.</text></para></subprov></prov.body></prov></body></act>"
    )
    (term,) = Glossary.of(act_xml.read(xml).act).terms
    assert (term.words, term.scope) == ("kite", Scope("act"))
    assert term.passage is not None
    assert plain_text.plain((term.passage,)) == "In this Act, kite means a toy that flies."


def test_a_plain_meaning_finds_its_definition_where_two_sections_define_the_same_words() -> None:
    """By id; without one, by the section that it names; else the definition that reaches furthest."""

    def term(label: str, scope: Scope, id_: str = "") -> Term:
        home = Provision("section", f"S{label}", label, "Kites")
        return Term("benefit", Definition(id_, ("benefit",), "def-benefit", "0" * 16), home, scope)

    def meaning(words: str, **named: str) -> Meaning:
        return Meaning(term="benefit", meaning=words, law_as_at=dt.date(2026, 1, 1), method="drafted-with-ai", **named)

    here, there = term("1", Scope("section")), term("2", Scope("section"))
    whole, known = term("3", Scope("act")), term("4", Scope("section"), "D4")
    written = [meaning("Of 2.", section="2"), meaning("Of the Act."), meaning("Of D4.", id="D4", section="4")]
    found = plain_meanings((here, there, whole, known), written)
    assert {key[0]: meaning.meaning for key, meaning in found.items()} == {
        "S2": "Of 2.",
        "S3": "Of the Act.",
        "S4": "Of D4.",
    }


def test_a_section_headed_interpretation_defines_for_the_whole_act() -> None:
    assert scope_of("", Provision("section", "S", "2", "Interpretation")) == Scope("act")


TERMS: dict[str, list[tuple[str, str, list[tuple[str, str]]]]] = {
    "invented": [
        # section, words that could stand in it, terms found in them with the section that defines each
        ("12", "A large kite flew.", [("large kite", "4 large kite")]),
        ("12", "Kites and lanterns.", [("Kites", "4 kite"), ("lanterns", "4 lantern")]),
        ("12", "The tribunal met; the Tribunal did not.", [("Tribunal", "4 Tribunal")]),
        ("12", "A non-permit, kitemen and a kite-like thing.", []),
        ("12", "A permit, then the permit again.", [("permit", "4 permit")]),
        ("12", "A balloon.", []),  # its definition is repealed
        ("9", "On open day.", [("open day", "9 open day")]),
        ("10", "On open day.", [("open day", "9 open day")]),
        ("11", "On open day.", []),
        ("34", "After the hearing.", [("hearing", "30 hearing")]),  # for Part 4
        ("36", "After the hearing.", []),
        ("25", "The owner paid.", [("owner", "4 owner")]),
        ("35", "The owner of a house.", []),  # defined in relation to a kite, of which section 35 says nothing
        ("12", "The director of a film.", []),  # a term with capitals is not one without
    ],
    "real": [
        ("9", "A residence class visa was held.", [("residence class visa", "4 residence class visa")]),
        ("9", "Visas and claims.", [("Visas", "4 visa"), ("claims", "4 claim")]),
        ("9", "The tribunal met; the Tribunal did not.", [("Tribunal", "4 Tribunal")]),
        ("9", "A non-resident, workmen and a visa-like thing.", []),
        ("9", "A visa, then the visa again.", [("visa", "4 visa")]),
        ("105", "A domestic sector.", [("domestic sector", "105 domestic sector")]),
        ("106", "A domestic sector.", [("domestic sector", "105 domestic sector")]),
        ("107", "A domestic sector.", []),
        ("185", "An affected person.", [("affected person", "183 affected person")]),
        ("100", "An affected person.", []),
        ("286", "A dwelling.", [("dwelling", "286 dwelling")]),
        ("285", "A dwelling.", [("dwelling", "4 dwelling")]),
        ("398", "The grant of a sum of money.", []),
        ("9", "A minister of religion.", []),
    ],
}


def test_terms_are_found_where_they_apply(glossary: Glossary, sample_act: Act, sample: str) -> None:
    found = [(label, words, linked(glossary, section(sample_act, label), words)) for label, words, _ in TERMS[sample]]
    assert found == TERMS[sample]


def test_what_is_a_link_or_a_quotation_already_stays_as_it_is(kites: Publication) -> None:
    words = Span("reference", ("a kite",), "K60", "here")
    quoted = Passage("quotation", blocks=(Passage("text", words=("a kite",)),))
    text = Text((), (Passage("text", words=(words,)), quoted))
    marked, used = term_links.mark(Glossary.of(kites.act), text, section(kites.act, "12"), lambda term: term.words)
    assert marked == text
    assert used == ()


def test_no_word_of_the_law_changes(glossary: Glossary, sample_act: Act) -> None:
    for provision in sample_act.sections:
        assert provision.text is not None
        marked, _ = term_links.mark(glossary, provision.text, provision, lambda term: "#x")
        assert plain_text.plain(marked.body) == plain_text.plain(provision.text.body), provision.label


SECTIONS = {
    "invented": ("kites-and-lanterns-act-2018/4/", "kite", "kites-and-lanterns-act-2018/27/"),
    "real": ("immigration-act-2009/4/", "visa", "immigration-act-2009/398/"),
}
"""The page of the definitions, a term that others of them use, and a section that uses terms."""


def test_a_term_is_linked_in_other_definitions_and_not_in_its_own(sample_pages: dict[str, Page], sample: str) -> None:
    path, term, _ = SECTIONS[sample]
    html = parsed(sample_pages[path])
    links = f"a[@href='#def-{term}' and not(ancestor::dfn) and not(dfn)]"
    assert html.xpath(f"//*[@id='def-{term}']//{links}") == []
    assert html.xpath(f"//*[@data-law]//{links}") != []


def test_every_term_of_a_section_is_in_its_page_once(sample_pages: dict[str, Page], sample: str) -> None:
    html = parsed(sample_pages[SECTIONS[sample][2]])
    linked = "//*[@data-law or @class='explanation']//a[starts-with(@href, '#m-') or starts-with(@href, '#e-')]/@href"
    wanted = {str(href)[1:] for href in html.xpath(linked)}
    listed = [str(id_) for id_ in html.xpath("//*[@class='defined']//div/@id")]
    assert wanted == set(listed)
    assert len(listed) == len(set(listed)) > 4


WORDS = {
    "invented": (
        "kites-and-lanterns-act-2018/words/",
        "The person to whom a kite belongs. If that person is under 18, a parent or guardian is an owner too.",
        "means the person to whom it belongs",
        "Drafted with AI from the law of 1 April 2024; no person has checked it yet.",
        "it has this meaning in the whole Act",
        "it has this meaning in section 9 and section 10 only",
        "it has this meaning in Part 4 only",
    ),
    "real": (
        "immigration-act-2009/words/",
        "Anything done for gain or reward, unless immigration instructions exclude it from this meaning.",
        "means any activity undertaken for gain or reward",
        "Drafted with AI from the law of 27 May 2026; no person has checked it yet.",
        "it has this meaning in the whole Act",
        "it has this meaning in section 105 and section 106 only",
        "it has this meaning in Part 7 only",
    ),
}
"""The pages of words, a plain meaning and the law's own for the same term, who made it, and how far terms reach."""


def test_the_words_pages_have_every_term_with_both_meanings(sample_pages: dict[str, Page], sample: str) -> None:
    """One page, or one for each letter."""
    where, *expected = WORDS[sample]
    found = " ".join(parsed(page).text_content() for path, page in sample_pages.items() if path.startswith(where))
    text = re.sub(r"\s+", " ", found).replace("\u00a0", " ")
    assert [words for words in expected if words not in text] == []
