"""No two titles (`also_called`) of one Act are the same.

Why: in a list of results the title is all that a reader sees.

Good: How to appeal against a decision about your visa
Bad: How to appeal
"""

from collections.abc import Iterator

from lawplain.checks.subjects import subjects
from lawplain.editions.pair import Collection
from lawplain.findings import Finding, Level
from lawplain.law import plain_text

RULE = "title-unique"
LEVEL: Level = "error"


def check(collection: Collection) -> Iterator[Finding]:
    first: dict[tuple[str, str], str] = {}
    for subject in subjects(collection):
        key = (subject.edition.act.slug, " ".join(plain_text.tokens(subject.summary.front.also_called)).casefold())
        if key in first:
            said = f"{first[key]} has the same title."
            yield subject.finding(RULE, LEVEL, subject.title_at, said, "Say what is different about this one.")
        first.setdefault(key, subject.summary.path)
