"""Unless, only if, or."""

import pytest

from checks import kites
from lawplain.checks.rules import conditions


@pytest.mark.parametrize(
    "body",
    [
        "You may fly, or not, except if it rains. [all]",
        "Either way, only if it is dry. [all]",
    ],
)
def test_left_alone(body: str) -> None:
    assert kites.found(conditions, body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "You may fly. [all]",
            [
                "10: hint: The law says “or” here; the summary has nothing of the kind.",
                "10: hint: The law says “unless” here; the summary has nothing of the kind.",
            ],
        ),
    ],
)
def test_found(body: str, expected: list[str]) -> None:
    assert kites.found(conditions, body) == expected
