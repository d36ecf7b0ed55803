"""Translations and their English."""

from checks import kites
from checks.translating import PATH, collection, translation
from lawplain import checks
from lawplain.checks.rules import translation_older


def found(mark: str) -> list[str]:
    english = kites.written()
    return kites.said(
        checks.look(translation_older, collection(english, translation(english, "Manu. [(1)]", mark=mark)))
    )


def test_left_alone() -> None:
    assert found(kites.written().text_fingerprint) == []


def test_found() -> None:
    assert found("0" * 16) == ["1: warning: content/kites/3.md has changed since this was translated."]


def test_the_fingerprint_to_write_is_said() -> None:
    english = kites.written()
    (finding,) = checks.look(translation_older, collection(english, translation(english, "Manu. [(1)]", mark="0" * 16)))
    assert finding.path == PATH
    assert english.text_fingerprint in finding.fix
