"""An invented Act that holds every construct of the official XML: its pages, read by eye, and every word of it.

The golden pages are in tests/cases/every-construct/. `pytest --rewrite-goldens` writes them anew; a person reads the
difference, line by line against the XML, before it is committed.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import independent
import pytest
import statutes

from lawplain import store
from lawplain.law import plain_text, references
from lawplain.law.locations import Locations
from lawplain.law.model import Act, Provision, Span, Text
from lawplain.site.html.inline import inline_html
from lawplain.site.html.law_words import law_html
from lawplain.sources.nz import act_xml, vocabulary

CASE = Path(__file__).parents[1] / "cases" / "every-construct.xml"
GOLDENS = Path(__file__).parents[1] / "cases" / "every-construct"
_LINK, _TRACKING = vocabulary.LINK, vocabulary.TRACKING
BY_HAND = {
    *("act", "cover", "cover.reprint-note", "reprint-date", "title.former", "label", "footnote", "variable"),
    *("history", "history-note", "editorial-note"),
    *("amends-note", "amends-affect", "amends-effective", "amends-text", "authority", "event"),
    *("table", "tgroup", "colspec", "thead", "tbody", "row", "entry"),
    *(f"{_LINK}link", f"{_TRACKING}info", f"{_TRACKING}user"),
}
"""Elements that the reader names in its code, not in nz_vocabulary."""
INVENTED = {"novel.inline", "novel.block", "novel.row"}

PUBLICATION = act_xml.read(CASE.read_bytes())
WORDED = [p for p in PUBLICATION.act.contents if p.text is not None]


@pytest.fixture(scope="module")
def read() -> independent.Reading:
    return independent.read(CASE.read_bytes())


# --- the pages, read by eye ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("provision", WORDED, ids=lambda p: p.name)
def test_page(provision: Provision, request: pytest.FixtureRequest) -> None:
    _golden(f"{provision.name}.html", _page(provision, PUBLICATION.act), request)


def test_contents(request: pytest.FixtureRequest) -> None:
    _golden("contents.txt", "\n".join(_contents(PUBLICATION.act)) + "\n", request)


def test_no_golden_is_left_of_a_page_that_is_no_more() -> None:
    assert {path.stem for path in GOLDENS.glob("*.html")} == {provision.name for provision in WORDED}


def _golden(name: str, found: str, request: pytest.FixtureRequest) -> None:
    path = GOLDENS / name
    if request.config.getoption("--rewrite-goldens"):
        path.write_text(found, encoding="utf-8")
    assert found.splitlines() == path.read_text(encoding="utf-8").splitlines()


def _contents(act: Act) -> Iterator[str]:
    """A line for each entry: where it stands, what it is called, its address and its status."""
    depths = {"subpart": 1, "crosshead": 2, "section": 3, "text": 3}
    for p in act.contents:
        indent = "  " * (depths.get(p.kind, 0) + p.level - 1 if p.kind == "crosshead" else depths.get(p.kind, 0))
        under = " ".join(filter(None, (p.part, p.subpart, p.crosshead)))
        facts = [f"{p.id}", f"under {under}" if under else "", f"at {p.name}" if p.name else "", p.status]
        notes = f"{len(p.history)} history" if p.history else ""
        yield f"{indent}{p.kind} {p.label} {p.heading or '(no heading)'} [{', '.join(filter(None, (*facts, notes)))}]"


def _page(provision: Provision, act: Act) -> str:
    """Its heading, words, footnotes and what stands beside the words, a block a line; then its places and terms."""
    resolved = references.resolve(provision, act, Locations.of([act]))

    def official(span: Span) -> str:
        return f"https://official.example/{span.target}"

    heading = inline_html(resolved.text.heading, official=official)
    beside = law_html(Text((), resolved.text.asides), official=official)
    lines = [
        f"<!-- {provision.kind} {provision.id}{', ' + provision.status if provision.status else ''} -->",
        f"<h2>{provision.label} {heading}</h2>",
        *_indented(str(law_html(resolved.text, official=official))),
        *(["<!-- beside the words -->", *_indented(str(beside))] if beside else []),
        *(f"<!-- place {p.pin} #{p.anchor} {p.status} -->" for p in provision.places),
        *(f"<!-- defines {' / '.join(d.terms)} #{d.anchor} {d.status} -->" for d in provision.definitions),
        *(f"<!-- note {n.date or 'undated'}: {n.operation or '?'} {n.provision} -->" for n in provision.history),
        *(f"<!-- refers to {r.target}#{r.anchor}: {r.words} -->" for r in resolved.references),
        *(f"<!-- disagrees: {d.words} / {d.target} -->" for d in resolved.disagreements),
    ]
    return "\n".join(lines) + "\n"


_BLOCK = re.compile(
    r"<(/?)(div|section|blockquote|ul|ol|li|p|h\d|table|caption|thead|tbody|tr|th|td)\b[^>]*>", re.DOTALL
)


_BLOCK = re.compile(r"<(/?)(?:div|section|blockquote|ul|ol|li|p|h\d|table|caption|thead|tbody|tr|th|td)\b")


def _indented(html: str) -> Iterator[str]:
    """The same HTML, each block on a line of its own, under what it stands in."""
    depth, line, at = 0, "", 0
    for piece in re.split(r"(<[^>]*>)", html):
        tag = _BLOCK.match(piece)
        if tag and line and not tag[1]:
            yield "  " * at + line
            line = ""
        depth -= bool(tag and tag[1])
        at = at if line else depth
        line += piece
        depth += bool(tag and not tag[1])
        if tag and tag[1]:
            yield "  " * at + line
            line = ""
    if line:
        yield line


# --- every word ------------------------------------------------------------------------------------------------------


def test_every_element_that_the_reader_knows_is_in_the_case(read: independent.Reading) -> None:
    """A name added to nz_vocabulary needs a line in the case; a name in the case is one that the reader knows."""
    v = vocabulary
    known = {*v.PASSAGES, *v.TRANSPARENT, *v.INLINE, *v.BARE_INLINE, *v.SILENT, *BY_HAND}
    todays = independent.read(CASE.with_name("todays-marks.xml").read_bytes())
    assert {_short(name) for name in known} == (read.elements | todays.elements) - INVENTED
    assert set(PUBLICATION.unknown) == INVENTED


def _short(name: str) -> str:
    return name.replace(_LINK, "atidlm:").replace(_TRACKING, "atict:")


def test_every_word_of_section_schedule_and_front(read: independent.Reading) -> None:
    """In the file, as expat alone reads it; in the text; in the page."""
    wanted = read.sections | read.others
    locations = Locations.of([PUBLICATION.act])
    texts = {p.id: p for p in WORDED if p.kind != "back"}
    assert texts.keys() == wanted.keys()
    for id_, p in texts.items():
        assert p.text is not None
        assert plain_text.tokens(plain_text.plain(p.text.body)) == wanted[id_], p.name
        html = str(law_html(references.resolve(p, PUBLICATION.act, locations).text))
        assert statutes.html_tokens(html) == wanted[id_], p.name


def test_sections_are_those_of_the_body_in_its_order(read: independent.Reading) -> None:
    sections = PUBLICATION.act.sections
    assert [s.id for s in sections] == list(read.sections)
    assert [s.label for s in sections][-5:] == ["19", "19", "22", "22AA", "22A"]
    assert [s.name for s in sections if s.label == "19"] == ["19-B190", "19"]


@pytest.mark.parametrize("provision", WORDED, ids=lambda p: p.name)
def test_ids_are_unique_and_every_place_is_one(provision: Provision) -> None:
    assert provision.text is not None
    html = str(law_html(provision.text))
    ids = re.findall(r' id="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    assert {place.anchor for place in provision.places} | {d.anchor for d in provision.definitions} <= {"", *ids}
    leads = set(re.findall(r' href="#([^"]*)"', html))
    assert leads - set(ids) <= {"fnref-1"}, "the mark of a footnote to a heading stands in the page's own heading"


@pytest.mark.parametrize("provision", WORDED, ids=lambda p: p.name)
def test_a_stored_element_reads_back_as_the_same_provision(provision: Provision) -> None:
    again, unknown = act_xml.read_text(provision, PUBLICATION.elements[provision.name])
    assert again == provision
    assert set(unknown) <= INVENTED


def test_the_whole_act_comes_back_from_its_folder(tmp_path: Path) -> None:
    store.write(tmp_path, PUBLICATION)
    assert store.read(tmp_path) == PUBLICATION.act


def test_quoted_law_is_no_structure_of_this_act() -> None:
    """Its sections, Parts, schedules, terms and places are another Act's."""
    ids = {p.id for p in PUBLICATION.act.contents} | {d.id for p in WORDED for d in p.definitions}
    assert ids.isdisjoint({"B91", "B92", "B93", "B95", "B96", "B97", "B98", "B99"})
    nine = next(p for p in WORDED if p.id == "B90")
    assert [place.pin for place in nine.places] == ["(1)", "(2)", "(3)", "(4)", "(5)"]


def test_internal_remarks_and_the_editors_name_are_nowhere() -> None:
    everything = "".join(_page(p, PUBLICATION.act) for p in WORDED)
    assert "Check the date of the swarm" not in everything
    assert "aperson" not in everything + "".join(PUBLICATION.elements.values())
