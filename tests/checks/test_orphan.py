"""Ids that lead to a section."""

from dataclasses import replace

import pytest

from checks import kites
from lawplain import checks, content
from lawplain.checks.rules import orphan
from lawplain.editions import pair
from lawplain.store import FetchLog


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("S3", "S4"),
    ],
)
def test_left_alone(old: str, new: str) -> None:
    assert kites.found(orphan, front=kites.FRONT.replace(old, new)) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("S3", "S33", ["2: error: The Kite Flying Act 2019 has nothing with the id S33."]),
    ],
)
def test_found(old: str, new: str, expected: list[str]) -> None:
    assert kites.found(orphan, front=kites.FRONT.replace(old, new)) == expected


def test_a_repealed_section_has_no_summary() -> None:
    law = kites.act(status="repealed")
    assert kites.said(checks.look(orphan, kites.collection(kites.written(), law=law))) == [
        "2: error: Section 3 is repealed; its page shows no summary."
    ]


def test_a_translation_without_its_english_is_found() -> None:
    text = "---\nalso_called: Manu\ntranslated_from: 0000000000000000\nmethod: written-by-a-person\n---\nManu. [(1)]\n"
    stray, _ = content.read_translation(text, "content/kites/33.mi.md", "33", "mi")
    assert stray is not None
    written = content.ActContent("kites", (kites.written(),), (stray,))
    collection = replace(kites.collection(), editions=(pair.pair(kites.act(), written, FetchLog()),))
    (finding,) = checks.look(orphan, collection)
    assert (finding.path, finding.message) == (stray.path, "This translates 33.md, which does not exist.")
