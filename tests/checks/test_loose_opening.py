"""Sentences that open with a word for something said before."""

import pytest

from checks import kites
from lawplain.checks.rules import loose_opening


@pytest.mark.parametrize(
    "body",
    [
        "This kite is yours. Those kites are not. [(1)]",
        "It is an offence to fly at night. It does not matter who sees the kite. [(1)]",
        "There is one exception. [(1)]",
        "It becomes clear that you flew. It is not known whether it rained. [(1)]",
        "The kite is kept if:\n\n- it is large\n- It is torn. [(1)]",
        "If it rains, then you land. [(1)]",
    ],
)
def test_left_alone(body: str) -> None:
    assert kites.found(loose_opening, body) == []


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("You land the kite. It may be kept. [(1)]", "It"),
        ("You may fly. That applies by day. [(1)]", "That"),
        ("You may fly. This is so by day. [(1)]", "This"),
        ("You may fly. Then the kite is yours. [(1)]", "Then"),
        ("You may fly if:\n\n- You are 7. It must be day. [(1)]", "It"),
        ("You may fly. Such are the rules. [(1)]", "Such"),
    ],
)
def test_found(body: str, word: str) -> None:
    said = f"This sentence opens with “{word}”, and what that stands for is not in it."
    (found,) = kites.found(loose_opening, body)
    assert found.split(": ", 1)[1] == f"hint: {said}"


def test_a_text_by_the_newer_rules_is_warned_of_it() -> None:
    asked = kites.FRONT.replace("{mark}", "people_ask:\n  - law: (1)\n    ask: [where]\n{mark}")
    (found,) = kites.found(loose_opening, "You land the kite. It may be kept. [(1)]", asked)
    assert found.startswith("13: warning: ")
