"""The day when a page last changed: what the sitemap tells search engines."""

import datetime as dt

import pytest

from lawplain import content
from lawplain.editions.pair import Entry
from lawplain.law.model import HistoryNote, Provision
from lawplain.site.naming import changed, newest

SUMMARY = """---
id: S
also_called: Fly a kite
topics:
  - play
law_as_at: 2020-01-01
method: drafted-with-ai
{review}---
Fly. [all]
"""
REVIEW = "reviewed_by: A Person\nreviewed_on: 2021-03-04\n"


def entry(noted: dt.date | None = None, review: str = "", broken: bool = False) -> Entry:
    """A section, with the day of a note in its history, and its summary."""
    note = HistoryNote("N1", noted, "amended", "Section 1", "Kite Amendment Act 2022")
    provision = Provision("section", "S", "1", "Kites", "1", history=(note,) if noted else ())
    summary, _ = content.read_summary(SUMMARY.format(review=review), "content/kites/1.md", "1")
    return Entry(provision, summary, "explained", broken=broken)


@pytest.mark.parametrize(
    ("of", "day"),
    [
        (entry(), dt.date(2020, 1, 1)),
        (entry(review=REVIEW), dt.date(2021, 3, 4)),
        (entry(dt.date(2022, 5, 6), REVIEW), dt.date(2022, 5, 6)),
        (entry(dt.date(2019, 5, 6), REVIEW, broken=True), dt.date(2019, 5, 6)),
    ],
    ids=["the version that is explained", "a review", "a later change of the law", "what is not shown dates nothing"],
)
def test_a_page_is_dated_by_the_last_thing_that_happened_to_it(of: Entry, day: dt.date) -> None:
    assert changed(of) == day


def test_a_list_is_dated_by_the_newest_of_its_entries() -> None:
    assert newest([entry(), entry(review=REVIEW)]) == dt.date(2021, 3, 4)
    assert newest([]) is None
