"""`reviewed_by` and `reviewed_on` stand together, and the check came after the version it was about.

Why: “Checked by NAME on DATE” stands on the page. `lawplain reviewed FILE --by NAME` writes both.

Good: reviewed_by: Aroha Smith, reviewed_on: 2026-06-01
Bad: reviewed_by: Aroha Smith, and no reviewed_on
"""

from collections.abc import Iterator

from lawplain.checks.subjects import subjects
from lawplain.content.fields import Checked
from lawplain.editions.pair import Collection
from lawplain.findings import Finding, Level

RULE = "reviewed"
LEVEL: Level = "error"


def check(collection: Collection) -> Iterator[Finding]:
    for subject in subjects(collection):
        matter, place = subject.summary.matter, subject.summary.place
        fix = f"Run: lawplain reviewed {subject.summary.path} --by NAME"
        if half := _half(matter):
            yield subject.finding(RULE, LEVEL, place(half[0]), _said(*half), fix)
        elif matter.reviewed_on and matter.reviewed_on < matter.law_as_at:
            said = f"It was checked on {matter.reviewed_on}, before the version that it explains."
            yield subject.finding(RULE, LEVEL, place("reviewed_on"), said, fix)
        for translation in subject.entry.translations:
            if half := _half(translation.matter):
                fix = f"Run: lawplain reviewed {translation.path} --by NAME"
                yield Finding(translation.path, 1, 1, RULE, LEVEL, _said(*half), fix)
    for tongue in collection.tongues:
        if half := _half(tongue.matter):
            said = f"{tongue.matter.name}: {_said(*half)}"
            yield Finding("content/languages.yml", 1, 1, RULE, LEVEL, said, "Fill both, or none.")


def _half(matter: Checked) -> tuple[str, str] | None:
    """The field of the two that is filled, and the one that is empty; None where they stand together."""
    if bool(matter.reviewed_by) == bool(matter.reviewed_on):
        return None
    return ("reviewed_by", "reviewed_on") if matter.reviewed_by else ("reviewed_on", "reviewed_by")


def _said(filled: str, empty: str) -> str:
    return f"“{empty}” is empty, “{filled}” is not."
