"""Which words of a text a page explains: the first use of each, in its sense, in its scope, the longest term first."""

import datetime as dt
from html import escape

import pytest

from lawplain import content
from lawplain.content import ActContent
from lawplain.content.fields import Explained, Meaning
from lawplain.editions import marking, pair
from lawplain.editions.marking import Mark, Marker
from lawplain.editions.meanings import vocabulary
from lawplain.law.model import Act
from lawplain.sources.nz import act_xml
from lawplain.store import FetchLog

LAW = {
    "2": ("In this Act,", "kite", "large kite", "flier", "sky", "Registrar"),
    "3": (
        "(1) A kite may rise; a flier, a taut line and a knot may not.",
        "(2) A court can grant leave, and a reckless flier pays $10.",
    ),
    "4": (
        "(1) A kite may fall, taut or in a knot.",
        "(2) A line is taut when nothing hangs from it.",
        "(3) A knot is a bow.",
    ),
    "5": ("In this section,", "string"),
    "6": ("(1) A flier is a bird here, and its knot is taut.",),
}
"""The Kite Act 2019: sections 2 and 5 mark terms as defined; section 4 says in (2) and (3) what words mean."""
MEANINGS: list[dict[str, object]] = [
    {"term": "kite", "id": "D-kite", "meaning": "A thing that the wind holds up.", "forms": ["kiting"]},
    {"term": "large kite", "id": "D-large-kite", "meaning": "A kite of over 4 square metres."},
    {
        "term": "flier",
        "id": "D-flier",
        "meaning": "Who holds the line.",
        "not_in": ["6"],
        "not_inside": ["flier list", "kite’s line"],
    },
    {"term": "sky", "id": "D-sky", "meaning": "All above.", "known": "yes"},
    {"term": "string", "id": "D-string", "meaning": "What the line is made of."},
    {"term": "taut", "section": "4", "law": "(2)", "meaning": "Nothing hangs from it.", "applies": ["3"]},
    {"term": "knot", "section": "4", "law": "(3)", "meaning": "A bow.", "applies": "act"},
]
EXPLAINED = (Explained(word="reckless", forms=("recklessly",), says="Seeing a danger, and going on."),)


def act() -> Act:
    sections = "".join(
        f'<prov id="S{label}"><label denominator="yes">{label}</label><heading>Number {label}</heading>'
        f"<prov.body>{_defining(*lines) if lines[0].startswith('In') else _subsections(lines)}</prov.body></prov>"
        for label, lines in LAW.items()
    )
    xml = (
        '<act id="T1" act.no="7" act.type="public" date.as.at="2020-01-01" date.assent="2019-03-01" year="2019">'
        f'<cover><title>Kite Act 2019</title></cover><body prov-type="section">{sections}</body></act>'
    )
    return act_xml.read(xml.encode(), "kites").act


def _defining(lead: str, *terms: str) -> str:
    defined = "".join(
        f'<def-para id="D-{term.replace(" ", "-")}"><para><text><def-term>{term}</def-term> means so</text></para>'
        "</def-para>"
        for term in terms
    )
    return f"<subprov><label/><para><text>{lead}</text>{defined}</para></subprov>"


def _subsections(lines: tuple[str, ...]) -> str:
    return "".join(
        f'<subprov><label denominator="yes">{number}</label><para><text>{escape(words)}</text></para></subprov>'
        for number, words in (line[1:].split(") ", 1) for line in lines)
    )


def edition(body: str = "You may fly. [all]", front: str = "", section: str = "3") -> pair.Edition:
    """The Act with the meanings, and a summary of one of its sections."""
    text = (
        f"---\nid: S{section}\nalso_called: Flying\ntopics:\n  - play\nlaw_as_at: 2020-01-01\n{front}"
        f"method: written-by-a-person\n---\n{body}\n"
    )
    summary, _ = content.read_summary(text, f"content/kites/{section}.md", section)
    assert summary is not None, text
    meanings = tuple(
        Meaning.model_validate({"law_as_at": dt.date(2020, 1, 1), "method": "drafted-with-ai"} | one)
        for one in MEANINGS
    )
    return pair.pair(act(), ActContent("kites", (summary,), meanings=meanings), FetchLog())


def marked(body: str, front: str = "", section: str = "3") -> list[str]:
    """The words that are marked in a summary, in the order in which they are found."""
    return [mark.words for mark in marker(body, front, section).used.values()]


