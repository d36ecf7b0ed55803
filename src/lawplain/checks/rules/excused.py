"""What `excused` in the front matter excuses is there, and is a rule.

Why: an excuse that excuses nothing any more hides the next mistake. An excuse names the rule, the reason, and words of
the line that is meant; without words it holds for the whole file. What keeps a file from being read can't be excused.

Good: rule: long-sentence, words: The list below, why: The law's own list, which loses its sense in two sentences
Bad: rule: long-sentense
"""

from collections.abc import Iterable, Iterator

from lawplain.checks.subjects import Subject, subjects
from lawplain.content import located_yaml
from lawplain.editions.pair import Collection
from lawplain.findings import Finding, Level

RULE = "excused"
LEVEL: Level = "warning"


def apply(
    collection: Collection, findings: Iterable[Finding], known: Iterable[str]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The findings that are left, and what is wrong with the excuses. `known` are the rules that can be excused."""
    left, faults, names = list(findings), list[Finding](), sorted(known)
    for subject in subjects(collection):
        for i, excuse in enumerate(subject.summary.front.excused):
            at = subject.summary.place("excused", i, "rule")
            if excuse.rule not in names:
                near = located_yaml.nearest(excuse.rule, names)
                fix = f"Did you mean “{near}”?" if near else "docs/checks.md lists the rules."
                said = f"“{excuse.rule}” is no rule that can be excused."
                faults.append(subject.finding(RULE, LEVEL, at, said, fix))
                continue
            excused = [f for f in left if f.rule == excuse.rule and _meant(subject, f, excuse.words or "")]
            if not excused:
                said = f"This excuses nothing: there is no such finding of “{excuse.rule}”."
                faults.append(subject.finding(RULE, LEVEL, at, said, "Take the excuse out, or mend its words."))
            left = [f for f in left if f not in excused]
    return tuple(left), tuple(faults)


def check(collection: Collection) -> Iterator[Finding]:
    """Nothing by itself: `apply` says it, for it needs all other findings."""
    yield from ()


def _meant(subject: Subject, finding: Finding, words: str) -> bool:
    if finding.path != subject.summary.path:
        return False
    line = subject.summary.lines[finding.line - 1] if finding.line <= len(subject.summary.lines) else ""
    return words in line
