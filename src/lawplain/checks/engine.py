"""The engine: finds the rules in rules/, gives each what its SCOPE asks for, and weighs what they find.

A rule is a module of rules/, named like the rule. Its docstring is its entry in docs/checks.md. It holds
RULE (its name), LEVEL (its own; a finding that is less certain has a lower one), SCOPE and `check`,
which receives what SCOPE says:

    "summary"   Subject      one summary beside its law; whatever the other summaries say
    "text"      Text         the same, and one guide beside the law that it rests on
    "edition"   Edition      one Act with everything that is written about it
    "content"   Collection   everything that is written, of all Acts
    "excuses"   Text         one of both, with the excuses in it that excused nothing, and the names of the rules

A rule with ALONE says that a file is held against the wrong law: its errors are all that is said of that file.

No rule reads a file. A rule of scope "summary" or "text" runs on every core, and alone when a file is saved.
"""

import importlib
import pkgutil
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Literal, Protocol, cast

from lawplain import parallel
from lawplain.checks import excuses, reading, rules, subjects
from lawplain.checks.subjects import Subject, Text
from lawplain.config import CheckLevel
from lawplain.editions.pair import Collection, Edition
from lawplain.errors import Exit, LawplainError, nearest
from lawplain.findings import Finding, Level


class SummaryRule(Protocol):
    RULE: str
    LEVEL: Level
    SCOPE: Literal["summary"]

    def check(self, subject: Subject) -> Iterator[Finding]: ...


class TextRule(Protocol):
    RULE: str
    LEVEL: Level
    SCOPE: Literal["text"]

    def check(self, subject: Text) -> Iterator[Finding]: ...


class EditionRule(Protocol):
    RULE: str
    LEVEL: Level
    SCOPE: Literal["edition"]

    def check(self, edition: Edition) -> Iterator[Finding]: ...


class ContentRule(Protocol):
    RULE: str
    LEVEL: Level
    SCOPE: Literal["content"]

    def check(self, collection: Collection) -> Iterator[Finding]: ...


class ExcusesRule(Protocol):
    RULE: str
    LEVEL: Level
    SCOPE: Literal["excuses"]

    def check(self, subject: Text, idle: Iterable[int], known: Iterable[str]) -> Iterator[Finding]: ...


Rule = SummaryRule | TextRule | EditionRule | ContentRule | ExcusesRule


def _rules() -> Iterator[Rule]:
    for module in sorted(pkgutil.iter_modules(rules.__path__), key=lambda module: module.name):
        yield cast(Rule, importlib.import_module(f"{rules.__name__}.{module.name}"))


CHECKS: tuple[Rule, ...] = tuple(_rules())
"""Every rule, by name: the modules of rules/."""

_OWN = {rule.RULE: rule.LEVEL for rule in CHECKS}
_ALONE = {rule.RULE for rule in CHECKS if getattr(rule, "ALONE", False)}
_HARMLESS = frozenset({"topics", "people-ask", "same-question"})
_PARTS = 4
_SMALL = 50
"""With fewer texts than these, other processes take longer to start than they save."""


Single = dict[str, tuple[Finding, ...]]
"""By the path of each text: what the rules found that look at it alone."""


def run(
    collection: Collection, levels: Mapping[str, CheckLevel] | None = None, known: Single | None = None
) -> tuple[Finding, ...]:
    """Every finding of every rule and of the reading, by file and line, without those that a file excuses.

    `levels` sets the level of a rule by its name, or turns it "off"; a finding keeps a lower level of its own.
    Texts in `known` are not looked at again, and what is found in the others is added to it.
    Raises LawplainError (usage) where `levels` names a rule that does not exist.
    """
    _check_names(levels or {})
    all_texts = list(subjects.texts(collection))
    single = {} if known is None else known
    jobs = _jobs(_wanted(levels), collection, [one for one in all_texts if one.written.path not in single])
    for part in parallel.run(jobs):
        single.update(part)
    found = {finding for each in single.values() for finding in each}
    return _weighed(found, collection, all_texts, levels)


def errors(
    collection: Collection, levels: Mapping[str, CheckLevel] | None = None, known: Single | None = None
) -> tuple[Finding, ...]:
    """The errors that `run` would find; nothing else is looked for."""
    wanted: dict[str, CheckLevel] = {rule: (levels or {}).get(rule, own) for rule, own in _OWN.items()}
    wanted |= {rule: "off" for rule, level in wanted.items() if level != "error"}
    return tuple(finding for finding in run(collection, wanted, known) if finding.level == "error")


