"""A section that is not in force yet."""

import pytest

from checks import kites
from lawplain import checks
from lawplain.checks.rules import not_in_force


def found(body: str) -> list[str]:
    return kites.said(
        checks.look(not_in_force, kites.collection(kites.written(body), law=kites.act(status="not-in-force")))
    )


@pytest.mark.parametrize("body", ["This rule is not in force yet. [(1)]", "It does not apply yet. [(1)]"])
def test_left_alone(body: str) -> None:
    assert found(body) == []


def test_found() -> None:
    said = "10: error: The law marks this section as not in force; the first paragraph does not say so."
    assert found("You may fly. [(1)]\n\nNot in force yet. [(1)]") == [said]


def test_a_section_in_force_may_say_anything() -> None:
    assert kites.found(not_in_force, "You may fly. [(1)]") == []
