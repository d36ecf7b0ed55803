"""Key facts that are none."""

import pytest

from checks import kites
from lawplain.checks.rules import empty_fact


def found(fact: str) -> list[str]:
    facts = f"key_facts:\n  - what: Time to ask\n    fact: {fact}\n    kind: time-limit\n    law: (1)\n"
    return kites.found(empty_fact, front=kites.FRONT.replace("{mark}", facts + "{mark}"))


@pytest.mark.parametrize(
    "fact",
    [
        "28 days after you land",
        "The time in section 4, at most 28 days",
        "As soon as practicable after the kite is found",
        "On departure",
        "Not allowed, for a person under 14",
        "Their parent or guardian",
    ],
)
def test_left_alone(fact: str) -> None:
    assert found(fact) == []


@pytest.mark.parametrize(
    "fact",
    [
        "See section 4",
        "The time in section 4(2)",
        "Those in sections 4 and 5",
        "Set by regulations",
        "Subject to section 4",
    ],
)
def test_found(fact: str) -> None:
    assert found(fact) == ["9: warning: This key fact says where to look, not what is so."]
