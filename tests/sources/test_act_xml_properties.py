"""Random legal Acts: whatever the official XML may hold, no word is lost, doubled or moved on its way to the page.

Every example is an Act of this vocabulary, drawn anew: nested lists, tables with spans, both dialects of references,
notes, quoted law, odd labels, any Unicode. It is written as the files of 2026 are (on one line) and as those of 2010
(indented), and compared with the second reading of `independent.py`.
"""

import os
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import independent
import statutes
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from lawplain import store
from lawplain.law import plain_text, references
from lawplain.law.locations import Locations
from lawplain.site.html.law_words import law_html
from lawplain.sources.nz import act_xml

NOVEL = {"novel.inline", "novel.block", "novel.row"}
quick = settings(
    deadline=None,
    derandomize="CI" in os.environ,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
)


@dataclass(slots=True)
class El:
    """An element: its name, attributes and what it holds, strings and elements in order."""

    name: str
    holds: list["El | str"] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """How Hypothesis shows a falsifying example: as the file that it is."""
        printer.text(one_line(self))


# --- writing it as a file --------------------------------------------------------------------------------------------

INLINE = frozenset(
    {"citation", "intref", "extref", "leg-title", "emphasis", "def-term", "insertwords", "struckoutwords", "footnote"}
    | {"amend.in", "quote.in", "superscript", "subscript", "fraction", "numerator", "denominator", "brk", "field"}
    | {"leader", "atidlm:link", "atidlm:linkcontent", "atidlm:resourcepair", "novel.inline"}
)
"""Between two of these white space is a word's edge, not layout."""


def one_line(element: El) -> str:
    return _written(element, lambda _: False, 0)


def indented(element: El) -> str:
    """New lines only where they mean nothing: between blocks, and around a lone child of any kind."""

    def lays_out(el: El) -> bool:
        kids = [kid for kid in el.holds if isinstance(kid, El)]
        blocks = all(kid.name not in INLINE for kid in kids)
        return _bare(el) and (blocks or (len(kids) == 1 and el.name not in ("fraction",)))

    return _written(element, lays_out, 0)


def indented_everywhere(element: El) -> str:
    """New lines wherever an element has no text of its own, as the files of 2010 have them."""
    return _written(element, _bare, 0)


STYLES: list[Callable[[El], str]] = [one_line, indented, indented_everywhere]


def _bare(element: El) -> bool:
    return bool(element.holds) and not any(isinstance(kid, str) for kid in element.holds)


def _written(element: El, lays_out: Callable[[El], bool], depth: int) -> str:
    attributes = "".join(f" {key}={quoteattr(value)}" for key, value in element.attributes.items())
    layout = "\n" + "  " * depth if lays_out(element) else ""
    inner = "".join(
        layout + (escape(kid) if isinstance(kid, str) else _written(kid, lays_out, depth + 1)) for kid in element.holds
    )
    return f"<{element.name}{attributes}>{inner}{layout}</{element.name}>"


def numbered(xml: str) -> str:
    """Every "#" becomes a word of its own, so that one that is doubled or moved shows."""
    number = count(1)
    return re.sub("#", lambda _: f"w{next(number)}", xml)


# --- drawing an Act --------------------------------------------------------------------------------------------------

STRINGS = (
    "# ", "# ", "#", " #", "#, ", "ā# ", "Māori", "e\u0301 ", "\u0304", "\u00a0", " \u00a0 ", "— ", "(a) ", "1", "²",
    "½", "section 4(1) ", "subsection (2) ", "#\n", "\n  # ", "“#” ", "_", "& < ", "1\u00a0January ", "\u200b", ".",
)  # fmt: skip
WORDS = st.lists(st.sampled_from(STRINGS), min_size=1, max_size=4).map("".join)
LABELS = st.sampled_from(
    (
        "1",
        "2",
        "2",
        "2A",
        "22AA",
        "a",
        "a",
        "b",
        "i",
        "A",
        "a)–(c",
        "(1)–(4)",
        "3.1(2)",
        "1.",
        "(b)",
        "•",
        "",
        "ā",
        "YA 1",
    )
)
STATUS = st.sampled_from([{}, {}, {}, {}, {"deletion-status": "repealed"}, {"deletion-status": "expired"}])
QUOTE = st.sampled_from([{}, {"quote": "1"}, {"quote": "2"}])
IDS = st.sampled_from(["S1", "S2", "X9", "D1", ""])


