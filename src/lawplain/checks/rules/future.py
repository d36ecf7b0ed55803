"""No date is in the future: of the version that was read, of a check, of a correction.

Why: “Checked by NAME on DATE” stands on the page, and a version that is not there yet can't have been read. A summary
with such a date would also never count as overtaken by the law.

Good: law_as_at: 2026-05-27
Bad: law_as_at: 2062-05-27
"""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from lawplain.checks.subjects import texts
from lawplain.content.fields import Checked
from lawplain.editions import elsewhere
from lawplain.editions.pair import Collection
from lawplain.findings import Finding, Level

RULE = "future"
LEVEL: Level = "error"
SCOPE: Final = "content"

_FIELDS = ("law_as_at", "rewritten_on", "reviewed_on")


def check(collection: Collection) -> Iterator[Finding]:
    for subject in texts(collection):
        for name, day in _late(subject.written.front, collection.today):
            fix = f"The version stored is as at {subject.edition.act.as_at}." if name == "law_as_at" else _FIX
            yield _finding(subject.written.path, subject.written.place(name), name, day, fix)
        for translation in subject.about.translations:
            for name, day in _late(translation.front, collection.today):
                yield _finding(translation.path, translation.place(name), name, day, _FIX)
    for edition in collection.editions:
        path = f"content/{edition.act.slug}/meanings.yml"
        for meaning in edition.meanings:
            for name, day in _late(meaning, collection.today):
                yield _finding(path, collection.place(path, meaning.term, f"{name}: {day}"), name, day, _FIX)
    for language in collection.site_languages:
        for name, day in _late(language.front, collection.today):
            path = "content/languages.yml"
            yield _finding(path, collection.place(path, language.front.code, name), name, day, _FIX)
    yield from _shared(collection)


def _shared(collection: Collection) -> Iterator[Finding]:
    for handed in collection.elsewhere:
        if (day := handed.written.law_as_at) > collection.today:
            at = collection.place(elsewhere.FILE, handed.written.ask[0], f"law_as_at: {day}")
            yield _finding(elsewhere.FILE, at, "law_as_at", day, _FIX)
    for one in collection.corrections:
        if one.on > collection.today:
            at = collection.place("content/corrections.yml", f"on: {one.on}")
            yield _finding("content/corrections.yml", at, "on", one.on, _FIX)


_FIX = "Write the day on which that was."


def _late(front: Checked, today: dt.date) -> Iterator[tuple[str, dt.date]]:
    for name in _FIELDS:
        day = getattr(front, name, None)
        if day is not None and day > today:
            yield name, day


def _finding(path: str, at: tuple[int, int], name: str, day: dt.date, fix: str) -> Finding:
    return Finding(path, *at, RULE, LEVEL, f"“{name}” is {day}, which is in the future.", fix)
