"""An explanation in brackets behind a word that the page explains itself."""

import pytest

from checks import explaining
from lawplain.checks.rules import bracketed_term

HINT = "10: hint: The page explains “airport” where it is first used; a bracket says it twice."


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Not over an airport. [(2)]", []),
        ("Not over an airport (a big field where planes land). [(2)]", [HINT]),
        ("Not over an airport\n(a big field where planes land). [(2)]", [HINT]),
        ("Not over an airport (any airport). [(2)]", []),
        ("Not over an airport (at least 500 metres long). [(2)]", []),
        ("Not over a kite (a thing with a line). [(2)]", []),
        ("Not over an airport. Any airport (a big field where planes land) is closed. [(2)]", []),  # not its first use
    ],
)
def test_brackets(body: str, expected: list[str]) -> None:
    assert explaining.said(bracketed_term, explaining.collection(body)) == expected
