"""Translations and their English."""

from dataclasses import replace

from checks import kites
from lawplain import content, pair
from lawplain.checks import translation_older
from lawplain.pair import Collection
from lawplain.store import FetchLog
from lawplain.written import TranslationMatter


def translated(mark: str) -> Collection:
    text = f"---\nalso_called: Manu\ntranslated_from: {mark}\nmethod: written-by-a-person\n---\nManu. [(1)]\n"
    english = kites.written()
    matter, _, body, faults = content._read_file(text, "content/kites/3.mi.md", TranslationMatter)
    assert faults == []
    translation = content.Translation("content/kites/3.mi.md", "3", "mi", matter, body)
    written = content.ActContent("kites", (english,), (translation,))
    return replace(kites.collection(), editions=(pair.pair(kites.act(), written, FetchLog()),))


def test_left_alone() -> None:
    assert kites.said(translation_older.check(translated(kites.written().text_fingerprint))) == []


def test_found() -> None:
    (finding,) = translation_older.check(translated("0" * 16))
    assert finding.path == "content/kites/3.mi.md"
    assert finding.message == "content/kites/3.md has changed since this was translated."
    assert kites.written().text_fingerprint in finding.fix
