"""Dates that have not come; and that a summary of one is never taken to be ahead of the law."""

import datetime as dt
from dataclasses import replace

import pytest

from checks import kites
from lawplain import checks
from lawplain.checks.rules import future
from lawplain.content import ActContent
from lawplain.editions import pair
from lawplain.store import FetchLog

TODAY = dt.date(2026, 6, 1)


def found(old: str, new: str) -> list[str]:
    collection = kites.collection(kites.written(front=kites.FRONT.replace(old, new)))
    return kites.said(checks.look(future, replace(collection, today=TODAY)))


def test_left_alone() -> None:
    assert found("2020-01-01", "2026-06-01") == [], "today is not in the future"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("2020-01-01", "2026-06-02", ["6: error: “law_as_at” is 2026-06-02, which is in the future."]),
        (
            "method:",
            "reviewed_by: Jo\nreviewed_on: 2031-01-01\nmethod:",
            ["9: error: “reviewed_on” is 2031-01-01, which is in the future."],
        ),
    ],
)
def test_found(old: str, new: str, expected: list[str]) -> None:
    assert found(old, new) == expected


@pytest.mark.parametrize(
    ("as_at", "mark", "state", "outdated"),
    [
        ("2026-05-01", "0" * 16, "ahead", False),  # a version that the source has, and this project not yet
        ("2030-01-01", "0" * 16, "stale", True),  # nobody has read it: unlike words are what they always are
        ("2030-01-01", None, "explained", False),
    ],
)
def test_ahead_is_only_what_was_there_to_be_read(as_at: str, mark: str | None, state: str, outdated: bool) -> None:
    summary = kites.written(front=kites.FRONT.replace("2020-01-01", as_at), mark=mark)
    edition = pair.pair(kites.act(), ActContent("kites", (summary,)), FetchLog(), today=TODAY)
    entry = next(entry for entry in edition.sections if entry.summary)
    assert (entry.state, entry.outdated) == (state, outdated)
