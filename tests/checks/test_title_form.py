"""Length and form of a title."""

import pytest

from checks import kites
from lawplain.checks.rules import title_form


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("Where you may fly", "A b c d e f g h i j k l"),
    ],
)
def test_left_alone(old: str, new: str) -> None:
    assert kites.found(title_form, front=kites.FRONT.replace(old, new)) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Where you may fly", "A b c d e f g h i j k l m", ["3: warning: The title has 13 words; 12 is the most."]),
        (
            "Where you may fly",
            "where you may fly.",
            ["3: warning: The title ends with a full stop.", "3: warning: The title starts with a small letter."],
        ),
    ],
)
def test_found(old: str, new: str, expected: list[str]) -> None:
    assert kites.found(title_form, front=kites.FRONT.replace(old, new)) == expected
