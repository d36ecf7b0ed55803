"""The last day of a time limit: which key facts have one, how it is counted, and what the law leaves out beside."""

import datetime as dt
from dataclasses import replace

import pytest
from kite_site import KITES

from lawplain import editions
from lawplain.checks.rules import site as rule
from lawplain.config import Config
from lawplain.content.fields import Counting, KeyFact
from lawplain.editions import fact_places
from lawplain.editions.fact_places import Found
from lawplain.editions.last_days import LastDay, last_day
from lawplain.editions.pair import Collection


@pytest.fixture(scope="module")
def kite_collection(kite_project: Config) -> Collection:
    return editions.load(kite_project)


def found(collection: Collection, place: str, **other: object) -> Found:
    one = fact_places.find(collection, f"{KITES}/{place}")
    assert one
    return replace(one, fact=one.fact.model_copy(update=other))


def counted(collection: Collection, *entries: Counting) -> Collection:
    return replace(collection, front=collection.front.model_copy(update={"counting": entries}))


def test_a_time_in_days_is_counted_by_the_place_that_its_pin_names(kite_collection: Collection) -> None:
    assert last_day(kite_collection, found(kite_collection, "25 (1)")) == LastDay(
        number=28,
        working=False,
        event="the day when the removal notice is given",
        says="Section 25 leaves no day out of this time.",
    )


def test_working_days_leave_out_the_days_that_site_yml_names_as_the_source_dates_them(
    kite_collection: Collection,
) -> None:
    one = last_day(kite_collection, found(kite_collection, "31 (2)"))
    assert one
    assert (one.number, one.working) == (15, True)
    assert (one.first, one.until) == (dt.date(2022, 1, 1), dt.date(2027, 12, 31))
    of_2026 = [day for day in one.off if day.year == 2026]
    good_friday, easter_monday = dt.date(2026, 4, 3), dt.date(2026, 4, 6)
    assert of_2026 == [dt.date(2026, 2, 6), good_friday, easter_monday, dt.date(2026, 10, 26)]  # Anzac Day: a Saturday


@pytest.mark.parametrize(
    "other",
    [
        {"kind": "right"},
        {"counts_from": None},
        {"within": None},
        {"within": "7 years"},
        {"within": "$100"},
        {"within": "28 working days"},  # site.yml says nothing of working days there
        {"law": "(3)"},  # it says nothing of that place
    ],
    ids=str,
)
def test_other_facts_are_told_in_words_alone(kite_collection: Collection, other: dict[str, object]) -> None:
    assert last_day(kite_collection, found(kite_collection, "25 (1)", **other)) is None


def test_where_the_law_that_counts_changed_nothing_is_worked_out(kite_collection: Collection) -> None:
    entries = (Counting(by=f"{KITES}/28", says="Section 28 is out of date."),)
    fact = KeyFact(what="Time", fact="28 days", kind="time-limit", law="all", within="28 days", **{"from": "a day"})
    edition = next(e for e in kite_collection.editions if e.act.slug == KITES)
    entry = next(e for e in edition.sections if e.name == "28")
    one = Found(edition, entry, fact)
    assert entry.outdated
    assert last_day(counted(kite_collection, *entries), one) is None
    fresh = Found(edition, replace(entry, words_differ=False, since=()), fact)
    renewed = edition.mapped(lambda e: fresh.entry if e.name == "28" else e)
    collection = counted(replace(kite_collection, editions=(renewed,)), *entries)
    assert last_day(collection, fresh) is not None


def test_a_day_that_nobody_knows_is_a_fault_and_keeps_last_days_away(kite_collection: Collection) -> None:
    entry = Counting(by=f"{KITES}/31 (2)", says="x", days_off=("Labor Day",))
    collection = counted(kite_collection, entry)
    assert last_day(collection, found(kite_collection, "31 (2)")) is None
    (finding,) = rule.check(collection)
    said = "The source of this law knows no days called “Labor Day”, so that no last day is worked out."
    assert finding.message == said
    assert "Labour Day" in finding.fix


def test_how_days_are_counted_is_said_of_a_section_that_is_there(kite_collection: Collection) -> None:
    (finding,) = rule.check(counted(kite_collection, Counting(by=f"{KITES}/999 (1)", says="x")))
    assert finding.message == f"{KITES}/999 is no section in this site, or repealed."
