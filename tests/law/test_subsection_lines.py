"""The words that a pin speaks of."""

import pytest
from checks import kites

from lawplain.law import pins, subsection_lines


@pytest.mark.parametrize(
    ("pin", "words"),
    [
        ("(3)", ["The Minister must keep a register."]),
        ("(2)(a)", ["A person who flies a kite over an airport—", "must land it within 10 working days; and"]),
        ("(2)(b), (3)", ["A person who flies a kite over an airport—", "is liable", "The Minister"]),
        ("all", ["A person 14", "A person who", "must land", "is liable", "The Minister"]),
        ("(9)", []),
    ],
)
def test_spoken_of(pin: str, words: list[str]) -> None:
    parsed = pins.parse(pin)
    assert parsed is not None
    found = subsection_lines.spoken_of(parsed, kites.section(kites.act())).splitlines()
    assert len(found) == len(words)
    assert all(line.startswith(start) for line, start in zip(found, words, strict=True))


def test_printed_as_the_law_shows_it() -> None:
    lines = list(subsection_lines.printed(kites.section(kites.act())))
    assert lines[1] == "(2) A person who flies a kite over an airport—"
    assert lines[2] == "  (a) must land it within 10 working days; and"


def test_by_subsection() -> None:
    found = dict(subsection_lines.by_subsection(kites.section(kites.act())))
    assert list(found) == ["(1)", "(2)", "(3)"]
    assert " (a) must land it within 10 working days; and (b) is liable" in found["(2)"]
