"""Columns that hold nothing: the source sets two columns apart by a narrow third one without a word in it."""

from dataclasses import replace

from lawplain.law.model import Cell, Row, Table


def without_spacers(table: Table) -> Table:
    """The table without the columns in which no row has anything. Words, and the order of cells, stay as they are."""
    rows = _placed((*table.head, *table.body))
    filled = [(first, cell) for row in rows for first, cell in row if cell.blocks]
    used = {first for first, cell in filled if cell.columns == 1}
    for first, cell in filled:
        if not used & _columns(first, cell):  # a cell over several columns keeps one, where nothing else does
            used.add(first)
    empty = {column for row in rows for first, cell in row for column in _columns(first, cell)} - used
    if not empty or not used:
        return table

    def narrowed(row: Row, cells: list[tuple[int, Cell]]) -> Row:
        left = ((cell, len(_columns(first, cell) - empty)) for first, cell in cells)
        return replace(row, cells=tuple(replace(cell, columns=width) for cell, width in left if width))

    made = tuple(map(narrowed, (*table.head, *table.body), rows))
    heads = len(table.head)
    return replace(
        table, columns=max(table.columns - len(empty), min(table.columns, 1)), head=made[:heads], body=made[heads:]
    )


def _columns(first: int, cell: Cell) -> set[int]:
    return set(range(first, first + cell.columns))


def _placed(rows: tuple[Row, ...]) -> list[list[tuple[int, Cell]]]:
    """The cells of each row with the column that each begins in: cells of rows above may reach down into it."""
    taken: dict[int, int] = {}  # for each column, the first row that is free again
    placed: list[list[tuple[int, Cell]]] = []
    for number, row in enumerate(rows):
        column, here = 0, []
        for cell in row.cells:
            while taken.get(column, 0) > number:
                column += 1
            here.append((column, cell))
            taken |= dict.fromkeys(_columns(column, cell), number + cell.rows)
            column += cell.columns
        placed.append(here)
    return placed
