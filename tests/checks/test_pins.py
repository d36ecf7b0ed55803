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
        "Fly. [s 4(1), (2)]",
        "Fly. [(1); ss 4-6]",
        "Fly. [s 2 “airport”]",
    ],
)
def test_left_alone(body: str) -> None:
    assert kites.found(pins, body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Fly. [(4)]", ["10: error: Section 3 has no (4)."]),
        ("Fly. [(2)(c)]", ["10: error: Section 3 has no (2)(c)."]),
        ("Fly. [s 4(3)]", ["10: error: Section 4 has no (3)."]),
        ("Fly. [(1); s 44]", ["10: error: The Kite Flying Act 2019 has no section 44."]),
        ("Fly. [s 3(1)]", ["10: error: [s 3(1)] names this section itself."]),
        ("Fly. [ss 6-4]", ["10: error: ss 6-4 runs backwards."]),
        ("Fly. [s 4 note 2020-01-01]", ["10: error: Section 4 has no history note of 2020-01-01."]),
        ("Fly. [air-act-1950 s 1]", ["10: error: No Act of this site is called air-act-1950."]),
        (
            "Fly. [sch 1 cl 1]",
            ["10: hint: The Schedules of the Kite Flying Act 2019 are not stored. [sch 1 cl 1] was not checked."],
        ),
    ],
)
def test_found(body: str, expected: list[str]) -> None:
    assert kites.found(pins, body) == expected


def test_a_summary_that_the_law_overtook_is_held_against_its_own_version() -> None:
    old = kites.act(kites.LAW + "(4) No kite at night.\n")
    summary = kites.written("Not at night. [(4)]", mark=kites.section(old).fingerprint)
    assert kites.said(checks.look(pins, kites.collection(summary, past=old))) == []
