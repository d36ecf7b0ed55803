"""Explanations that are longer than the law."""

from checks import kites
from lawplain.checks.rules import longer_than_law

LAW = "(1) " + "Kites fly here. " * 20 + "\n"
"""60 words."""


def test_as_long_as_the_law_and_a_little_is_left_alone() -> None:
    assert kites.found(longer_than_law, "Fly here now. " * 22 + "[(1)]", law=LAW) == []


def test_longer() -> None:
    assert kites.found(longer_than_law, "Fly here now. " * 23 + "[(1)]", law=LAW) == [
        "10: hint: This explains 60 words of law in 69."
    ]


def test_what_is_told_of_another_section_does_not_count() -> None:
    body = "Fly here now. [(1)] " + "A line is short. " * 20 + "[s 4(2)]"
    assert kites.found(longer_than_law, body, law=LAW) == []


def test_a_short_law_can_need_more_words() -> None:
    assert kites.found(longer_than_law, "Fly here now. " * 30 + "[(1)]", law="(1) Kites fly here.\n") == []
