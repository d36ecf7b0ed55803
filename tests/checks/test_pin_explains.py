"""Pins without words, words without a pin."""

import pytest

from checks import kites
from lawplain.checks.rules import pin_explains


@pytest.mark.parametrize(
    "body",
    [
        "You may fly. [(1)]",
        "- You may fly. [(1)]\n- You may land. [(2)]",
        "You may fly. [(1)] You may land. [(2)]",
    ],
)
def test_left_alone(body: str) -> None:
    assert kites.found(pin_explains, body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("[(1)]", ["10: error: No words stand before [(1)]."]),
        ("You may fly. [(1)] [(2)]", ["10: error: No words stand before [(2)]."]),
        ("You may fly. [(1)] You may land.", ["10: error: No pin follows “You may land.”."]),
        ("", ["10: error: There is no text."]),
    ],
)
def test_found(body: str, expected: list[str]) -> None:
    assert kites.found(pin_explains, body) == expected
