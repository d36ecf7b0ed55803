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
ALONE: Final = True


def check(edition: Edition) -> Iterator[Finding]:
    named = {entry.name: entry.provision for entry in edition.entries if entry.provision}
    for entry in edition.entries:
        summary, provision = entry.summary, entry.provision
        if summary and provision and summary.name != provision.name:
            said = f"The id {provision.id} is that of {provision.name}, but the file is named {summary.name}.md."
            fix = f"Rename the file to {provision.name}.md, or correct the id."
            if meant := named.get(summary.name):
                fix += f" The id of {summary.name} is {meant.id}."
            yield Finding(summary.path, *summary.place("id"), RULE, LEVEL, said, fix)
    for summary, other in edition.doubled:
        said, fix = (
            f"{other.path} has the same id, and explains that {edition.act.instrument.unit}.",
            "Keep one of the two.",
        )
        if meant := named.get(summary.name):
            fix = f"Correct the id: that of {summary.name} is {meant.id}."
        yield Finding(summary.path, *summary.place("id"), RULE, LEVEL, said, fix)
