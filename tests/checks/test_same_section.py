"""The id and the file's name."""

import pytest

from checks import kites
from lawplain import checks
from lawplain.checks.rules import same_section


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("S3", "S33"),
    ],
)
def test_left_alone(old: str, new: str) -> None:
    assert kites.found(same_section, front=kites.FRONT.replace(old, new)) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("S3", "S4", ["2: error: The id S4 is that of 4, but the file is named 3.md."]),
    ],
)
def test_found(old: str, new: str, expected: list[str]) -> None:
    assert kites.found(same_section, front=kites.FRONT.replace(old, new)) == expected


def test_two_files_for_one_section() -> None:
    found = kites.said(checks.look(same_section, kites.collection(kites.written(), kites.written(name="3b"))))
    assert found == ["2: error: content/kites/3.md has the same id, and explains that section."]
