"""Paragraphs and lists only."""

import pytest

from checks import kites
from lawplain.checks.rules import plain_body


@pytest.mark.parametrize(
    "body",
    [
        "You *may* fly if 3 < 4. [(1)]",
        "- You may fly. [(1)]",
        "Kite #1 may fly. [(1)]",
    ],
)
def test_left_alone(body: str) -> None:
    assert kites.found(plain_body, body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("You <b>may</b> fly. [(1)]", ["10: error: HTML shows as it is typed."]),
        ("Go. [(1)]\n\n## Limits", ["12: error: A heading does not belong in a summary."]),
        ("![kite](/k.png) [(1)]", ["10: error: An image does not belong in a summary."]),
        ("| a | b |", ["10: error: A table does not belong in a summary."]),
    ],
)
def test_found(body: str, expected: list[str]) -> None:
    assert kites.found(plain_body, body) == expected
