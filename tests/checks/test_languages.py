"""The languages of the site."""

from dataclasses import replace

import pytest

from checks import kites
from checks.translating import collection, complete, site_language
from lawplain import checks
from lawplain.checks.rules import languages
from lawplain.content import SiteLanguage
from lawplain.editions.translate import NOT_YET


def found(*site_languages: SiteLanguage) -> list[str]:
    return kites.said(checks.look(languages, collection(kites.written(), site_languages=site_languages)))


def test_left_alone() -> None:
    assert found() == []
    assert found(complete()) == []


@pytest.mark.parametrize(
    ("site_languages", "expected"),
    [
        ((complete(), complete()), ["1: error: “mi” is here twice."]),
        ((complete("en"),), ["1: error: English is the language of the site itself."]),
        ((replace(complete("ar"), front=complete("ar").front),), ["1: error: Māori (ar) is written rtl, not ltr."]),
        (
            (site_language(without=NOT_YET),),
            [
                "1: warning: Māori is not on the site yet: 1 sentences that every page needs are missing, "
                f"first “{NOT_YET}”."
            ],
        ),
    ],
)
def test_found(site_languages: tuple[SiteLanguage, ...], expected: list[str]) -> None:
    assert found(*site_languages) == expected


def test_a_language_cannot_stand_where_a_law_does() -> None:
    """The pages of a language stand below its code, those of a law below its slug."""
    law = replace(kites.act(), slug="mi")
    both = collection(kites.written(), site_languages=(complete("mi"),))
    edition = replace(both.editions[0], act=law)
    (said,) = kites.said(checks.look(languages, replace(both, editions=(edition,))))
    assert said.startswith("1: error: “mi” is the slug of a law")


def test_what_is_not_translated_is_counted() -> None:
    whole = complete()
    words = dict(whole.language.messages)
    del words["Play"]
    some = replace(whole, language=replace(whole.language, messages=words))
    (said,) = found(some)
    assert said.startswith("1: hint: 1 of ")


def test_no_person_has_checked_its_words() -> None:
    unread = site_language(reviewed=False)
    unchecked = replace(complete(), front=unread.front)
    assert found(unchecked) == ["1: hint: Māori is not on the site yet: no person has checked its words."]
