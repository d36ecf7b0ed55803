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
        ("You may fly. [(1)]\n---", ["11: error: A line of === or --- makes a heading of the paragraph above it."]),
        ("> You may fly. [(1)]", ["10: error: A quote does not belong in a summary."]),
        ("You **may fly. [(1)]", ["10: error: ** stands alone here, and shows as it is typed."]),
        (
            "– You may fly. [(1)]",
            ["10: error: A list that starts with a dash or a bullet is no list: its items run together."],
        ),
        ("| a | b |", ["10: error: A table does not belong in a summary."]),
    ],
)
def test_found(body: str, expected: list[str]) -> None:
    assert kites.found(plain_body, body) == expected
