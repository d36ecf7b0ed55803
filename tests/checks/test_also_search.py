"""What people type."""

import pytest

from checks import kites
from lawplain.checks.rules import also_search


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("method:", "also_search:\n  - dragons\n  - can I fly my kite\nmethod:"),
    ],
)
def test_left_alone(old: str, new: str) -> None:
    assert kites.found(also_search, front=kites.FRONT.replace(old, new)) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "method:",
            "also_search:\n  - keep a register\nmethod:",
            ["9: warning: “keep a register” only repeats the law's words or the title."],
        ),
        (
            "method:",
            "also_search:\n  - flying of kites\n  - dragon\n  - Dragon\nmethod:",
            [
                "9: warning: “flying of kites” only repeats the law's words or the title.",
                "11: warning: “Dragon” is here twice.",
            ],
        ),
    ],
)
def test_found(old: str, new: str, expected: list[str]) -> None:
    assert kites.found(also_search, front=kites.FRONT.replace(old, new)) == expected