def of_file(collection: Collection, path: str, levels: Mapping[str, CheckLevel] | None = None) -> tuple[Finding, ...]:
    """What `run` finds in one file, without checking all the others."""
    _check_names(levels or {})
    alone = [text for text in subjects.texts(collection) if path in text.about.paths]
    editions = [edition for edition in collection.editions if path in edition.paths]
    found = {finding for rule in _wanted(levels) for finding in look(rule, collection, alone, editions)}
    return tuple(f for f in _weighed(found, collection, alone, levels) if f.path == path)


def look(
    rule: Rule,
    collection: Collection,
    of: Sequence[Text] | None = None,
    editions: Sequence[Edition] | None = None,
) -> Iterator[Finding]:
    """What one rule finds: in everything, or in these texts and editions of the collection only."""
    of = list(subjects.texts(collection)) if of is None else of
    if rule.SCOPE == "text":
        for text in of:
            yield from rule.check(text)
    elif rule.SCOPE == "summary":
        for text in of:
            if isinstance(text, Subject):
                yield from rule.check(text)
    elif rule.SCOPE == "edition":
        for edition in collection.editions if editions is None else editions:
            yield from rule.check(edition)
    elif rule.SCOPE == "content":
        yield from rule.check(collection)


def kept_back(errors: Iterable[Finding]) -> set[str]:
    """The files whose errors could mislead a reader, so that nobody is to see what they say. A topic that is not there
    leads nobody to the page, and a question without an answer is not shown."""
    return {finding.path for finding in errors if finding.rule not in _HARMLESS}


def not_checked(collection: Collection) -> tuple[str, ...]:
    """The files that could not be held against the law, because the words they explain are not stored."""
    return tuple(text.written.path for text in subjects.texts(collection) if subjects.not_checked(text.about))


def _wanted(levels: Mapping[str, CheckLevel] | None) -> list[Rule]:
    return [rule for rule in CHECKS if (levels or {}).get(rule.RULE) != "off"]


def _jobs(wanted: Sequence[Rule], collection: Collection, of: Sequence[Text]) -> list[Callable[[], Single]]:
    """The work in parts, to be done side by side: rules that look at one text get a part of the texts each."""
    single = [rule for rule in wanted if rule.SCOPE in ("summary", "text")]
    rest = [rule for rule in wanted if rule.SCOPE not in ("summary", "text")]
    parts = [of] if len(of) < _SMALL else [of[number::_PARTS] for number in range(_PARTS)]
    return [*(partial(_alone, single, collection, part) for part in parts), partial(_others, rest, collection)]


def _alone(wanted: Sequence[Rule], collection: Collection, of: Sequence[Text]) -> Single:
    return {one.written.path: tuple(f for rule in wanted for f in look(rule, collection, [one])) for one in of}


def _others(wanted: Sequence[Rule], collection: Collection) -> Single:
    """What the other rules find; under no path, since they look at everything."""
    return {"": tuple(finding for rule in wanted for finding in look(rule, collection))}


def _weighed(
    found: Iterable[Finding],
    collection: Collection,
    of: Iterable[Text],
    levels: Mapping[str, CheckLevel] | None,
) -> tuple[Finding, ...]:
    """The findings with those of the reading, each at its level, without what is excused."""
    unread = {(f.path, f.line) for f in collection.findings if f.rule == "front-matter"}
    by_path = defaultdict[str, list[Finding]](list)
    for finding in sorted(found):
        if (finding.path, finding.line) not in unread:  # the reading has said more of that line
            by_path[finding.path].append(finding)
    faults = list[Finding]()
    for text in of:
        path = text.written.path
        by_path[path], idle = excuses.apply(text, by_path[path], _OWN)
        faults += [f for rule in CHECKS if rule.SCOPE == "excuses" for f in rule.check(text, idle, _OWN)]
    set_ = [_at_level(f, levels or {}) for f in (*(f for each in by_path.values() for f in each), *faults)]
    mistaken = {f.path for f in set_ if f and f.rule in _ALONE and f.level == "error"}
    kept = (f for f in set_ if f and (f.rule in _ALONE or f.path not in mistaken))
    return tuple(sorted({*collection.findings, *kept}))


def _at_level(finding: Finding, levels: Mapping[str, CheckLevel]) -> Finding | None:
    own = _OWN[finding.rule]
    level = levels.get(finding.rule, own)
    if level == "off":
        return None
    return replace(finding, level=level) if finding.level == own else finding


def _check_names(levels: Mapping[str, CheckLevel]) -> None:
    for name in levels:
        if name in _OWN:
            continue
        near = nearest(name, _OWN)
        what = f"[checks] of lawplain.toml names “{name}”, but there is no such rule."
        if name in reading.RULES:
            what = f"[checks] of lawplain.toml names “{name}”, but that is always an error."
        fix = f"Did you mean “{near}”?" if near and near != name else "docs/checks.md lists the rules."
        raise LawplainError(what, fix=fix, exit_code=Exit.USAGE)
