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
_SPACES = re.compile(r"[ \t]*(?P<odd>[^\S \t\n])")
"""A line whose first spaces are not all spaces: a no-break space, as word processors and web pages have it."""
_BULLET = re.compile(r"\s*(?P<sign>[–—−‐‑•·*])\s+\S")
"""A list item that starts with a dash or a bullet in place of a hyphen: to YAML, more words of the line before."""
_TIGHT = re.compile(r"\s*-(?=[^\W\d_]|[“\"‘($])")
"""A list item without the space after its hyphen: the same."""
_BLOCK = re.compile(r"(?P<indent>\s*)(?:- )?[A-Za-z_]+:\s+[|>][-+0-9]*\s*$")
"""A field whose text stands on the lines after it, however these begin."""
_FIELD = r"^\s*(?:- )?(?P<name>[A-Za-z_]+)"
_WRONG_COLON = re.compile(_FIELD + r"\s*(?P<sign>[;：=])")
_SPACE_BEFORE = re.compile(_FIELD + r":[^\s:/]")
_FEW = 6
"""Lines that are looked at one by one where YAML can't read what stands on them."""
_NO_COLON = re.compile(r"^\s*(?:- (?=\w+\s+\S))?(?P<name>[A-Za-z_]+)(?=\s|$)(?!\s*:)")


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
                said = (
                    f"YAML cuts {flow['open']}… at every comma, so the number “{_SPLIT.search(line)[0]}” is cut in two."  # type: ignore[index]
                )
                yield Finding(path, number, column, "yaml", "error", said, fix)
            else:
                said = f"In {flow['open']}… every comma begins a new item, even the one in “$100,000”."
                yield Finding(path, number, column, "yaml", "warning", said, fix)


def _cut(line: str) -> str | None:
    """What a comment leaves of a sentence, None where nothing is cut."""
    match = _VALUE.match(line)
    if match is None or " #" not in line or not (match["key"] in _PROSE or (match["item"] and not match["key"])):
        return None
    return match["value"].split(" #", maxsplit=1)[0].strip()


def unlike(text: str, path: str, first_line: int) -> Iterator[Finding]:
    """Lines that look like YAML and are none: an odd space at their start, a dash or bullet in place of a hyphen."""
    block: int | None = None
    for number, line in enumerate(text.split("\n"), first_line):
        indent = len(line) - len(line.lstrip())
        if block is not None and (not line.strip() or indent > block):
            continue
        block = len(match["indent"]) if (match := _BLOCK.match(line)) else None
        for shape, said, fix in (
            (
                _SPACES,
                "This line starts with a space that is not an ordinary one.",
                "Type the spaces at its start again.",
            ),
            (
                _BULLET,
                "This list item starts with {sign} instead of a hyphen.",
                "Start it with a hyphen and a space.",
            ),
            (_TIGHT, "There is no space after the hyphen of this list item.", "Write a space after the hyphen."),
        ):
            if match := shape.match(line):
                sign = match.groupdict().get("sign") or ""
                yield Finding(path, number, indent + 1, "yaml", "error", said.format(sign=sign), fix)
                break


def diagnose(text: str, begun: int | None, noticed: int, *, key: bool) -> tuple[int, str, str]:
    """Where a text that YAML can't read went wrong, what is wrong there, and how to mend it: a line (from 0), two
    sentences.

    YAML notices a fault at `noticed`, often in the next line; what it was reading then, a `key` perhaps,
    began at `begun`.
    """
    lines = text.split("\n")
    last = min(noticed, len(lines) - 1)
    first = min(last, max(0, last - 1) if begun is None else begun)
    around = [*range(first, last + 1)] if last - first < _FEW else [first, last - 1, last]
    if key and begun is not None and not _fault(lines[begun], "") and (match := _NO_COLON.match(lines[begun])):
        return begun, *_no_colon(match)
    for number in around:
        if found := _fault(lines[number], lines[number - 1] if number else ""):
            return number, *found
    for number in around:
        if match := _NO_COLON.match(lines[number]):
            return number, *_no_colon(match)
    fix = f"Look at the spaces at the start of this line and of the one before it. {QUOTE}"
    return last, "YAML can't read this line.", fix


def _no_colon(match: re.Match[str]) -> tuple[str, str]:
    return f"There is no colon after “{match['name']}”.", f"Write “{match['name']}:”, and a space before its value."


def _fault(line: str, before: str) -> tuple[str, str] | None:
    """What is wrong with a line by itself, and how to mend it; None where nothing shows."""
    value = re.sub(r"^\s*(?:- )?[A-Za-z_]+:(?=\s|$)", "", line).strip().removeprefix("- ")
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "This line starts with a tab.", "Replace the tab by spaces. YAML takes no tab at the start of a line."
    if match := _WRONG_COLON.match(line):
        return f"After “{match['name']}” there is {match['sign']} instead of a colon.", "Write a colon and a space."
    if match := _SPACE_BEFORE.match(line):
        return f"There is no space after “{match['name']}:”.", "Write a space after the colon."
    if value[:1] in ('"', "'") and (not value.endswith(value[0]) or value.count(value[0]) != 2):
        said = "The quotes don't close, or words stand after them."
        return said, "Close them at the end of the value; a quote inside needs the other kind around it."
    if value[:1] in ("[", "{"):
        return (
            f"YAML finds no end for what {value[0]} opens.",
            "Write lists one item a line, each after a hyphen, and no [ ] or { }.",
        )
    if value[:1] and value[0] in "%@`&*!|>?,]}":
        return f"YAML reads a value that starts with {value[0]} in a way of its own.", QUOTE
    if ": " in value or value.endswith(":"):
        return "A colon and a space inside a value start a new field for YAML.", QUOTE
    here, above = len(line) - len(line.lstrip()), len(re.match(r"\s*(?:- +)?", before)[0])  # type: ignore[index]
    if (
        re.match(r"\s*(?:- )?[A-Za-z_]+:(?:\s|$)", line)
        and here
        and here != above
        and not before.rstrip().endswith(":")
    ):
        return (
            "This line does not start with as many spaces as its neighbours.",
            "Start it below the field before it.",
        )
    return None
