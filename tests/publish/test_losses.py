"""What a site holds, and what the next one must not lose."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from lawplain import publish, store
from lawplain.content import ActContent
from lawplain.content.fields import Words
from lawplain.editions import pair
from lawplain.errors import LawplainError
from lawplain.publish import Loss
from lawplain.site.files import published
from lawplain.site.files.published import URGENT, Facts, Held
from lawplain.sources.nz import act_xml

CASE = (Path(__file__).parents[1] / "cases" / "short-act.xml").read_bytes()
OLD, NEW = dt.date(2025, 1, 1), dt.date(2026, 1, 1)


def numbered(many: int) -> tuple[str, ...]:
    return tuple(map(str, range(1, many + 1)))


def site(**held: Held) -> Facts:
    return Facts(held)


LIVE = Facts(
    {"kites": Held(NEW, 7, {"explanations": numbered(100), "meanings": ("kite",)})},
    {"places to get help": ("A law centre", "The kite line", "A hut")},
    {"section": ("kites/1/", "kites/2/"), "help": ("help/",)},
    {"kites/1/index.html": 9, "kites/2/index.html": 9, "help/index.html": 9, "id/T1/index.html": 3, "feed.atom": 5},
)


def test_what_a_site_holds() -> None:
    act = act_xml.read(CASE, "kites").act
    edition = pair.pair(act, ActContent("kites"), store.FetchLog())
    found = published.facts(pair.Collection((edition,), (), Words(), (), (), ()), (), {"index.html": 3})
    assert found == Facts({"kites": Held(dt.date(2020, 1, 1), len(act.sections))}, files={"index.html": 3})


def test_it_is_read_as_it_was_written() -> None:
    assert published.read(published.as_json(LIVE), "here") == LIVE


def test_a_site_of_before_is_read_too() -> None:
    text = '{"format": 1, "acts": {"kites": {"as_at": "2026-01-01", "with_text": 7}}}'
    assert published.read(text, "here") == site(kites=Held(NEW, 7))


@pytest.mark.parametrize(
    "text", ["", "<html>", "[]", '{"format": 3}', '{"format": 1, "acts": {"kites": 3}}', "[" * 9999]
)
def test_what_is_no_list_of_facts(text: str) -> None:
    with pytest.raises(LawplainError, match=r"is not the published\.json"):
        published.read(text, "here")


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (site(kites=Held(NEW, 7)), []),
        (site(kites=Held(NEW, 8), bees=Held(OLD, 1)), []),
        (site(kites=Held(NEW, 6)), ["kites would have the words of 6 provisions instead of 7."]),
        (site(kites=Held(OLD, 7)), ["kites would go back from 2026-01-01 to 2025-01-01."]),
        (site(bees=Held(NEW, 7)), ["kites would be gone."]),
    ],
)
def test_any_loss_of_law_is_serious(now: Facts, said: list[str]) -> None:
    assert list(publish.losses(now, site(kites=Held(NEW, 7)))) == [Loss(what, True) for what in said]


def explained(names: tuple[str, ...]) -> Facts:
    return site(kites=Held(NEW, 7, {"explanations": names}))


@pytest.mark.parametrize(
    ("was", "now", "serious"),
    [
        (numbered(100), numbered(100), None),
        (numbered(100), numbered(98), False),
        (numbered(100), numbered(97), True),
        (numbered(3), numbered(2), False),
        (numbered(3), numbered(1), True),
        (numbered(1), (), True),
    ],
)
def test_a_small_share_of_a_list_may_go_but_never_all(
    was: tuple[str, ...], now: tuple[str, ...], serious: bool | None
) -> None:
    found = list(publish.losses(explained(now), explained(was)))
    assert [loss.serious for loss in found] == ([] if serious is None else [serious])


def test_what_would_be_gone_is_named() -> None:
    now = replace(
        LIVE,
        acts={"kites": Held(NEW, 7, {"explanations": numbered(80)})},
        shared={"places to get help": ("A law centre", "A hut")},
    )
    gone = numbered(100)[80:]
    assert list(publish.losses(now, LIVE)) == [
        Loss(
            "kites: explanations: 80 instead of 100; no longer there: 81, 82, 83, 84, 85, 86, 87, 88 and 12 more.",
            True,
            gone,
        ),
        Loss("kites: meanings: 0 instead of 1; no longer there: kite.", True, ("kite",)),
        Loss("places to get help: 2 instead of 3; no longer there: The kite line.", False, ("The kite line",)),
    ]


def test_of_the_places_that_help_at_once_none_may_go() -> None:
    was, now = (Facts({}, {URGENT: names}) for names in (numbered(50), numbered(49)))
    assert [(loss.names, loss.serious) for loss in publish.losses(now, was)] == [(("50",), True)]


def test_what_is_written_anew_is_no_loss() -> None:
    """Names of places and questions are sentences, which people mend."""
    now = replace(LIVE, shared={"places to get help": ("A law centre in town", "A line for kites", "A hut")})
    assert list(publish.losses(now, LIVE)) == []


def test_page_types_and_addresses_are_not_lost_unseen() -> None:
    now = replace(LIVE, pages={"section": ("kites/1/",)}, files={"kites/1/index.html": 9})
    assert [(loss.names, loss.serious) for loss in publish.losses(now, LIVE)] == [
        (("/help/",), True),
        (("/id/T1/",), True),
        (("/feed.atom",), True),
        (("/kites/2/",), False),
    ]


def test_a_site_of_before_says_nothing_of_lists() -> None:
    assert not list(publish.losses(site(kites=Held(NEW, 7)), site(kites=Held(NEW, 7))))


def test_what_goes_with_an_explanation_is_not_lost_a_second_time() -> None:
    asked = ("3 may I fly", "3 may I land", "4 who pays")
    was = site(kites=Held(NEW, 7, {"explanations": ("3", "4"), "questions": asked}))
    now = site(kites=Held(NEW, 7, {"explanations": ("4",), "questions": asked[2:]}))
    said = "kites: explanations: 1 instead of 2; no longer there: 3."
    assert list(publish.losses(now, was)) == [Loss(said, False, ("3",))]
