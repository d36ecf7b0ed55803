"""Summaries that the law overtook."""

from checks import kites
from lawplain import checks
from lawplain.checks.rules import stale


def test_left_alone() -> None:
    assert kites.found(stale) == []


def test_found() -> None:
    older = kites.written(mark="0" * 16)
    assert kites.said(checks.look(stale, kites.collection(older))) == [
        "7: warning: The fingerprint is not that of the words as at 2020-01-01."
    ]


def test_ahead() -> None:
    later = kites.written(front=kites.FRONT.replace("2020-01-01", "2021-01-01"))
    assert kites.said(checks.look(stale, kites.collection(later))) == [
        "6: warning: The summary explains the law as at 2021-01-01; the version stored is as at 2020-01-01."
    ]
