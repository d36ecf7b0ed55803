"""A second reading of the official XML, to prove the first: expat alone, no tree, none of lawplain's code.

It knows nothing of what elements mean but rules R1 to R9 of docs/design.md: which are sections, which print beside the
words, which are inline.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

_BESIDE = {"notes", "cf", "ird.aids", "footnote", "atidlm:resourcepair", "atidlm:metadata", "editorial-note", "summary"}
_INLINE = {
    "citation",
    "intref",
    "extref",
    "leg-title",
    "emphasis",
    "def-term",
    "insertwords",
    "amend.in",
    "quote.in",
    "superscript",
    "subscript",
    "pageref",
    "struckoutwords",
    "footnote",
    "amending-provision",
    "amending-leg",
    "amending-operation",
    "amendment-date",
    "amending-instruction",
    "amended-provision",
    "atidlm:link",
    "atidlm:linkcontent",
    "atidlm:delete",
    "atidlm:resourcepair",
    "atidlm:metadata",
}
_TOKEN = re.compile(r"[^\W_]+")


@dataclass
class _Open:
    """An element that has begun: what it holds so far, strings and the texts of its children in order."""

    name: str
    holds: list[tuple[bool, str]] = field(default_factory=list)

    def string(self, text: str) -> None:
        if self.holds and self.holds[-1][0]:
            text = self.holds.pop()[1] + text
        self.holds.append((True, text))


@dataclass
class Reading:
    """The word tokens of each section, schedule and front of an Act by id, and every element name met."""

    sections: dict[str, list[str]] = field(default_factory=dict)
    others: dict[str, list[str]] = field(default_factory=dict)
    elements: set[str] = field(default_factory=set)


def read(content: bytes) -> Reading:
    """The words of an Act by the rules."""
    reading = Reading()
    opened: list[_Open] = []
    ids: list[str] = []

    def start(name: str, attributes: Mapping[str, str]) -> None:
        reading.elements.add(name)
        opened.append(_Open(name))
        ids.append(attributes.get("id", ""))

    def end(name: str) -> None:
        element, path = opened.pop(), [o.name for o in opened]
        id_ = ids.pop()
        text = "" if name in _BESIDE else _joined(element)
        in_section = path[:2] == ["act", "body"] and "amend" not in path
        if name == "prov.body" and in_section and path.count("prov") == 1:
            reading.sections[ids[-1]] = tokens(text)
        if (path, name) == (["act"], "front") or (path, name) == (["act", "schedule.group"], "schedule"):
            reading.others |= {id_: found} if (found := tokens(text)) else {}
        own = name in ("label", "heading") and path == ["act", "schedule.group", "schedule"]
        if opened and not own:
            opened[-1].holds.append((False, text if name in _INLINE else f" {text} "))

    def characters(text: str) -> None:
        opened[-1].string(text)

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.Parse(content, True)
    return reading


def tokens(text: str) -> list[str]:
    shown = "".join(c for c in text if c.isascii() or unicodedata.category(c) != "Cf")  # format characters show nothing
    return _TOKEN.findall(unicodedata.normalize("NFC", shown))


def _joined(element: _Open) -> str:
    """Rule R6: white space with a new line in it is layout where the element has no text of its own."""
    if any(own and text.strip() for own, text in element.holds):
        return "".join(text for _, text in element.holds)
    parts = []
    last = len(element.holds) - 1
    for i, (own, text) in enumerate(element.holds):
        layout = own and "\n" in text
        edge = i in (0, last) or element.name.startswith("atidlm:link")
        parts.append(("" if edge else " ") if layout else text)
    return "".join(parts)
