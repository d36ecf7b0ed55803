"""A title read alone keeps the gate of its section, and says no more than the section does.

Why: in a list of results the title is all that a reader sees. One that leaves out that the section is about secret
information, an epidemic, the former Act or a rule that has not started speaks to everybody; “warrant”, “limit” or
“every” where the law has none promise, or threaten, what is not there.

Good: What happens to your visa in an epidemic
Bad: How your visa is made longer
"""

import re
from collections.abc import Iterator
from typing import Final

from lawplain.checks.subjects import Subject, explained
from lawplain.findings import Finding, Level
from lawplain.law import subsection_lines

RULE = "title-gate"
LEVEL: Level = "warning"
SCOPE: Final = "summary"
_GATES = (
    ("secret information", r"classified information|special advocate", r"secret|classified|security|special advocate"),
    ("an epidemic", r"epidemic", r"epidemic|pandemic|disease"),
    ("an earlier law", r"former Act|Immigration Act 1987", r"old|former|before|earlier|previous|1987|already|past"),
)
"""What a section is only about, the words by which the law says so, and those by which a title does."""
_PROMISES = (
    ("warrant", r"(?i)\bwarrants?\b", r"(?i)\bwarrants?\b(?! of designation)"),
    (
        "limit",
        r"(?i)\b(?:the|a|no) limit\b|^limit\b",
        r"(?i)\b(?:limit|maximum|(?:not|no) more than|not exceed|no longer than|not later than|at most)",
    ),
    ("every", r"(?i)\bevery\b", r"(?i)\b(?:every|each|all|any|no person)\b"),
)
"""A word of a title, how it is found there, and what the law has where the title may say it."""
_MOST = 0.6
"""Of the subsections, so many have the words of a gate where the whole section is behind it."""


def check(subject: Subject) -> Iterator[Finding]:
    provision, title = explained(subject.entry), subject.summary.front.also_called
    if provision is None or provision.definitions:
        return
    lines = [words for _, words in subsection_lines.by_subsection(provision)]
    law = f"{provision.heading}\n" + "\n".join([*lines, *(lean.words or "" for lean in subject.entry.leans)])
    for name, in_law, in_title in _GATES:
        share = sum(bool(re.search(in_law, line)) for line in lines) / max(len(lines), 1)
        gated = share >= _MOST or re.search(in_law, provision.heading)
        if gated and not re.search(in_title, title, re.I):
            said = f"This {subject.instrument.unit} is about {name}, and its title does not say so."
            yield subject.finding(
                RULE, subject.warns, subject.title_at, said, "Keep that in the title, in plain words."
            )
    if provision.status == "not-in-force" and not re.search(
        r"(?i)not (?:yet )?(?:in force|started)|not yet|not apply", title
    ):
        said = f"This {subject.instrument.unit} is not in force, and its title does not say so."
        yield subject.finding(RULE, subject.warns, subject.title_at, said, "Write “(not in force yet)” at its end.")
    for word, in_title, in_law in _PROMISES:
        if re.search(in_title, title) and not re.search(in_law, law):
            said = f"The title says “{word}”, and the law has nothing of the kind here."
            yield subject.finding(
                RULE, subject.warns, subject.title_at, said, "Take the word out, or say what the law says."
            )
