"""The official XML as an Act: a small invented one, readable at a sitting, then the real ones."""

import datetime as dt
import hashlib
import json
from pathlib import Path

import pytest

from lawplain.errors import LawplainError
from lawplain.law import plain_text
from lawplain.law.model import Act, Definition, Passage, Provision, Publication
from lawplain.sources.nz import act_xml

CASE = Path(__file__).parents[1] / "cases" / "short-act.xml"


@pytest.fixture(scope="module")
def short() -> Publication:
    return act_xml.read(CASE.read_bytes())


def provision(act: Act, id_: str) -> Provision:
    return next(p for p in act.contents if p.id == id_)


def words(p: Provision) -> str:
    assert p.text is not None
    return plain_text.plain(p.text.body)


def test_the_act(short: Publication) -> None:
    act = short.act
    assert (act.title, act.slug) == ("Kite Flying Act 2019", "kite-flying-act-2019")
    assert (act.type, act.year, act.number) == ("public", 2019, 7)
    assert (act.as_at, act.undated, act.assent) == (dt.date(2020, 1, 1), False, dt.date(2019, 3, 1))
    assert short.unknown == ()


def test_contents_are_in_document_order_and_named(short: Publication) -> None:
    """Quoted law and schedule clauses are not sections; of two sections 4 the one not repealed is "4"."""
    found = [(p.kind, p.id, p.name) for p in short.act.contents]
    assert found == [
        ("front", "T3", "front"),
        ("section", "T10", "1"),
        ("part", "T20", "part-1"),
        ("crosshead", "T21", ""),
        ("section", "T30", "2"),
        ("section", "T40", "3"),
        ("section", "T50", "4-T50"),
        ("section", "T51", "4"),
        ("section", "T60", "5"),
        ("schedule", "T70", "schedule-1"),
    ]


def test_sections_know_what_they_stand_under(short: Publication) -> None:
    first, later = provision(short.act, "T10"), provision(short.act, "T40")
    assert (first.part, first.crosshead) == ("", "")
    assert (later.part, later.crosshead) == ("T20", "T21")


def test_words_go_on_after_a_list(short: Publication) -> None:
    assert words(provision(short.act, "T40")) == (
        "1 A person may fly a kite if— a the person is— i over 7 years; or ii with a parent; and "
        "b section 2 is met, and the wind is kind. 2 2A No kite over an airport."
    )


def test_places_have_pins_and_anchors(short: Publication) -> None:
    places = provision(short.act, "T40").places
    assert [(place.pin, place.anchor, place.status) for place in places] == [
        ("(1)", "s1", ""),
        ("(1)(a)", "s1-a", ""),
        ("(1)(a)(i)", "s1-a-i", ""),
        ("(1)(a)(ii)", "s1-a-ii", ""),
        ("(1)(b)", "s1-b", ""),
        ("(2)", "s2", "repealed"),
        ("(2A)", "s2A", ""),
    ]
    assert [place.pin for place in places if not place.fingerprint] == ["(2)"], "repealed: it has no words"
    assert len({place.fingerprint for place in places}) == 7, "each place has words of its own"


def test_definitions(short: Publication) -> None:
    section = provision(short.act, "T30")
    kite, balloon = section.definitions
    assert (kite.id, kite.terms, kite.anchor, kite.status) == ("T31", ("kite",), "def-kite", "")
    assert (balloon.terms, balloon.status) == (("balloon",), "repealed")
    assert ("“kite”(b)", "def-kite-b") in {(place.pin, place.anchor) for place in section.places}


def test_status_is_the_laws_own_mark(short: Publication) -> None:
    assert provision(short.act, "T50").status == "repealed"
    assert provision(short.act, "T60").status == "not-in-force"
    assert provision(short.act, "T51").status == ""


def test_history_notes_are_dated_and_no_words_of_the_section(short: Publication) -> None:
    section = provision(short.act, "T40")
    (note,) = section.history
    assert (note.date, note.operation, note.provision) == (dt.date(2019, 5, 1), "inserted", "Section 3(2A)")
    assert note.by == "section 4 of the Kite Amendment Act 2019 (2019 No 9)"
    assert "inserted" not in words(section)


def test_quoted_law_is_shown_inside_its_section_and_names_no_place(short: Publication) -> None:
    section = provision(short.act, "T51")
    assert words(section).endswith("inserting: 9A Kites 1 Kites are not aircraft. .")
    assert section.places == ()
    assert section.text is not None
    (quotation,) = [p for p in plain_text.passages(section.text.body) if p.kind == "quotation"]
    assert quotation.quote == 1


def test_a_stored_element_reads_back_as_the_same_provision(short: Publication) -> None:
    for p in short.act.contents:
        if p.text is not None:
            again, unknown = act_xml.read_text(p, short.elements[p.name])
            assert (again, unknown) == (p, ())


def test_a_stored_element_has_a_block_a_line(short: Publication) -> None:
    lines = short.elements["5"].splitlines()
    assert "<text>Lanterns are kites.</text>" in lines


