"""One provision of the official XML: its words as a tree of blocks, and the facts about them."""

import re
from dataclasses import dataclass, replace

from lawplain.law import drafting, plain_text
from lawplain.law.model import (
    Block,
    Cell,
    Definition,
    HistoryNote,
    Inline,
    Label,
    Passage,
    PassageKind,
    Place,
    Provision,
    ProvisionKind,
    Row,
    Span,
    Table,
    Text,
)
from lawplain.sources.nz.inline_xml import (
    Element,
    clean,
    defined_terms,
    history_note,
    holds_blocks,
    is_inline,
    not_in_force,
    only_para,
    own_status,
    read_inline,
    read_label,
    read_span,
    whole,
)
from lawplain.sources.nz.spacer_columns import without_spacers
from lawplain.sources.nz.vocabulary import HEADED, LEVELS, PASSAGES, SILENT, TRANSPARENT


@dataclass(frozen=True, slots=True)
class _At:
    """Where in a provision the reader stands: how a pin names it and its anchor. `quoted`: in another law's words."""

    pin: str = ""
    anchor: str = ""
    quoted: bool = False


def _heading_first(element: Element) -> bool:
    """Does the heading come next after the label? In many schedules the section that they hang on stands between."""
    first = next((child for child in element if child.tag != "label"), None)
    return first is not None and first.tag == "heading"


