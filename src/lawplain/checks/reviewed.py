"""`reviewed_by` and `reviewed_on` stand together, and the check came after the version it was about.

Why: “Checked by NAME on DATE” stands on the page. `lawplain reviewed FILE --by NAME` writes both.

Good: reviewed_by: Aroha Smith, reviewed_on: 2026-06-01
Bad: reviewed_by: Aroha Smith, and no reviewed_on
"""

from collections.abc import Iterator

from lawplain.checks.subjects import subjects
from lawplain.model import Finding, Level
from lawplain.pair import Collection

RULE = "reviewed"
LEVEL: Level = "error"


def check(collection: Collection) -> Iterator[Finding]:
    for subject in subjects(collection):
        matter, place = subject.summary.matter, subject.summary.place
        fix = f"Run: lawplain reviewed {subject.summary.path} --by NAME"
        if bool(matter.reviewed_by) != bool(matter.reviewed_on):
            filled, empty = ("reviewed_by", "reviewed_on")[:: 1 if matter.reviewed_by else -1]
            yield subject.finding(RULE, LEVEL, place(filled), f"“{empty}” is empty, “{filled}” is not.", fix)
        elif matter.reviewed_on and matter.reviewed_on < matter.law_as_at:
            said = f"It was checked on {matter.reviewed_on}, before the version that it explains."
            yield subject.finding(RULE, LEVEL, place("reviewed_on"), said, fix)
