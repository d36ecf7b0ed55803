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
        "Section 6 is about more than section 4(2). [(1)]",
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


def test_a_section_that_refers_back_in_place_of_the_one_that_the_law_names() -> None:
    """ "Section 6" for "section 4": a slip of the finger that leads to a page about this one."""
    expected = ["10: hint: “Section 6” is not in the words of (1), which name section 4."]
    assert kites.found(references, "Section 6 is about more. [(1)]") == expected


def test_a_capital_inside_a_sentence() -> None:
    said = "10: error: “Section 4” inside a sentence is no reference: it becomes no link, and is not checked."
    assert kites.found(references, "You see it under Section 4(2). [(1)]") == [said]
