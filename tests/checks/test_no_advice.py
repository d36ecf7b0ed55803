"""Advice and comfort."""

import pytest

from checks import kites
from lawplain.checks.rules import no_advice


@pytest.mark.parametrize(
    "body",
    [
        "You can ask for a refund. [(1)]",
        "As soon as possible. [(1)]",
    ],
)
def test_left_alone(body: str) -> None:
    assert kites.found(no_advice, body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "You should see a lawyer. [(1)]",
            ["10: warning: “You should” is advice, comfort, or talk about the summary."],
        ),
        (
            "Go.\n\nThis section says that you may fly. [(1)]",
            ["12: warning: “This section says” is advice, comfort, or talk about the summary."],
        ),
    ],
)
def test_found(body: str, expected: list[str]) -> None:
    assert kites.found(no_advice, body) == expected
