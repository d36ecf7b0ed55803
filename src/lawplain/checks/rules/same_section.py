"""The id in the front matter and the name of the file mean the same section, and only one file explains it.

Why: the id decides, because it never changes and the number can. When the law renumbers a section, rename the file.

Good: 398.md holds id: DLM1441230, section 398
Bad: 389.md holds id: DLM1441230, section 398
"""

from collections.abc import Iterator
from typing import Final

from lawplain.editions.pair import Edition
from lawplain.findings import Finding, Level

RULE = "same-section"
LEVEL: Level = "error"
SCOPE: Final = "edition"


def check(edition: Edition) -> Iterator[Finding]:
    for entry in edition.entries:
        summary, provision = entry.summary, entry.provision
        if summary is None or provision is None:
            continue
        if summary.name != provision.name:
            line, column = summary.place("id")
            said = f"The id {provision.id} is {provision.name}, but the file is named {summary.name}.md."
            fix = f"Rename the file to {provision.name}.md, or correct the id."
            yield Finding(summary.path, line, column, RULE, LEVEL, said, fix)
    for path, other in edition.doubled:
        said = f"{other} explains the same {edition.act.instrument.unit}."
        yield Finding(path, 1, 1, RULE, LEVEL, said, "Keep one of the two.")
