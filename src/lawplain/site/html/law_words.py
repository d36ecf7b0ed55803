"""The words of the law as HTML: nested as enacted, labels exact, every word once and in order.

Labels are text, never list counters: no reader, printer or copy of the page can number them anew. What the page adds
among the words carries `data-added`; without it the words are the law's own, token by token (rules R3 to R9).
"""

from dataclasses import replace
from itertools import groupby
from typing import NamedTuple, TypeGuard

from markupsafe import Markup

from lawplain import sources
from lawplain.language.speech import language
from lawplain.law import plain_text
from lawplain.law.model import Block, Inline, Passage, Table, Text
from lawplain.site.html.inline import (
    NOTHING,
    InlineWriter,
    Official,
    added,
    escaped,
    footnotes_in,
    inline_html,
    mark,
    tag,
)
from lawplain.site.html.tables import formula_html, status_words, table_html

__all__ = ["Official", "inline_html", "law_html"]

_LISTED = frozenset({"subsection", "paragraph", "definition", "item"})
_HEADED = frozenset({"provision", "division", "form"})
_BOXED = frozenset({"signature", "example", "proviso", "formula", "unknown"})
_PLAIN = frozenset({"quotation", "example", "definition", "signature"})
"""Inside these a heading is a line like others: it heads nothing of this law."""
_NUMBERED = {
    **{kind: kind.capitalize() for kind in ("part", "subpart", "chapter", "schedule", "annex", "appendix", "form")},
    "schedule.amendments.group1": "Part",
}
"""The word before a division's number, as the law prints it; the source leaves it out."""
_EMPTY = "[The source has no words here]"


def law_html(text: Text, *, prefix: str = "", level: int = 3, official: Official = sources.official) -> Markup:
    """The body of a provision as HTML: one `<div class="law" data-law>`, then its footnotes; "" where it has no words.

    `text` is what `references.resolve` gave: links of style "here" lead to their site address, those of style
    "elsewhere" to what `official` says. `prefix` ("398-") stands before each id, for pages of several sections.
    `level` is that of the first heading inside the words, 0 where headings are to be lines like others. Ids are unique
    where the anchors of the text are.
    """
    if not text.body:
        return Markup(NOTHING)
    writer = _Writer(prefix, official)
    writer.inlines.footnotes.extend(footnotes_in(text.heading))
    words = writer.blocks(text.body, _Around(level=level))
    return Markup(tag("div", words, {"class": "law", "data-law": ""} | _spoken()) + writer.foot())


def _spoken() -> dict[str, str]:
    """The law is English in every language, what the page adds among its words too."""
    spoken = language()
    return {"lang": spoken.english, "dir": "ltr"} if spoken else {}


def heading_marks(text: Text, *, prefix: str = "") -> Markup:
    """The marks of a heading's footnotes, for the page's own heading; `law_html` sets the notes at the foot."""
    marks = inline_html(footnotes_in(text.heading), prefix=prefix)
    return Markup(tag("span", marks, _spoken())) if marks and language() else marks


class _Around(NamedTuple):
    """What stands around a block.

    `level` is the next heading's, 0 where headings are lines like others; `pin` the labels above; `term` the anchor of
    the definition whose first line comes next; `lead` and `trail` stand before the first word and after the last.
    """

    level: int
    pin: str = ""
    quoted: bool = False
    layout: bool = False
    formula: bool = False
    term: str = ""
    lead: str = NOTHING
    trail: str = NOTHING

    def inside(self, passage: Passage) -> "_Around":
        """What stands around the passage's own words and what is in them."""
        kind = passage.kind
        own = passage.label.shown if kind in ("subsection", "paragraph") else ""
        return self._replace(
            level=0 if kind in _PLAIN else self.level,
            pin={"provision": passage.label.text, "definition": _term(passage)}.get(kind, self.pin + own),
            quoted=self.quoted or kind == "quotation",
            layout=self.layout or kind == "signature",
            formula=kind == "formula",
            term=passage.anchor if kind == "definition" else "",
        )

    def deeper(self) -> "_Around":
        """What stands around the blocks under a heading."""
        return self._replace(level=self.level and min(self.level + 1, 6))


