"""Duty and power."""

import pytest

from checks import kites
from lawplain.checks.rules import must_may


@pytest.mark.parametrize(
    "body",
    [
        "You may fly. [(1)]",
        "You can fly. [(1)]",
        "The Minister has to keep a register. [(3)]",
        "You have to fly within 28 days. [(1)]",
        "You may not fly over an airport. [(3)]",
    ],
)
def test_left_alone(body: str) -> None:
    assert kites.found(must_may, body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "The Minister may keep a register. [(3)]",
            ["10: hint: In (3) the law says what someone must do; these words say what they may do."],
        ),
        (
            "You have to fly. [(1)]",
            ["10: hint: In (1) the law says what someone may do; these words say what they must do."],
        ),
    ],
)
def test_found(body: str, expected: list[str]) -> None:
    assert kites.found(must_may, body) == expected
