"""Paragraphs of more than 60 words."""

import pytest

from checks import kites
from lawplain.checks import long_paragraph


@pytest.mark.parametrize(
    "body",
    [
        "Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. [(1)]",
        "Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. [(1)]\n\nWord word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. [(1)]",
    ],
)
def test_left_alone(body: str) -> None:
    assert kites.found(long_paragraph, body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "One.\n\nWord word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. Word word word. More. [(1)]",
            ["12: warning: This paragraph has 61 words; 60 is the most."],
        ),
    ],
)
def test_found(body: str, expected: list[str]) -> None:
    assert kites.found(long_paragraph, body) == expected
