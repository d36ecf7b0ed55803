"""Conditions that are told as facts."""

import pytest

from checks import kites
from lawplain.checks.rules import told_as_fact

LAW = (
    "(1) A person who was issued with a permit before that day, and who is detained at a field, may ask for another.\n"
)


@pytest.mark.parametrize(
    "body",
    [
        "If you were issued with a permit before that day, you may ask for another. [(1)]",
        "You may have to ask twice. You may have a kite. [(1)]",
        "You are entitled to ask. The answer is free. [(1)]",
        "- You are detained at a field. The club says so. [(1)]",
        "You are detained at a field. [(1)]",
    ],
)
def test_left_alone(body: str) -> None:
    assert kites.found(told_as_fact, body, law=LAW) == []


def test_perhaps_is_no_condition() -> None:
    found = kites.found(told_as_fact, "You may have been issued with a permit. You may ask for another. [(1)]", law=LAW)
    assert found == ["10: hint: “may have been” tells a condition as something that someone may do, or perhaps did."]


def test_the_laws_own_perhaps_is_left_alone() -> None:
    law = "(1) If a permit may have been obtained by fraud, the Minister must look at it.\n"
    assert kites.found(told_as_fact, "The permit may have been obtained by fraud. [(1)]", law=law) == []


def test_a_condition_that_stands_as_a_fact() -> None:
    found = kites.found(told_as_fact, "You are detained at a field. You may ask for another. [(1)]", law=LAW)
    assert found == ["10: hint: These words tell as a fact about the reader what the law says under a condition."]