class ProvisionReader:
    """Reads the words of one section, schedule or front, and collects the facts about them.

    `again`: they were read before, and no fingerprint is wanted: the provision has "", and no definitions.
    """

    def __init__(self, kind: ProvisionKind, *, again: bool = False) -> None:
        self.kind, self.again = kind, again
        self.unknown: set[str] = set()
        self.places: list[Place] = []
        self.definitions: list[Definition] = []
        self.history: list[HistoryNote] = []
        self.taken: set[str] = set()

    def read(self, element: Element) -> Provision:
        label = read_label(element.find("label"), self.unknown)
        heading = read_inline(element.find("heading"), self.unknown)
        body, asides = self._body(element)
        status = self._status(own_status(element), f"section {label.text}")
        return Provision(
            kind=self.kind,
            id=element.get("id", ""),
            label=label.text,
            heading=plain_text.sentence(heading),
            status=status,
            places=tuple(self.places),
            definitions=tuple(self.definitions),
            fingerprint="" if self.again else plain_text.fingerprint(body),
            history=tuple(self.history),
            text=Text(heading, body, asides),
        )

    def _status(self, marked: str, name: str) -> str:
        """What the source marks; where it marks nothing, or "not in force" only, what the notes on the whole section
        say: it may never have started before it was repealed."""
        whole = [note for note in self.history if note.provision.casefold() == name]
        if marked == "not-in-force" and whole and whole[-1].operation in ("repealed", "revoked"):
            return "repealed"
        return marked or ("not-in-force" if any(map(not_in_force, whole)) else "")

    def _body(self, element: Element) -> tuple[tuple[Block, ...], tuple[Passage, ...]]:
        skip = {"label", "heading"} if self.kind in ("section", "schedule") else set()
        blocks: list[Block] = []
        if self.kind == "text":
            return tuple(self._element(element, _At())), ()
        for child in element:
            if child.tag not in skip:
                skip -= {"heading"} if self.kind == "schedule" and child.tag == "heading" else set()
                blocks += self._element(child, _At())
        own_notes = {"note", "aside"}
        asides = tuple(b for b in blocks if isinstance(b, Passage) and b.kind in own_notes)
        return tuple(b for b in blocks if b not in asides), asides

    def _flow(
        self, element: Element, at: _At, skip: tuple[Element | None, ...] = (), blocks_only: bool | None = None
    ) -> tuple[Block, ...]:
        """The blocks of a container, in order; words that stand loose between them become text of their own.

        `skip` are those of its children that were read already; `blocks_only` is what `holds_blocks` says of it, where
        that is known.
        """
        blocks: list[Block] = []
        run: list[Inline] = []

        def flush() -> None:
            while run and run[-1] == " ":
                run.pop()
            if any(not isinstance(i, str) or i.strip() for i in run):
                blocks.append(Passage("text", words=tuple(run)))
            run.clear()

        blocks_only = holds_blocks(element) if blocks_only is None else blocks_only
        run.extend(clean(element.text, edge=True, layout=blocks_only))
        for child in element:
            if is_inline(child):
                run.extend(read_span(child, self.unknown))
            elif not any(child is done for done in skip):
                flush()
                blocks += self._element(child, at)
            run.extend(clean(child.tail, edge=not run or child.getnext() is None, layout=blocks_only))
        flush()
        return tuple(blocks)

    def _element(self, element: Element, at: _At) -> tuple[Block, ...]:
        tag = element.tag
        if tag in SILENT or tag in ("editorial-note",):
            return ()
        if tag == "table":
            return self._table(element, at)
        if tag in TRANSPARENT:
            return self._transparent(element, at)
        if tag == "notes":
            return self._notes(element)
        kind = PASSAGES.get(tag)
        if kind is None:
            self.unknown.add(tag)
            kind = "unknown"
        passage = self._passage(kind, element, at)
        if kind == "definition" and not passage.status and not plain_text.plain((passage,)):
            return passage.blocks  # of a definition that is gone, and not marked so, only a note can be left
        return (passage,)

    def _transparent(self, element: Element, at: _At) -> tuple[Block, ...]:
        blocks = self._flow(element, at)
        status, quote = element.get("deletion-status", ""), whole(element.get("quote"))
        parent = element.getparent()
        status = "" if parent is not None and only_para(parent) is element else status
        if element.tag in ("para", "long-title", "preamble") and (status or quote):
            return (Passage("group", blocks=blocks, status=status, quote=quote),)
        return blocks

    def _notes(self, element: Element) -> tuple[Block, ...]:
        notes = tuple(history_note(note, self.unknown) for note in element.iter("history-note"))
        self.history += notes
        parent = element.getparent()
        inside = parent is not None and parent.tag not in ("prov", "schedule", "front")
        return tuple(Passage("note", words=note.words, id=note.id) for note in notes) if inside else ()

    def _passage(self, kind: PassageKind, element: Element, at: _At) -> Passage:
        first = element.find("label")
        label = read_label(first, self.unknown)
        quoted = at.quoted or kind in ("quotation", "aside")
        words: tuple[Inline, ...] = ()
        blocks_only: bool | None = None
        skip: tuple[Element | None, ...] = (first,)
        if kind in HEADED and _heading_first(element):
            skip = (first, element.find("heading"))
            words = read_inline(skip[1], self.unknown)
        elif kind == "variable":
            skip = (first, element.find("variable"))
            words = read_inline(skip[1], self.unknown)
        elif not (blocks_only := holds_blocks(element)):
            words = read_inline(element, self.unknown)
        status = own_status(element)
        here = self._step(kind, element, label, status, at)
        here = here if here.quoted == quoted else replace(here, quoted=quoted)
        if kind in ("text", "heading", "continuation") and words:
            self._terms_in_text(words, at)
        blocks = () if words and kind not in (*HEADED, "variable") else self._flow(element, here, skip, blocks_only)
        passage = Passage(
            kind=kind,
            label=label,
            words=words,
            blocks=blocks,
            id=element.get("id", ""),
            status=status,
            quote=whole(element.get("quote")),
            level=LEVELS.get(element.tag, 1 if kind in ("heading", "division") else 0),
            anchor=here.anchor if here.anchor != at.anchor else "",
            name=_name(kind, element),
        )
        return self._define(passage, here) if kind == "definition" and not quoted else passage

    def _step(self, kind: PassageKind, element: Element, label: Label, status: str, at: _At) -> _At:
        """The place in which the passage's own words stand, noted where the passage is a place itself."""
        if at.quoted:
            return at
        part = re.sub(r"[^A-Za-z0-9]+", "-", label.text).strip("-") if label.text else ""
        if kind == "definition" and (found := defined_terms(element)):
            pin, anchor = f"“{found[0]}”", f"def-{plain_text.slug(found[0])}"
        elif not part:
            return at
        elif kind == "subsection":
            pin, anchor = f"{at.pin}({_bare(label)})", f"{at.anchor}-s{part}" if at.anchor else f"s{part}"
        elif kind == "paragraph":
            pin, anchor = f"{at.pin}({_bare(label)})", f"{at.anchor or 'p'}-{part}"
        elif kind == "provision":
            pin, anchor = f"clause {label.text}", f"cl{part}"
        elif kind == "division":
            pin, anchor = "", f"{element.tag.split('.')[-1]}-{part.lower()}"
        else:
            return at
        anchor = self._free(anchor)
        if pin:
            self.places.append(Place(pin, anchor, status))
        return _At(pin, anchor)

    def _free(self, anchor: str) -> str:
        """The anchor, or the first of anchor-2, anchor-3 … that no place of the provision has."""
        free, number = anchor, 1
        while free in self.taken:
            number += 1
            free = f"{anchor}-{number}"
        self.taken.add(free)
        return free

    def _define(self, passage: Passage, here: _At) -> Passage:
        """Notes what a definition defines. A further term with words of its own is a place of its own: its anchor
        stands on the term (as the style of its span)."""
        for part in plain_text.defined(passage):
            anchor = here.anchor
            if part.first != (0, 0):
                anchor = self._free(f"def-{plain_text.slug(part.terms[0])}")
                passage = _anchored(passage, part.first, anchor)
            known = {place.pin for place in self.places if place.anchor == anchor}
            named = (f"“{term}”" for term in part.terms)
            self.places += [Place(pin, anchor, passage.status) for pin in named if pin not in known]
            if not self.again:
                mark = plain_text.fingerprint([part.passage])
                self.definitions.append(Definition(passage.id, part.terms, anchor, mark, passage.status))
        return passage

    def _terms_in_text(self, words: tuple[Inline, ...], at: _At) -> None:
        """A term defined in running text ("In this section, X means …"). Naming another Act's term defines nothing."""
        if at.quoted or at.pin.startswith("“"):
            return
        for i, inline in enumerate(words):
            if isinstance(inline, Span) and inline.kind == "term":
                after = plain_text.sentence(words[i + 1 :])
                if not drafting.DEFINES.match(f" {after}"):
                    continue
                term = plain_text.sentence(inline.content)
                if not self.again:
                    mark = plain_text.fingerprint([Passage("text", words=words)])
                    self.definitions.append(Definition(inline.target, (term,), at.anchor, mark))
                self.places.append(Place(f"“{term}”", at.anchor))

    def _table(self, element: Element, at: _At) -> tuple[Block, ...]:
        heading = read_inline(element.find("heading"), self.unknown)
        beside = element.getparent()
        summary = plain_text.sentence(read_inline(beside.find("summary"), self.unknown)) if beside is not None else ""
        blocks: list[Block] = []
        for child in element:
            if child.tag == "tgroup":
                table = self._rows(child, heading, element.get("frame", ""), at)
                blocks.append(replace(without_spacers(table), summary=summary))
                heading, summary = (), ""
            elif child.tag != "heading":
                blocks += self._element(child, at)
        return (Passage("heading", words=heading), *blocks) if heading else tuple(blocks)

    def _rows(self, group: Element, heading: tuple[Inline, ...], frame: str, at: _At) -> Table:
        columns = [spec.get("colname", "") for spec in group.iterfind("colspec")]
        head: list[Row] = []
        body: list[Row] = []
        for part in group:
            if part.tag == "colspec":
                continue
            self._know(part, "thead", "tbody")
            rows = head if part.tag == "thead" else body
            if part.tag in ("thead", "tbody") or part.find("row") is not None:
                rows += [self._row(row, columns, at) for row in part]
            elif any(str(text).strip() for text in part.itertext()):
                rows.append(self._row(part, columns, at))
        return Table(whole(group.get("cols")), tuple(head), tuple(body), heading, frame)

    def _row(self, row: Element, columns: list[str], at: _At) -> Row:
        self._know(row, "row")
        cells = []
        for entry in row if row.find("entry") is not None else (row,):
            self._know(entry, "entry", row.tag)
            first, last = entry.get("namest", ""), entry.get("nameend", "")
            spans = first in columns and last in columns
            width = columns.index(last) - columns.index(first) + 1 if spans else 1
            height = whole(entry.get("morerows")) + 1
            blocks = self._flow(entry, replace(at, quoted=True))
            cells.append(Cell(blocks, max(width, 1), height, entry.get("align", "")))
        return Row(tuple(cells), row.get("deletion-status", ""))

    def _know(self, element: Element, *names: str) -> None:
        """Reports an element of a table that was never seen before; its words become a row or a cell."""
        if element.tag not in names:
            self.unknown.add(element.tag)


