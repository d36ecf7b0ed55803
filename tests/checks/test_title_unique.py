"""Titles that are the same."""

import pytest

from checks import kites
from lawplain import checks
from lawplain.checks.rules import title_unique
from lawplain.editions.pair import Collection

FIRST, SECOND = "content/kites/3.md", "content/kites/4.md"


def both(title: str) -> Collection:
    """Section 3, “Where you may fly”, and section 4 with another title."""
    front = kites.FRONT.replace("S3", "S4").replace("Where you may fly", title)
    return kites.collection(kites.written(), kites.written(front=front, name="4"))


def test_left_alone() -> None:
    assert list(checks.look(title_unique, both("Where you may land"))) == []


def test_found_in_the_second_file_and_a_warning_in_the_first() -> None:
    found = sorted(checks.look(title_unique, both("where you may fly?")))
    assert [(f.path, f.line, f.level, f.message) for f in found] == [
        (FIRST, 3, "warning", f"{SECOND} has the same title."),
        (SECOND, 3, "error", f"{FIRST} has the same title."),
    ]


@pytest.mark.parametrize("saved", [FIRST, SECOND])
def test_said_when_either_file_is_saved(saved: str) -> None:
    found = checks.of_file(both("Where you may fly"), saved)
    assert [(f.path, f.rule) for f in found if f.rule == "title-unique"] == [(saved, "title-unique")]
