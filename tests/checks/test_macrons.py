"""Macrons of te reo Māori."""

import pytest

from checks import kites
from lawplain.checks.rules import macrons


@pytest.mark.parametrize(
    "body",
    [
        "Your whānau and Māori land. [(1)]",
        "The Maori Land Act 1993. [(1)]",
        "Many manuals. [(1)]",
    ],
)
def test_left_alone(body: str) -> None:
    assert kites.found(macrons, body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Your whanau. [(1)]", ["10: warning: “whanau” lacks its macron."]),
        ("Go.\n\nMaori land. [(1)]", ["12: warning: “Maori” lacks its macron."]),
    ],
)
def test_found(body: str, expected: list[str]) -> None:
    assert kites.found(macrons, body) == expected
