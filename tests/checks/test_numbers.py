"""Numbers of a summary, held against the pinned words."""

import pytest

from checks import kites
from lawplain import checks
from lawplain.checks.rules import numbers


@pytest.mark.parametrize(
    "body",
    [
        "You may fly for 28 days. [(1)]",
        "You may fly for twenty-eight days from the age of 14. [(1)]",
        "Land it within 10 working days. [(2)(a)]",
        "If you fly over an airport, the fine is up to $100,000. [(2)(b)]",
        "Prison for up to 1 year. [(2)]",
        "It is the same for 2 groups: group 1 and group 2. [(1)]",
        "On 1 May. [(1)]",
        "Here are 3 points. [(3)]",
        "Once a year. [(3)]",
        "Under section 355 of the Air Act 1950. [(3)]",
        "The line can be 50 metres. [s 4(2)]",
        "You may fly for 28 days with a line of 50 metres. [(1); s 4]",
    ],
)
def test_left_alone(body: str) -> None:
    assert kites.found(numbers, body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "You may fly for 29 days. [(1)]",
            ["10: error: “29 days” is not in the words of (1), nor anywhere in the section."],
        ),
        (
            "The line can be 50 metres. [s 4(1)]",
            ["10: error: “50 metres” is not in the words of s 4(1), nor anywhere in the section."],
        ),
        (
            "You may fly for 28 days. [(3)]",
            ["10: hint: “28 days” is not in the words of (3), only elsewhere in the section."],
        ),
        (
            "You may fly.\n\nLand within\n10 days. [(2)]",
            ["13: error: “10 days” is not in the words of (2), nor anywhere in the section."],
        ),
        (
            "The fine is $10,000. [(2)(b)]",
            ["10: error: “$10,000” is not in the words of (2)(b), nor anywhere in the section."],
        ),
        (
            "Prison for 12 months. [(2)(a)]",
            ["10: hint: “12 months” is not in the words of (2)(a), only elsewhere in the section."],
        ),
        ("From the age of 16. [all]", ["10: error: “16” is not in the words of the law, nor anywhere in the section."]),
        ("On 2 May. [(1)]", ["10: error: “2 May” is not in the words of (1), nor anywhere in the section."]),
    ],
)
def test_found(body: str, expected: list[str]) -> None:
    assert kites.found(numbers, body) == expected


def test_key_facts_and_the_title_are_held_too() -> None:
    facts = "key_facts:\n  - what: Fine from 15 years\n    fact: $100,000\n    law: (2)(b)\n"
    front = kites.FRONT.replace("Where you may fly", "Fly for 27 days") + facts
    assert kites.found(numbers, front=front) == [
        "3: error: “27 days” is not in the words of the law, nor anywhere in the section.",
        "10: error: “15 years” is not in the words of (2)(b), nor anywhere in the section.",
    ]


def test_the_version_that_the_summary_explains_counts() -> None:
    old, new = kites.act(kites.LAW.replace("28 days", "20 days")), kites.act()
    summary = kites.written("You may fly for 20 days. [(1)]", mark=kites.section(old).fingerprint)
    assert kites.said(checks.look(numbers, kites.collection(summary, law=new, past=old))) == []
    mended = kites.written("You may fly for 28 days. [(1)]", mark=kites.section(old).fingerprint)
    (finding,) = checks.look(numbers, kites.collection(mended, law=new, past=old))
    assert "read-again" in finding.fix


def test_words_that_are_not_stored_are_not_passed_in_silence() -> None:
    summary = kites.written("You may fly for 99 days. [(1)]", mark="0" * 16)
    collection = kites.collection(summary)
    assert list(checks.look(numbers, collection)) == []
    assert checks.not_checked(collection) == ("content/kites/3.md",)
