"""YAML that keeps the place of every value, and takes every value as it is written.

A scalar is always text: `no`, `12A`, `1.10` and dates stay what the editor typed, and the types of `fields` say what
they must be. Aliases are refused, so that a small file can't grow into a large one.
"""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol, TypeVar, cast, get_args

import yaml
from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from lawplain.content import yaml_traps
from lawplain.errors import nearest
from lawplain.findings import Finding, Read

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
T = TypeVar("T")
Loc = tuple[str | int, ...]
_DEEPEST = 12
_OPEN = re.compile("while (?:parsing a flow|scanning a quoted)")
"""What YAML was doing where a bracket, brace or quote was not closed: the fault is where that opens."""
_REPEATS = re.compile("[&*]")


@dataclass(frozen=True, slots=True)
class Located:
    """A YAML document: its values (text, None, lists, dicts), and (line, column) of each, from 1."""

    value: Any
    places: dict[Loc, tuple[int, int]]

    def at(self, loc: Iterable[str | int]) -> tuple[int, int]:
        """The place of a value, or of the nearest one around it."""
        loc = tuple(loc)
        while loc and loc not in self.places:
            loc = loc[:-1]
        return self.places.get(loc, (1, 1))


def load(text: str, path: str, first_line: int = 1) -> Read[Located]:
    """A YAML text with its places; `first_line` is the line of the file on which it starts."""
    nothing = Located(None, {})
    if unlike := list(yaml_traps.unlike(text, path, first_line)):
        return Read(nothing, (unlike[0],))
    reading = _Reading(path, first_line)
    try:
        for event in yaml.parse(text, Loader=_LOADER) if _REPEATS.search(text) else ():
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                said = "& and * have a meaning of their own in YAML."
                return Read(nothing, (reading.fault(event.start_mark, said, yaml_traps.QUOTE),))
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        begun, noticed = error.context_mark, error.problem_mark or error.context_mark
        open_ = begun is not None and _OPEN.match(error.context or "")
        start = begun.line if begun else None
        key = error.context == "while scanning a simple key"
        line, said, fix = yaml_traps.diagnose(text, start, noticed.line if noticed else 0, key=key)
        at = begun if open_ and begun else noticed
        column = at.column if at and at.line == line else 0
        return Read(nothing, (Finding(path, line + first_line, column + 1, "yaml", "error", said, fix),))
    except (yaml.YAMLError, RecursionError):
        return Read(nothing, (reading.fault(None, "YAML can't read this.", yaml_traps.QUOTE),))
    traps = tuple(yaml_traps.traps(text, path, first_line))
    value = reading.value(node, (), 0) if node else None
    return Read(Located(value, reading.places), (*traps, *reading.findings))


def check(located: Located, kind: type[T], path: str, rule: str = "front-matter") -> Read[T | None]:
    """The value as `kind` (a type of `fields`), or None and every field that is wrong, each at its place."""
    try:
        return Read(cast(T, _adapter(cast(Any, kind)).validate_python(located.value)))
    except ValidationError as error:
        return Read(None, tuple(sorted(_findings(error, located, kind, path, rule))))


@dataclass(frozen=True, slots=True)
class Kept:
    """What can be used of a file of many entries: its value, None where it is no such file at all; the values of the
    entries that are wrong, and are left out; what is wrong."""

    value: Any
    lost: tuple[Any, ...] = ()
    findings: tuple[Finding, ...] = ()


def check_each(
    located: Located,
    kind: Any,
    path: str,
    rule: str,
    already: Iterable[Finding] = (),
    own: tuple[str, ...] = (),
) -> Kept:
    """The value as `kind`, without the entries that are wrong: one bad entry costs that entry alone.

    Entries are the items of lists, the smallest that holds the fault, and the fields of the whole. `already` are faults
    that were found before: the entry on whose lines one stands is left out too. `own` are the fields of an entry of
    which no two of one list may have the same; the first that has a value counts.
    """
    value, lost = located.value, list[Any]()
    try:
        whole, findings = _adapter(kind).validate_python(value), tuple[Finding, ...]()
        gone = set[Loc]()
    except ValidationError as error:
        whole, findings = None, tuple(sorted(_findings(error, located, kind, path, rule)))
        gone = _entries(error, value)
    twice = {loc: name for loc, name in _doubled(value, own) if loc not in gone}
    for loc, name in twice.items():
        said, fix = f"“{name}” is here a second time.", "Keep one of the two, or give this one another."
        findings = (*findings, Finding(path, *located.at((*loc, own[0])), rule, "error", said, fix))
    gone |= {*twice, *(_entry_at(located, finding.line) for finding in already if finding.level == "error")}
    while gone and () not in gone:
        value, taken = _without(value, gone)
        if not taken:  # each round takes something out, so that this ends
            return Kept(None, tuple(lost), findings)
        lost += taken
        try:
            whole, gone = _adapter(kind).validate_python(value), set()
        except ValidationError as error:  # what is left of an entry can be too little
            gone = _entries(error, value)
    return Kept(None if gone else whole, tuple(lost), findings)


