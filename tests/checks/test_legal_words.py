"""Legal words without an explanation."""

import pytest

from checks import explaining, kites
from lawplain.checks.rules import legal_words


@pytest.mark.parametrize(
    "body",
    [
        "You are liable for deportation (there is a ground to send you out). [(1)]",
        "You are liable for deportation. This means there is a ground. [(1)]",
        "You may be sent out (by a deportation order). [(1)]",
        "A [claimant](/kites/words/) may fly. [(1)]",
        "You are a claimant. A claimant has claimed something. [(1)]",
        "A special direction, that is an order to one officer. [(1)]",
        "You may fly a kite. [(1)]",
        "You may fly a kite. [“claimant”(a)] You are tall. [(1)]",
        "You are a claimant. [(1)] This means that you asked. [(1)]",
    ],
)
def test_left_alone(body: str) -> None:
    assert kites.found(legal_words, body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "You are liable for deportation. You must go. [(1)]",
            ["10: warning: “liable for deportation” is not explained where it is first used."],
        ),
        (
            "Go. [“claimant”; s 4(1),\n(2)]\n\nNow a claimant flies. [(1)]",
            ["13: warning: “claimant” is not explained where it is first used."],
        ),
        ("Go.\n\nA claimant may fly. Go. [(1)]", ["12: warning: “claimant” is not explained where it is first used."]),
    ],
)
def test_found(body: str, expected: list[str]) -> None:
    assert kites.found(legal_words, body) == expected


def test_a_word_that_the_page_explains_needs_no_more() -> None:
    claimant = {"term": "claimant", "section": "4", "law": "(2)", "meaning": "Who claims.", "applies": "act"}
    body = "A large claimant may fly. [(1)]"
    assert explaining.said(legal_words, explaining.collection(body)) != []
    named = explaining.collection(body, meanings=(claimant | {"term": "large claimant"},))
    assert explaining.said(legal_words, named) == []
    excused = explaining.collection(body, "not_terms:\n  - large claimant\n", (claimant | {"term": "large claimant"},))
    assert explaining.said(legal_words, excused) != []
