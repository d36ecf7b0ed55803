"""Where a correction says that it was."""

import datetime as dt
from dataclasses import replace

from checks import kites
from lawplain import checks
from lawplain.content.fields import Correction


def found(where: str) -> list[str]:
    one = Correction(on=dt.date(2026, 5, 6), where=where, was="We said 9.", now="It says 7.")
    collection = replace(kites.collection(kites.written()), corrections=(one,))
    return [f.message for f in checks.run(collection) if f.rule == "corrections"]


def test_left_alone() -> None:
    assert found("kites/3") == []
    assert found("kites") == []


def test_found() -> None:
    assert found("kites/99") == ["The correction of 2026-05-06 names kites/99, which is not a page of this site."]
