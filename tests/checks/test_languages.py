"""The languages of the site."""

from dataclasses import replace

import pytest

from checks import kites
from checks.translating import collection, complete, tongue
from lawplain.checks.rules import languages
from lawplain.content import Tongue
from lawplain.editions.translate import NOT_YET


def found(*tongues: Tongue) -> list[str]:
    return kites.said(languages.check(collection(kites.written(), tongues=tongues)))


def test_left_alone() -> None:
    assert found() == []
    assert found(complete()) == []


@pytest.mark.parametrize(
    ("tongues", "expected"),
    [
        ((complete(), complete()), ["1: error: “mi” stands here twice."]),
        ((complete("en"),), ["1: error: English is the language of the site itself."]),
        ((replace(complete("ar"), matter=complete("ar").matter),), ["1: error: Māori (ar) is written rtl, not ltr."]),
        (
            (tongue(without=NOT_YET),),
            [
                "1: warning: Māori is not on the site yet: 1 sentences that every page needs are missing, "
                f"first “{NOT_YET}”."
            ],
        ),
    ],
)
def test_found(tongues: tuple[Tongue, ...], expected: list[str]) -> None:
    assert found(*tongues) == expected


def test_what_is_not_translated_is_counted() -> None:
    whole = complete()
    words = dict(whole.language.messages)
    del words["Play"]
    some = replace(whole, language=replace(whole.language, messages=words))
    (said,) = found(some)
    assert said.startswith("1: hint: 1 of ")


def test_no_person_has_checked_its_words() -> None:
    unread = tongue(reviewed=False)
    unchecked = replace(complete(), matter=unread.matter)
    assert found(unchecked) == ["1: hint: Māori is not on the site yet: no person has checked its words."]
