"""What leans_on says of words elsewhere, in one version of the law; tests/editions/test_leaning.py has two."""

import pytest

from checks import kites
from lawplain.checks.rules import leans

MARK = "leans_on:\n  - law: s 4(2)\n    id: S4\n    words: {words}\n    section: 0123456789abcdef\n"


def front(words: str) -> str:
    return kites.FRONT.replace("method:", MARK.format(words=words) + "method:")


def place() -> str:
    """The fingerprint of section 4(2)."""
    four = next(p for p in kites.act().sections if p.label == "4")
    return next(place.fingerprint for place in four.places if place.pin == "(2)")


@pytest.mark.parametrize("body", ["50 metres. [s 4(2)]", "50 metres. [(1); s 4(2)] Again. [s 4(2)]"])
def test_left_alone(body: str) -> None:
    assert kites.found(leans, body, front(place())) == []


def test_a_pin_without_an_entry_is_found_once() -> None:
    said = "Nothing in leans_on says how s 4(2) read when this was written."
    assert kites.found(leans, "50 metres. [s 4(2)]\n\nAgain. [s 4(2)]") == [f"10: warning: {said}"]


def test_words_that_changed_are_found() -> None:
    found = kites.found(leans, "50 metres. [s 4(2)]", front("0123456789abcdef"))
    assert found == ["15: warning: s 4(2) changed after this was written."]


def test_an_entry_without_a_pin_is_found() -> None:
    assert kites.found(leans, "Fly. [all]", front(place())) == ["9: hint: No pin names s 4(2) any more."]
