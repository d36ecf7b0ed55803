"""Sections, Parts and Acts that a summary names."""

import pytest

from checks import kites
from lawplain.checks.rules import references


@pytest.mark.parametrize(
    "body",
    [
        "See section 4(2). [(1)]",
        "See section 4. [(1)]",
        "It is an airport (see section 5). [(2)]",
        "Section 6 is about more. [(1)]",
        "See the Air Act 1950. [(1)]",
        "Under subsection (2)(a). [(3)]",
        "Under section 4(2) of this Act. [(1)]",
    ],
)
def test_left_alone(body: str) -> None:
    assert kites.found(references, body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("See section 44. [(1)]", ["10: error: The Kite Flying Act 2019 has no section 44."]),
        ("See section 4(9). [(1)]", ["10: error: Section 4 has no (9)."]),
        ("See section 4. [(3)]", ["10: hint: “section 4” is not in the words of (3), only elsewhere in the section."]),
        ("Under subsection (9). [(3)]", ["10: error: Section 3 has no subsection (9)."]),
        (
            "See section 355 of the Air Act 1950. [(1)]",
            ["10: error: “section 355” is not in the words of (1), nor anywhere in the section."],
        ),
        ("See the Air Act 1951. [(1)]", ["10: error: Nothing in the Kite Flying Act 2019 names the “Air Act 1951”."]),
    ],
)
def test_found(body: str, expected: list[str]) -> None:
    assert kites.found(references, body) == expected