@dataclass(slots=True)
class Drawn:
    """Draws the parts of an Act, each at most `depth` levels deep. Ids are counted, so that each is used once."""

    draw: DrawFn
    ids: Iterator[int]

    def some(self, most: int, least: int = 0) -> range:
        return range(self.draw(st.integers(least, most)))

    def one(self, *choices: Callable[[], "El"]) -> El:
        return self.draw(st.sampled_from(choices))()

    def id(self, letter: str = "E") -> dict[str, str]:
        return {"id": f"{letter}{next(self.ids)}"}

    # words

    def inlines(self, depth: int = 2) -> list[El | str]:
        found: list[El | str] = []
        for _ in self.some(3, 1):
            if depth and self.draw(st.booleans()):
                found.append(self.inline(depth - 1))
            else:
                found.append(self.draw(WORDS))
        return [
            kid for i, kid in enumerate(found) if not (isinstance(kid, str) and i and isinstance(found[i - 1], str))
        ]

    def inline(self, depth: int) -> El:
        name = self.draw(st.sampled_from(sorted(INLINE - {"numerator", "denominator"} - {"intref", "extref"})))
        if name == "fraction":
            return El("fraction", [El("numerator", [self.draw(WORDS)]), El("denominator", [self.draw(WORDS)])])
        if name in ("brk", "field", "leader"):
            return El(name, [], {"fill": "dot"})
        if name == "footnote":
            return El(name, [El("para", [El("text", [self.draw(WORDS)])])], self.id())
        if name.startswith("atidlm") or name == "citation":
            return El("citation", self.reference())
        attributes = {"emphasis": {"style": "italic"}, "def-term": self.id(), "leg-title": {"href": "X1"}}.get(name, {})
        if name in ("amend.in", "quote.in"):
            attributes = self.draw(QUOTE)
        empty = name == "struckoutwords" and self.draw(st.booleans())
        return El(name, [] if empty else self.inlines(depth), attributes)

    def reference(self) -> list[El | str]:
        """A reference in one dialect or the other, its label half outside the link or not."""
        kind = self.draw(st.sampled_from(["intref", "extref", "leg-title", "footnote-ref", "pageref"]))
        words: list[El | str] = [] if kind == "footnote-ref" else [self.draw(WORDS)]
        target = self.draw(IDS)
        if kind in ("intref", "extref", "leg-title") and self.draw(st.booleans()):
            link = El(kind, words, {"href": target})
        else:
            metadata = El("atidlm:metadata", [], {"atidlm:value": "never #"})
            pair = El("atidlm:resourcepair", [metadata], {"atidlm:markupType": kind, "atidlm:targetXmlId": target})
            link = El("atidlm:link", [El("atidlm:linkcontent", words), pair])
        return ["Section ", link] if self.draw(st.booleans()) else [link]

    def label(self) -> El:
        text = self.draw(LABELS)
        return El("label", [text] if text else [], {"denominator": self.draw(st.sampled_from(["yes", "yes", "no"]))})

    def text(self) -> El:
        return El("text", self.inlines() if self.draw(st.integers(0, 9)) else [])

    def heading(self) -> El:
        return El("heading", self.inlines(1))

    def notes(self) -> El:
        words: list[El | str] = [El("amended-provision", [self.draw(WORDS)]), ": ", self.draw(WORDS)]
        return El("notes", [El("history", [El("history-note", words, self.id("N"))])])

    # blocks

    def para(self, depth: int) -> El:
        return El("para", [self.block(depth) for _ in self.some(3)], self.draw(STATUS) | self.draw(QUOTE))

    def block(self, depth: int) -> El:
        if not depth:
            return self.text()
        return self.one(
            self.text,
            self.text,
            lambda: self.label_para(depth - 1),
            lambda: self.label_para(depth - 1),
            lambda: self.definition(depth - 1),
            lambda: El("list", [El("item", [self.label(), self.para(depth - 1)]) for _ in self.some(2, 1)]),
            lambda: self.table(depth - 1),
            lambda: self.formula(depth - 1),
            lambda: El("proviso", [self.text(), self.label_para(depth - 1)]),
            lambda: El("quote", [self.para(depth - 1)], self.draw(QUOTE)),
            lambda: self.amend(depth - 1),
            lambda: El("follow-text", [self.draw(WORDS)], {"space-before": "no"}),
            self.notes,
            lambda: El("label-para.crosshead", [self.draw(WORDS)]),
            lambda: El("novel.block", [self.text()]),
            lambda: El("novel.block", [self.draw(WORDS)]),
        )

    def label_para(self, depth: int) -> El:
        return El("label-para", [self.label(), *(self.para(depth) for _ in self.some(2, 1))], self.draw(STATUS))

    def definition(self, depth: int) -> El:
        terms = [El("def-term", [self.draw(WORDS)], self.id("T")) for _ in self.some(2)]
        text = El("text", [kid for term in terms for kid in (term, " means ")])
        para = self.para(depth)
        return El("def-para", [El("para", [text, *para.holds])], self.id("D") | self.draw(STATUS))

    def formula(self, depth: int) -> El:
        variable = El("variable-def", [El("variable", self.inlines(1)), self.para(depth)])
        drawn = self.table(depth) if self.draw(st.booleans()) else El("eqn-line", self.inlines(1))
        return El("eqn", [drawn, variable, self.para(depth)])

    def table(self, depth: int) -> El:
        """A table of three columns; a row may be one cell over all of them, or the first cell two rows high."""
        names = ["c1", "c2", "c3"]
        rows: list[El] = []
        for _ in self.some(2, 1):
            match self.draw(st.sampled_from(["plain", "wide", "high", "gone", "novel"])):
                case "plain":
                    rows.append(El("row", [self.entry(depth) for _ in names]))
                case "wide":
                    rows.append(El("row", [self.entry(depth, {"namest": "c1", "nameend": "c3"})]))
                case "high":
                    rows.append(El("row", [self.entry(depth, {"morerows": "1"}), *(self.entry(depth) for _ in "bc")]))
                    rows.append(El("row", [self.entry(depth) for _ in "bc"]))
                case "gone":
                    rows.append(El("row", [El("entry") for _ in names], {"deletion-status": "repealed"}))
                case _:
                    rows.append(El("novel.row", [self.text()]))
        head = [El("thead", [El("row", [self.entry(0) for _ in names])])] if self.draw(st.booleans()) else []
        group = El("tgroup", [*(El("colspec", [], {"colname": n}) for n in names), *head, El("tbody", [*rows])])
        group.attributes["cols"] = "3"
        return El("table", [*([self.heading()] if self.draw(st.booleans()) else []), group], {"frame": "all"})

    def entry(self, depth: int, attributes: dict[str, str] | None = None) -> El:
        holds: list[El | str]
        match self.draw(st.integers(0, 3)):
            case 0:
                holds = []
            case 1 if depth:
                holds = [self.para(depth - 1) for _ in self.some(2, 1)]
            case _:
                holds = self.inlines(1)
        return El("entry", holds, attributes or {})

    def amend(self, depth: int) -> El:
        """Law quoted whole: a provision, a Part, a schedule, a definition, a paragraph, a heading."""
        quoted = self.one(
            lambda: self.provision("Q", depth),
            lambda: self.label_para(depth),
            lambda: self.definition(depth),
            lambda: self.subprov(depth),
            lambda: El("part", [self.label(), self.heading(), self.provision("Q", depth)], self.id("Q")),
            lambda: El(
                "schedule", [self.label(), self.heading(), El("schedule.misc", [self.para(depth)])], self.id("Q")
            ),
        )
        crosshead = [El("crosshead", [self.draw(WORDS)], self.id("Q"))] if self.draw(st.booleans()) else []
        return El("amend", [*crosshead, quoted], self.draw(QUOTE))

    # structure

    def subprov(self, depth: int) -> El:
        inside = [self.para(depth)] if self.draw(st.integers(0, 5)) else []
        notes = [self.notes()] if not self.draw(st.integers(0, 5)) else []
        return El("subprov", [self.label(), *inside, *notes], self.draw(STATUS))

    def provision(self, letter: str, depth: int) -> El:
        crosshead = El("subprov.crosshead", [self.draw(WORDS)])
        example = El("example", [self.heading(), self.para(depth)])
        body: list[El | str] = [self.subprov(depth) for _ in self.some(3)]
        body += [crosshead] * self.draw(st.integers(0, 1)) + [example] * self.draw(st.integers(0, 1))
        heading = [self.heading()] if self.draw(st.booleans()) else []
        aids = El("ird.aids", [El("readers-notes", [self.para(1)])], self.id("A"))
        beside = [aids, El("cf", [self.draw(WORDS)]), self.notes()] if self.draw(st.booleans()) else []
        return El("prov", [self.label(), *heading, El("prov.body", body), *beside], self.id(letter) | self.draw(STATUS))

    def schedule(self) -> El:
        kind = self.draw(
            st.sampled_from(["schedule.provisions", "schedule.misc", "schedule.amendments", "schedule.forms"])
        )
        if kind == "schedule.amendments":
            group = [El("schedule.amendments.group2", [self.heading(), self.para(1)], self.id("G"))]
        elif kind == "schedule.forms":
            signature = El("signature-block", [El("sig.para", self.inlines(1)), self.para(1)])
            group = [
                El("form", [self.label(), self.heading(), El("form.body", [self.para(1), signature])], self.id("F"))
            ]
        else:
            head = El("head1", [self.label(), self.heading(), self.provision("C", 1), self.para(1)], self.id("H"))
            group = [self.provision("C", 1), head if kind == "schedule.misc" else self.provision("C", 1)]
        empowering = El("empowering-prov", [self.draw(WORDS)])
        return El("schedule", [self.label(), self.heading(), empowering, El(kind, [*group])], self.id("S"))

    def front(self) -> El:
        blocks = [El("preamble-block", [self.subprov(1), self.para(1)])]
        preamble = El("preamble", [self.heading(), *blocks], self.id("P"))
        return El(
            "front", [El("long-title", [self.para(1)], self.id("P")), preamble, El("enactment", ["# #"])], {"id": "F0"}
        )


