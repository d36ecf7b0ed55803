"""Who checked it, and when."""

from dataclasses import replace

import pytest

from checks import kites
from checks.translating import collection, site_language, translation
from lawplain import checks
from lawplain.checks.rules import reviewed


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("method:", "reviewed_by: Jo\nreviewed_on: 2020-02-01\nmethod:"),
        ("method:", "reviewed_by:\nreviewed_on:\nmethod:"),
    ],
)
def test_left_alone(old: str, new: str) -> None:
    assert kites.found(reviewed, front=kites.FRONT.replace(old, new)) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("method:", "reviewed_by: Jo\nmethod:", ["8: error: “reviewed_on” is empty, “reviewed_by” is not."]),
        (
            "method:",
            "reviewed_by:\nreviewed_on: 2020-02-01\nmethod:",
            ["9: error: “reviewed_by” is empty, “reviewed_on” is not."],
        ),
        (
            "method:",
            "reviewed_by: Jo\nreviewed_on: 2019-02-01\nmethod:",
            ["9: error: It was checked on 2019-02-01, before the version that it explains."],
        ),
    ],
)
def test_found(old: str, new: str, expected: list[str]) -> None:
    assert kites.found(reviewed, front=kites.FRONT.replace(old, new)) == expected


def test_of_a_translation_and_of_a_language() -> None:
    english = kites.written()
    half = translation(english, "He manu. [all]", more="reviewed_by: Aroha\n")
    spoken = site_language()
    spoken = replace(spoken, front=spoken.front.model_copy(update={"reviewed_by": None}))
    assert kites.said(checks.look(reviewed, collection(english, half, site_languages=(spoken,)))) == [
        "5: error: “reviewed_on” is empty, “reviewed_by” is not.",
        "1: error: Māori: “reviewed_by” is empty, “reviewed_on” is not.",
    ]
