"""Days on which no time runs in New Zealand, held to calendars that were printed: the days that people had off."""

import datetime as dt

import pytest

from lawplain.sources.nz import holidays
from lawplain.sources.nz.holidays import easter_sunday, of_year


def days(year: int, name: str) -> list[str]:
    return [f"{day.day} {day:%b %a}" for day in of_year(year)[name]]


@pytest.mark.parametrize(
    ("year", "name", "wanted"),
    [
        (2026, "Good Friday", ["3 Apr Fri"]),
        (2026, "Easter Monday", ["6 Apr Mon"]),
        (2026, "the Sovereign’s birthday", ["1 Jun Mon"]),
        (2024, "the Sovereign’s birthday", ["3 Jun Mon"]),
        (2026, "Labour Day", ["26 Oct Mon"]),
        (2024, "Labour Day", ["28 Oct Mon"]),
        (2026, "Matariki", ["10 Jul Fri"]),
        (2024, "Waitangi Day", ["6 Feb Tue"]),
        (2024, "the Monday after Waitangi Day", []),
        (2027, "the Monday after Waitangi Day", ["8 Feb Mon"]),
        (2026, "the Monday after Anzac Day", ["27 Apr Mon"]),
        (2027, "the Monday after Anzac Day", ["26 Apr Mon"]),
    ],
)
def test_days_as_they_were_kept(year: int, name: str, wanted: list[str]) -> None:
    assert days(year, name) == wanted


@pytest.mark.parametrize(
    ("year", "weekday", "wanted"),
    [
        (2026, "Thu", []),
        (2027, "Fri", ["4 Jan Mon"]),
        (2022, "Sat", ["3 Jan Mon", "4 Jan Tue"]),
        (2023, "Sun", ["2 Jan Mon", "3 Jan Tue"]),
    ],
)
def test_days_after_a_new_year_at_a_weekend(year: int, weekday: str, wanted: list[str]) -> None:
    assert f"{dt.date(year, 1, 1):%a}" == weekday
    assert days(year, "the days after New Year") == wanted


def test_the_days_at_the_end_of_a_year_are_of_both_its_ends() -> None:
    found = of_year(2026)["25 December to 2 January"]
    assert (found[0], found[1], found[2], found[-1]) == (
        dt.date(2026, 1, 1),
        dt.date(2026, 1, 2),
        dt.date(2026, 12, 25),
        dt.date(2026, 12, 31),
    )


@pytest.mark.parametrize("day", ["1818-03-22", "1943-04-25", "1961-04-02", "2000-04-23", "2008-03-23", "2038-04-25"])
def test_easter_at_its_earliest_its_latest_and_between(day: str) -> None:
    assert easter_sunday(int(day[:4])).isoformat() == day


def test_every_year_has_one_matariki_on_a_friday_and_no_year_beyond_is_known() -> None:
    for year in range(holidays.FIRST, holidays.LAST + 1):
        (day,) = of_year(year)["Matariki"]
        assert f"{day:%a}" == "Fri"
    assert of_year(holidays.FIRST - 1) == of_year(holidays.LAST + 1) == {}