@st.composite
def acts(draw: DrawFn) -> El:
    drawn = Drawn(draw, count(1))
    sections: list[El | str] = [drawn.provision("S", draw(st.integers(1, 3))) for _ in drawn.some(2, 1)]
    part = El(
        "part", [drawn.label(), drawn.heading(), El("crosshead", ["#"], drawn.id("X")), sections[-1]], drawn.id("P")
    )
    body: list[El | str] = [*sections[:-1], part] if draw(st.booleans()) else sections
    schedules = [drawn.schedule() for _ in drawn.some(1)]
    return El(
        "act",
        [
            El("cover", [El("title", ["Bees Act 2021"])]),
            *([drawn.front()] if draw(st.integers(0, 2)) == 0 else []),
            El("body", body),
            *([El("schedule.group", [*schedules])] if schedules else []),
        ],
        {"xmlns:atidlm": "http://www.arbortext.com/namespace/atidlm", "id": "A1", "act.no": "1", "act.type": "public"}
        | {"year": "2021", "date.as.at": "2022-01-01"},
    )


# --- what holds for every one of them --------------------------------------------------------------------------------


@settings(quick, max_examples=60)
@given(acts(), st.sampled_from(STYLES))
def test_no_word_is_lost_doubled_or_moved(act: El, style: Callable[[El], str]) -> None:
    """From the file to the text, to the stored element and to the page; nor a mark set twice, nor a place lost."""
    xml = numbered(style(act))
    note(xml)
    expected = independent.read(xml.encode())
    wanted = expected.sections | expected.others
    publication = act_xml.read(xml.encode())
    locations = Locations.of([publication.act])
    assert set(publication.unknown) == expected.elements & NOVEL
    for provision in publication.act.contents:
        if provision.text is None:
            continue
        words = wanted.pop(provision.id, [])
        assert plain_text.tokens(plain_text.plain(provision.text.body)) == words
        assert act_xml.read_text(provision, publication.elements[provision.name])[0] == provision
        html = str(law_html(references.resolve(provision, publication.act, locations).text))
        assert statutes.html_tokens(html) == words
        ids = Counter(re.findall(r' id="([^"]*)"', html))
        assert max(ids.values(), default=1) == 1
        assert {p.anchor for p in provision.places} | {d.anchor for d in provision.definitions} <= {"", *ids}
    assert wanted == {}
    names = [p.name.casefold() for p in publication.act.contents if p.name]
    assert len(names) == len(set(names))


@settings(quick, max_examples=25)
@given(acts())
def test_layout_changes_no_fingerprint(act: El) -> None:
    """An Act on one line and the same Act indented are one law: same words, places, definitions."""
    line, laid_out = (act_xml.read(numbered(style(act)).encode()).act.contents for style in (one_line, indented))
    for a, b in zip(line, laid_out, strict=True):
        assert (a.id, a.heading, a.fingerprint, a.status) == (b.id, b.heading, b.fingerprint, b.status)
        assert (a.places, a.definitions) == (b.places, b.definitions)


@settings(quick, max_examples=8)
@given(acts(), st.sampled_from(STYLES))
def test_an_act_comes_back_from_the_store_as_it_went_in(act: El, style: Callable[[El], str]) -> None:
    publication = act_xml.read(numbered(style(act)).encode())
    with tempfile.TemporaryDirectory() as folder:
        store.write(Path(folder), publication)
        assert store.read(Path(folder)) == publication.act
        assert not store.write(Path(folder), publication)
