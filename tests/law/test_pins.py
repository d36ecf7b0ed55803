"""How pins read, and where they lead."""

import pytest

from lawplain.law import pins
from lawplain.law.model import Place

PLACES = tuple(
    Place(pin, anchor)
    for pin, anchor in [
        ("(1)", "s1"),
        ("(2)", "s2"),
        ("(2)(a)", "s2-a"),
        ("(2)(b)", "s2-b"),
        ("(3)", "s3"),
        ("(4)", "s4"),
        ("(4A)", "s4A"),
        ("“Claimant”", "def-claimant"),
        ("“Claimant”(a)", "def-claimant-a"),
    ]
)


@pytest.mark.parametrize("text", ["(4)", "(2)-(3)", "(2)–(3)", "(4)(a), (6)", "(a)", "all", "“term”", '"term"', "(6A)"])
def test_a_pin(text: str) -> None:
    assert pins.parse(text) is not None


@pytest.mark.parametrize("text", ["4", "(4", "words page", "", "(4) and (5)", "()", "(4)(", "see (4)"])
def test_not_a_pin(text: str) -> None:
    assert pins.parse(text) is None


@pytest.mark.parametrize(
    ("text", "anchors"),
    [
        ("(2)", ["s2", "s2-a", "s2-b"]),
        ("(2)(a)", ["s2-a"]),
        ("(1)-(2)", ["s1", "s2", "s2-a", "s2-b"]),
        ("(2)(a)-(b)", ["s2-a", "s2-b"]),
        ("(2)–(3)", ["s2", "s2-a", "s2-b", "s3"]),
        ("(2)(b), (4)", ["s2-b", "s4"]),
        ("(4)", ["s4"]),  # and not (4A)
        ("“claimant”", ["def-claimant", "def-claimant-a"]),
        ("all", [place.anchor for place in PLACES]),
    ],
)
def test_what_a_pin_names(text: str, anchors: list[str]) -> None:
    pin = pins.parse(text)
    assert pin is not None
    found, lost = pins.find(pin, PLACES)
    assert ([place.anchor for place in found], lost) == (anchors, ())


@pytest.mark.parametrize(
    ("text", "lost"), [("(5)", "(5)"), ("(2)(c)", "(2)(c)"), ("(3)-(9)", "(3)-(9)"), ("(3)-(1)", "(3)-(1)")]
)
def test_a_pin_that_leads_nowhere(text: str, lost: str) -> None:
    pin = pins.parse(text)
    assert pin is not None
    assert pins.find(pin, PLACES) == ((), (lost,))


def test_labels_keep_their_letter_case() -> None:
    places = (Place("(a)", "p-a"), Place("(A)", "p-A"))
    pin = pins.parse("(A)")
    assert pin is not None
    assert pins.first_anchor(pin, places) == "p-A"


def test_top_level() -> None:
    assert [p.pin for p in pins.top_level(PLACES)] == ["(1)", "(2)", "(3)", "(4)", "(4A)"]
