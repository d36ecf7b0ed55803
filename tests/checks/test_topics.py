"""The closed list of topics."""

import pytest

from checks import kites
from lawplain.checks.rules import topics


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("- play", "- play/kites"),
    ],
)
def test_left_alone(old: str, new: str) -> None:
    assert kites.found(topics, front=kites.FRONT.replace(old, new)) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("- play", "- plays", ["5: error: There is no topic “plays”."]),
        ("- play", "- play/dragons", ["5: error: There is no topic “play/dragons”."]),
    ],
)
def test_found(old: str, new: str, expected: list[str]) -> None:
    assert kites.found(topics, front=kites.FRONT.replace(old, new)) == expected
