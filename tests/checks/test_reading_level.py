"""The score of reading."""

import pytest

from checks import kites
from lawplain.checks.rules import reading_level

EASY = "You have to leave. Until then you may not work. You may ask for more time. Ask the Minister for it. "
HARD = "Departure obligations supersede employment entitlements notwithstanding representations. "


@pytest.mark.parametrize("body", [EASY * 3, HARD])
def test_left_alone(body: str) -> None:
    assert kites.found(reading_level, f"{body}[(1)]") == []


def test_found() -> None:
    """7 words a sentence, all of them long: 7 + 100."""
    said = "10: hint: This is hard to read: its LIX is 107; aim at 50 or less."
    assert kites.found(reading_level, f"{HARD * 5}[(1)]") == [said]
