"""Inline words of the law as HTML: references, defined terms, quotation marks, emphasis, footnote marks.

Here and in `words` and `tables` a string that a function takes as `html`, or returns, is HTML; words of the law become
HTML in one way only, `escaped`. (markupsafe would tell the two apart by itself, at a third of the time of all pages.)
"""

import re
from collections.abc import Callable, Iterable, Mapping

from markupsafe import Markup, escape

from lawplain import sources
from lawplain.law import plain_text
from lawplain.law.model import Footnote, Inline, Span

Attributes = Mapping[str, str | int | None]
Official = Callable[[Span], str]
"""The address on the official site of a link span of style "elsewhere", "" for none."""

NOTHING = ""
_SPECIAL = re.compile("[&<>\"']")
QUOTES = {1: ("“", "”"), 2: ("‘", "’")}
_EMPHASIS = {"italic": ("i",), "bold": ("b",), "bold-italic": ("b", "i"), "underline": ("u",)}
_NAMED_TERM = ("definition of ", "definitions of ", "the term ", "the expression ")
"""Before a term that is only spoken of, not defined."""


def escaped(words: str) -> str:
    """Words as HTML, to stand in an element or in an attribute."""
    return str(escape(words)) if _SPECIAL.search(words) else words


def tag(name: str, html: str = NOTHING, attributes: Attributes | None = None) -> str:
    """An element with HTML in it. An attribute's value is escaped; one of None is left out, one of "" stands bare."""
    if not attributes:
        return f"<{name}>{html}</{name}>"
    opened = name
    for key, value in attributes.items():
        if value is not None:
            opened += f' {key}="{escaped(str(value))}"' if value != "" else f" {key}"
    return f"<{opened}>{html}</{name}>"


def added(html: str) -> str:
    """Words that the page adds among the law's: a test that drops them finds the law's own (rule R8)."""
    return f"<span data-added>{html}</span>"


def mark(level: int, *, closing: bool = False) -> str:
    """A quotation mark that the source leaves to be generated: level 1 double, 2 single, 0 none."""
    return added(QUOTES[level][closing]) if level in QUOTES else NOTHING


def inline_html(words: Iterable[Inline], *, prefix: str = "", official: Official = sources.official) -> Markup:
    """Inline words, such as a section's heading, as HTML.

    A footnote leaves its mark; `law_html` of the same text, with the same `prefix`, sets it at the foot.
    """
    return Markup(InlineWriter(prefix, official).line(words))


