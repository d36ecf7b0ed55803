"""Negative words that are written short."""

from checks import kites
from lawplain.checks.rules import contractions


def test_left_alone() -> None:
    assert kites.found(contractions, "You cannot fly. The kite’s line is short, and you’re not to fly it. [(1)]") == []


def test_found_in_title_facts_and_text() -> None:
    front = kites.FRONT.replace("Where you may", "Where you can't").replace(
        "{mark}", "key_facts:\n  - what: If you don’t land\n    fact: $100,000\n    law: (2)\n{mark}"
    )
    assert kites.found(contractions, "You may fly.\nYou needn’t ask. [(1)]", front) == [
        "3: hint: “can't” hides its “not”.",
        "8: hint: “don’t” hides its “not”.",
        "15: hint: “needn’t” hides its “not”.",
    ]
