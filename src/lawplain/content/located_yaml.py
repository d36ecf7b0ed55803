"""YAML that keeps the place of every value, and takes every value as it is written.

A scalar is always text: `no`, `12A`, `1.10` and dates stay what the editor typed, and the types of `written` say what
they must be. Aliases are refused, so that a small file can't grow into a large one.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

import yaml
from pydantic import TypeAdapter, ValidationError

from lawplain.content import yaml_traps
from lawplain.findings import Finding

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Loc = tuple[str | int, ...]
_DEEPEST = 12
_OPEN = re.compile("while (?:parsing a flow|scanning a quoted)")
"""What YAML was doing where a bracket, brace or quote was not closed: the fault is where that
opens, not where YAML notices it, in the next line or at the end of the file."""
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


def load(text: str, path: str, first_line: int = 1) -> tuple[Located, list[Finding]]:
    """A YAML text with its places, `first_line` being the line of the file it starts on; and what is wrong with it."""
    findings: list[Finding] = []

    def found(line: int, column: int, message: str, fix: str) -> None:
        findings.append(Finding(path, line + first_line, column + 1, "yaml", "error", message, fix))

    try:
        for event in yaml.parse(text, Loader=_LOADER) if _REPEATS.search(text) else ():
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                mark = event.start_mark
                found(
                    mark.line if mark else 0,
                    mark.column if mark else 0,
                    "& and * have a meaning of their own in YAML.",
                    yaml_traps.QUOTE,
                )
                return Located(None, {}), findings
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        begun = error.context_mark if _OPEN.match(error.context or "") else None
        mark = begun or error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        found(line, column, f"This is not YAML: {error.problem or error.context}.", yaml_traps.mend(text, line))
        return Located(None, {}), findings
    except (yaml.YAMLError, RecursionError) as error:
        found(0, 0, f"This is not YAML: {str(error).splitlines()[0]}.", yaml_traps.QUOTE)
        return Located(None, {}), findings
    findings += yaml_traps.traps(text, path, first_line)
    places: dict[Loc, tuple[int, int]] = {}
    value = _value(node, (), places, first_line, found, 0) if node else None
    return Located(value, places), findings


def check(located: Located, kind: Any, path: str, rule: str = "front-matter") -> tuple[Any, list[Finding]]:
    """The value as `kind` (a type of `written`), or None and every field that is wrong, each at its place."""
    try:
        return _adapter(kind).validate_python(located.value), []
    except ValidationError as error:
        return None, sorted(_findings(error, located, kind, path, rule))


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


_MESSAGES = {
    "missing": "“{field}” is missing.",
    "extra_forbidden": "“{field}” is not a field that lawplain knows.",
    "string_type": "“{field}” must be a line of text.",
    "string_too_short": "“{field}” is empty.",
    "tuple_type": "“{field}” must be a list, one item a line, each after a hyphen.",
    "too_long": "“{field}” has too many items.",
    "too_short": "“{field}” has no item.",
    "date_from_datetime_parsing": "“{field}” must be a date like 2026-05-27.",
    "date_parsing": "“{field}” must be a date like 2026-05-27.",
    "date_from_datetime_inexact": "“{field}” must be a date like 2026-05-27.",
    "bool_parsing": "“{field}” must be true or false.",
}


def _findings(error: ValidationError, located: Located, kind: Any, path: str, rule: str) -> Iterator[Finding]:
    for fault in error.errors(include_url=False):
        loc = tuple(fault["loc"])
        known = _fields(kind, loc[:-1])
        field = next((str(part) for part in reversed(loc) if isinstance(part, str)), "the file")
        line, column = located.at(loc if fault["type"] != "missing" else loc[:-1])
        said = _MESSAGES.get(fault["type"], "“{field}”: {reason}").format(field=field, reason=_reason(fault["msg"]))
        fix = ""
        if fault["type"] == "extra_forbidden":
            near = nearest(field, known)
            fix = f"Did you mean “{near}”?" if near else f"The fields are: {', '.join(known)}."
        elif fault["type"] == "missing":
            fix = f"Add a line “{field}:” with its value."
        elif fault["input"] is None:
            fix = f"Write it after “{field}:”."
        yield Finding(path, line, column, rule, "error", said, fix)


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


def _reason(message: str) -> str:
    said = message.removeprefix("Value error, ").rstrip(".")
    return said if said.endswith("?") else f"{said}."


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that looks most like the one written, "" where none is near."""
    import difflib  # noqa: PLC0415 - only where something is wrong

    return next(iter(difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)), "")


def _value(node: Any, loc: Loc, places: dict[Loc, tuple[int, int]], first: int, found: Any, depth: int) -> Any:
    places[loc] = (node.start_mark.line + first, node.start_mark.column + 1)
    if depth > _DEEPEST:
        found(node.start_mark.line, node.start_mark.column, "This nests too deep.", "Write it flat.")
        return None
    if isinstance(node, yaml.ScalarNode):
        return None if not node.style and node.value in ("", "~", "null") else node.value
    if isinstance(node, yaml.SequenceNode):
        return tuple(_value(n, (*loc, i), places, first, found, depth + 1) for i, n in enumerate(node.value))
    value: dict[str, Any] = {}
    for key, item in node.value:
        name = str(getattr(key, "value", ""))
        if name in value:
            mark = key.start_mark
            found(mark.line, mark.column, f"“{name}” stands here a second time.", "Keep one of the two.")
        value[name] = _value(item, (*loc, name), places, first, found, depth + 1)
        places[(*loc, name)] = (key.start_mark.line + first, key.start_mark.column + 1)
    return value