class InlineWriter:
    """Writes inline words. Numbers the footnotes it meets in `footnotes`, whose order is their number."""

    def __init__(self, prefix: str, official: Official) -> None:
        self.prefix, self.official = prefix, official
        self.footnotes: list[Footnote] = []

    def line(self, inlines: Iterable[Inline], *, term: str = "", quoted: bool = False) -> str:
        """The words of one line, without white space around them.

        `term` is the anchor of the definition that the line opens: its first term becomes a link to itself. In
        `quoted` law no term is defined.
        """
        return self._all(tuple(inlines), _Style(term, quoted)).strip(" ")

    def _all(self, inlines: tuple[Inline, ...], style: "_Style") -> str:
        html = NOTHING
        for i, inline in enumerate(inlines):
            if isinstance(inline, str):
                html += escaped(inline)
            elif isinstance(inline, Footnote):
                html += self._footnote_mark(inline)
            else:
                before = inlines[i - 1] if i else ""
                html += self._span(inline, style, before if isinstance(before, str) else "")
        return html

    def _span(self, span: Span, style: "_Style", before: str) -> str:
        if span.kind == "line-break":
            return "<br>"
        if span.kind == "blank":
            return f" {_blank(span.style)} "
        if span.kind == "fraction":
            return self._fraction(span, style)
        if span.kind in ("reference", "title"):
            return self._link(span, style)
        if span.kind == "term":
            return self._term(span, style, before)
        words = self._all(span.content, style)
        if span.kind == "emphasis":
            return _emphasised(words, span.style)
        if span.kind == "quoted":
            level = int(span.style) if span.style.isdigit() else 0
            return mark(level) + words + mark(level, closing=True)
        if span.kind in ("superscript", "subscript"):
            return tag(span.kind[:3], words)
        return f" {words} " if span.kind in ("unknown", "over", "under") else words

    def _link(self, span: Span, style: "_Style") -> str:
        if span.style == "footnote":
            note = next((n for n in self.footnotes if n.id == span.target), None)
            return self._footnote_mark(note) if note else self._all(span.content, style)
        inner = self._all(span.content, style.inside_link())
        if style.in_link or not span.target or not span.content:
            return inner
        if span.style == "here":
            return tag("a", inner, {"href": span.target}) if span.target.startswith(("/", "#")) else inner
        href = self.official(span)
        return tag("a", inner, {"class": "official-link", "href": href}) if href else inner

    def _term(self, span: Span, style: "_Style", before: str) -> str:
        words = self._all(span.content, style)
        if style.quoted or before.endswith(_NAMED_TERM):
            return tag("b", words)
        if span.style and not style.in_link:
            anchor = f"{self.prefix}{span.style}"
            return tag("dfn", tag("a", words, {"href": f"#{anchor}"}), {"id": anchor})
        if style.term and not style.in_link:
            words = tag("a", words, {"href": f"#{self.prefix}{style.take_term()}"})
        return tag("dfn", words)

    def _fraction(self, span: Span, style: "_Style") -> str:
        """One number over another; "over" is for people who listen to the page."""
        parts = {part.kind: self._all(part.content, style) for part in span.content if isinstance(part, Span)}
        if set(parts) != {"over", "under"}:
            return f" {self._all(span.content, style)} "
        line = tag("span", "⁄", {"data-added": "", "aria-hidden": "true"})
        over = tag("span", " over ", {"class": "vh", "data-added": ""})
        return f" <sup>{parts['over']}</sup>{line}{over} <sub>{parts['under']}</sub> "

    def _footnote_mark(self, note: Footnote) -> str:
        known = next((i for i, n in enumerate(self.footnotes) if n is note or (n.id and n.id == note.id)), None)
        number = len(self.footnotes) + 1 if known is None else known + 1
        if known is None:
            self.footnotes.append(note)
        attributes = {
            "id": f"{self.prefix}fnref-{number}" if known is None else None,
            "href": f"#{self.prefix}fn-{number}",
            "role": "doc-noteref",
            "aria-label": f"Footnote {number}",
        }
        return tag("sup", tag("a", str(number), attributes), {"data-added": ""})


class _Style:
    """How the words of one line are written. `term` is used up by the first defined term."""

    def __init__(self, term: str, quoted: bool, in_link: bool = False) -> None:
        self.term, self.quoted, self.in_link = term, quoted, in_link

    def inside_link(self) -> "_Style":
        return _Style("", self.quoted, in_link=True)

    def take_term(self) -> str:
        anchor, self.term = self.term, ""
        return anchor


def _emphasised(words: str, style: str) -> str:
    if style == "roman":
        return tag("span", words, {"class": "roman"})
    for name in reversed(_EMPHASIS.get(style, ())):
        words = tag(name, words)
    return words


def _blank(fill: str) -> str:
    """A blank to fill in, which is read aloud as one; a gap or a row of dots, which nobody needs to hear."""
    if fill == "space":
        return added("\u2003\u2003")
    spoken: Attributes = {"aria-hidden": "true"} if fill == "leader" else {"role": "img", "aria-label": "blank"}
    return tag("span", "…………", {"class": "blank", "data-added": "", **spoken})


def footnotes_in(inlines: Iterable[Inline]) -> tuple[Footnote, ...]:
    """The footnotes of inline words, in order."""
    found: list[Footnote] = []
    for inline in inlines:
        if isinstance(inline, Footnote):
            found.append(inline)
        elif isinstance(inline, Span):
            found += footnotes_in(inline.content)
    return tuple(found)


def has_link(inlines: Iterable[Inline]) -> bool:
    return any(span.kind in ("reference", "title") for span in plain_text.spans(inlines))
