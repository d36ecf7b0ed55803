"""Changes to files that editors wrote, from text to text: only what was asked for changes, to the byte.

Comments, the order of fields, line ends and a BOM stay as they are.
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from lawplain.errors import Exit, LawplainError

_AFTER = {
    "law_as_at": ("topics", "also_called", "id"),
    "law_fingerprint": ("law_as_at",),
    "rewritten_on": ("law_fingerprint", "law_as_at"),
    "translated_from": ("people_ask", "key_facts", "also_called"),
    "reviewed_by": ("method",),
    "reviewed_on": ("reviewed_by", "method"),
}
"""After which field a new one goes; where none of them is there, it goes last."""
_PLAIN = re.compile(r"[^\W_][\w .’'()/-]*")
_NULLS = frozenset({"null", "~", "true", "false", "yes", "no", "on", "off"})
_OPENING = re.compile(r"\ufeff?---[ \t]*(\r\n|\n|\r)")
_CLOSING = re.compile(r"(?<=[\r\n])---[ \t]*(?=[\r\n]|\Z)")


def set_fields(text: str, values: Mapping[str, str]) -> str:
    """The file's text with some top-level fields of its front matter set to a line of text, or emptied by "".

    A field that is not there is added where it belongs; one to be emptied is not. Raises LawplainError where
    the text has no front matter that YAML can read.
    """
    for field, value in values.items():
        text = _set(text, field, value)
    return text


def set_leans(text: str, entries: Iterable[Mapping[str, str]], *, add: bool) -> str:
    """The file's text with `leans_on` set to these entries; or with `add`, with these behind those that it has.

    The field stands behind the others that lawplain writes. LawplainError as of `set_fields`.
    """
    newline = _newline(text)
    lines = "".join(
        f"  {'- ' if i == 0 else '  '}{key}: {value}{newline}"
        for entry in entries
        for i, (key, value) in enumerate(entry.items())
    )
    start, end = _front(text)
    nodes = _nodes(text[start:end])
    if "leans_on" in nodes:
        key, node = nodes["leans_on"]
        listed = isinstance(node, yaml.SequenceNode) and bool(node.value) and not node.flow_style
        if add and listed:
            last = start + node.value[-1].value[-1][1].end_mark.index
            behind = text.find(newline, last, end)
            at = end if behind < 0 else behind + len(newline)
            indent = node.start_mark.column
            return (
                text[:at]
                + lines.replace("  - ", f"{' ' * indent}- ").replace("    ", f"{' ' * (indent + 2)}")
                + text[at:]
            )
        first = start + key.start_mark.index
        last = start + max(node.end_mark.index, key.end_mark.index)
        if text[last - 1] not in "\r\n":
            behind = text.find(newline, last, end)
            last = end if behind < 0 else behind + len(newline)
        text = text[:first] + text[last:]
        if lines:
            return f"{text[:first]}leans_on:{newline}{lines}{text[first:]}"
        return text
    if not lines:
        return text
    place = next(name for name in ("law_fingerprint", "law_as_at", "id") if name in nodes)
    behind = text.find(newline, start + max(nodes[place][0].end_mark.index, nodes[place][1].end_mark.index), end)
    at = end if behind < 0 else behind + len(newline)
    return f"{text[:at]}leans_on:{newline}{lines}{text[at:]}"


def set_entry_leans(text: str, found: Mapping[int, Iterable[Mapping[str, str]]]) -> str:
    """The text of a YAML list with the `leans_on` of some entries, by their number, set behind their other fields."""
    newline = "\r\n" if "\r\n" in text else "\n"
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        raise _unreadable("YAML can't read this file.") from None
    entries = node.value if isinstance(node, yaml.SequenceNode) else []
    for number in sorted(found, reverse=True):  # from the end, so that what stands before keeps its place
        pairs = entries[number].value
        indent = " " * pairs[0][0].start_mark.column
        kept = [(key, value) for key, value in pairs if key.value != "leans_on"]
        lines = [f"{indent}leans_on:{newline}"]
        for one in found[number]:
            for i, (key, value) in enumerate(one.items()):
                lines.append(f"{indent}  {'- ' if i == 0 else '  '}{key}: {value}{newline}")
        anchor = next((value for key, value in kept if key.value == "law_as_at"), kept[-1][1])
        behind = text.find(newline, anchor.end_mark.index)
        if behind < 0:
            text, behind = text + newline, len(text)
        at = behind + len(newline)
        text = text[:at] + "".join(lines) + text[at:]
    return text


def scaffold(
    *, id: str, law_as_at: str, law_fingerprint: str, pins: tuple[str, ...], heading: str, note: str = ""
) -> str:
    """A new file with all that can be filled in, and one empty pin for each of `pins`."""
    said = f"# {heading}\n" + (f"# {note}\n" if note else "")
    front = (
        f"---\n{said}id: {id}\n"
        "# What it means for a person, in at most 12 words:\n"
        "also_called:\n"
        "topics:                         # 1 to 3 of content/topics.yml, one a line:  - topic/sub-topic\n"
        f"law_as_at: {law_as_at}\n"
        f"law_fingerprint: {law_fingerprint}\n"
        "also_search:                    # what people type who have never seen the Act, one a line\n"
        "people_ask:                     # what people ask:  - {law: (1), ask: [the first is shown]}\n"
        "key_facts:                      # time limits, amounts, ages, penalties, rights: each with its kind\n"
        "method: written-by-a-person     # or: drafted-with-ai\n"
        "reviewed_by:\n"
        "reviewed_on:\n"
        "---\n"
    )
    return front + "\n".join(f"[{pin}]\n" for pin in pins)


def guide_scaffold(*, law: str, law_as_at: str) -> str:
    """A new guide with all that can be filled in, two steps and an end."""
    return (
        "---\n"
        "# What has happened, or what you want to know, in at most 12 words:\n"
        "title:\n"
        "# For whom it is, in one sentence:\n"
        "for:\n"
        f"law: {law}\n"
        "topics:                         # 1 to 3 of content/topics.yml, one a line:  - topic/sub-topic\n"
        f"law_as_at: {law_as_at}\n"
        "also_search:                    # what people type who have never seen the law, one a line\n"
        "people_ask:                     # what people ask, by the step that answers; without step: the short answer\n"
        "steps:                          # what happens, in order; docs/front-matter.md has the fields\n"
        "  - id: first\n"
        "    title:\n"
        "    kind:                       # happens, you-must, you-can, they-may, they-must, or ends\n"
        "    law:                        # the pin of what title, when and who rest on: s 9; s 18\n"
        "    chart: yes                  # at most 7 steps stand in the chart\n"
        "  - id: last\n"
        "    title:\n"
        "    kind: ends\n"
        "    law:\n"
        "    chart: yes\n"
        "not_in_the_act:                 # at most three:  - {says: …, looked_for: [words], law_as_at: the day}\n"
        "method: written-by-a-person     # or: drafted-with-ai\n"
        "reviewed_by:\n"
        "reviewed_on:\n"
        "---\n"
        "The short answer, at most 60 words, each sentence with its pin. [s 1]\n"
        "\n"
        "## first\n"
        "\n"
        "[s 1]\n"
        "\n"
        "## last\n"
        "\n"
        "[s 1]\n"
    )


def guide_translation_scaffold(
    *,
    told: Mapping[str, str],
    questions: Iterable[str],
    steps: Iterable[tuple[Mapping[str, str], Iterable[str]]],
    silent: Iterable[str],
    translated_from: str,
    body: str,
) -> str:
    """A new translation of a guide: the English beside empty fields, and the English body to write over.

    `told` has the title and for whom it is, by the name of their field; `steps` the fields of each step, its id first,
    with the conditions of where it leads.
    """
    front = "".join(f"{field}:     # {words}\n" for field, words in told.items())
    asked = "".join(f"  -     # {words}\n" for words in questions)
    if asked:
        front += f"people_ask:                     # each of them, or none: then take the field out\n{asked}"
    front += "steps:\n"
    for fields, conditions in steps:
        (_, id_), *others = fields.items()
        front += f"  - id: {id_}\n" + "".join(f"    {field}:     # {words}\n" for field, words in others)
        listed = "".join(f"      -     # {words}\n" for words in conditions)
        front += f"    if:\n{listed}" if listed else ""
    said = "".join(f"  -     # {words}\n" for words in silent)
    front += f"not_in_the_act:\n{said}" if said else ""
    return (
        f"---\n{front}translated_from: {translated_from}\n"
        "method: written-by-a-person     # or: drafted-with-ai\n"
        "reviewed_by:\n"
        "reviewed_on:\n"
        f"---\n{body.strip(chr(10))}\n"
    )


def translation_scaffold(
    *,
    title: str,
    facts: Iterable[Mapping[str, str]],
    questions: Iterable[str],
    translated_from: str,
    body: str,
    heading: str,
) -> str:
    """A new translation: the English title, key facts and questions beside empty fields, and the English body to write
    over.

    `facts` have the words of each key fact by the name of their field, `what` first.
    """
    listed = "".join(
        f"  {'- ' if i == 0 else '  '}{field}:     # {words}\n"
        for fact in facts
        for i, (field, words) in enumerate(fact.items())
    )
    front = f"---\n# {heading}\n# {title}\nalso_called:\n" + (f"key_facts:\n{listed}" if listed else "")
    asked = "".join(f"  -     # {words}\n" for words in questions)
    front += (
        f"people_ask:                     # each of them, or none: then take the field out\n{asked}" if asked else ""
    )
    front += (
        f"translated_from: {translated_from}\n"
        "method: written-by-a-person     # or: drafted-with-ai\n"
        "reviewed_by:\n"
        "reviewed_on:\n"
        "---\n"
    )
    return front + body.strip("\n") + "\n"


def language_scaffold(code: str, name: str, direction: str) -> str:
    """A new language of languages.yml."""
    return (
        f"- code: {code}\n"
        f"  name: {as_value(name)}\n"
        f"  direction: {direction}\n"
        "  everyday:                     # what people say in it:  - {say: […], law: [visa]}\n"
        "  method: written-by-a-person   # or: drafted-with-ai\n"
        "  reviewed_by:                  # who has checked the catalogue; readers see the language only then\n"
        "  reviewed_on:\n"
    )


def appended(text: str, entry: str) -> str:
    """A list in YAML with one more entry at its end."""
    newline = "\r\n" if "\r\n" in text else "\n"
    gap = newline if text and not text.endswith(("\n", "\r")) else ""
    return text + gap + entry.replace("\n", newline)


def as_value(words: str) -> str:
    """Words as YAML reads them back: plain where that is safe, else in double quotes."""
    words = " ".join(words.split())
    plain = _PLAIN.fullmatch(words) and words.casefold() not in _NULLS
    return words if plain else json.dumps(words, ensure_ascii=False)


def _set(text: str, field: str, value: str) -> str:
    start, end = _front(text)
    nodes = _nodes(text[start:end])
    if field not in nodes:
        return _added(text, start, end, nodes, field, value) if value else text
    key, node = nodes[field]
    begin = start + key.end_mark.index + text[start + key.end_mark.index : end].index(":") + 1
    empty = node.start_mark.index == node.end_mark.index
    last = begin if empty else start + node.end_mark.index
    while last > begin and text[last - 1] in "\r\n":  # a block of text ends at the start of the next line
        last -= 1
    after = text[last:]
    gap = " " if after.lstrip(" \t").startswith("#") and not after.startswith((" ", "\t")) else ""
    if not value:
        return text[:begin] + gap + after
    before = " " if empty else text[begin : start + node.start_mark.index]
    return text[:begin] + before + value + gap + after


def _added(text: str, start: int, end: int, nodes: dict[str, tuple[Any, Any]], field: str, value: str) -> str:
    newline = _newline(text)
    place = next((name for name in _AFTER.get(field, ()) if name in nodes), None)
    at = end
    if place is not None:
        behind = start + max(nodes[place][0].end_mark.index, nodes[place][1].end_mark.index)
        if text[behind - 1 : behind] not in ("\n", "\r"):  # a list ends at the start of the next line
            found = text.find(newline, behind, end)
            behind = end if found < 0 else found + len(newline)
        at = behind
    return f"{text[:at]}{field}: {value}{newline}{text[at:]}"


def _front(text: str) -> tuple[int, int]:
    """Where the front matter starts and ends, without its lines of hyphens."""
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        raise _unreadable("The file has no front matter between two lines of three hyphens.")
    return opening.end(), closing.start()


def _nodes(front: str) -> dict[str, tuple[Any, Any]]:
    """The key and value of each top-level field, with their marks."""
    try:
        node = yaml.compose(front, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        raise _unreadable("YAML can't read the front matter.") from None
    if not isinstance(node, yaml.MappingNode):
        raise _unreadable("The front matter has no fields.")
    return {str(key.value): (key, value) for key, value in node.value}


def _newline(text: str) -> str:
    opening = _OPENING.match(text)
    return opening[1] if opening else "\n"


def _unreadable(what: str) -> LawplainError:
    return LawplainError(what, fix="Run: lawplain check", exit_code=Exit.CONTENT)
