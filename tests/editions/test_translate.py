"""A collection in another language: what is translated, and what stays English and says so."""

import pytest
from checks import kites
from checks.translating import REVIEWED, collection, complete, translation

from lawplain.content import Summary
from lawplain.editions import translate
from lawplain.language import speech

FACTS = """key_facts:
  - what: Time to land
    fact: 10 working days
    law: (2)(a)
  - what: Fine
    fact: Up to $100,000
    law: (2)(b)
"""
ONE = "key_facts:\n  - what: Te wā\n    fact: 10 rā mahi\n"
BOTH = ONE + "  - what: Te whaina\n    fact: $100,000\n"
MARK = speech.english


ASKED = """people_ask:
  - law: (2)
    ask:
      - when do I land
      - land when?
"""


def english() -> Summary:
    return kites.written("Land it. [(2)]", kites.FRONT + FACTS)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (BOTH, [("Te wā", "10 rā mahi", "(2)(a)"), ("Te whaina", "$100,000", "(2)(b)")]),
        (ONE, [("Time to land", "10 working days", "(2)(a)"), ("Fine", "Up to $100,000", "(2)(b)")]),
        (
            BOTH + ONE.partition("\n")[2],
            [("Time to land", "10 working days", "(2)(a)"), ("Fine", "Up to $100,000", "(2)(b)")],
        ),
        ("", [("Time to land", "10 working days", "(2)(a)"), ("Fine", "Up to $100,000", "(2)(b)")]),
    ],
)
def test_key_facts_are_translated_all_or_none(facts: str, expected: list[tuple[str, str, str]]) -> None:
    """A fact more or less would stand beside the pin of another: then the English facts stand there, marked."""
    summary = english()
    whole = collection(summary, translation(summary, "Manu. [(2)]", REVIEWED + facts), site_languages=(complete(),))
    language = whole.site_languages[0].language
    with speech.In(language):
        spoken = translate.into(whole, language)
        if expected[0][0] == "Time to land":
            expected = [(MARK(what), MARK(fact), law) for what, fact, law in expected]
    (entry,) = (entry for entry in spoken.editions[0].sections if entry.summary)
    assert entry.summary is not None
    assert [(fact.what, fact.fact, fact.law) for fact in entry.summary.front.key_facts] == expected


@pytest.mark.parametrize("questions", ["Āhea au tau ai", "", "Āhea\n  - He aha"], ids=["one", "none", "too many"])
def test_questions_are_translated_all_or_none(questions: str) -> None:
    summary = kites.written("Land it. [(2)]", kites.FRONT + ASKED)
    own = f"people_ask:\n  - {questions}\n" if questions else ""
    whole = collection(summary, translation(summary, "Manu. [(2)]", REVIEWED + own), site_languages=(complete(),))
    language = whole.site_languages[0].language
    with speech.In(language):
        spoken = translate.into(whole, language)
        expected = (
            ("Āhea au tau ai",) if questions == "Āhea au tau ai" else (MARK("when do I land"), MARK("land when?"))
        )
    (entry,) = (entry for entry in spoken.editions[0].sections if entry.summary)
    assert entry.summary is not None
    assert [asked.ask for asked in entry.summary.front.people_ask] == [expected]
