"""Titles that drop the gate of their section, or promise more than it gives."""

import pytest

from checks import kites
from lawplain.checks import look
from lawplain.checks.rules import title_gate

EPIDEMIC = "(1) While an epidemic notice is in force, a kite is treated as landed for 28 days.\n"


def found(title: str, law: str = kites.LAW) -> list[str]:
    return kites.found(title_gate, front=kites.FRONT.replace("Where you may fly", title), law=law)


@pytest.mark.parametrize(
    ("title", "law"),
    [
        ("Where you may fly", kites.LAW),
        ("In an epidemic your kite counts as landed", EPIDEMIC),
        ("Limits on kites", kites.LAW),
        ("When kites are searched for without a warrant", "(1) A warrant is not needed to look for a kite.\n"),
    ],
)
def test_left_alone(title: str, law: str) -> None:
    assert found(title, law) == []


@pytest.mark.parametrize(
    ("title", "law", "said"),
    [
        ("Your kite counts as landed", EPIDEMIC, "This section is about an epidemic, and its title does not say so."),
        (
            "When a kite is looked at by nobody",
            "(1) A court may use classified information about a kite.\n",
            "This section is about secret information, and its title does not say so.",
        ),
        (
            "What your permit is now",
            "(1) A permit under the former Act is treated as a permit under this one.\n",
            "This section is about an earlier law, and its title does not say so.",
        ),
        (
            "When an inspector has to show a warrant",
            "(1) An inspector must carry his or her warrant of designation.\n",
            "The title says “warrant”, and the law has nothing of the kind here.",
        ),
        ("The limit in an epidemic", EPIDEMIC, "The title says “limit”, and the law has nothing of the kind here."),
        ("Every kite has to land", kites.LAW, "The title says “every”, and the law has nothing of the kind here."),
    ],
)
def test_found(title: str, law: str, said: str) -> None:
    assert found(title, law) == [f"3: hint: {said}"]


def test_a_rule_that_has_not_started_says_so_in_its_title() -> None:
    law = kites.act(status="not-in-force")
    whole = kites.collection(kites.written(), law=law)
    assert kites.said(look(title_gate, whole)) == [
        "3: hint: This section is not in force, and its title does not say so."
    ]
    titled = kites.written(front=kites.FRONT.replace("may fly", "may fly, not in force yet"))
    assert kites.said(look(title_gate, kites.collection(titled, law=law))) == []
