"""Where pins lead."""

import pytest

from checks import kites
from lawplain import checks
from lawplain.checks.rules import pins


@pytest.mark.parametrize(
    "body",
    [
        "Fly. [(1)]",
        "Fly. [(2)(a)-(b), (3)]",
        "Fly. [all]",
    ],
)
def test_left_alone(body: str) -> None:
    assert kites.found(pins, body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Fly. [(4)]", ["10: error: Section 3 has no (4)."]),
        ("Fly. [(2)(c)]", ["10: error: Section 3 has no (2)(c)."]),
    ],
)
def test_found(body: str, expected: list[str]) -> None:
    assert kites.found(pins, body) == expected


def test_a_summary_that_the_law_overtook_is_held_against_its_own_version() -> None:
    old = kites.act(kites.LAW + "(4) No kite at night.\n")
    summary = kites.written("Not at night. [(4)]", mark=kites.section(old).fingerprint)
    assert kites.said(checks.look(pins, kites.collection(summary, past=old))) == []
