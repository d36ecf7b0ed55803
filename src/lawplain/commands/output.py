"""How commands print: findings for people, for GitHub Actions and for programs."""

import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import get_args

import click

from lawplain.findings import Finding, Level

_ANNOTATIONS = {"error": "error", "warning": "warning", "hint": "notice"}


def findings(found: Sequence[Finding]) -> None:
    """Print findings for whoever reads this: in GitHub Actions beside the lines of the change, too."""
    for line in lines(found):
        click.echo(line)
    if os.environ.get("GITHUB_ACTIONS") == "true":
        for line in annotations(found):
            click.echo(line)


def as_json(value: object) -> None:
    """Print something for programs."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


def report(found: Iterable[Finding], not_checked: Iterable[str]) -> dict[str, object]:
    """What `check --json` prints: `not_checked` are the files that could not be held against the law."""
    return {"findings": [asdict(finding) for finding in found], "not_checked": list(not_checked)}


def lines(found: Iterable[Finding]) -> Iterator[str]:
    """Two lines a finding: `file:line:column: level: what is wrong [rule]`, and how to mend it."""
    for f in found:
        yield f"{f.path}:{f.line}:{f.column}: {f.level}: {f.message} [{f.rule}]"
        if f.fix:
            yield f"    {f.fix}"


def tally(found: Iterable[Finding]) -> str:
    """A count of each level: "1 error, 2 warnings, 0 hints"."""
    counts = Counter(finding.level for finding in found)
    return ", ".join(f"{counts[level]} {level}{'' if counts[level] == 1 else 's'}" for level in get_args(Level))


def annotations(found: Iterable[Finding]) -> Iterator[str]:
    """GitHub's workflow commands, which show the findings beside the lines of a pull request."""
    for f in found:
        place = f"file={_property(f.path)},line={f.line},col={f.column},title={_property(f.rule)}"
        yield f"::{_ANNOTATIONS[f.level]} {place}::{_data(f'{f.message} {f.fix}'.strip())}"


def colour() -> bool:
    """Does whoever reads this see colours, and want them?"""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
