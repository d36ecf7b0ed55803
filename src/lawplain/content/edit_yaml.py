"""Values put into a YAML file that editors wrote, from text to text: nothing else changes, to the byte."""

from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from lawplain.content.edit import as_value
from lawplain.errors import Exit, LawplainError

Where = tuple[str | int, ...]


def set_values(text: str, values: Mapping[Where, Mapping[str, str]]) -> str:
    """The text with fields set in the mappings at these places; a field that is not there comes behind the last one.

    Raises LawplainError where one of them has a value already: nothing that was written is written over.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    root = _root(text)
    changes = [
        change for where, fields in values.items() for change in _changes(text, _at(root, where), fields, newline)
    ]
    for start, end, words in sorted(changes, reverse=True):  # from the end, so that places before it stay
        text = f"{text[:start]}{words}{text[end:]}"
    return text


def with_item(text: str, field: str, item: str) -> str:
    """The text with one more item, of these lines, at the end of the list of a top-level field that stands last."""
    newline = "\r\n" if "\r\n" in text else "\n"
    *_, (key, node) = _root(text).value
    if key.value != field or not isinstance(node, yaml.SequenceNode) or node.flow_style:
        raise LawplainError(f"“{field}” is not the last field of this file, or no list.", exit_code=Exit.CONTENT)
    indent = " " * node.start_mark.column
    lines = [f"{indent}{line}" if line else "" for line in item.rstrip("\n").split("\n")]
    return text.rstrip("\r\n") + newline + newline.join(lines) + newline


def _changes(
    text: str, mapping: yaml.MappingNode, fields: Mapping[str, str], newline: str
) -> Iterable[tuple[int, int, str]]:
    known = {key.value: (key, node) for key, node in mapping.value}
    first, last = mapping.value[0][0], mapping.value[-1][1]
    indent, added = " " * first.start_mark.column, ""
    for name, words in fields.items():
        if name not in known:
            added += f"{newline}{indent}{name}: {as_value(words)}"
            continue
        key, node = known[name]
        if node.value:
            line = key.start_mark.line + 1
            raise LawplainError(f"“{name}” has a value already, which stays.", line=line, exit_code=Exit.CONTENT)
        behind = key.end_mark.index + text[key.end_mark.index :].index(":") + 1
        yield behind, behind, f" {as_value(words)}"
    if added:
        end = last.end_mark.index
        while end > last.start_mark.index and text[end - 1] in " \r\n":  # a block ends where the next begins
            end -= 1
        behind = text.find(newline, end)
        at = len(text) if behind < 0 else behind
        yield at, at, added


def _at(node: Any, where: Where) -> yaml.MappingNode:
    for step in where:
        if isinstance(step, int):
            node = node.value[step]
        else:
            node = next(value for key, value in node.value if key.value == step)
    assert isinstance(node, yaml.MappingNode)
    return node


def _root(text: str) -> yaml.MappingNode:
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    assert isinstance(node, yaml.MappingNode), "who asks has read the file"
    return node
