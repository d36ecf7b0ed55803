"""Places to get help: the ones that a page shows, and what is said of where their numbers were seen."""

from dataclasses import replace

import pytest
from reading import heard, page

from lawplain import editions
from lawplain.config import Config
from lawplain.content.fields import Help
from lawplain.site import help_places, view
from lawplain.site.pages import help, section


def place(name: str, *topics: str, number: str = "", **more: object) -> Help:
    phones = [{"number": number}] if number else []
    kind = {"name": name, "about": "It helps.", "address": "https://kites.example/", "phones": phones}
    return Help.model_validate(kind | {"topics": topics} | more)


CLUB = place("Club", "play")
TRIBUNAL = place("Tribunal", "play/appeals", number="0800 000 222")
LAWYERS = place("Lawyers", "play/appeals")
OFFICE = place("Office", "play")
LINE = place("Line", "play", number="0800 000 111")


@pytest.mark.parametrize(
    ("listed", "topics", "expected"),
    [
        ((CLUB, TRIBUNAL, LAWYERS), ("play/appeals",), ["Tribunal", "Lawyers", "Club"]),
        ((CLUB, OFFICE, LAWYERS, LINE), ("play",), ["Club", "Office", "Line"]),
        ((CLUB, OFFICE, LAWYERS, LINE), ("play/appeals",), ["Lawyers", "Club", "Line"]),
        ((CLUB, OFFICE, LAWYERS), ("play/appeals",), ["Lawyers", "Club", "Office"]),
        ((CLUB, TRIBUNAL), ("play/kites",), ["Club"]),
        ((CLUB, TRIBUNAL), ("permits",), []),
    ],
    ids=[
        "those for the very topic first",
        "a number takes the last place",
        "also where the very topic has none",
        "no number anywhere",
        "not those for a sister topic",
        "none for another topic",
    ],
)
def test_at_most_three_on_a_page(
    kite_project: Config, listed: tuple[Help, ...], topics: tuple[str, ...], expected: list[str]
) -> None:
    of_kites = view.site(kite_project, editions.load(kite_project))
    site = replace(of_kites, collection=replace(of_kites.collection, help=listed))
    assert [found.name for found in help_places.fitting(site, topics)] == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"number": "0800 000 111", "seen_on": "2025-01"}, "As on its page of January 2025. Not phoned by us."),
        ({"number": "0800 000 111", "seen_on": "2023-08-01"}, "As on its page of 1 August 2023. Not phoned by us."),
        ({"seen_on": "2020"}, "As on its page of 2020."),
        ({}, "As on its page; our copy has no date."),
        ({"source": "https://kites.example/a", "seen_on": "2025"}, "As on a page of kites.example, 2025."),
        ({"source": "https://kites.example/a"}, "As on a page of kites.example; our copy has no date."),
        ({"seen_on": "link"}, "We have seen only a link to this page."),
    ],
)
def test_where_it_was_seen_is_said(facts: dict[str, str], expected: str) -> None:
    assert help_places.seen(place("Line", **facts)).replace("\u00a0", " ") == expected


def test_a_number_that_no_page_showed_is_refused() -> None:
    with pytest.raises(ValueError, match="No official page showed this number"):
        place("Line", number="0800 000 111", seen_on="link")


@pytest.mark.parametrize("number", ["0800 KITES", "phone us", "0800-000-111"])
def test_a_number_is_digits_as_people_read_them(number: str) -> None:
    with pytest.raises(ValueError, match="number"):
        place("Line", number=number)


def test_the_page_of_help_has_whom_it_is_urgent_for_first(kite_project: Config) -> None:
    (found,) = help.help_pages(view.site(kite_project, editions.load(kite_project)))
    headings = [h.text_content() for h in page(found.body).iter("h2", "h3")]
    assert headings == [
        "Someone is held or locked up",
        "Kite Law Line",
        "Your time is running out",
        "Kite Law Line",
        "Kite Tribunal",
        "Other help",
        "Young Fliers",
        "What happens, from start to end",
        "If someone looks at your phone",
    ]
    words = heard(found.body).replace("\u00a0", " ")
    assert "Every day, 8 am to 8 pm · English, Māori and Samoan · Free. As on its page of March 2024." in words
    assert "Letters: Private Bag 1, Breezeport." in words
    assert "(number as on ministry-of-kites.example)" in words
    numbers = [a.get("href") for a in page(found.body).iter("a") if "tel" in (a.get("class") or "")]
    line, tribunal = ["tel:0800000111", "tel:+6490000111"], ["tel:0800000222"]
    assert numbers == [*line, *line, *line, *tribunal, *line, *tribunal]


def test_whoever_is_held_meets_a_number_before_all_words(kite_project: Config) -> None:
    (found,) = help.help_pages(view.site(kite_project, editions.load(kite_project)))
    held = page(found.body).xpath("//section[@aria-labelledby='detained']")[0]
    assert [e.tag for e in held][:2] == ["h2", "ul"]
    assert held[1].xpath("li[1]/span/a/@href")[0] == "tel:0800000111"


def test_a_section_has_numbers_to_tap(kite_project: Config) -> None:
    site = view.site(kite_project, editions.load(kite_project))
    sections = ((act, entry) for act in site.acts.values() for entry in act.edition.sections)
    found = next(p for act, entry in sections for p in section.pages(act, entry) if "Kite Law Line" in p.body)
    assert page(found.body).xpath("//ul[@class='help']//a[@href='tel:0800000111']")
