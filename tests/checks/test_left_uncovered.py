"""Subsections that no pin explains."""

import pytest

from checks import kites
from lawplain.checks.rules import left_uncovered


@pytest.mark.parametrize(
    "body",
    [
        "Fly. [all]",
        "Fly. [(1)-(3)]",
        "Fly. [(1)] Land. [(2)(a)] Write. [(3)]",
    ],
)
def test_left_alone(body: str) -> None:
    assert kites.found(left_uncovered, body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Fly. [(1)]", ["10: error: No pin explains (2).", "10: error: No pin explains (3)."]),
    ],
)
def test_found(body: str, expected: list[str]) -> None:
    assert kites.found(left_uncovered, body) == expected


def test_left_out_with_a_reason() -> None:
    front = kites.FRONT + "left_out:\n  - law: (3)\n    why: It binds the Minister only.\n"
    assert kites.found(left_uncovered, "Fly. [(1)-(2)]", front) == []
