"""How the XML of New Zealand's Parliamentary Counsel Office becomes an Act.

Reads the files of 2010 and of 2026, which differ in layout and in how they write references. Only this module and those
that it imports from this folder know the element names. An element never seen before keeps its
words, in order, and is reported.
"""

import datetime as dt
import hashlib
import itertools
import re
from collections import Counter
from dataclasses import replace

from lxml import etree

from lawplain.errors import LawplainError
from lawplain.law import neighbours, plain_text
from lawplain.law.model import Act, Origin, Provision, ProvisionKind, Publication
from lawplain.sources.nz.inline_xml import (
    Element,
    history_note,
    holds_blocks,
    is_inline,
    own_status,
    read_inline,
    read_label,
    whole,
)
from lawplain.sources.nz.instruments import ACT
from lawplain.sources.nz.provision_xml import ProvisionReader
from lawplain.sources.nz.vocabulary import LEVELS, LINK, TRACKING

_DEEPEST = 120
"""Levels of nesting. Real Acts have 26 at most; what is deeper is refused, not followed."""
_ENDED = frozenset({"repealed", "revoked", "expired", "spent"})


def read(content: bytes, slug: str = "", origin: Origin | None = None, title: str = "") -> Publication:
    """An official file as an Act with its words. `slug` is the Act's address, made from its title where
    none is given.
    `title` is what the Act is called where the file gives it no title.

    Guaranteed: every word of every section is in its `Text`, once and in order (rule R3); contents are in document
    order; names are unique, letter case aside. Raises LawplainError where the bytes are not an Act of this vocabulary.
    """
    root = parse_xml(content)
    if root.tag != "act":
        raise LawplainError(f"This XML holds a <{root.tag}>, not an <act>.", fix="Save the XML of an Act.")
    reader = _ActReader()
    reader.read(root)
    contents = _named(reader.found)
    assent = _iso(root.get("date.assent"))
    as_at = _iso(root.get("date.as.at")) or assent
    if as_at is None:
        raise LawplainError("The Act has neither an as-at date nor a date of assent.", fix="Save the XML again.")
    year, number = whole(root.get("year")), whole(root.get("act.no"))
    own_title = plain_text.sentence(read_inline(root.find("cover/title"), reader.unknown))
    title = own_title or title or f"{root.get('act.type', '').capitalize()} Act {year} No {number}"
    kind = "transcription" if _transcribed(root) else "file"
    act = Act(
        slug=slug or plain_text.slug(title),
        id=root.get("id", ""),
        title=title,
        type=root.get("act.type", ""),
        year=year,
        number=number,
        as_at=as_at,
        undated=root.get("date.as.at") is None,
        assent=assent,
        origin=Origin(kind="transcription") if kind == "transcription" else origin or Origin("file"),
        sha256=hashlib.sha256(content).hexdigest(),
        contents=contents,
        status=root.get("terminated", "") or ("not-in-force" if _not_started(root) else ""),
        ended=_iso(root.get("date.terminated")) if root.get("terminated") else None,
        former_titles=tuple(
            plain_text.sentence(read_inline(e, reader.unknown)) for e in root.iterfind("cover/title.former")
        ),
        history=tuple(history_note(e, reader.unknown) for e in root.iterfind("cover/notes/history/history-note")),
        instrument=ACT,
    )
    elements = {p.name: to_lines(reader.elements[i]) for i, p in enumerate(contents) if i in reader.elements}
    return Publication(act, elements, tuple(sorted(reader.unknown)))


def read_text(provision: Provision, element: str) -> tuple[Provision, tuple[str, ...]]:
    """A provision whose words are stored apart, with its text and places, and the names of elements never
    seen before."""
    reader = ProvisionReader(provision.kind, again=True)
    whole = reader.read(parse_xml(element.encode()))
    marks = {(place.pin, place.anchor): place.fingerprint for place in provision.places}
    places = tuple(replace(place, fingerprint=marks.get((place.pin, place.anchor), "")) for place in whole.places)
    read = replace(provision, text=whole.text, history=whole.history, places=places)
    return read, tuple(sorted(reader.unknown))