def _doubled(value: Any, own: tuple[str, ...], loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """The entries that have what another before them in the same list has."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _doubled(item, own, (*loc, name))
    elif isinstance(value, tuple):
        seen = set()
        for i, item in enumerate(value):
            name = next((str(item[f]) for f in own if item.get(f)), "") if isinstance(item, dict) else ""
            if name and name in seen:
                yield (*loc, i), name
            else:
                yield from _doubled(item, own, (*loc, i))
            seen.add(name)


def _entries(error: ValidationError, value: Any) -> set[Loc]:
    """The smallest entry around each fault: an item of a list, else a field of the whole; () where there is none.

    A field that nobody knows and that holds many entries is most of the file: then the whole can't be used.
    """
    faults = error.errors(include_url=False)
    whole = {fault["loc"] for fault in faults if fault["type"] == "extra_forbidden" and len(fault["loc"]) == 1}
    many = {loc for loc in whole if isinstance(value, dict) and isinstance(value.get(loc[0]), tuple)}
    return {() if fault["loc"] in many else _entry(value, fault["loc"]) for fault in faults}


def _entry(value: Any, loc: Loc) -> Loc:
    """The smallest entry on the way to a place. The way ends where the value has no such place of its own.

    One line that may stand for a list of one has a place inside for pydantic, and none in what was written.
    """
    found: Loc = ()
    for depth, step in enumerate(loc, 1):
        if isinstance(value, tuple) and isinstance(step, int):
            found = loc[:depth]
        elif not (isinstance(value, dict) and step in value):
            break
        elif depth == 1:
            found = loc[:1]
        value = value[step]
    return found


def _entry_at(located: Located, line: int) -> Loc:
    """The entry on whose lines a line is; () where it is on none's."""
    depth = 1 if isinstance(located.value, tuple) else 2
    if depth > 1 and line in {at[0] for loc, at in located.places.items() if len(loc) == 1}:
        return ()
    starts = {loc: at[0] for loc, at in located.places.items() if len(loc) == depth and isinstance(loc[-1], int)}
    return max((loc for loc, start in starts.items() if start <= line), key=lambda loc: starts[loc], default=())


def _without(value: Any, gone: Container[Loc]) -> tuple[Any, list[Any]]:
    """The value without the entries at these places; and these."""
    taken: list[Any] = []

    def kept(item: Any, loc: Loc) -> bool:
        if loc in gone:
            taken.append(item)
        return loc not in gone

    def walk(inside: Any, loc: Loc) -> Any:
        if isinstance(inside, tuple):
            return tuple(walk(item, (*loc, i)) for i, item in enumerate(inside) if kept(item, (*loc, i)))
        if isinstance(inside, dict):
            return {name: walk(item, (*loc, name)) for name, item in inside.items() if kept(item, (*loc, name))}
        return inside

    return walk(value, ()), taken


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


_ITEMS = "Write one item a line below it, each after a hyphen and a space."
_AS_DESCRIBED = "docs/front-matter.md says what it holds."
_DATE = ("{field} must be a date like 2026-05-27.", "Write the year, the month and the day in digits: 2026-05-27.")
_MESSAGES = {
    "missing": ("{field} is missing.", "Add a line “{field}:” with its value."),
    "string_type": ("{field} must be a line of text.", "Write its words on the same line."),
    "string_too_short": ("{field} is empty.", "Write its words, or take the line out."),
    "tuple_type": (
        "{field} must be a list, one item a line.",
        "Begin each line with a hyphen and a space.",
    ),
    "too_long": ("{field} has more than {most} items.", "Keep those that matter most."),
    "too_short": ("{field} has no item.", "Write one item a line, each after a hyphen and a space."),
    "date_from_datetime_parsing": _DATE,
    "date_parsing": _DATE,
    "date_from_datetime_inexact": _DATE,
    "bool_parsing": ("{field} must be true or false.", "Write true, or false."),
    "literal_error": ("{field} is not one of the words allowed here.", ""),
    "model_type": ("{field} must have fields of its own, one a line.", _AS_DESCRIBED),
}
"""What is wrong with a value, and how to mend it, by pydantic's name for the fault."""


def _findings(error: ValidationError, located: Located, kind: Any, path: str, rule: str) -> Iterator[Finding]:
    faults = error.errors(include_url=False)
    meant = {loc: near for fault in faults if (loc := tuple(fault["loc"])) and (near := _meant(fault, kind))}
    mistyped = {(*loc[:-1], near) for loc, near in meant.items()}
    for fault in faults:
        loc = tuple(fault["loc"])
        if fault["type"] == "missing" and loc in mistyped:
            continue  # it is there, under another name, and that is said
        if fault["type"] == "too_short" and any(other["loc"][: len(loc)] == loc != other["loc"] for other in faults):
            continue  # its items are there, and what is wrong with them is said
        line, column = located.at(loc if fault["type"] != "missing" else loc[:-1])
        if fault["type"] == "extra_forbidden":
            known = ", ".join(_fields(kind, loc[:-1]))
            said, fix = f"“{loc[-1]}” is not a field that lawplain knows.", f"The fields are: {known}."
            fix = f"Did you mean “{meant[loc]}”?" if loc in meant else fix
        else:
            said, fix = _said(fault, loc, rule)
        yield Finding(path, line, column, rule, "error", said, fix)


def _meant(fault: ErrorDetails, kind: Any) -> str:
    """Which field is meant by one that there is not; "" where none is near."""
    loc = fault["loc"]
    return nearest(str(loc[-1]), _fields(kind, tuple(loc[:-1]))) if fault["type"] == "extra_forbidden" else ""


def _said(fault: ErrorDetails, loc: Loc, rule: str) -> tuple[str, str]:
    """What is wrong with a value, and how to mend it."""
    given, context = fault["input"], fault.get("ctx", {})
    field = next((str(part) for part in reversed(loc) if isinstance(part, str)), "")
    shown = f"“{field}”" if field else "This entry" if loc else "This file"
    said, fix = _MESSAGES.get(fault["type"], ("{field} can't be used.", _AS_DESCRIBED))
    if fault["type"] == "shape":
        return f"{shown}: {context['said']}", context["fix"]
    if fault["type"] == "literal_error":
        fix = f"Write {context['expected'].replace(chr(39), '')}."
    elif fault["type"] == "string_type" and isinstance(given, tuple):
        said, fix = "{field} must be a line of text, and has square brackets or items.", "Write its words alone."
        if len(given) == 1 and str(given[0]).startswith("("):
            said, fix = "{field} has no square brackets.", f"Write it without them: {given[0]}"
    elif fault["type"] == "missing" and rule == "front-matter" and len(loc) == 1:
        fix = "Add a line “{field}:” with its value to the front matter."
    elif given is None and fault["type"] != "missing":
        listed = fault["type"] == "tuple_type"
        said, fix = "{field} is empty.", _ITEMS if listed else "Write it after “{field}:”."
    said = said.replace("{field}", shown).replace("{most}", str(context.get("max_length", "")))
    return said, fix.replace("{field}", field or "field")


def _fields(kind: Any, loc: Loc) -> list[str]:
    """The fields that there are at a place: those of a key fact inside `key_facts`."""
    for part in loc:
        if isinstance(part, str) and hasattr(kind, "model_fields") and part in kind.model_fields:
            kind = kind.model_fields[part].annotation
        elif not hasattr(kind, "model_fields"):
            kind = next((arg for arg in get_args(kind) if arg is not Ellipsis), kind)
    while not hasattr(kind, "model_fields") and get_args(kind):
        kind = get_args(kind)[0]
    return [field.alias or name for name, field in getattr(kind, "model_fields", {}).items()]


class _Mark(Protocol):
    """A place in a text, as either of YAML's parsers gives it; both numbers from 0."""

    line: int
    column: int


class _Reading:
    """Goes through a document once: its values, the place of each, and what is wrong."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.places: dict[Loc, tuple[int, int]] = {}
        self.findings: list[Finding] = []

    def place(self, mark: _Mark | None) -> tuple[int, int]:
        return (mark.line + self.first_line, mark.column + 1) if mark else (self.first_line, 1)

    def fault(self, mark: _Mark | None, said: str, fix: str) -> Finding:
        return Finding(self.path, *self.place(mark), "yaml", "error", said, fix)

    def value(self, node: yaml.Node, loc: Loc, depth: int) -> Any:
        self.places[loc] = self.place(node.start_mark)
        if depth > _DEEPEST:
            self.findings.append(
                self.fault(node.start_mark, "This is nested too deeply.", "Write it with fewer levels.")
            )
            return None
        if isinstance(node, yaml.ScalarNode):
            return None if not node.style and node.value in ("", "~", "null") else node.value
        if isinstance(node, yaml.SequenceNode):
            return tuple(self.value(item, (*loc, i), depth + 1) for i, item in enumerate(node.value))
        value: dict[str, Any] = {}
        for key, item in node.value:
            name = str(getattr(key, "value", ""))
            if name in value:
                said = f"“{name}” is here a second time."
                self.findings.append(self.fault(key.start_mark, said, "Keep one of the two."))
            value[name] = self.value(item, (*loc, name), depth + 1)
            self.places[(*loc, name)] = self.place(key.start_mark)
        return value
