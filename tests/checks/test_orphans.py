"""Ids that lead to a section."""

import pytest

from checks import kites
from lawplain.checks import orphans


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("S3", "S4"),
    ],
)
def test_left_alone(old: str, new: str) -> None:
    assert kites.found(orphans, front=kites.FRONT.replace(old, new)) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("S3", "S33", ["2: error: The Kite Flying Act 2019 has nothing with the id S33."]),
    ],
)
def test_found(old: str, new: str, expected: list[str]) -> None:
    assert kites.found(orphans, front=kites.FRONT.replace(old, new)) == expected


def test_a_repealed_section_has_no_summary() -> None:
    law = kites.act(status="repealed")
    assert kites.said(orphans.check(kites.collection(kites.written(), law=law))) == [
        "2: error: Section 3 is repealed; its page shows no summary."
    ]
