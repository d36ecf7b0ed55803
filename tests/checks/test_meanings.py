"""Plain meanings: their length, to whom they speak, and whether the law has what they name."""

from typing import Any

import pytest

from checks import explaining
from checks.explaining import AIRPORT
from lawplain.checks.rules import meanings

LINE = {"term": "line", "section": "4", "law": "(2)", "meaning": "At most 50 metres."}
WORDS_25 = " ".join(["plain"] * 25)


def found(*written: dict[str, Any], explained: tuple[dict[str, Any], ...] = ()) -> list[str]:
    collection = explaining.collection(meanings=written or (AIRPORT,), explained=explained)
    return [one.split(": ", 2)[2] for one in explaining.said(meanings, collection)]


@pytest.mark.parametrize(
    "meaning",
    [
        AIRPORT,
        AIRPORT | {"meaning": WORDS_25},
        AIRPORT | {"meaning": "A young thing."},
        AIRPORT | {"not_in": ["5", "6"], "applies": ["3"]},
        LINE,
        LINE | {"law": "all", "applies": "act"},
    ],
)
def test_left_alone(meaning: dict[str, Any]) -> None:
    assert found(meaning) == []


@pytest.mark.parametrize(
    ("meaning", "expected"),
    [
        (AIRPORT | {"meaning": f"{WORDS_25} words"}, "“airport”: The meaning has 26 words; 25 is the most."),
        (AIRPORT | {"meaning": "Where your plane lands."}, "“airport”: The meaning says “you”."),
        (AIRPORT | {"not_in": ["99"]}, "“airport”: The law has no section 99."),
        (LINE | {"applies": ["3", "98"]}, "“line”: The law has no section 98."),
        (LINE | {"law": "(9)"}, "“line”: Section 4 has no (9)."),
        (LINE | {"section": "77"}, "“line”: No term of the law is meant by it."),
        (AIRPORT | {"id": "D77", "term": "port"}, "“port”: No term of the law is meant by it."),
    ],
)
def test_found(meaning: dict[str, Any], expected: str) -> None:
    assert found(meaning) == [expected]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ({"word": "reckless", "says": "Seeing a danger, and going on."}, []),
        ({"word": "reckless", "says": f"{WORDS_25} words"}, ["“reckless”: The meaning has 26 words; 25 is the most."]),
        ({"word": "reckless", "says": "You go on."}, ["“reckless”: The meaning says “you”."]),
        ({"word": "airport", "says": "A field."}, ["“airport”: A law of this site defines it."]),
    ],
)
def test_words_of_our_own_explanation(word: dict[str, Any], expected: list[str]) -> None:
    assert found(explained=(word,)) == expected
