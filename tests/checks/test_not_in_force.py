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


UNSTARTED = "not_in_force:\n  - law: {law}\n    why: No order that starts it was found.\nmethod:"


def in_the_act(law: str, body: str) -> list[str]:
    """With the Act's own file saying of a place that it has not started."""
    front = kites.FRONT.replace("id: S3", "id: T1").replace("method:", UNSTARTED.format(law=law))
    act = kites.written("Kites.", front, mark="", name="act")
    return kites.said(checks.look(not_in_force, kites.collection(kites.written(body), act)))


@pytest.mark.parametrize(
    ("law", "body"),
    [
        ("s 4(2)", "No order that starts this was found. 50 metres at most. [s 4(2)]"),
        ("s 4(2)", "See the Air Act. [s 4(1)]"),
        ("s 3(2)(b)", "The fine is not in force. [(2)(b)] You must land it. [(2)(a)] All of it. [(2)]"),
    ],
)
def test_a_place_that_is_said_to_be_asleep_or_not_named(law: str, body: str) -> None:
    assert in_the_act(law, body) == []


@pytest.mark.parametrize(
    ("law", "body", "pin"),
    [
        ("s 4(2)", "50 metres at most. [s 4(2)]", "s 4(2)"),
        ("s 4", "50 metres at most. [(1); s 4(2)]", "(1); s 4(2)"),
        ("s 3(2)(b)", "The fine is big. [(2)(b)]", "(2)(b)"),
        ("s 3(2)", "The fine is big. [(2)(b)]", "(2)(b)"),
    ],
)
def test_a_pin_there_without_a_word_of_it(law: str, body: str, pin: str) -> None:
    said = f"[{pin}] leads to what is not in force; the words before it do not say so."
    assert in_the_act(law, body) == [f"10: error: {said}"]


def test_only_the_act_s_file_says_it() -> None:
    front = kites.FRONT.replace("method:", UNSTARTED.format(law="s 4(2)"))
    assert kites.found(not_in_force, "Fly. [(1)]", front) == [
        "8: error: Only the file of the Act, act.md, says what is not in force."
    ]
