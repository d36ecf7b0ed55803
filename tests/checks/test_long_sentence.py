"""Sentences of more than 25 words."""

import pytest

from checks import kites
from lawplain.checks import long_sentence


@pytest.mark.parametrize(
    "body",
    [
        "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty a b c d e. [(1)]",
        "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty a b c d e.\n\n- One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty a b c d e. [(1)]",
        "No pin counts [(1)] One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty a b. [(2)]",
    ],
)
def test_left_alone(body: str) -> None:
    assert kites.found(long_sentence, body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "First. One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty a b c d e more. [(1)]",
            ["10: warning: This sentence has 26 words; 25 is the most."],
        ),
        (
            "First.\n\n- Second. [(1)]\n- One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty a b c d e\n  and more. [(1)]",
            ["13: warning: This sentence has 27 words; 25 is the most."],
        ),
    ],
)
def test_found(body: str, expected: list[str]) -> None:
    assert kites.found(long_sentence, body) == expected
