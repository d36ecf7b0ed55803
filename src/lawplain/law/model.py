"""Every type of the law that travels between stages: frozen, typed, no IO.

The words of a section are a tree of blocks (`Passage`, `Table`) with inline words at its leaves (`str`, `Span`,
`Footnote`). The tree says what a thing is in the law's own terms, never how one country's XML spells it.
"""

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import Literal

from lawplain.law.instrument import SOME_LAW, Instrument

SpanKind = Literal[
    "citation",  # a reference as a whole: its words, and the links inside them
    "term",  # a defined term; target is the id of its definition, style the anchor of a further term in one definition
    "reference",  # points to a provision; target is its id, style "here" (this Act), "elsewhere" or "footnote"
    "title",  # the title of an Act; target is its id
    "emphasis",  # style: italic, bold, bold-italic, underline, roman (roman undoes italic)
    "quoted",  # quoted words; style "1" double marks, "2" single, "" none in the source
    "superscript",
    "subscript",
    "fraction",  # exactly two spans: over and under the line
    "over",
    "under",
    "inserted",
    "struck",
    "line-break",
    "blank",  # a space to fill in on a form, or a dot leader
    "unknown",  # an element never seen before: its words are kept; style is the element's name
]


@dataclass(frozen=True, slots=True)
class Span:
    """Words of one sentence that carry a meaning of their own."""

    kind: SpanKind
    content: tuple["Inline", ...] = ()
    target: str = ""
    style: str = ""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note at the foot; stands at the place of its mark, but is not among the section's words (rule R4)."""

    id: str
    blocks: tuple["Block", ...]


Inline = str | Span | Footnote


PassageKind = Literal[
    "subsection",
    "paragraph",  # (a), (i), (A): the nesting is the level
    "text",
    "continuation",  # words after a block quotation, often a lone full stop
    "definition",
    "heading",  # a heading between subsections or paragraphs
    "quotation",  # words quoted from, or to be put into, another law
    "provision",  # a whole section, clause or article that stands inside another text
    "division",  # a Part or headed group that stands inside another text; words hold its heading
    "group",  # blocks that the source keeps together, where that says something (a status, quote marks)
    "list",
    "item",
    "example",
    "proviso",
    "formula",
    "formula-line",
    "variable",  # words are the symbol, blocks its meaning
    "form",
    "signature",
    "note",  # history notes that the source keeps among the words; not words of the law
    "aside",  # comparative references and readers' aids; not words of the law
    "unknown",
]


@dataclass(frozen=True, slots=True)
class Label:
    """A number as the source stores it. `bracketed`: it takes its conventional brackets, "4" reads "(4)"."""

    text: str = ""
    bracketed: bool = False

    @property
    def shown(self) -> str:
        return f"({self.text})" if self.bracketed and self.text else self.text


NO_LABEL = Label()


