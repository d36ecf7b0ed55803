"""How the XML of Ruritania's Gazette becomes an Act: `<statute>` holds `<article>`s, these hold `<clause>`s."""

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from lawplain.errors import LawplainError
from lawplain.law import plain_text
from lawplain.law.model import Act, HistoryNote, Label, Origin, Passage, Place, Provision, Publication, Text

from .instruments import STATUTE

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def read(content: bytes, slug: str, origin: Origin | None, title: str) -> Publication:
    """A statute of the Gazette."""
    try:
        root = etree.fromstring(content, _PARSER)
    except etree.XMLSyntaxError as error:
        raise LawplainError(f"This is not well-formed XML: {error.msg}", fix="Save it again.") from None
    if root.tag != "statute":
        raise LawplainError(f"This XML holds a <{root.tag}>, not a <statute>.", fix="Save the XML of a Statute.")
    articles = [(_provision(element), element) for element in root.iterfind("article")]
    act = Act(
        slug=slug,
        id=root.get("key", ""),
        title=root.findtext("name", title),
        type="",
        year=int(root.get("year", "0")),
        number=int(root.get("number", "0")),
        as_at=dt.date.fromisoformat(root.get("as-at", "")),
        undated=False,
        assent=None,
        origin=origin or Origin("file"),
        sha256=hashlib.sha256(content).hexdigest(),
        contents=tuple(provision for provision, _ in articles),
        instrument=STATUTE,
    )
    elements = {p.name: str(etree.tostring(element, encoding="unicode")).strip() for p, element in articles}
    return Publication(act, elements)


def read_text(provision: Provision, element: str) -> Provision:
    """An article that is stored apart, with its words."""
    whole = _provision(etree.fromstring(element, _PARSER))
    return replace(provision, text=whole.text, places=whole.places, history=whole.history)


def _provision(element: "etree._Element") -> Provision:
    body = tuple(_clauses(element))
    label = element.get("number", "")
    return Provision(
        kind="section",
        id=element.get("key", ""),
        label=label,
        heading=element.findtext("heading", ""),
        name=label,
        places=tuple(Place(passage.label.shown, passage.anchor) for passage in body),
        fingerprint=plain_text.fingerprint(body),
        history=tuple(_note(note) for note in element.iterfind("changed")),
        text=Text((element.findtext("heading", ""),), body),
    )


def _clauses(element: "etree._Element") -> Iterator[Passage]:
    for clause in element.iterfind("clause"):
        number = clause.get("number", "")
        words = (" ".join((clause.text or "").split()),)
        yield Passage("subsection", Label(number, bracketed=True), words, anchor=f"s{number}")


def _note(element: "etree._Element") -> HistoryNote:
    on, what, by = dt.date.fromisoformat(element.get("on", "")), element.get("what", ""), element.get("by", "")
    return HistoryNote("", on, element.get("how", ""), what, by)
