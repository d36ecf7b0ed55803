"""`reviewed_by` and `reviewed_on` are filled in together, and nothing was checked before the version that it explains.

Why: “Checked by NAME on DATE” is on the page. `lawplain reviewed FILE --by NAME` writes both.

Good: reviewed_by: Aroha Smith, reviewed_on: 2026-06-01
Bad: reviewed_by: Aroha Smith, and no reviewed_on
"""

from collections.abc import Iterator
from typing import Final

from lawplain.checks.subjects import texts
from lawplain.content.fields import Checked
from lawplain.editions.pair import Collection
from lawplain.findings import Finding, Level

RULE = "reviewed"
LEVEL: Level = "error"
_LANGUAGES = "content/languages.yml"
SCOPE: Final = "content"


def check(collection: Collection) -> Iterator[Finding]:
    for subject in texts(collection):
        front, place = subject.written.front, subject.written.place
        fix = f"Run: lawplain reviewed {subject.written.path} --by NAME"
        if half := _half(front):
            yield subject.finding(RULE, LEVEL, place(half[0]), _said(*half), fix)
        elif front.reviewed_on and front.reviewed_on < front.law_as_at:
            said = f"It was checked on {front.reviewed_on}, before the version that it explains."
            yield subject.finding(RULE, LEVEL, place("reviewed_on"), said, fix)
        for translation in subject.about.translations:
            if half := _half(translation.front):
                fix = f"Run: lawplain reviewed {translation.path} --by NAME"
                yield Finding(translation.path, *translation.place(half[0]), RULE, LEVEL, _said(*half), fix)
    for site_language in collection.site_languages:
        if half := _half(site_language.front):
            said = f"{site_language.front.name}: {_said(*half)}"
            at = collection.place(_LANGUAGES, site_language.front.code, half[0])
            yield Finding(_LANGUAGES, *at, RULE, LEVEL, said, "Fill in both, or neither.")


def _half(front: Checked) -> tuple[str, str] | None:
    """The field of the two that is filled in, and the one that is empty; None where they agree."""
    if bool(front.reviewed_by) == bool(front.reviewed_on):
        return None
    return ("reviewed_by", "reviewed_on") if front.reviewed_by else ("reviewed_on", "reviewed_by")


def _said(filled: str, empty: str) -> str:
    return f"“{empty}” is empty, “{filled}” is not."
