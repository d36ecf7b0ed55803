"""Inline words and small facts of the official XML: text, references, labels, statuses, history notes."""

import re

from lxml import etree

from lawplain.law import history_notes, plain_text
from lawplain.law.model import NO_LABEL, Footnote, HistoryNote, Inline, Label, Passage, Span
from lawplain.sources.nz.vocabulary import BARE_INLINE, INLINE, LINK, PASSAGES, SILENT, TRANSPARENT

Element = etree._Element
_GRID = frozenset({"table", "tgroup", "thead", "tbody", "row", "entry"})
_LINES = frozenset(tag for tag, kind in PASSAGES.items() if kind in ("text", "continuation", "heading", "formula-line"))
_LINES |= {"label", "variable", "history-note"}


def read_inline(element: Element | None, unknown: set[str]) -> tuple[Inline, ...]:
    """The inline content of an element: its words in order, layout white space dropped (rule R6)."""
    if element is None:
        return ()
    in_link = element.tag.startswith(LINK)
    layout = not any(s and s.strip() for s in (element.text, *(child.tail for child in element)))
    found: list[Inline] = list(clean(element.text, edge=True, layout=layout))
    for child in element:
        found.extend(read_span(child, unknown))
        edge = in_link or child.getnext() is None
        found.extend(clean(child.tail, edge=edge, layout=layout))
    return tuple(found)


def clean(text: str | None, *, edge: bool, layout: bool) -> tuple[str, ...]:
    if not text:
        return ()
    if layout and "\n" in text and not text.strip():
        return () if edge else (" ",)
    plain = "  " not in text and "\n" not in text and "\t" not in text and "\r" not in text
    return (text if plain else re.sub(r"[ \t\r\n]+", " ", text),)


def read_span(element: Element, unknown: set[str]) -> tuple[Inline, ...]:
    tag = element.tag
    if tag in SILENT:
        return ()
    if tag in BARE_INLINE:
        return read_inline(element, unknown)
    if tag == "footnote":
        loose = bool(element.text and element.text.strip()) or len(element) == 0
        parts = (element,) if loose else tuple(element)
        return (Footnote(element.get("id", ""), tuple(Passage("text", words=read_inline(p, unknown)) for p in parts)),)
    if tag == LINK + "link":
        return linked(element, unknown)
    kind = INLINE.get(tag)
    if kind is None:
        if tag not in PASSAGES and tag not in TRANSPARENT:
            unknown.add(tag)
        return (Span("unknown", read_inline(element, unknown), style=tag),)
    content = read_inline(element, unknown)
    if kind == "struck" and not content:
        return ()
    target, style = element.get("href", ""), element.get("style", element.get("quote", ""))
    if kind == "term":
        target, style = element.get("id", ""), ""
    elif kind == "reference":
        style = "here" if tag == "intref" else "elsewhere"
    elif tag == "amend.in" and not style and not _in_quotes(element):
        style = "1"  # today's files leave the marks to be added, and say nothing of it
    elif kind == "blank":
        style = "leader" if tag == "leader" else element.get("fill", "")
    return (Span(kind, content, target, style),)


def _in_quotes(element: Element) -> bool:
    """Does the text itself put quotation marks round the element?"""
    before, parent = element.getprevious(), element.getparent()
    text = before.tail if before is not None else parent.text if parent is not None else None
    return (text or "").rstrip().endswith(("“", "‘", '"'))


def linked(element: Element, unknown: set[str]) -> tuple[Inline, ...]:
    """The second dialect of references: the words in `linkcontent`, the target in `resourcepair`."""
    content = read_inline(element, unknown)
    pair = element.find(LINK + "resourcepair")
    if pair is None:
        return content
    target = pair.get(LINK + "targetXmlId", "")
    match pair.get(LINK + "markupType", ""):
        case "leg-title":
            return (Span("title", content, target),)
        case "intref":
            return (Span("reference", content, target, "here"),)
        case "footnote-ref":
            return (Span("reference", content, target, "footnote"),)
        case "pageref":
            return content
        case _:
            return (Span("reference", content, target, "elsewhere"),)


def history_note(note: Element, unknown: set[str]) -> HistoryNote:
    """A note, read from its words where they have today's form, or else from what the source marks in it."""
    words, own_id = read_inline(note, unknown), note.get("id", "")
    if found := history_notes.read(history_notes.spoken(words)):
        return HistoryNote(own_id, found.day, found.operation, found.provision, found.by, words, found.remark)
    text = plain_text.sentence(words)

    def named(tag: str) -> str:
        return " and ".join(plain_text.sentence(read_inline(e, unknown)) for e in note.iter(tag))

    date_words = named("amendment-date")
    after = text.partition(date_words)[2] if date_words else text.partition(" by ")[2]
    by = re.sub(r"^,? ?(pursuant to|by|under) ", "", after.strip(" ,")).rstrip(".").strip()
    day = history_notes.date(date_words)
    return HistoryNote(own_id, day, named("amending-operation"), named("amended-provision"), by, words)


def not_in_force(note: HistoryNote) -> bool:
    """Is a provision marked as not in force? Today's files do it with a note without a date or an
    operation: "Section 100: not yet in force." """
    return not note.operation and note.date is None and "not yet in force" in plain_text.sentence(note.words)


def defined_terms(definition: Element) -> list[str]:
    return [plain_text.sentence(read_inline(term, set())) for term in definition.iter("def-term")]


def read_label(element: Element | None, unknown: set[str]) -> Label:
    if element is None:
        return NO_LABEL
    return Label(plain_text.sentence(read_inline(element, unknown)), element.get("denominator") == "yes")


def own_status(element: Element) -> str:
    """The status of an element, or of its label, heading or only para where only these are marked."""
    if mark := element.get("deletion-status"):
        return mark
    para = only_para(element)
    if para is not None and (mark := para.get("deletion-status")):
        return mark
    marks = (e.get("deletion-status") for e in element.iterchildren("label", "heading"))
    return next((mark for mark in marks if mark), "")


def only_para(element: Element) -> Element | None:
    """The para that holds all the words of a subsection, paragraph or definition; None where there are
    several."""
    paras = element.findall("para") if element.tag in ("subprov", "label-para", "def-para") else []
    return paras[0] if len(paras) == 1 else None


def is_inline(element: Element) -> bool:
    tag = element.tag
    return tag in INLINE or tag in BARE_INLINE or tag in ("footnote", "pageref", LINK + "link", LINK + "delete")


def holds_blocks(element: Element) -> bool:
    """Does it hold blocks only, so that white space between them is layout?"""
    words = _holds_words(element)
    if not any(_is_block(child, in_words=words) for child in element):
        return False
    return not any(s and s.strip() for s in (element.text, *(child.tail for child in element)))


def _is_block(element: Element, *, in_words: bool) -> bool:
    """An element never seen before is a block among blocks, and words among words."""
    if is_inline(element) or element.tag in SILENT:
        return False
    return not in_words or element.tag in PASSAGES or element.tag in TRANSPARENT or element.tag in _GRID


def _holds_words(element: Element) -> bool:
    """Is it a line of words or, if it was never seen before, does it stand in one?"""
    tag = element.tag
    if tag in INLINE or tag in BARE_INLINE or tag in _LINES or tag == LINK + "link":
        return True
    parent = element.getparent()
    known = tag in PASSAGES or tag in TRANSPARENT or tag in _GRID
    return not known and parent is not None and _holds_words(parent)


def whole(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0
