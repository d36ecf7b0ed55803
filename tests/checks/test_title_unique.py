"""Titles that are the same."""

from checks import kites
from lawplain.checks.rules import title_unique


def other(title: str) -> list[str]:
    front = kites.FRONT.replace("S3", "S4").replace("Where you may fly", title)
    both = kites.collection(kites.written(), kites.written(front=front, name="4"))
    return kites.said(title_unique.check(both))


def test_left_alone() -> None:
    assert other("Where you may land") == []


def test_found() -> None:
    assert other("where you may fly?") == ["3: error: content/kites/3.md has the same title."]