def test_an_element_never_seen_before_keeps_its_words_and_is_reported() -> None:
    xml = CASE.read_text().replace("Lanterns are kites.", "Lanterns are <hover>always</hover> kites.")
    read = act_xml.read(xml.replace("<text>No kite", "<drone>Buzz.</drone><text>No kite").encode())
    assert words(provision(read.act, "T60")) == "Lanterns are always kites."
    assert words(provision(read.act, "T40")).endswith("2A Buzz. No kite over an airport.")
    assert read.unknown == ("drone", "hover")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "not well-formed XML"),
        (b"<act", "not well-formed XML"),
        (b"<html><body>no</body></html>", "<html>, not an <act>"),
        (b'<!DOCTYPE act [<!ENTITY a "b">]><act>&a;</act>', "document type"),
        (b'<act act.no="1"><body/></act>', "neither an as-at date"),
        (b"<act>" + b"<para>" * 200 + b"</para>" * 200 + b"</act>", "levels deep"),
    ],
)
def test_what_is_no_act_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(LawplainError, match=said):
        act_xml.read(content)


def test_an_act_without_an_as_at_date_says_so() -> None:
    act = act_xml.read(CASE.read_bytes().replace(b' date.as.at="2020-01-01"', b"")).act
    assert (act.as_at, act.undated) == (dt.date(2019, 3, 1), True)


def test_every_word_of_every_section_of_2010(shared: Path, act_2010: Publication) -> None:
    """Against words extracted independently: tokens, and the text with its punctuation too."""
    reference = json.loads((shared / "reference" / "immigration-act-2009.sections.json").read_text())
    expected = {s["id"]: s for s in reference["sections"]}
    assert [s.id for s in act_2010.act.sections] == list(expected)
    for section in act_2010.act.sections:
        known = expected[section.id]
        assert (section.label, section.heading) == (known["label"], known["heading"])
        assert words(section) == known["text"]
        digest = hashlib.sha256(" ".join(plain_text.tokens(words(section))).encode()).hexdigest()
        assert digest == known["tokens_sha256"]


def test_the_structure_of_2010(act_2010: Publication) -> None:
    act = act_2010.act
    kinds = [p.kind for p in act.contents]
    assert len(act.sections) == 478
    assert [kinds.count(k) for k in ("part", "subpart", "crosshead", "schedule", "front")] == [13, 4, 93, 5, 1]
    section_4 = next(s for s in act.sections if s.label == "4")
    assert len(section_4.definitions) == 101
    assert all(isinstance(d, Definition) and d.id for d in section_4.definitions)


def test_the_act_of_2026(act_2026: Publication) -> None:
    act = act_2026.act
    assert len(act.sections) == 553
    assert [(s.name, s.id, s.status) for s in act.sections if s.label == "61A"] == [
        ("61A", "LMS1560943", ""),
        ("61A-LMS346726", "LMS346726", "repealed"),
    ]
    statuses = [s.status for s in act.sections]
    assert (statuses.count("repealed"), statuses.count("not-in-force")) == (8, 2)
    assert [s.label for s in act.sections if s.status == "not-in-force"] == ["100", "104"]
    assert act.origin.kind == "transcription"
    assert act_2026.unknown == ()


def test_the_structure_of_an_act_drafted_as_acts_are(kites: Publication) -> None:
    act = kites.act
    kinds = [p.kind for p in act.contents]
    assert [kinds.count(k) for k in ("part", "subpart", "crosshead", "schedule", "front")] == [6, 2, 4, 2, 1]
    labels = [s.label for s in act.sections]
    assert labels == [
        *(*map(str, range(1, 17)), *map(str, range(16, 29)), "28A"),
        *(*map(str, range(30, 34)), "33A", *map(str, range(34, 42))),
    ]
    assert [(s.name, s.status) for s in act.sections if s.status] == [
        ("16-K160", "repealed"),
        ("18", "not-in-force"),
        ("22", "repealed"),
    ]
    definitions = provision(act, "K40").definitions
    assert len(definitions) == 13
    assert [d.terms for d in definitions if d.status] == [("balloon",)]
    assert kites.unknown == ()


def test_a_section_is_nested_right(sample_act: Act, sample: str) -> None:
    """Section 27 of the invented Act has the places that section 398 of the real one has."""
    label = {"invented": "27", "real": "398"}[sample]
    section = next(s for s in sample_act.sections if s.label == label)
    pins = [place.pin for place in section.places]
    assert [p for p in pins if p.count("(") == 1] == ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(6A)", "(7)", "(8)"]
    assert [p for p in pins if p.startswith("(2)(")] == ["(2)(a)", "(2)(b)", "(2)(c)"]
    assert section.text is not None
    assert all(isinstance(block, Passage) and block.kind == "subsection" for block in section.text.body)


def test_a_schedule_that_is_labelled_schedule_is_called_so_once() -> None:
    xml = CASE.read_bytes().replace(
        b'<schedule id="T70"', b'<schedule id="T71"><label>Schedule</label></schedule><schedule id="T70"'
    )
    assert provision(act_xml.read(xml).act, "T71").name == "schedule"
