"""Takes away the findings that a file excuses. What is wrong with an excuse is said by the rule `excused`."""

from collections.abc import Collection, Iterable

from lawplain.checks.subjects import Text
from lawplain.findings import Finding


def apply(subject: Text, findings: Iterable[Finding], known: Collection[str]) -> tuple[list[Finding], list[int]]:
    """The findings of a file that are left, and the numbers of the excuses in it that excuse nothing.

    `known` are the names of the rules that can be excused.
    """
    left, idle = list(findings), list[int]()
    for number, excuse in enumerate(subject.written.front.excused):
        if excuse.rule in known and excuse.words:
            meant = [f for f in left if f.rule == excuse.rule and excuse.words in _line(subject, f.line)]
            left = [f for f in left if f not in meant]
            idle += [] if meant else [number]
    return left, idle


def _line(subject: Text, number: int) -> str:
    lines = subject.written.lines
    return lines[number - 1] if number <= len(lines) else ""