def marker(body: str, front: str = "", section: str = "3") -> Marker:
    found = edition(body, front, section)
    (entry,) = (one for one in found.sections if one.summary)
    return marking.marked(marking.marker(vocabulary(found), EXPLAINED, entry), entry)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Your kite is a kite. [(1)]\n\nThe kite rises. [(1)]", ["kite"]),
        ("Kites rise. [(1)]", ["Kites"]),
        ("You go kiting. [(1)]", ["kiting"]),
        ("A large kite rises, then a kite. [(1)]", ["large kite", "kite"]),
        ("A large\nkite rises. [(1)]", ["large\nkite"]),
        ("A **large kite** rises. [(1)]", ["large kite"]),
        ("The flier's kite, the flier’s list. [(1)]", ["flier", "kite"]),
        ("The kite's line. [(1)]", []),
        ("A [kite](/kites/words/) rises. [(1)]", []),
        ("A kite-like thing, a skite. [(1)]", []),
        ("The sky is high. [(1)]", []),  # everyone knows it
        ("The Registrar. [(1)]", []),  # nobody has explained it
        ("A flier list is kept. [(1)]", []),
        ("The string is long. [(1)]", []),  # defined for section 5 only
        ("* A kite\n* A flier\n\n[(1)]", ["kite", "flier"]),
    ],
)
def test_the_first_use_of_a_term_is_marked(body: str, expected: list[str]) -> None:
    assert marked(body) == expected


def test_words_that_name_a_provision_or_an_act_are_left_whole() -> None:
    assert marked("See section 4 of the Kite Act 2019, and the Kite and Sky (Flier) Act 1990. [(1)]") == []


@pytest.mark.parametrize(
    ("section", "body", "expected"),
    [
        ("5", "The string is long.", ["string"]),
        ("6", "A flier sings. [(1)]", []),  # a bird, there
        ("3", "A taut line has a knot. [(1)]", ["taut", "knot"]),
        ("4", "A taut line has a knot. [(1)]", ["taut", "knot"]),
        ("6", "A taut line has a knot. [(1)]", ["knot"]),  # "taut" reaches sections 4 and 3
    ],
)
def test_a_term_is_marked_where_it_applies(section: str, body: str, expected: list[str]) -> None:
    assert marked(body, section=section) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("A line is taut when nothing hangs from it. [(2)]", []),
        ("A taut kite can fall. [(1)] A line is taut when nothing hangs from it. [(2)]", ["taut", "kite"]),
        ("Kites can fall, and when is a line taut? [(1)-(2)]", ["Kites"]),
    ],
)
def test_what_tells_the_meaning_of_a_term_does_not_mark_it(body: str, expected: list[str]) -> None:
    assert marked(body, section="4") == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("A knot can hold. [(2)]", []),
        ("A knot can hold. [(2)] A knot can rise. [(1)]", ["knot"]),
        ("A large kite can fall. [(2)]", ["large kite"]),
    ],
)
def test_a_term_that_is_an_everyday_word_is_marked_where_the_law_has_it_too(body: str, expected: list[str]) -> None:
    """ "If these conditions are met" is no use of the term "conditions", unless the law there speaks of some."""
    assert marked(body) == expected


FACT = "key_facts:\n  - what: Who pays for a kite\n    fact: A flier\n    law: (1)\n"


def test_key_facts_have_what_the_text_has_not() -> None:
    assert marked("Your kite rises. [(1)]", FACT) == ["kite", "flier"]


def test_a_term_in_another_sense_is_not_marked() -> None:
    found = marker("A flier has a kite. [(1)]", "not_terms:\n  - flier\n  - string\n")
    assert [mark.words for mark in found.used.values()] == ["kite"]
    assert found.met == {"flier"}  # "string" says nothing here


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Being reckless costs $10. [(2)]", ["reckless"]),
        ("Who acts recklessly pays. [(2)]", ["recklessly"]),
        ("Being reckless costs $10. [s 3(2)]", ["reckless"]),
        ("Being reckless is bad. [(1)]", []),  # the law there does not say so
        ("Being reckless is bad. [(1)] It costs $10. [(2)]", []),
    ],
)
def test_a_word_that_no_law_defines_is_marked_where_the_law_has_it(body: str, expected: list[str]) -> None:
    assert marked(body, section="6" if "[s 3" in body else "3") == expected


def test_a_mark_says_whether_the_law_or_we_explain() -> None:
    found = marker("A reckless flier pays. [(2)]")
    assert [(mark.words, mark.own is not None) for mark in found.used.values()] == [
        ("reckless", True),
        ("flier", False),
    ]


def test_texts_about_no_one_section_are_marked_too() -> None:
    """A question, or a guide over several sections: terms of the whole Act, each once on a page."""
    page = Marker(vocabulary(edition()))
    pieces = page.pieces("Who may fly a large kite, and a string?")
    assert [one.words if isinstance(one, Mark) else one for one in pieces] == [
        "Who may fly a ",
        "large kite",
        ", and a string?",
    ]
    assert page.pieces("A large kite.") == ["A large kite."]


def test_what_a_section_says_in_running_words_is_a_term_with_a_place() -> None:
    terms = {term.words: term for term in vocabulary(edition()).defined.terms}
    home = next(section for section in act().sections if section.label == "4")
    place = next(one for one in home.places if one.pin == "(2)")
    assert (terms["taut"].home.label, terms["taut"].anchor) == ("4", place.anchor)
    assert terms["taut"].definition.fingerprint == place.fingerprint
