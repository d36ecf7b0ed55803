"""Findings and changed words as text: for people, for GitHub Actions, for programs. Nothing is printed here."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from lawplain.findings import Finding, Level
from lawplain.law.word_diff import Change, Run

LEVELS: tuple[Level, ...] = ("error", "warning", "hint")
_COMMANDS = {"error": "error", "warning": "warning", "hint": "notice"}
_CONTEXT = 12
"""Words shown on each side of a change."""
_COLOURS = {"removed": "\x1b[31;9m", "added": "\x1b[32;1m"}


def lines(findings: Iterable[Finding]) -> Iterator[str]:
    """Two lines a finding: `file:line:column: level: what is wrong [rule]`, and how to mend it."""
    for f in findings:
        yield f"{f.path}:{f.line}:{f.column}: {f.level}: {f.message} [{f.rule}]"
        if f.fix:
            yield f"    {f.fix}"


def tally(findings: Iterable[Finding]) -> str:
    """ "1 error, 2 warnings, 0 hints"."""
    counts = Counter(finding.level for finding in findings)
    return ", ".join(f"{counts[level]} {level}{'' if counts[level] == 1 else 's'}" for level in LEVELS)


def annotations(findings: Iterable[Finding]) -> Iterator[str]:
    """GitHub's workflow commands: the findings beside the lines of a pull request."""
    for f in findings:
        place = f"file={_property(f.path)},line={f.line},col={f.column},title={_property(f.rule)}"
        yield f"::{_COMMANDS[f.level]} {place}::{_data(f'{f.message} {f.fix}'.strip())}"


def as_json(findings: Iterable[Finding], not_checked: Iterable[str]) -> str:
    """`findings`, and in `not_checked` the files that could not be held against the law's words."""
    report = {"findings": [asdict(finding) for finding in findings], "not_checked": list(not_checked)}
    return json.dumps(report, ensure_ascii=False, indent=1)


def change_lines(changes: Iterable[Change], *, colour: bool) -> Iterator[str]:
    """Changed words, a line for each part of the law that changed, what stayed shortened to its last words.

    Without colour what went and what came is said in words, so that a screen reader and a pipe give the same.
    """
    for change in changes:
        kinds = {run.kind for run in change.runs}
        name = change.name or "the words before any subsection"
        whole = {frozenset({"added"}): "new", frozenset({"removed"}): "taken out"}.get(frozenset(kinds), "changed")
        yield f"{name} {whole}:"
        shown = (_run(run, i == 0, i == len(change.runs) - 1, colour) for i, run in enumerate(change.runs))
        yield f"    {' '.join(shown)}"


def _run(run: Run, first: bool, last: bool, colour: bool) -> str:
    if run.kind == "same":
        return _shortened(run.words.split(), first, last)
    if colour:
        return f"{_COLOURS[run.kind]}{run.words}\x1b[0m"
    return f"[{run.kind}: {run.words}]"


def _shortened(words: list[str], first: bool, last: bool) -> str:
    head = [] if first else words[:_CONTEXT]
    tail = [] if last else words[-_CONTEXT:]
    if len(words) <= len(head) + len(tail):
        return " ".join(words)
    return " ".join([*head, "…", *tail])


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
