"""A summary without fingerprint."""

import pytest

from checks import kites
from lawplain.checks.rules import no_fingerprint


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
    ],
)
def test_left_alone(old: str, new: str) -> None:
    assert kites.found(no_fingerprint, front=kites.FRONT.replace(old, new)) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("{mark}", "", ["6: warning: There is no law_fingerprint, so a change of words would go unnoticed."]),
    ],
)
def test_found(old: str, new: str, expected: list[str]) -> None:
    assert kites.found(no_fingerprint, front=kites.FRONT.replace(old, new)) == expected
