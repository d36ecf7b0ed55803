"""What can be wrong with what people write: one file a rule. The docstring of a rule is its documentation.

Faults that keep a file from being read (front matter, YAML, pins that are no pins) are found while reading it, in
`content`, `yaml_lines` and `prose`; the rules here look at summaries beside the law. docs/checks.md is made from them.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Protocol

from lawplain import parallel
from lawplain.checks import reading, subjects
from lawplain.checks.rules import (
    also_search,
    conditions,
    corrections,
    excused,
    languages,
    left_uncovered,
    legal_words,
    links,
    long_paragraph,
    long_sentence,
    macrons,
    must_may,
    no_advice,
    no_fingerprint,
    not_in_force,
    numbers,
    orphan,
    pin_explains,
    pins,
    plain_body,
    reading_level,
    references,
    reviewed,
    same_section,
    stale,
    title_form,
    title_own_words,
    title_unique,
    topics,
    translation,
    translation_older,
)
from lawplain.config import CheckLevel
from lawplain.content import located_yaml
from lawplain.editions.pair import Collection, Edition, Entry
from lawplain.errors import Exit, LawplainError
from lawplain.findings import Finding, Level


class Rule(Protocol):
    """A module of this package. `LEVEL` is the rule's own; a finding that is less certain has a lower one."""

    RULE: str
    LEVEL: Level

    def check(self, collection: Collection) -> Iterator[Finding]: ...


CHECKS: tuple[Rule, ...] = (
    orphan,
    same_section,
    stale,
    no_fingerprint,
    reviewed,
    topics,
    corrections,
    pins,
    pin_explains,
    left_uncovered,
    numbers,
    references,
    must_may,
    conditions,
    not_in_force,
    plain_body,
    links,
    long_sentence,
    long_paragraph,
    legal_words,
    macrons,
    no_advice,
    reading_level,
    title_unique,
    title_form,
    title_own_words,
    also_search,
    translation_older,
    translation,
    languages,
    excused,
)


ONE_BY_ONE: tuple[Rule, ...] = (numbers, references, must_may, conditions, legal_words)
"""The rules that take longest, and look at one summary beside the law, whatever the others say."""


_PARTS = 4


_SMALL = 50
"""Summaries for which it is not worth to begin another process."""


_LEVELS: tuple[Level, ...] = ("error", "warning", "hint")


def run(collection: Collection, levels: Mapping[str, CheckLevel] | None = None) -> tuple[Finding, ...]:
    """Every finding of every rule and of the reading, by file and line, without those that a file excuses.

    `levels` sets the level of a rule by its name, or turns it "off"; a finding keeps a lower level of its own.
    LawplainError (usage) names a rule that there is not.
    """
    levels = levels or {}
    _check_names(levels)
    rules = [rule for rule in CHECKS if levels.get(rule.RULE) != "off"]
    found = {finding for each in parallel.run(_jobs(rules, collection)) for finding in each}
    unread = {(f.path, f.line) for f in collection.findings if f.rule == "front-matter"}
    found = {f for f in found if (f.path, f.line) not in unread}  # said already, better
    left, faults = excused.apply(collection, sorted(found), {rule.RULE for rule in CHECKS})
    set_ = (_at_level(finding, levels) for finding in (*left, *faults))
    return tuple(sorted({*collection.findings, *(f for f in set_ if f)}))


def errors(collection: Collection, levels: Mapping[str, CheckLevel] | None = None) -> tuple[Finding, ...]:
    """The errors among the findings of `run`, without looking for anything else."""
    wanted = {rule.RULE: (levels or {}).get(rule.RULE, rule.LEVEL) for rule in CHECKS}
    wanted |= {rule: "off" for rule, level in wanted.items() if level != "error"}
    return tuple(finding for finding in run(collection, wanted) if finding.level == "error")


def of_file(collection: Collection, path: str, levels: Mapping[str, CheckLevel] | None = None) -> tuple[Finding, ...]:
    """What `run` finds in one file, without checking all the others."""
    editions = tuple(_alone(edition, path) for edition in collection.editions)
    found = {*run(replace(collection, editions=editions), levels), *title_unique.check(collection)}
    return tuple(sorted(finding for finding in found if finding.path == path))


def _alone(edition: Edition, path: str) -> Edition:
    """The edition with one summary left in it, and its translations."""

    def kept(entry: Entry) -> Entry:
        return entry if path in entry.paths else replace(entry, summary=None)

    return replace(
        edition,
        whole=kept(edition.whole),
        parts=tuple(map(kept, edition.parts)),
        sections=tuple(map(kept, edition.sections)),
        orphans=tuple(map(kept, edition.orphans)),
    )


def not_checked(collection: Collection) -> tuple[str, ...]:
    """The files that could not be held against the law, because the words they explain are not stored."""
    return tuple(
        entry.summary.path
        for edition in collection.editions
        for entry in edition.sections
        if entry.summary and subjects.not_checked(entry)
    )


def _jobs(rules: Sequence[Rule], collection: Collection) -> list[Callable[[], list[Finding]]]:
    """The work in parts, to be done side by side: rules that look at one summary at a time get a part of them each."""
    count = sum(entry.summary is not None for edition in collection.editions for entry in edition.sections)
    if count < _SMALL:
        return [partial(_found, rules, collection)]
    single = [rule for rule in rules if rule in ONE_BY_ONE]
    parts = (_part(collection, number) for number in range(_PARTS))
    rest = [rule for rule in rules if rule not in ONE_BY_ONE]
    return [*(partial(_found, single, part) for part in parts), partial(_found, rest, collection)]


def _found(rules: Sequence[Rule], collection: Collection) -> list[Finding]:
    return [finding for rule in rules for finding in rule.check(collection)]


def _part(collection: Collection, number: int) -> Collection:
    """The collection with some of its summaries: each is in one part."""

    def kept(entries: Sequence[Entry]) -> tuple[Entry, ...]:
        return tuple(e if i % _PARTS == number else replace(e, summary=None) for i, e in enumerate(entries))

    return replace(
        collection,
        editions=tuple(
            replace(
                edition,
                whole=kept((edition.whole,))[0],
                parts=kept(edition.parts),
                sections=kept(edition.sections),
                orphans=kept(edition.orphans),
            )
            for edition in collection.editions
        ),
    )


def _at_level(finding: Finding, levels: Mapping[str, CheckLevel]) -> Finding | None:
    own = next(rule.LEVEL for rule in CHECKS if finding.rule == rule.RULE)
    level = levels.get(finding.rule, own)
    if level == "off":
        return None
    return replace(finding, level=level) if finding.level == own else finding


def _check_names(levels: Mapping[str, CheckLevel]) -> None:
    known = [rule.RULE for rule in CHECKS]
    for name in levels:
        if name not in known:
            near = located_yaml.nearest(name, known)
            what = f"[checks] of lawplain.toml names “{name}”, which is no rule whose level can be set."
            if name in reading.RULES:
                what = f"[checks] of lawplain.toml names “{name}”, which always is an error."
            fix = f"Did you mean “{near}”?" if near and near != name else "docs/checks.md lists the rules."
            raise LawplainError(what, fix=fix, exit_code=Exit.USAGE)
