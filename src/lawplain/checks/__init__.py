"""What can be wrong with what people write: one file a rule. The docstring of a rule is its documentation.

Faults that keep a file from being read (front matter, YAML, pins that are no pins) are found while reading it, in
`content`, `yaml_lines` and `prose`; the rules here look at summaries beside the law. docs/checks.md is made from them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Protocol

from lawplain import yaml_lines
from lawplain.checks import (
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
    numbers_held,
    orphans,
    pin_explains,
    pins_lead,
    plain_body,
    reading,
    reading_level,
    references_held,
    reviewed,
    same_section,
    search_words,
    stale,
    subjects,
    title_form,
    title_own_words,
    title_unique,
    topics_known,
    translation_older,
    translations,
)
from lawplain.config import CheckLevel
from lawplain.errors import Exit, LawplainError
from lawplain.model import Finding, Level
from lawplain.pair import Collection, Edition, Entry


class Rule(Protocol):
    """A module of this package. `LEVEL` is the rule's own; a finding that is less certain has a lower one."""

    RULE: str
    LEVEL: Level

    def check(self, collection: Collection) -> Iterator[Finding]: ...


CHECKS: tuple[Rule, ...] = (
    orphans,
    same_section,
    stale,
    no_fingerprint,
    reviewed,
    topics_known,
    corrections,
    pins_lead,
    pin_explains,
    left_uncovered,
    numbers_held,
    references_held,
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
    search_words,
    translation_older,
    translations,
    languages,
    excused,
)
_LEVELS: tuple[Level, ...] = ("error", "warning", "hint")


def run(collection: Collection, levels: Mapping[str, CheckLevel] | None = None) -> tuple[Finding, ...]:
    """Every finding of every rule and of the reading, by file and line, without those that a file excuses.

    `levels` sets the level of a rule by its name, or turns it "off"; a finding keeps a lower level of its own.
    LawplainError (usage) names a rule that there is not.
    """
    levels = levels or {}
    _check_names(levels)
    found = {finding for rule in CHECKS if levels.get(rule.RULE) != "off" for finding in rule.check(collection)}
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
            near = yaml_lines.nearest(name, known)
            what = f"[checks] of lawplain.toml names “{name}”, which is no rule whose level can be set."
            if name in reading.RULES:
                what = f"[checks] of lawplain.toml names “{name}”, which always is an error."
            fix = f"Did you mean “{near}”?" if near and near != name else "docs/checks.md lists the rules."
            raise LawplainError(what, fix=fix, exit_code=Exit.USAGE)