def _anchored(passage: Passage, at: tuple[int, int], anchor: str) -> Passage:
    """The passage with an anchor on the term at that line and inline."""

    def on(words: tuple[Inline, ...]) -> tuple[Inline, ...]:
        term = words[at[1]]
        assert isinstance(term, Span)
        return (*words[: at[1]], replace(term, style=anchor), *words[at[1] + 1 :])

    if at[0] == 0:
        return replace(passage, words=on(passage.words))
    block = passage.blocks[at[0] - 1]
    assert isinstance(block, Passage)
    blocks = (*passage.blocks[: at[0] - 1], replace(block, words=on(block.words)), *passage.blocks[at[0] :])
    return replace(passage, blocks=blocks)


def _bare(label: Label) -> str:
    """The number without the brackets or the full stop that some sources store with it: "(b)", "b)" and "b." are b."""
    text = label.text.rstrip(".")
    if text.startswith("(") and text.endswith(")"):
        return text[1:-1]
    return text.removesuffix(")") if "(" not in text else text


def _name(kind: PassageKind, element: Element) -> str:
    """What the source calls a passage whose kind alone does not say it: a division is a part, a chapter, a schedule."""
    if kind == "division":
        return element.get("type") or str(element.tag)
    return str(element.tag) if kind in ("text", "unknown") and element.tag != "text" else ""
