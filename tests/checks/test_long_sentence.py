"""Sentences of more than 25 words."""

import pytest

from checks import kites
from lawplain.checks.rules import long_sentence

LONGEST = "This" + " and on" * 12


@pytest.mark.parametrize(
    "body", [f"{LONGEST}. [(1)]", f"{LONGEST}.\n\n- {LONGEST}. [(1)]", f"First. {LONGEST}? Last. [(1)]"]
)
def test_left_alone(body: str) -> None:
    assert kites.found(long_sentence, body) == []


@pytest.mark.parametrize(
    ("body", "line", "words"),
    [
        (f"First. {LONGEST} more. [(1)]", 10, 26),
        (f"A. [(1)]\n\n- B. [(1)]\n- {LONGEST}\n  and on. [(1)]", 13, 27),
        (f"Pins count for nothing [(1)] {LONGEST}. [(2)]", 10, 29),
    ],
)
def test_found(body: str, line: int, words: int) -> None:
    said = f"{line}: warning: This sentence has {words} words; 25 is the most."
    assert kites.found(long_sentence, body) == [said]
