"""The body of a summary: CommonMark without HTML, read once. What is checked is what is published."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from lawplain.findings import Finding, Read
from lawplain.law import pins

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_SHOWN = 40
"""Characters of a pin that can't be read, as its finding shows it."""
SENTENCE_END = re.compile(r"(?<=[.?!])[”’\")]*\s+(?=[A-ZĀĒĪŌŪ\d“\"(])")
"""What stands between two sentences."""
_BRACKETS = re.compile(r"\[([^\]]*)\](?!\()")


@dataclass(frozen=True, slots=True)
class Pinned:
    """A pin as it stands in a body, and the words before it that it explains, back to the pin before."""

    pin: pins.Pin
    explains: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Body:
    """The body of a summary: its text as written, its Markdown tokens, its pins in order.

    `first_line` is the line of the file on which the text starts.
    """

    source: str
    tokens: "tuple[Token, ...]" = ()
    pinned: tuple[Pinned, ...] = ()
    first_line: int = 1

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The words of each block, without mark-up and pins."""
        return tuple(words(token.children or ()).strip() for token in self.tokens if token.type == "inline")

    @property
    def without_pins(self) -> str:
        """The text as written, with blanks for its pins: all else stays in its place."""
        return _BRACKETS.sub(lambda m: re.sub(r".", " ", m[0]) if pins.parse(m[1]) else m[0], self.source)


def read(source: str, path: str, first_line: int) -> Read[Body]:
    """The body that starts on `first_line` of a file, and what is wrong with its pins."""
    tokens = _markdown().parse(source)
    lines = source.split("\n")
    pinned, findings = list[Pinned](), list[Finding]()
    for token in tokens:
        since: list[str] = []
        for child in token.children or []:
            if child.type == "pin":
                line, column = _place(child, token, lines)
                pinned.append(Pinned(child.meta["pin"], "".join(since).strip(), line + first_line, column))
                since = []
            elif child.type == "not_a_pin":
                line, column = _place(child, token, lines)
                said, fix = child.meta["said"], child.meta["fix"]
                findings.append(Finding(path, line + first_line, column, "pins", "error", said, fix))
            else:
                since.append(" " if child.type in ("softbreak", "hardbreak") else child.content)
    return Read(Body(source, tuple(tokens), tuple(pinned), first_line), tuple(findings))


def sections(body: Body) -> tuple[Body, tuple[tuple[str, Body], ...]]:
    """A body without its headings of the second level; and what stands below each of them, by its words. The first is
    "": what stands before them all."""
    heads = [i for i, token in enumerate(body.tokens) if token.type == "heading_open" and token.tag == "h2"]
    lines = body.source.split("\n")
    names = ["", *(body.tokens[i + 1].content.strip() for i in heads)]
    spans = [body.tokens[i].map or [0, 1] for i in heads]
    starts, ends = [0, *(span[1] for span in spans)], [*(span[0] for span in spans), len(lines)]
    texts = ("\n".join(lines[start:end]) for start, end in zip(starts, ends, strict=True))
    # Read anew, so that each text has its own lines: what is wrong in them was found when the whole was read.
    parts = (read(text, "", body.first_line + start).value for text, start in zip(texts, starts, strict=True))
    taken = {i + k for i in heads for k in range(3)}
    kept = tuple(token for i, token in enumerate(body.tokens) if i not in taken)
    return replace(body, tokens=kept), tuple(zip(names, parts, strict=True))


def _place(child: "Token", block: "Token", lines: list[str]) -> tuple[int, int]:
    """Where a pin stands: its line from 0, its column from 1.

    The pin rule has noted its offset in the words of the block. Each line of these is the end of a line of the source,
    behind its indent and its bullet; a heading alone has more after it.
    """
    before = block.content[: child.meta["at"]]
    line = (block.map or [0])[0] + before.count("\n")
    column = len(before) - (before.rfind("\n") + 1)
    words, whole = block.content.split("\n")[before.count("\n")].rstrip(), lines[line].rstrip()
    start = len(whole) - len(words) if whole.endswith(words) else whole.find(words)
    return line, max(start, 0) + column + 1


def words(inline: "Iterable[Token]") -> str:
    """The words of a stretch of running text, without mark-up and pins."""
    kept = (child for child in inline if child.type not in ("pin", "not_a_pin"))
    return "".join(" " if c.type in ("softbreak", "hardbreak") else c.content for c in kept)


def _pin_rule(state: "StateInline", silent: bool) -> bool:
    """`[(4)]` is a pin; `[(4)](a)` and `[(4` are findings; `[words](address)` is left to the link rule."""
    if state.src[state.pos] != "[":
        return False
    end = state.src.find("]", state.pos, state.posMax)
    if end < 0:
        return _unclosed(state, silent)
    inner, after = state.src[state.pos + 1 : end], state.src[end + 1 : end + 2]
    pin = pins.read(inner)
    if after == "(" and isinstance(pin, pins.Mistake):
        return False
    if not silent:
        whole = state.src[state.pos : end + 1]
        if isinstance(pin, pins.Mistake):
            shown = whole if len(whole) <= _SHOWN else f"{whole[: _SHOWN - 2]}…]"
            said = pin.said if len(inner) > pins.LONGEST or ";" in inner or "," in inner else f"{shown} is not a pin."
            _not_a_pin(state, whole, said, pin.fix)
        elif after == "(":
            close = state.src.find(")", end)
            tail = state.src[end + 1 : close + 1] if close > 0 else "("
            said = f"{whole}{tail} is written as a link."
            inside = re.fullmatch(r"(?:\([0-9A-Za-z]{1,6}\))", tail) is not None
            fix = f"Did you mean [{inner}{tail}]?" if inside else f"Write {whole}, and a space before the bracket."
            _not_a_pin(state, f"{whole}{tail}", said, fix)
            end += len(tail)
        else:
            token = state.push("pin", "", 0)
            token.content, token.meta = whole, {"pin": pin, "at": state.pos}
    state.pos = end + 1
    return True


def _unclosed(state: "StateInline", silent: bool) -> bool:
    """A bracket that opens a pin and is closed nowhere in its paragraph."""
    rest = state.src[state.pos + 1 : state.posMax].split("\n")[0]
    if not pins.is_begun(rest):
        return False
    if not silent:
        words = f"[{rest[:30].strip()}"
        _not_a_pin(state, words, f"“{words}” opens a pin that nothing closes.", "Write ] where the pin ends.")
    state.pos += 1 + len(rest[:30].rstrip())
    return True


def _not_a_pin(state: "StateInline", words: str, said: str, fix: str) -> None:
    token = state.push("not_a_pin", "", 0)
    token.content, token.meta = words, {"said": said, "fix": fix, "at": state.pos}


@cache
def _markdown() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415 - those who only count read no Markdown

    markdown = MarkdownIt("commonmark", {"html": False, "typographer": False})
    markdown.disable(["reference", "html_block", "html_inline", "image", "code", "fence", "autolink"])
    markdown.inline.ruler.before("link", "pin", _pin_rule)
    return markdown


def links(tokens: "tuple[Token, ...]") -> Iterator[str]:
    """The addresses that a body links to."""
    for token in tokens:
        for child in token.children or []:
            if child.type == "link_open":
                yield str(child.attrGet("href") or "")
