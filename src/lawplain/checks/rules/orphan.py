"""A summary belongs to a section that is in the Act and not repealed; a translation, to an English file beside it.

Why: a summary whose id the Act does not know shows nowhere: its section may have been removed, or the id mistyped.
A repealed section has no summary: its page says when and by what it was repealed, and invents no rule. A translation
whose English file was renamed or deleted shows nowhere either.

Good: id: DLM1441230
Bad: id: DLM144123
"""

from collections.abc import Iterator
from typing import Final

from lawplain.editions.pair import Edition
from lawplain.findings import Finding, Level

RULE = "orphan"
LEVEL: Level = "error"
SCOPE: Final = "edition"
ALONE: Final = True


def check(edition: Edition) -> Iterator[Finding]:
    for entry in edition.entries:
        summary = entry.summary
        if summary is None:
            continue
        line, column = summary.place("id")
        if entry.state == "orphan":
            said = f"The {edition.act.title} has nothing with the id {summary.front.id}."
            near = [p.id for p in edition.act.contents if p.name == summary.name]
            fix = (
                f"{summary.name} has the id {near[0]}." if near else "Look for the id in act.json, or delete the file."
            )
            yield Finding(summary.path, line, column, RULE, LEVEL, said, fix)
        elif entry.state in ("repealed", "expired", "spent"):
            label = entry.provision.label if entry.provision else summary.name
            said = f"{edition.act.instrument.words['Unit']} {label} is {entry.state}; its page shows no summary."
            yield Finding(summary.path, line, column, RULE, LEVEL, said, "Delete the file.")
    for translation in edition.strays:
        english = f"{translation.name}.md"
        said = f"This translates {english}, which does not exist."
        yield Finding(
            translation.path,
            1,
            1,
            RULE,
            LEVEL,
            said,
            "Give it the name of its English file, with the language before .md.",
        )
