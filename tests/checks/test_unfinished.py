"""Notes to oneself that readers would see."""

import pytest

from checks import kites
from lawplain import checks
from lawplain.checks.rules import unfinished


@pytest.mark.parametrize("body", ["You may fly. [(1)]", "Is it all right? You may. [(1)]", "Put on XL kites. [(1)]"])
def test_left_alone(body: str) -> None:
    assert kites.found(unfinished, body) == []


def test_a_comment_is_no_text() -> None:
    assert kites.found(unfinished, front=kites.FRONT + "# TODO: read section 4 again\n") == []


@pytest.mark.parametrize("note", ["TODO", "XXX", "TBC", "???", "[?]"])
def test_found(note: str) -> None:
    said = kites.found(unfinished, f"You may fly {note}. [(1)]")
    assert said == [f"10: error: “{note}” is a note to yourself, and readers would see it."]


def test_in_the_front_matter() -> None:
    written = kites.written(front=kites.FRONT.replace("Where you may fly", "Where you may fly TODO"))
    said = kites.said(checks.look(unfinished, kites.collection(written)))
    assert said == ["3: error: “TODO” is a note to yourself, and readers would see it."]