@dataclass(frozen=True, slots=True)
class Passage:
    """One block of words: its own inline `words` (or heading) first, then the `blocks` inside it, in order.

    `quote` is the level of the quotation marks that the source leaves to be generated: 0 none, 1 double, 2 single.
    `anchor` is the place's address on its page, unique in its provision, "" where it has none.
    """

    kind: PassageKind
    label: Label = NO_LABEL
    words: tuple[Inline, ...] = ()
    blocks: tuple["Block", ...] = ()
    id: str = ""
    status: str = ""
    quote: int = 0
    level: int = 0
    anchor: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    blocks: tuple["Block", ...]
    columns: int = 1
    rows: int = 1
    align: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    status: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the law. `head` is empty where the source marks no header row. `summary` describes its size and
    headings to people who can't see it; the source's own remark, and no word of the law."""

    columns: int
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    heading: tuple[Inline, ...] = ()
    frame: str = ""
    summary: str = ""


Block = Passage | Table


@dataclass(frozen=True, slots=True)
class Text:
    """The words of a provision: its heading, its body, and what stands beside the words (`asides`, never law)."""

    heading: tuple[Inline, ...]
    body: tuple[Block, ...]
    asides: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class ActRef:
    """Which Act: enough to ask its source for it. `slug` is its address on the site and its folder. `source` and `kind`
    are lawplain.toml's: whose law it is, and what kind of law there. `later` is the day of a newer version that
    is there and that nobody has read for this site."""

    slug: str
    type: str
    year: int
    number: int
    title: str = ""
    source: str = field(kw_only=True)
    kind: str = field(kw_only=True)
    later: dt.date | None = field(default=None, kw_only=True)


@dataclass(frozen=True, slots=True)
class HistoryNote:
    """One dated change of a provision, as the law itself notes it.

    `date` is the day on which the change took effect, None where the note gives none. `provision` is all that stands
    before the operation, the terms of definitions in quotation marks: "Section 4 “lamp” paragraph (g)", "Section 2(4):
    the rest of this Act". `remark` qualifies the change ("(with effect from 1 July 2018)"). `by` names the amending Act
    and its section. `words` is the whole note.
    """

    id: str
    date: dt.date | None
    operation: str
    provision: str
    by: str
    words: tuple[Inline, ...] = field(default=(), compare=False)
    remark: str = ""

    @property
    def editorial(self) -> bool:
        """An editorial change is no change of the law."""
        return self.operation.casefold() == "editorial change"


@dataclass(frozen=True, slots=True)
class Place:
    """A spot that a pin or a reference can point to: `pin` is "(4)(a)" or "“claimant”(a)", `anchor` its address.

    `fingerprint` is of its words: itself, all inside it, and what leads in to it; "" where it was not worked out.
    """

    pin: str
    anchor: str
    status: str = ""
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Definition:
    """A term that a provision defines. `terms` are its words, more than one where it defines several at once."""

    id: str
    terms: tuple[str, ...]
    anchor: str
    fingerprint: str
    status: str = ""


ProvisionKind = Literal["front", "part", "subpart", "crosshead", "section", "text", "schedule", "back"]


@dataclass(frozen=True, slots=True)
class Provision:
    """One entry of an Act's contents: a heading of its structure, or something that has words of its own.

    `name` is its address on the site and the name of its file ("398", "61A-LMS346726", "part-11", "schedule-2"),
    "" for a cross-heading. `part`, `subpart`, `crosshead` are ids of the headings it stands under. `status` is the
    law's own mark: "", repealed, expired, spent, not-in-force. `text` is None where the words are not stored.
    `level` is 2 for a cross-heading under another. `instrument` says what it is called where it is spoken of: that of
    its Act, which gives it.
    """

    kind: ProvisionKind
    id: str
    label: str
    heading: str
    name: str = ""
    status: str = ""
    part: str = ""
    subpart: str = ""
    crosshead: str = ""
    level: int = 1
    places: tuple[Place, ...] = ()
    definitions: tuple[Definition, ...] = ()
    fingerprint: str = ""
    history: tuple[HistoryNote, ...] = ()
    text: Text | None = None
    instrument: Instrument = field(default=SOME_LAW, compare=False, repr=False)

    @property
    def called(self) -> str:
        """What it is, in the words of its law: "section", "regulation", "part"."""
        return self.instrument.unit if self.kind == "section" else self.kind

    @property
    def repealed(self) -> bool:
        return self.status in ("repealed", "expired", "spent")


SourceKind = Literal["official", "file", "transcription"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the stored version came from. `address` is the official one, "" for a file; never a path."""

    kind: SourceKind
    address: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """One version of one Act, its contents in document order (never sorted: 22AA may stand before 22A).

    `as_at` is the version's date; `undated` says that the source gives none and the date of assent stands in for it.
    `status` is the law's own mark on the Act as a whole: "", repealed, expired, not-in-force; `ended` the day it ended.
    `former_titles` are what it was called before, `history` the notes on its title. `instrument` says whose law it is,
    what kind of law there, and what it and its provisions are called. `read_from` is a digest of the stored files that
    all this was read from; "" where nobody took one.
    """

    slug: str
    id: str
    title: str
    type: str
    year: int
    number: int
    as_at: dt.date
    undated: bool
    assent: dt.date | None
    origin: Origin
    sha256: str
    contents: tuple[Provision, ...]
    status: str = ""
    ended: dt.date | None = None
    former_titles: tuple[str, ...] = ()
    history: tuple[HistoryNote, ...] = ()
    instrument: Instrument = field(kw_only=True)
    read_from: str = field(default="", kw_only=True, compare=False)

    def __post_init__(self) -> None:
        own = self.instrument
        if any(provision.instrument is not own for provision in self.contents):
            named = tuple(p if p.instrument is own else replace(p, instrument=own) for p in self.contents)
            object.__setattr__(self, "contents", named)

    @property
    def sections(self) -> tuple[Provision, ...]:
        return tuple(provision for provision in self.contents if provision.kind == "section")


@dataclass(frozen=True, slots=True)
class Publication:
    """An official file, understood: the Act, and the official element of every provision that has words.

    `elements` maps a provision's name to its element as text, one block a line. `unknown` names the elements that the
    source module had never seen; their words are kept.
    """

    act: Act
    elements: dict[str, str]
    unknown: tuple[str, ...] = ()
