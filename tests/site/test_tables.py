"""Tables with their header rows, and formulas that the source draws as tables: both have to read right aloud."""

import pytest
from reading import heard, law_words, page

from lawplain.law import plain_text
from lawplain.law.model import Cell, Passage, Row, Span, Table, Text
from lawplain.site.html.law_words import law_html

Words = str | Span | tuple[str | Span, ...]


def cell(words: Words, columns: int = 1, rows: int = 1) -> Cell:
    inlines = words if isinstance(words, tuple) else (words,)
    return Cell((Passage("text", words=inlines),) if inlines != ("",) else (), columns, rows)


def row(*cells: Words | Cell) -> Row:
    return Row(tuple(c if isinstance(c, Cell) else cell(c) for c in cells))


def bold(words: str) -> Span:
    return Span("emphasis", (words,), style="bold")


def under(words: str) -> Span:
    return Span("emphasis", (words,), style="underline")


def table(*rows: Row, head: tuple[Row, ...] = (), columns: int = 2) -> Table:
    return Table(columns, head, rows)


def html(*blocks: Passage | Table) -> str:
    """The HTML of a body, with all its words."""
    written = str(law_html(Text((), blocks)))
    assert law_words(written) == plain_text.tokens(plain_text.plain(blocks))
    return written


def headers(written: str) -> list[str]:
    return [th.text_content() for th in page(written).xpath("//thead//th[@scope]")]


DATA = (row("Section 155", "none"), row("Section 154", "2 years"))
REFERENCE = Span("reference", ("Section 155",), "/a/155/", "here")

HEADERS = {
    "one that the source marks": (table(*DATA, head=(row("Why", "How long"),)), ["Why", "How long"]),
    "a first row that is all bold": (table(row(bold("Why"), bold("How long")), *DATA), ["Why", "How long"]),
    "a bold row with a spacer": (table(row(bold("Why"), "", bold("How long")), row("a", "", "b")), ["Why", "How long"]),
    "titles over rows of one shape, in a transcription": (
        table(row("Why", "How long"), *DATA, columns=0),
        ["Why", "How long"],
    ),
    "not plain words in an official file": (table(row("Why", "How long"), *DATA), []),
    "not a row with a reference": (table(row(REFERENCE, "none"), *DATA, columns=0), []),
    "not a row that ends in a full stop": (table(row("Why", "For ever."), *DATA, columns=0), []),
    "not over rows of another shape": (table(row("Why", "How long"), *DATA, row("x"), columns=0), []),
    "not half a bold row": (table(row(bold("1"), "Objective"), row("x", "y")), []),
    "not a title over all": (table(row(bold("Why"), ""), *DATA), []),
    "not a row alone": (table(row(bold("Why"), bold("How long"))), []),
}


@pytest.mark.parametrize(("subject", "expected"), HEADERS.values(), ids=HEADERS)
def test_which_row_is_a_header(subject: Table, expected: list[str]) -> None:
    assert headers(html(subject)) == expected


def test_a_table_scrolls_by_keyboard_and_has_a_name() -> None:
    named = Table(2, (row("Why", "How long"),), DATA, heading=("Periods",))
    (first, second) = page(html(named, table(*DATA))).xpath("//div[@class='scroll']")
    assert dict(first.attrib) == {"class": "scroll", "role": "region", "tabindex": "0", "aria-label": "Periods"}
    assert first.findtext("table/caption") == "Periods"
    assert second.get("aria-label") == "Table 2"


def test_spans_and_alignment_are_kept() -> None:
    wide = Cell((Passage("text", words=("both",)),), columns=2, rows=1, align="right")
    root = page(html(table(Row((wide,)), row(cell("tall", rows=2), "x"), row("y"))))
    assert [(td.get("colspan"), td.get("rowspan"), td.get("class")) for td in root.xpath("//td")] == [
        ("2", None, "r"),
        (None, "2", None),
        (None, None, None),
        (None, None, None),
    ]


def test_the_paragraphs_of_a_cell_stay_apart() -> None:
    several = Cell((Passage("text", words=("a",)), Passage("text", words=("b",))))
    assert "<td><p>a</p><p>b</p></td>" in html(table(Row((several, cell("c"))), row("d", "e")))


def test_a_row_that_is_gone_says_so() -> None:
    gone = Row((cell(""), cell("")), status="repealed")
    assert heard(html(table(row("a", "b"), gone))) == "a b [Repealed]"


def test_a_single_cell_is_no_table_and_a_single_row_none_to_a_screen_reader() -> None:
    assert html(table(row("*Select one."))) == '<div class="law" data-law><div class="box">*Select one.</div></div>'
    assert 'role="presentation"' in html(table(row("a", "b")))


# --- formulas --------------------------------------------------------------------------------------------------------

DRAWN = {
    "words underlined over others": (
        table(row("", under("a − b"), ""), row("", "c", "")),
        "Formula: the fraction a − b over c, end of fraction",
    ),
    "an operator before": (
        table(row("", cell("(rate × sum) ×", rows=2), under("period"), ""), row("", "365", "")),
        "Formula: (rate × sum) × the fraction period over 365, end of fraction",
    ),
    "an operator after, which the source stores between": (
        table(row("a", cell("× c", rows=2)), row("b")),
        "Formula: the fraction a over b, end of fraction × c",
    ),
    "two fractions": (
        table(row("p", cell("×", rows=2), "q"), row("2", "r")),
        "Formula: the fraction p over 2, end of fraction × the fraction q over r, end of fraction",
    ),
    "one column, nothing underlined": (
        table(row("a × b"), row("20")),
        "Formula: the fraction a × b over 20, end of fraction",
    ),
    "one cell with a line break": (
        table(row((under("a × b"), Span("line-break"), "20"))),
        "Formula: the fraction a × b over 20, end of fraction",
    ),
    "a dash for the line": (
        table(row("a", ""), row("–", "× c = d"), row("b", "")),
        "Formula: the fraction a over b, end of fraction × c = d",
    ),
    "rows after it": (
        table(row(cell("s =", rows=2), "a"), row("b"), row("where", "a is x")),
        "Formula: s = the fraction a over b, end of fraction where a is x",
    ),
    "two columns of words are a table": (table(row("tax rate", "6"), row("income", "4")), "tax rate 6 income 4"),
    "one row is a table": (table(row("a", "−", "b")), "a − b"),
}


@pytest.mark.parametrize(("subject", "expected"), DRAWN.values(), ids=DRAWN)
def test_a_drawn_formula_is_heard_as_one(subject: Table, expected: str) -> None:
    assert heard(html(Passage("formula", blocks=(subject,)))) == expected


def test_a_drawing_has_its_line_for_the_eye() -> None:
    root = page(html(Passage("formula", blocks=(table(row("a", cell("× c", rows=2)), row("b")),))))
    assert [td.text_content() for td in root.xpath("//table[@class='fraction']//td[@class='over']")] == ["a"]
    dashes = page(html(Passage("formula", blocks=(table(row("a", ""), row("–", "× c"), row("b", "")),))))
    assert dashes.xpath("//td/@class") == []


def test_outside_a_formula_nothing_is_a_fraction() -> None:
    assert heard(html(table(row(under("a")), row("b")))) == "a b"
