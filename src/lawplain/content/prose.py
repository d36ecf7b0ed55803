"""The body of a summary: CommonMark without HTML, read once. What is checked is what is published."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from lawplain.findings import Finding
from lawplain.law import pins

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token


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
        return tuple(_words(token) for token in self.tokens if token.type == "inline")


def read(source: str, path: str, first_line: int) -> tuple[Body, list[Finding]]:
    """The body that starts on `first_line` of a file, and what is wrong with its pins."""
    tokens = _markdown().parse(source)
    lines = source.split("\n")
    found: list[Pinned] = []
    findings: list[Finding] = []
    for token in tokens:
        if token.type != "inline" or not token.map:
            continue
        spot = _Spot(lines, token.map[0], first_line)
        since: list[str] = []
        for child in token.children or []:
            if child.type == "pin":
                line, column = spot.after(child.content)
                found.append(Pinned(child.meta["pin"], "".join(since).strip(), line, column))
                since = []
            elif child.type == "not_a_pin":
                line, column = spot.after(child.content)
                findings.append(Finding(path, line, column, "pins", "error", child.meta["said"], child.meta["fix"]))
            else:
                since.append(" " if child.type in ("softbreak", "hardbreak") else child.content)
    return Body(source, tuple(tokens), tuple(found), first_line), findings


@dataclass(slots=True)
class _Spot:
    """Walks through the lines of a block to find where each of its pins stands."""

    lines: list[str]
    line: int
    first: int
    column: int = 0

    def after(self, words: str) -> tuple[int, int]:
        for number in range(self.line, len(self.lines)):
            start = self.column if number == self.line else 0
            if (column := self.lines[number].find(words, start)) >= 0:
                self.line, self.column = number, column + len(words)
                return number + self.first, column + 1
        return self.line + self.first, self.column + 1


def _words(token: "Token") -> str:
    kept = (child for child in token.children or [] if child.type not in ("pin", "not_a_pin"))
    return "".join(" " if c.type in ("softbreak", "hardbreak") else c.content for c in kept).strip()


def _pin_rule(state: "StateInline", silent: bool) -> bool:
    """`[(4)]` is a pin; `[(4)](a)` and `[(4` are findings; `[words](address)` is left to the link rule."""
    if state.src[state.pos] != "[":
        return False
    end = state.src.find("]", state.pos, min(state.posMax, state.pos + 120))
    if end < 0:
        return False
    inner, after = state.src[state.pos + 1 : end], state.src[end + 1 : end + 2]
    pin = pins.parse(inner)
    if after == "(" and pin is None:
        return False
    if not silent:
        whole = state.src[state.pos : end + 1]
        if pin is None:
            _not_a_pin(state, whole, f"{whole} is not a pin.", _likely(inner))
        elif after == "(":
            tail = state.src[end + 1 : state.src.find(")", end) + 1]
            _not_a_pin(state, whole + tail, f"{whole}{tail} is written as a link.", f"Did you mean [{inner}{tail}]?")
            end += len(tail)
        else:
            token = state.push("pin", "", 0)
            token.content, token.meta = whole, {"pin": pin}
    state.pos = end + 1
    return True


def _not_a_pin(state: "StateInline", words: str, said: str, fix: str) -> None:
    token = state.push("not_a_pin", "", 0)
    token.content, token.meta = words, {"said": said, "fix": fix}


def _likely(inner: str) -> str:
    bare = inner.strip(" ()")
    if bare and len(bare) <= 4 and bare.isalnum():
        return f"Did you mean [({bare})]?"
    return "Pins look like [(4)], [(2)-(3)], [(4)(a), (6)], [(a)], [all] or [“term”]."


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