def parse_xml(content: bytes) -> Element:
    """XML without entities, document types, network or absurd depth; LawplainError says what is wrong with the rest."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise LawplainError(f"This is not well-formed XML: {error.msg}", fix="Save or fetch the file again.") from None
    doctype: str | None = root.getroottree().docinfo.doctype  # type: ignore[union-attr]
    if doctype:
        raise LawplainError("This XML has a document type, which no Act has.", fix="Save the official XML again.")
    if (depth := _depth(root)) > _DEEPEST:
        raise LawplainError(f"This XML nests {depth} levels deep.", fix="No Act does. Save the official XML again.")
    _lose_invisible(root)
    return root


def _lose_invisible(root: Element) -> None:
    """Takes out what nobody sees, wherever it stands. The source puts an invisible joiner between two brackets that
    touch; with it "115(1)(b)" could not be found, copied or compared. Few files hold any, so the whole is looked at
    first."""
    if not plain_text.INVISIBLE.search(str(etree.tostring(root, encoding="unicode"))):
        return
    for element in root.iter():
        element.text = plain_text.visible(element.text) if element.text else element.text
        element.tail = plain_text.visible(element.tail) if element.tail else element.tail
        for name, value in element.attrib.items():
            element.set(name, plain_text.visible(str(value)))


def to_lines(element: Element) -> str:
    """The element as text, one block a line; what an editing program left behind (`metadata`) is left out.

    Changes the element's layout in place. New lines stand only between blocks, where white space means nothing.
    """
    for metadata in list(element.iter(LINK + "metadata")):
        parent = metadata.getparent()
        assert parent is not None
        parent.remove(metadata)
    for container in element.iter():
        if holds_blocks(container):
            container.text = "\n"
            for child in container:
                after = child.getnext()
                if not is_inline(child) or after is None or not is_inline(after):
                    child.tail = "\n"
    element.tail = None
    return str(etree.tostring(element, encoding="unicode")) + "\n"


# --- the Act's structure ---------------------------------------------------------------------------------------------


class _ActReader:
    """Walks the structure: Parts, subparts, cross-headings, sections, schedules. Quoted law is never walked into."""

    def __init__(self) -> None:
        self.found: list[Provision] = []
        self.elements: dict[int, Element] = {}
        self.unknown: set[str] = set()
        self.made: Counter[str] = Counter()
        self.heads = {"part": "", "subpart": "", "crosshead": ""}

    def read(self, act: Element) -> None:
        for child in act:
            if child.tag in ("front", "end"):
                if len(child):
                    self._add_text("front" if child.tag == "front" else "back", child, "")
            elif child.tag == "body":
                self._walk(child, "")
                self.heads = {"part": "", "subpart": "", "crosshead": ""}
            elif child.tag == "schedule.group":
                for schedule in child:
                    self._add_text("schedule" if schedule.tag == "schedule" else "text", schedule, own_status(schedule))
            elif child.tag not in ("cover", "contents") and not child.tag.startswith(TRACKING):
                self._add_text("text", child, own_status(child))

    def _walk(self, container: Element, status: str) -> None:
        for child in container:
            if child.tag == "prov":
                self._add_text("section", child, _inside(own_status(child), status))
            elif child.tag in ("part", "subpart"):
                self._division(child, status)
            elif child.tag in ("crosshead", "ird-crosshead"):
                self._crosshead(child, status)
            elif child.tag == "notes":
                self._notes(child)
            elif child.tag not in ("label", "heading"):
                self._add_text("text", child, _inside(own_status(child), status))

    def _division(self, element: Element, outer: str) -> None:
        kind: ProvisionKind = "part" if element.tag == "part" else "subpart"
        status = _inside(own_status(element), outer)
        self.heads |= {"crosshead": "", "subpart": ""} | ({"part": ""} if kind == "part" else {})
        self._add(kind, element, element.find("label"), element.find("heading"), status)
        self.heads[kind] = self.found[-1].id
        self._walk(element, status)
        self.heads |= {"crosshead": "", kind: ""}

    def _crosshead(self, element: Element, outer: str) -> None:
        self._add("crosshead", element, None, element, _inside(element.get("deletion-status", ""), outer))
        self.heads["crosshead"] = self.found[-1].id

    def _add(
        self, kind: ProvisionKind, element: Element, label: Element | None, heading: Element | None, status: str
    ) -> None:
        words = plain_text.sentence(read_inline(heading, self.unknown))
        self.found.append(
            Provision(
                kind=kind,
                id=self._id(kind, element, words),
                label=read_label(label, self.unknown).text,
                heading=words,
                status=status,
                level=LEVELS.get(element.tag, 1),
                part=self.heads["part"],
                subpart=self.heads["subpart"],
            )
        )

    def _add_text(self, kind: ProvisionKind, element: Element, status: str) -> None:
        reader = ProvisionReader(kind)
        provision = reader.read(element)
        self.unknown |= reader.unknown
        self.elements[len(self.found)] = element
        status = _inside(provision.status, status)
        inside = kind not in ("front", "schedule", "back")
        provision = replace(
            provision,
            id=self._id(kind, element, provision.label or provision.heading),
            status=status,
            places=neighbours.fingerprinted(provision),
            part=self.heads["part"] if inside else "",
            subpart=self.heads["subpart"] if inside else "",
            crosshead=self.heads["crosshead"] if inside else "",
        )
        self.found.append(provision)

    def _id(self, kind: ProvisionKind, element: Element, words: str) -> str:
        """Its own id; where the source gives it none, one made of its words, the same in the next version."""
        if own := element.get("id"):
            return own
        made = f"{kind}-{plain_text.slug(words)}".strip("-")[:60]
        self.made[made] += 1
        return f"{made}--{self.made[made]}" if self.made[made] > 1 else made

    def _notes(self, notes: Element) -> None:
        """Notes between sections belong to the heading that they follow, else to the Part or Act they stand in."""
        history = tuple(history_note(note, self.unknown) for note in notes.iter("history-note"))
        before = notes.getprevious()
        near = {self.heads["crosshead"]} if before is not None and before.tag.endswith("crosshead") else set()
        owner = near or {self.heads["subpart"]} - {""} or {self.heads["part"]} - {""}
        for i in reversed(range(len(self.found))):
            if self.found[i].id in owner:
                self.found[i] = replace(self.found[i], history=self.found[i].history + history)
                return


def _named(found: list[Provision]) -> tuple[Provision, ...]:
    """Gives each provision its address. Of two with one label the one that is not repealed, else the later, has the
    plain one; the other is followed by its id."""
    owners: dict[str, int] = {}
    texts = itertools.count(1)
    names = [f"text-{next(texts)}" if p.kind == "text" else _plain_name(p) for p in found]
    for i, (name, provision) in enumerate(zip(names, found, strict=True)):
        key = name.casefold()
        if key not in owners or found[owners[key]].repealed or not provision.repealed:
            owners[key] = i
    return tuple(
        replace(p, name=name if not name or owners[name.casefold()] == i else f"{name}-{plain_text.slug(p.id).upper()}")
        for i, (name, p) in enumerate(zip(names, found, strict=True))
    )


def _plain_name(provision: Provision) -> str:
    label = re.sub(r"[^A-Za-z0-9.]+", "-", provision.label).strip("-.")
    match provision.kind:
        case "front" | "back":
            return provision.kind
        case "section":
            return label or f"section-{plain_text.slug(provision.id)}"
        case "part":
            return f"part-{(label or plain_text.slug(provision.heading)).lower()[:60]}"
        case "schedule":
            return f"schedule-{label.lower()}" if label and label.lower() != "schedule" else "schedule"
        case _:
            return ""


def _depth(root: Element) -> int:
    deepest = level = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        level += 1 if event == "start" else -1
        deepest = max(deepest, level)
    return deepest


def _not_started(root: Element) -> bool:
    """The files of 2010 mark an Act that has not started by its stage; today's have no stage, and a first day on which
    the Act is law that comes after the day of the file."""
    if stage := root.get("stage"):
        return stage == "not-in-force"
    first, as_at = _iso(root.get("date.first.valid")), _iso(root.get("date.as.at"))
    return first is not None and as_at is not None and first > as_at


def _inside(own: str, outer: str) -> str:
    """The status of what stands inside something that has one. What ended with the whole has ended, also where it had
    not started."""
    if own in _ENDED or not outer:
        return own
    return outer if outer in _ENDED else own or outer


def _transcribed(root: Element) -> bool:
    """Official notes are numbered like "DLM1440307"; a transcription's carry a number of their own behind it."""
    return any("-n" in (note.get("id") or "") for note in root.iter("history-note"))


def _iso(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text or "")
    except ValueError:
        return None
