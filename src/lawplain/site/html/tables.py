"""Tables of the law as HTML, and the formulas that the source draws as tables."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from lawplain.law import plain_text
from lawplain.law.model import Block, Cell, Inline, Passage, Row, Span, Table
from lawplain.site.html.inline import NOTHING, added, escaped, has_link, tag

WriteCell = Callable[[tuple[Block, ...]], str]
"""Writes the blocks of a cell."""

_GONE = {"repealed": "[Repealed]", "expired": "[Expired]", "spent": "[Spent]", "not-in-force": "[Not in force]"}
_ALIGNED = {"right": "r", "center": "c"}
_DASHES = frozenset("–—−-_")


def status_words(status: str) -> str:
    """What the page says where the law marks words as gone and the source leaves the place empty."""
    return added(escaped(_GONE.get(status, f"[{status.capitalize()}]"))) if status else NOTHING


# --- tables ----------------------------------------------------------------------------------------------------------


def table_html(table: Table, number: int, heading: str, write: WriteCell, *, layout: bool = False) -> str:
    """A table in a region that scrolls by keyboard and has a name; its header row marked, where it has one.

    `number` names a table without heading. A `layout` table (lines of signatures) and one of a single row are no
    tables to a screen reader; one of a single cell is no table at all.
    """
    rows = (*table.head, *table.body)
    if len(rows) == 1 and len(rows[0].cells) == 1:
        title = tag("p", heading, {"class": "h"}) if heading else NOTHING
        return tag("div", title + write(rows[0].cells[0].blocks), {"class": "box"})
    head = table.head or header_rows(table)
    body = table.body[len(head) - len(table.head) :]
    told = tag("span", f" {escaped(table.summary)}", {"class": "vh", "data-added": ""}) if table.summary else NOTHING
    caption = tag("caption", heading + told) if heading or told else NOTHING
    inner = caption
    inner += tag("thead", _rows(head, write, header=True)) if head else NOTHING
    inner += tag("tbody", _rows(body, write, header=False)) if body else NOTHING
    if not head and (layout or len(rows) == 1):
        return tag("div", tag("table", inner, {"role": "presentation"}), {"class": "scroll"})
    name = plain_text.sentence(table.heading) or f"Table {number}"
    return tag("div", tag("table", inner), {"class": "scroll", "role": "region", "tabindex": "0", "aria-label": name})


def header_rows(table: Table) -> tuple[Row, ...]:
    """The first row, where the source marks no header but it can be nothing else.

    It is all bold; or, in a transcription (which keeps neither columns nor bold), short words without a reference or
    a full stop above rows of the same shape.
    """
    if len(table.body) < 2:
        return ()
    first, rest = table.body[0], table.body[1:]
    filled = [cell for cell in first.cells if plain_text.plain(cell.blocks)]
    if len(filled) < 2 or any(cell.rows > 1 for cell in first.cells):
        return ()
    bold = all(_all_bold(cell) for cell in filled)
    same_shape = len(filled) == len(first.cells) and all(len(row.cells) == len(first.cells) for row in rest)
    titled = table.columns == 0 and len(rest) > 1 and same_shape and all(_is_title(cell) for cell in filled)
    return (first,) if bold or titled else ()


def _rows(rows: tuple[Row, ...], write: WriteCell, *, header: bool) -> str:
    html = NOTHING
    for row in rows:
        gone = status_words(row.status) if not any(plain_text.plain(cell.blocks) for cell in row.cells) else NOTHING
        cells = NOTHING
        for i, cell in enumerate(row.cells):
            cells += _cell(cell, write(cell.blocks) or (gone if i == 0 else NOTHING), header=header)
        html += tag("tr", cells)
    return html


def _cell(cell: Cell, content: str, *, header: bool) -> str:
    name = "th" if header and content else "td"
    attributes: dict[str, str | int | None] = {
        "scope": ("colgroup" if cell.columns > 1 else "col") if name == "th" else None,
        "colspan": cell.columns if cell.columns > 1 else None,
        "rowspan": cell.rows if cell.rows > 1 else None,
        "class": _ALIGNED.get(cell.align),
    }
    return tag(name, content, attributes)


def _all_bold(cell: Cell) -> bool:
    bold = "".join(_emphasised(cell, ("bold", "bold-italic")))
    return plain_text.tokens(bold) == plain_text.tokens(plain_text.plain(cell.blocks))


def _is_title(cell: Cell) -> bool:
    words = plain_text.plain(cell.blocks)
    plain = all(not has_link(passage.words) for passage in plain_text.passages(cell.blocks))
    return plain and words[0].isupper() and words[-1] not in ".;:,—"


def _emphasised(cell: Cell, styles: tuple[str, ...]) -> Iterator[str]:
    def words(inlines: tuple[Inline, ...]) -> Iterator[str]:
        for inline in inlines:
            if isinstance(inline, Span):
                emphasised = inline.kind == "emphasis" and inline.style in styles
                yield from [plain_text.sentence(inline.content) + " "] if emphasised else words(inline.content)

    for passage in plain_text.passages(cell.blocks):
        yield from words(passage.words)


# --- formulas drawn as tables ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Column:
    """A stretch of a drawn formula: words over a line and under it, or words beside the line (`through`)."""

    over: str = ""
    under: str = ""
    through: str = ""

    @property
    def spoken(self) -> str:
        if self.over and self.under:
            return f"the fraction {self.over} over {self.under}, end of fraction"
        return self.through or self.over or self.under


def formula_html(table: Table, write: WriteCell) -> tuple[str, Table | None]:
    """A formula that is drawn as a table with a line, so that it reads as one, also aloud; and the rows that follow it.

    The drawing stays as it is for the eye and is hidden from screen readers, who get the words "the fraction … over
    …, end of fraction" instead. "" and the table, where the table is no such drawing.
    """
    drawn = _stacked(table)
    columns, height = _columns(drawn)
    if not columns or any(
        has_link(p.words) for row in drawn.body[:height] for c in row.cells for p in plain_text.passages(c.blocks)
    ):
        return NOTHING, table
    spoken = " ".join(filter(None, (column.spoken for column in columns)))
    words = tag("p", escaped(f"Formula: {spoken}"), {"class": "vh", "data-added": ""})
    drawing = tag(
        "table", tag("tbody", _drawn_rows(drawn.body[:height], write)), {"class": "fraction", "aria-hidden": "true"}
    )
    rest = drawn.body[height:]
    return words + drawing, replace(drawn, body=rest) if rest else None


def _drawn_rows(rows: tuple[Row, ...], write: WriteCell) -> str:
    """The rows of a drawing. Words over a line carry the class `over`, unless a row of dashes is the line."""
    grid = [_placed(rows, i) for i in range(len(rows))]
    html = NOTHING
    for i, placed in enumerate(grid):
        cells = NOTHING
        for column, cell in placed.items():
            under = grid[-1].get(column) if i == 0 and cell.rows == 1 and len(rows) == 2 else None
            over = bool(under and plain_text.plain(under.blocks) and plain_text.plain(cell.blocks))
            attributes: dict[str, str | int | None] = {
                "class": "over" if over else None,
                "rowspan": cell.rows if cell.rows > 1 else None,
                "colspan": cell.columns if cell.columns > 1 else None,
            }
            cells += tag("td", write(cell.blocks), attributes)
        html += tag("tr", cells)
    return html


def _stacked(table: Table) -> Table:
    """A single cell that holds underlined words, a line break and more words is a fraction too: as two rows."""
    if len(table.body) != 1 or len(table.body[0].cells) != 1:
        return table
    cell = table.body[0].cells[0]
    words = cell.blocks[0].words if len(cell.blocks) == 1 and isinstance(cell.blocks[0], Passage) else ()
    parts = [inline for inline in words if not isinstance(inline, str) or inline.strip()]
    match parts:
        case [Span(kind="emphasis", style="underline") as over, Span(kind="line-break"), *under] if under:
            halves = ((over,), tuple(under))
            rows = tuple(Row((replace(cell, blocks=(Passage("text", words=half),)),)) for half in halves)
            return replace(table, body=rows)
    return table


def _columns(table: Table) -> tuple[tuple[_Column, ...], int]:
    """The stretches of the formula that the first rows draw, and how many rows that takes; none where there is none."""
    if table.head or len(table.body) < 2:
        return (), 0
    top, second = _placed(table.body, 0), _placed(table.body, 1)
    if len(table.body) == 3 and any(set(_words(cell)) <= _DASHES for cell in second.values() if _words(cell)):
        bottom, height = _placed(table.body, 2), 3
        beside = {i: _words(cell) for i, cell in second.items() if not set(_words(cell)) <= _DASHES}
    else:
        bottom, height = second, 2
        beside = {i: _words(cell) for i, cell in top.items() if cell.rows > 1 and _words(cell)}
    over = {i: _words(cell) for i, cell in top.items() if i not in beside}
    under = {i: _words(cell) for i, cell in bottom.items()}
    pairs = [i for i in over if over[i] and under.get(i)]
    alone = len(table.body) == height
    underlined = any("".join(_emphasised(top[i], ("underline",))).split() == over[i].split() for i in pairs)
    drawn = bool(pairs) and (bool(beside) or (alone and (underlined or len(pairs) == 1)))
    places = sorted({*over, *under, *beside})
    found = tuple(_Column(over.get(i, ""), under.get(i, ""), beside.get(i, "")) for i in places)
    return (found, height) if drawn else ((), 0)


def _placed(rows: tuple[Row, ...], wanted: int) -> dict[int, Cell]:
    """The cells of one row by the column they start in, row and column spans counted."""
    taken: dict[int, int] = {}
    placed: dict[int, Cell] = {}
    for number, row in enumerate(rows[: wanted + 1]):
        column = 0
        for cell in row.cells:
            while taken.get(column, 0) > number:
                column += 1
            if number == wanted:
                placed[column] = cell
            taken |= dict.fromkeys(range(column, column + cell.columns), number + cell.rows)
            column += cell.columns
    return placed


def _words(cell: Cell) -> str:
    return plain_text.plain(cell.blocks)
