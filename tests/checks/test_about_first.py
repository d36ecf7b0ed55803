"""Explanations that begin with what they are about."""

import pytest

from checks import kites
from lawplain.checks.rules import about_first


@pytest.mark.parametrize(
    "body",
    ["You may fly. This is about kites. [(1)]", "This is an offence. [(1)]", "This rule is not in force. [(1)]"],
)
def test_left_alone(body: str) -> None:
    assert kites.found(about_first, body) == []


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("This is about where you may fly. [(1)]", "This is"),
        ("This section says where you may fly. [(1)]", "This section says"),
        ("This applies to kites. [(1)]", "This applies"),
    ],
)
def test_found(body: str, said: str) -> None:
    assert kites.found(about_first, body) == [f"10: hint: It begins with “{said}”."]
