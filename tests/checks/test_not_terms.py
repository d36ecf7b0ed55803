"""An entry of `not_terms` that keeps nothing from being marked."""

import pytest

from checks import explaining
from lawplain.checks.rules import not_terms

AIRPORT = "You may not fly over an airport. [(2)]"


@pytest.mark.parametrize("word", ["airport", "Airport", "rains"])
def test_left_alone(word: str) -> None:
    body = f"{AIRPORT} You may fly unless it rains. [(1)]"
    assert explaining.said(not_terms, explaining.collection(body, f"not_terms:\n  - {word}\n")) == []


@pytest.mark.parametrize(
    ("word", "body"),
    [
        ("airports", AIRPORT),  # not as the law writes it
        ("kite", AIRPORT),  # no term
        ("airport", "You may fly. [(1)]"),  # not in the summary
        ("airport", "You may fly to the airport. [(1)]"),  # the law there has no airport, so it is no term anyway
    ],
)
def test_found(word: str, body: str) -> None:
    found = explaining.said(not_terms, explaining.collection(body, f"not_terms:\n  - {word}\n"))
    assert found == [f"8: warning: “{word}” would not be marked in this summary."]
