"""YAML's traps: what it reads otherwise than it was meant, and how to mend it. Values are taken as they are written, so
`no`, `12A`, `1.10` and dates are no trap here."""

import re
from collections.abc import Iterator

from lawplain.findings import Finding

QUOTE = 'Put the value in double quotes: "like this".'
_VALUE = re.compile(r"^\s*(?:(?P<item>-)\s+)?(?:(?P<key>[A-Za-z_]+):\s+)?(?P<value>[^\s\"'#|>&*!%@`{\[].*)$")
_PROSE = frozenset({"also_called", "what", "fact", "why", "words", "meaning", "term", "name", "about", "reviewed_by"})
"""Fields that hold a sentence; list items do as well."""
_FLOW = re.compile(r"^\s*(?:-\s+)?(?:(?P<key>[A-Za-z_]+):\s+)?(?P<open>[\[{])(?P<inside>.*[^\s\]}].*)")
_SIGNS = re.compile(r" #|[\[{]")
"""Without any of these no line has a trap."""
_SPLIT = re.compile(r"\d,\d{3}(?!\d)")


def traps(text: str, path: str, first_line: int) -> Iterator[Finding]:
    """What YAML reads without a word, but not as it was meant: a cut value, a list that a comma split."""
    if not _SIGNS.search(text):
        return
    for number, line in enumerate(text.split("\n"), first_line):
        if (cut := _cut(line)) is not None:
            said = f"YAML reads everything after “ #” as a comment: of this value only “{cut}” is left."
            fix = f"If the # belongs to the value: {QUOTE} If not, give the comment a line of its own."
            yield Finding(path, number, len(line.split(" #", maxsplit=1)[0]) + 2, "yaml", "warning", said, fix)
        if flow := _FLOW.match(line):
            column = flow.start("open") + 1
            fix = "Write one item a line, each after a hyphen."
            if _SPLIT.search(flow["inside"]):
                said = f"YAML cuts {flow['open']}… at every comma, so the number “{_SPLIT.search(line)[0]}” is cut too."  # type: ignore[index]
                yield Finding(path, number, column, "yaml", "error", said, fix)
            else:
                said = f"In {flow['open']}… every comma cuts, the one of “$100,000” too."
                yield Finding(path, number, column, "yaml", "warning", said, fix)


def _cut(line: str) -> str | None:
    """What a comment leaves of a sentence, None where nothing is cut."""
    match = _VALUE.match(line)
    if match is None or " #" not in line or not (match["key"] in _PROSE or (match["item"] and not match["key"])):
        return None
    return match["value"].split(" #", maxsplit=1)[0].strip()


def mend(text: str, line: int) -> str:
    """The advice for a line (from 0) that YAML can't read, naming the trap."""
    lines = text.split("\n")
    at = lines[line] if line < len(lines) else ""
    before = lines[line - 1] if 0 < line <= len(lines) else ""
    if "\t" in at or "\t" in before:
        return "Replace the tab by spaces. YAML takes no tab at the start of a line."
    for candidate in (at, before):
        if re.match(r"^\s*(?:- )?[A-Za-z_]+:[^\s:]", candidate):
            return "Write a space after the colon."
        value = candidate.partition(":")[2].strip()
        if not value:
            continue
        if value[0] in "\"'" and (not value.endswith(value[0]) or value.count(value[0]) != 2):
            return "The quotes don't close, or words stand after them. Close them at the end of the value."
        if value[0] in "[{":
            return "Write lists one item a line, each after a hyphen, and no [ ] or { }."
        if value[0] in "%@`&*!|>-?,]}":
            return f"A value that starts with {value[0]} needs quotes. {QUOTE}"
        if ": " in value or value.endswith(":"):
            return f"A colon and a space inside a value start a new field for YAML. {QUOTE}"
    return "Look at the spaces at the start of this line and the one before it. " + QUOTE
