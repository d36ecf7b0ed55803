"""Paragraphs of more than 60 words."""

import pytest

from checks import kites
from lawplain.checks.rules import long_paragraph

SIXTY = "Word word word. " * 20


@pytest.mark.parametrize("body", [f"{SIXTY}[(1)]", f"{SIXTY}[(1)]\n\n{SIXTY}[(1)]", f"- {SIXTY}[(1)]\n- {SIXTY}[(1)]"])
def test_left_alone(body: str) -> None:
    assert kites.found(long_paragraph, body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [(f"One.\n\n{SIXTY}More. [(1)]", ["12: warning: This paragraph has 61 words; 60 is the most."])],
)
def test_found(body: str, expected: list[str]) -> None:
    assert kites.found(long_paragraph, body) == expected