class _Writer:
    """Writes one provision's blocks. It counts the tables; its inline writer counts the footnotes."""

    def __init__(self, prefix: str, official: Official) -> None:
        self.prefix = prefix
        self.inlines = InlineWriter(prefix, official)
        self.tables = 0

    def blocks(self, blocks: tuple[Block, ...], around: _Around) -> str:
        """Blocks in order; neighbours of one kind that carry labels are the items of one list."""
        html = NOTHING
        for listed, run in groupby(self._edged(blocks, around), key=lambda pair: _list_kind(pair[0])):
            written = "".join([self._block(block, at) for block, at in run])
            html += tag("ul", written, {"role": "list"}) if listed else written
        return html

    def foot(self) -> str:
        """The footnotes, numbered in the order of their marks, each with a way back."""
        items = NOTHING
        notes = self.inlines.footnotes
        for number, note in enumerate(notes, 1):  # a footnote may bring another
            target = {"href": f"#{self.prefix}fnref-{number}", "role": "doc-backlink", "aria-label": "Back to the text"}
            back = " " + tag("a", "↩", target)
            words = self.blocks(note.blocks, _Around(level=0, quoted=True, trail=back))
            items += tag("li", words, {"id": f"{self.prefix}fn-{number}"})
        around = {"class": "footnotes", "aria-label": "Footnotes"} | _spoken()
        return tag("section", tag("ol", items), around) if items else NOTHING

    def _edged(self, blocks: tuple[Block, ...], around: _Around) -> list[tuple[Block, _Around]]:
        """Each block with what stands around it: the lead goes to the first that is law, the trail to the last.

        A lone full stop after quoted law closes the quotation's last line.
        """
        kept: list[tuple[Block, str]] = []
        for block in blocks:
            if kept and isinstance(kept[-1][0], Passage) and kept[-1][0].kind == "quotation" and _only_marks(block):
                kept[-1] = (kept[-1][0], kept[-1][1] + self.inlines.line(block.words))
            else:
                kept.append((block, NOTHING))
        law_ones = [i for i, (block, _) in enumerate(kept) if _is_law(block)]
        if not law_ones and (around.lead or around.trail):
            kept, law_ones = [(Passage("text"), NOTHING), *kept], [0]
        first, last = (law_ones[0], law_ones[-1]) if law_ones else (-1, -1)
        return [
            (
                block,
                around._replace(
                    lead=around.lead if i == first else NOTHING, trail=stop + around.trail if i == last else stop
                ),
            )
            for i, (block, stop) in enumerate(kept)
        ]

    def _block(self, block: Block, around: _Around) -> str:
        if isinstance(block, Table):
            return self._table(block, around)
        if block.kind in plain_text.NOT_LAW:
            return self._note(block, around)
        around = around.inside(block)
        if _list_kind(block):
            return tag("li", self._body(block, around), self._id(block))
        if block.kind == "heading":
            words = _joined(self._line(block.words, around), _gone(block))
            return self._heading(around.lead + words + around.trail, around)
        if block.kind in _HEADED:
            return tag("div", self._headed(block, around), {"class": block.kind} | self._id(block))
        if block.kind == "quotation":
            return self._quotation(block, around)
        body = self._body(block, around)
        return tag("div", body, {"class": block.kind}) if block.kind in _BOXED and body else body

    def _quotation(self, block: Passage, around: _Around) -> str:
        """Quoted law between its quotation marks, which the source leaves to be generated."""
        lead = around.lead + mark(block.quote)
        trail = mark(block.quote, closing=True) + around.trail
        return tag("blockquote", self._body(block, around._replace(lead=lead, trail=trail)))

    def _body(self, block: Passage, around: _Around) -> str:
        """The label and the words after it on one line, then what is inside; a status stands where the words were."""
        label, words, rest = self._label(block, around), block.words, block.blocks
        if block.kind == "variable":
            label, words = tag("var", self._line(words, around)), ()
        if not words and rest and _is_line(rest[0]):
            words, rest = rest[0].words, rest[1:]
        gone = _gone(block)
        more = any(map(_is_law, rest))
        if label and not (words or gone or more):
            gone = added(_EMPTY)
        if not (label or words or gone) and (rest or not (around.lead or around.trail)):
            return self.blocks(rest, around._replace(term=""))
        line = around.lead + _joined(label, self._line(words, around), gone) + (NOTHING if more else around.trail)
        after = around._replace(lead=NOTHING, trail=around.trail if more else NOTHING, term="")
        return tag("p", line, {"class": block.name or None}) + self.blocks(rest, after)

    def _headed(self, block: Passage, around: _Around) -> str:
        """A provision, division or form that stands inside the text: its number and heading, then what is in it."""
        if not block.words and (block.kind == "provision" or not block.label.text):
            return self._body(block, around)
        more = any(map(_is_law, block.blocks))
        heading = _joined(self._label(block, around), self._line(block.words, around), _gone(block))
        heading = around.lead + heading + (NOTHING if more else around.trail)
        after = around.deeper()._replace(lead=NOTHING, trail=around.trail if more else NOTHING)
        return self._heading(heading, around) + self.blocks(block.blocks, after)

    def _heading(self, words: str, around: _Around) -> str:
        return tag(f"h{around.level}", words) if around.level else tag("p", words, {"class": "h"})

    def _note(self, block: Passage, around: _Around) -> str:
        """A history note or reader's aid among the words, which is not part of the law."""
        around = around._replace(lead=NOTHING, trail=NOTHING, level=0, term="")
        words = self._line(block.words, around)
        inside = self.blocks(block.blocks, around)
        return tag("div", words + inside, {"class": "note", "data-added": ""}) if words or inside else NOTHING

    def _label(self, block: Passage, around: _Around) -> str:
        """The number as the law prints it; where the place has an anchor, the number is the link to it."""
        text = block.label.text
        if not text:
            return NOTHING
        if block.kind in _HEADED:
            word = _NUMBERED.get(block.name or block.kind, "") if block.label.bracketed else ""
            shown = (added(f"{word} ") if word and not text.startswith(word) else NOTHING) + escaped(text)
        else:
            bracketed = block.label.bracketed
            shown = added("(") + escaped(text) + added(")") if bracketed else escaped(text)
        if not block.anchor:
            return tag("span", shown, {"class": "n"})
        pin = around.pin if block.kind == "paragraph" else block.label.shown
        pin = f"{self.prefix.removesuffix('-')}{pin}"  # on a page of several sections with the section's number
        name = pin if pin != block.label.shown else None
        return tag("a", shown, {"class": "n", "href": f"#{self.prefix}{block.anchor}", "aria-label": name})

    def _table(self, table: Table, around: _Around) -> str:
        """A table, or the formula that it draws; quotation marks around it stand on lines of their own."""
        html = tag("p", around.lead) if around.lead else NOTHING
        rest: Table | None = table
        if around.formula:
            drawing, rest = formula_html(table, lambda blocks: self._cell(blocks, around))
            if drawing:
                html += (tag("p", self._line(table.heading, around), {"class": "h"}) if table.heading else "") + drawing
                rest = rest and replace(rest, heading=())
        if rest:
            self.tables += 1
            heading = self._line(rest.heading, around)
            html += table_html(
                rest, self.tables, heading, lambda blocks: self._cell(blocks, around), layout=around.layout
            )
        return html + (tag("p", around.trail) if around.trail else NOTHING)

    def _cell(self, blocks: tuple[Block, ...], around: _Around) -> str:
        around = around._replace(level=0, term="", lead=NOTHING, trail=NOTHING)
        if len(blocks) == 1 and _is_line(blocks[0]):
            return self._line(blocks[0].words, around)
        return self.blocks(blocks, around)

    def _line(self, words: tuple[Inline, ...], around: _Around) -> str:
        return self.inlines.line(words, term=around.term, quoted=around.quoted)

    def _id(self, block: Passage) -> dict[str, str | int | None]:
        return {"id": f"{self.prefix}{block.anchor}" if block.anchor else None}


