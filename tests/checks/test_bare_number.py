"""Numbers of sections in place of what they decide."""

import pytest

from checks import kites
from lawplain.checks.rules import bare_number

SAID = "10: hint: What section 4 decides is not told here, only its number."


@pytest.mark.parametrize(
    "body",
    [
        "Section 4 has a limit of 50 metres. [(1)]",  # told
        "Section 4 limits the line. [(1); s 4(2)]",  # pinned
        "Section 5 says how long a field is. [(1)]",  # that section has no number
        "You fly under section 4. [(1)]",
    ],
)
def test_left_alone(body: str) -> None:
    assert kites.found(bare_number, body) == []


@pytest.mark.parametrize("body", ["Section 4 says how long a line can be. [(1)]", "Section 4(2) sets the limit. [(1)]"])
def test_found(body: str) -> None:
    assert kites.found(bare_number, body) == [SAID]
