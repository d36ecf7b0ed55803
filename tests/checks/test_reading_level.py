"""The score of reading."""

import pytest

from checks import kites
from lawplain.checks import reading_level


@pytest.mark.parametrize(
    "body",
    [
        "You have to leave. Until then you may not work. You may ask for more time. Ask the Minister for it. The Minister says yes or no. You then go home. [(1)]",
        "Departure obligations supersede employment entitlements notwithstanding representations. [(1)]",
    ],
)
def test_left_alone(body: str) -> None:
    assert kites.found(reading_level, body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Departure obligations supersede employment entitlements notwithstanding representations. Departure obligations supersede employment entitlements notwithstanding representations. Departure obligations supersede employment entitlements notwithstanding representations. Departure obligations supersede employment entitlements notwithstanding representations. Departure obligations supersede employment entitlements notwithstanding representations. [(1)]",
            ["10: hint: This reads hard: a LIX of 107; 50 is the most to aim at."],
        ),
    ],
)
def test_found(body: str, expected: list[str]) -> None:
    assert kites.found(reading_level, body) == expected