def _term(definition: Passage) -> str:
    """What a definition defines, as a pin names it, by its anchor: “removal notice”."""
    term = definition.anchor.removeprefix("def-")
    return f"“{term.replace('-', ' ')}”" if term != definition.anchor else ""


def _list_kind(block: Block) -> str:
    """The kind of list that the block is an item of, "" for none."""
    if not isinstance(block, Passage) or block.kind not in _LISTED:
        return ""
    return block.kind if block.label.text or block.kind in ("definition", "item") else ""


def _is_law(block: Block) -> bool:
    """Whether it has words of the law, or a mark that there were some."""
    if isinstance(block, Table):
        return True
    if block.kind in plain_text.NOT_LAW:
        return False
    return bool(block.words or block.label.text or block.status) or any(map(_is_law, block.blocks))


def _is_line(block: Block) -> TypeGuard[Passage]:
    """Words and nothing else: they can stand on the line of a label, or alone in a cell."""
    if not isinstance(block, Passage) or block.kind != "text" or not block.words:
        return False
    return not (block.label.text or block.blocks or block.status or block.name)


def _only_marks(block: Block) -> TypeGuard[Passage]:
    if not isinstance(block, Passage) or block.kind != "continuation" or block.blocks:
        return False
    return not plain_text.tokens(plain_text.sentence(block.words))


def _gone(block: Passage) -> str:
    return status_words(block.status)


def _joined(*parts: str) -> str:
    return " ".join([part for part in parts if part])
