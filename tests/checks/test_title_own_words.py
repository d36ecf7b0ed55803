"""A title that is the heading again."""

import pytest

from checks import kites
from lawplain.checks.rules import title_own_words


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("Where you may fly", "Flying"),
    ],
)
def test_left_alone(old: str, new: str) -> None:
    assert kites.found(title_own_words, front=kites.FRONT.replace(old, new)) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Where you may fly", "Flying of Kites", ["3: warning: The title is the official heading again."]),
    ],
)
def test_found(old: str, new: str, expected: list[str]) -> None:
    assert kites.found(title_own_words, front=kites.FRONT.replace(old, new)) == expected
