"""What references point to: marked ones, unmarked ones, and those that must be left alone."""

import re
from pathlib import Path

import pytest
import statutes

from lawplain import sources
from lawplain.law import plain_text
from lawplain.law.locations import Locations
from lawplain.law.mentions import mentions
from lawplain.law.model import Act, Provision, Publication, Span
from lawplain.law.references import Disagreement, Reference, Resolved, linked, mentioned, resolve
from lawplain.sources.nz import act_xml, other_acts


def act(body: str, *, id_: str = "KITES", title: str = "Kites Act 2001", schedules: str = "") -> Act:
    year = title[-4:]
    xml = (
        f'<act id="{id_}" act.no="7" act.type="public" date.as.at="2026-01-01" year="{year}">'
        f"<cover><title>{title}</title></cover><body>{body}</body><schedule.group>{schedules}</schedule.group></act>"
    )
    return act_xml.read(xml.encode()).act


def prov(label: str, inner: str, id_: str = "", attributes: str = "") -> str:
    head = f'<label denominator="yes">{label}</label><heading>H{label}</heading>'
    return f'<prov id="{id_ or "P" + label}" {attributes}>{head}<prov.body>{inner}</prov.body></prov>'


def sub(label: str, inner: str) -> str:
    mark = f'<label denominator="yes">{label}</label>' if label else '<label denominator="no"/>'
    return f"<subprov>{mark}<para>{inner}</para></subprov>"


def par(label: str, inner: str) -> str:
    return f'<label-para><label denominator="yes">{label}</label><para>{inner}</para></label-para>'


def text(words: str) -> str:
    return f"<text>{words}</text>"


def here(id_: str, words: str) -> str:
    return f'<citation><intref href="{id_}">{words}</intref></citation>'


THREE = prov("3", sub("1", text("One")) + sub("2", text("Two") + par("a", text("A") + par("i", text("I")))))
FOUR = prov(
    "4",
    sub(
        "",
        '<def-para id="D1"><para><text><def-term id="T1">kite</def-term> means</text>'
        + par("a", text("A"))
        + "</para></def-para>",
    ),
)
FIVE = prov("5", sub("", text("Lead—") + par("a", text("A")) + par("b", text("B"))))
CLAUSE = prov(
    "3", sub("1", text("Clause")) + sub("2", text("As in subclause (1), clause 3(2), and section 3(1)")), "C3"
)
PARCEL = prov("4", sub("", text("Section 5, and the bed of the river")), "C4")
SCHEDULE = (
    '<schedule id="SCH2"><label denominator="yes">2</label><heading>More</heading><schedule.misc>'
    f'<head1 id="SP1" type="part"><label denominator="yes">1</label><heading>First</heading>{CLAUSE}</head1>{PARCEL}'
    "</schedule.misc></schedule>"
)
ROPES = act(
    prov("3", sub("1", text("Rope")), "R3") + prov("9", sub("", text("Rope")), "R9"),
    id_="ROPES",
    title="Ropes Act 2002",
)


def kites(six: str, title: str = "Kites Act 2001") -> Act:
    """An Act whose section 6 is the one under test."""
    subpart = f'<subpart id="SUB2"><label denominator="yes">2</label><heading>S</heading>{prov("6", six)}</subpart>'
    part = f'<part id="PART7"><label denominator="yes">7</label><heading>P</heading>{subpart}</part>'
    return act(THREE + FOUR + FIVE + part, title=title, schedules=SCHEDULE)


def read(six: str, title: str = "Kites Act 2001") -> Resolved:
    subject = kites(six, title)
    return resolve(one(subject, "6"), subject, Locations.of([subject, ROPES]))


def one(subject: Act, label: str, kind: str = "section") -> Provision:
    return next(p for p in subject.contents if p.kind == kind and p.label == label)


def links(resolved: Resolved) -> list[tuple[str, str]]:
    """(words, target) of every link of the body, in order."""
    return [
        (plain_text.sentence(span.content), re.sub("^/kites-act-2001", "", span.target))
        for passage in plain_text.passages(resolved.text.body)
        for span in plain_text.spans(passage.words)
        if span.kind in ("reference", "title") and span.target
    ]


SUBSECTIONS = sub("2", text("Two") + par("a", text("A")) + par("b", text("B")))

UNMARKED = [
    ("as in section 3(2)(a)(i)", [("section 3(2)(a)(i)", "/3/#s2-a-i")]),
    ("<citation>section 3(2)(a)</citation>", [("section 3(2)(a)", "/3/#s2-a")]),
    ("section 3(2)(z)", [("section 3(2)(z)", "/3/#s2")]),
    ("sections 3, 4, and 5(b)", [("sections 3", "/3/"), ("4", "/4/"), ("5(b)", "/5/#p-b")]),
    ("subsection (2)(b)", [("subsection (2)(b)", "/6/#s2-b")]),
    ("Subsection 2(a) or (b)", [("Subsection 2(a)", "/6/#s2-a"), ("(b)", "/6/#s2-b")]),
    ("subsections (1) to (2)", [("subsections (1)", "/6/#s1"), ("(2)", "/6/#s2")]),
    ("paragraph (b) of subsection (2)", [("paragraph (b)", "/6/#s2-b"), ("subsection (2)", "/6/#s2")]),
    ("subsection (1) of section 3", [("subsection (1)", "/3/#s1"), ("section 3", "/3/")]),
    ("subsection (2) of this section", [("subsection (2)", "/6/#s2")]),
    (
        "Part 7, or subpart 2 of Part 7",
        [("Part 7", "/part-7/"), ("subpart 2", "/part-7/#SUB2"), ("Part 7", "/part-7/")],
    ),
    ("Schedule 2", [("Schedule 2", "/schedule-2/")]),
    ("clause 3(1) of Schedule 2", [("clause 3(1)", "/schedule-2/#cl3-s1"), ("Schedule 2", "/schedule-2/")]),
    ("Part 1 of Schedule 2", [("Part 1", "/schedule-2/#head1-1"), ("Schedule 2", "/schedule-2/")]),
    ("section 3 of the Kites Act 2001", [("section 3", "/3/")]),
    ("section 3(1) of the Ropes Act 2002", [("section 3(1)", "/ropes-act-2002/3/#s1")]),
    ("section 3 of the New Zealand Bill of Rights Act 1990", []),
    ("section 3(1) of that Act", []),
    ("section 3 of the principal Act", []),
    ("subsection (2) of that section", []),
    ("the Ropes Act 2002, section 3, and the Ropes Act 2002 (including section 5)", []),
    ("section 3 or 5 of the Strings Act 1999", []),
    ("section 99, subsection (9), paragraph (b), clause 3", []),
    ("within section 3, 5 days later", [("section 3", "/3/")]),
    ("under section 3, 5 kites may fly", [("section 3", "/3/")]),
    ("the term <quote.in>section 3</quote.in>", []),
    ("<extref href='ELSE'>section 3</extref> or 5", [("section 3", "ELSE")]),
]


@pytest.mark.parametrize(("words", "expected"), UNMARKED)
def test_words_without_a_mark(words: str, expected: list[tuple[str, str]]) -> None:
    assert links(read(sub("1", text(words)) + SUBSECTIONS)) == expected


MARKED = [
    (here("P3", "section 3(2)(a)"), [("section 3(2)(a)", "/3/#s2-a")]),
    (here("P3", "3 to 5"), [("3 to 5", "/3/")]),
    ("<citation>Section " + '<intref href="P3">3(1)</intref></citation>', [("3(1)", "/3/#s1")]),
    ("section " + here("P3", "3(1)") + " or " + here("P3", "(2)"), [("3(1)", "/3/#s1"), ("(2)", "/3/#s2")]),
    ("subsection " + here("P6", "(2)"), [("(2)", "/6/#s2")]),
    (here("P3", "that section"), [("that section", "/3/")]),
    (here("D1", "this definition"), [("this definition", "/4/#def-kite")]),
    (here("T1", "kite"), [("kite", "/4/#def-kite")]),
    (here("C3", "clause 3(2)"), [("clause 3(2)", "/schedule-2/#cl3-s2")]),
    (here("KITES", "this Act"), [("this Act", "/")]),
    (here("SUB2", "subpart 2"), [("subpart 2", "/part-7/#SUB2")]),
    ('<extref href="R3">section 3(1)</extref> of the Ropes Act 2002', [("section 3(1)", "/ropes-act-2002/3/#s1")]),
    ('<extref href="X9">section 3(1)</extref> of the Strings Act 1999', [("section 3(1)", "X9")]),
    ('the <leg-title href="ROPES">Ropes Act 2002</leg-title>', [("Ropes Act 2002", "/ropes-act-2002/")]),
    ('the <leg-title href="X1">Strings Act 1999</leg-title>', [("Strings Act 1999", "X1")]),
    (here("P3", "section 3") + ", 4, and 5", [("section 3", "/3/"), ("4", "/4/"), ("5", "/5/")]),
]


@pytest.mark.parametrize(("words", "expected"), MARKED)
def test_what_the_source_marks(words: str, expected: list[tuple[str, str]]) -> None:
    resolved = read(sub("1", text(words)) + SUBSECTIONS)
    assert links(resolved) == expected
    assert resolved.disagreements == ()


WRONG = [
    # the mark leads elsewhere than the words say: the words are believed
    (here("P4", "section 3(1)"), ("section 3(1)", "/3/#s1"), Disagreement("P6", "section 3(1)", "P4")),
    ("section " + here("P5", "3(1)"), ("3(1)", "/3/#s1"), Disagreement("P6", "3(1)", "P5")),
    (here("LOST", "section 3(1)"), ("section 3(1)", "/3/#s1"), Disagreement("P6", "section 3(1)", "LOST")),
    (here("D1", "section 5(b)"), ("section 5(b)", "/5/#p-b"), Disagreement("P6", "section 5(b)", "D1")),
    # … but not about a section that this Act does not have
    (here("P4", "section 99(1)"), ("section 99(1)", "/4/"), Disagreement("P6", "section 99(1)", "P4")),
]


@pytest.mark.parametrize(("words", "expected", "disagreement"), WRONG)
def test_where_mark_and_words_disagree(words: str, expected: tuple[str, str], disagreement: Disagreement) -> None:
    resolved = read(sub("1", text(words)))
    assert links(resolved) == [expected]
    assert resolved.disagreements == (disagreement,)


def test_the_second_number_of_an_enumeration_takes_its_section_from_the_first() -> None:
    """Sources mark "(2)" in "section 3(1) or (2)" as section 2, or 4: it is a subsection of section 3."""
    resolved = read(sub("1", text("section " + here("P3", "3(1)") + " or " + here("P4", "(2)"))))
    assert links(resolved) == [("3(1)", "/3/#s1"), ("(2)", "/3/#s2")]
    assert [d.words for d in resolved.disagreements] == ["(2)"]


def test_a_mark_to_nothing_known_of_this_act_is_left_to_the_official_site() -> None:
    (span,) = [
        s
        for p in plain_text.passages(read(sub("", text(here("LOST", "the form")))).text.body)
        for s in plain_text.spans(p.words)
        if s.kind == "reference"
    ]
    assert (span.target, span.style) == ("LOST", "elsewhere")


def there(id_: str, words: str) -> str:
    return f'<citation><extref href="{id_}">{words}</extref></citation>'


@pytest.mark.parametrize(
    ("words", "address"),
    [
        # the words after it name its Act; a list, and the Act alone
        (f"{there('L9', 'section 9(2)')} of the Ladders Act 1990", "1990/44/en/latest/sections/L9/"),
        (f"{there('L9', 'section 9')} or 10 of the Ladders Act 1990", "1990/44/en/latest/sections/L9/"),
        (there("L1", "Ladders Act 1990"), "1990/44/en/latest/"),
        ("the <leg-title href='L1'>Ladders Act 1990</leg-title>", "1990/44/en/latest/"),
        # a Part has no page there that we know of
        (f"{there('LP', 'Part 2')} of the Ladders Act 1990", "1990/44/en/latest/"),
        # an Act whose number nobody told us, and words that name no Act: nothing is known to link to
        (f"{there('S9', 'section 9')} of the Stilts Act 1991", ""),
        (f"{there('L9', 'section 9')} of the former Act", ""),
    ],
)
def test_a_reference_to_an_act_elsewhere_leads_to_the_official_site(words: str, address: str) -> None:
    subject = kites(sub("1", text(f"See {words}.")))
    locations = Locations.of([subject], {"ladders act 1990": "nz:act_public_1990_44"})
    resolved = resolve(one(subject, "6"), subject, locations)
    (span,) = [
        s for p in plain_text.passages(resolved.text.body) for s in plain_text.spans(p.words) if s.style == "elsewhere"
    ]
    found = sources.official(span)
    assert found == (f"https://www.legislation.govt.nz/act/public/{address}" if address else "")


def test_acts_are_known_from_the_list_and_from_history_notes(kites: Publication) -> None:
    known = other_acts.known([kites.act])
    assert known["sentencing act 2002"] == "act_public_2002_9"  # the list
    assert known["kites and lanterns amendment act 2023"] == "act_public_2023_944"  # "by section 4 of … (2023 No 944)"


def test_the_list_agrees_with_the_archive_of_acts(shared: Path) -> None:
    listed = {
        line.split(" ", 3)[3].casefold(): tuple(line.split(" ", 3)[:3])
        for line in Path(other_acts.__file__).with_name("acts.txt").read_text(encoding="utf-8").splitlines()
    }
    seen = 0
    for _, content in statutes.acts(shared / "law" / "acts-2010.tar.xz"):
        root = re.search(rb"<act [^>]*>", content)
        title = re.search(rb"<title[^>]*>([^<]*)</title>", content)
        assert root
        facts = dict(re.findall(r'([\w.]+)="([^"]*)"', root[0].decode()))
        if title and (ours := listed.get(title[1].decode().casefold())):
            seen += 1
            assert ours == (facts["act.type"], facts["year"], facts["act.no"])
    assert seen > 300


def test_a_paragraph_is_one_of_the_place_where_the_words_stand() -> None:
    inner = par("a", text("see paragraph (b)") + par("i", text("see subparagraph (ii)")) + par("ii", text("x"))) + par(
        "b", text("y")
    )
    assert links(read(sub("1", text("Lead") + inner))) == [
        ("paragraph (b)", "/6/#s1-b"),
        ("subparagraph (ii)", "/6/#s1-a-ii"),
    ]


def test_a_marked_paragraph_of_this_section_is_one_of_the_place_where_the_words_stand() -> None:
    """The mark says no more than "this section"."""
    inner = par("a", text("see paragraph " + here("P6", "(b)"))) + par("b", text("y"))
    assert links(read(sub("1", text("Lead") + inner))) == [("(b)", "/6/#s1-b")]


def test_a_paragraph_in_a_definition_is_the_definitions_own() -> None:
    words = (
        '<def-para id="D2"><para><text><def-term id="T2">tail</def-term> means</text>'
        + par("a", text("not paragraph (b)"))
        + par("b", text("or subsection (1)"))
        + "</para></def-para>"
    )
    found = links(read(sub("1", text("In this Act,") + words + par("b", text("no")))))
    assert found == [("paragraph (b)", "/6/#def-tail-b"), ("subsection (1)", "/6/#s1")]


def test_a_label_that_stands_twice_is_no_address() -> None:
    """After words between two lists, labels start again: "(a)" could be either, so the subsection has to do."""
    twice = sub("1", text("If") + par("a", text("x")) + text("or") + par("a", text("y")))
    assert links(read(twice + sub("2", text("see subsection (1)(a) and section 6(1)(a)")))) == [
        ("section 6(1)(a)", "/6/#s1")
    ]


def test_nothing_is_invented_in_quoted_law_or_beside_it() -> None:
    """ "Section 3" of a section that amends another law is that law's."""
    amend = sub(
        "1",
        text("Section 3 is amended by inserting, after section 5,—")
        + "<amend>"
        + sub("2", text("as in section 4"))
        + "</amend>",
    )
    assert links(read(amend)) == []
    assert links(read(sub("1", text("as in section 4")), "Kites Amendment Act 2001")) == []


def test_marks_in_quoted_law_stay_and_are_no_references_of_this_law() -> None:
    quoted = sub("1", text("Insert—") + "<amend>" + sub("2", text(here("P3", "section 4"))) + "</amend>")
    resolved = read(quoted)
    assert links(resolved) == [("section 4", "/3/")]
    assert (resolved.references, resolved.disagreements) == ((), ())


def test_a_schedules_words_name_its_own_clauses_and_no_land() -> None:
    subject = kites(sub("", text("x")))
    locations = Locations.of([subject])
    assert links(resolve(one(subject, "2", "schedule"), subject, locations)) == [
        ("subclause (1)", "/schedule-2/#cl3-s1"),
        ("clause 3(2)", "/schedule-2/#cl3-s2"),
        ("section 3(1)", "/3/#s1"),
    ]


def test_references_name_the_place_and_leave_out_this_section_and_notes() -> None:
    note = f'<notes><history><history-note id="N">{here("P5", "section 5")}</history-note></history></notes>'
    resolved = read(sub("1", text(here("P3", "section 3(1)") + " and subsection (1) and section 4") + note))
    assert resolved.references == (Reference("P3", "s1", "section 3(1)"), Reference("P4", "", "section 4"))


def test_not_a_word_changes() -> None:
    note = "<footnote id='F'><para><text>section 4</text></para></footnote>"
    subject = kites(sub("1", text(f"See sections 3, <emphasis style='bold'>and 5</emphasis>{note}.")))
    resolved = resolve(one(subject, "6"), subject, Locations.of([subject]))
    before = one(subject, "6").text
    assert before is not None
    assert plain_text.plain(resolved.text.body) == plain_text.plain(before.body)
    assert links(resolved) == [("sections 3", "/3/"), ("5", "/5/")]


def test_history_notes_are_linked_where_marked() -> None:
    subject = kites(sub("", text("x")))
    words = (Span("reference", ("section 3(1)",), "P3", "here"), " and section 4")
    marked, plain = linked(words, one(subject, "6"), subject, Locations.of([subject]))
    assert isinstance(marked, Span)
    assert (marked.target, plain) == ("/kites-act-2001/3/#s1", " and section 4")


# --- the library -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_sections_with_one_label_the_live_one_is_named(order: int) -> None:
    both = [prov("9", "", "OLD", 'deletion-status="repealed"'), prov("9", sub("", text("x")), "NEW")]
    twice = act("".join(both[::order]))
    locations = Locations.of([twice])
    named, old = locations.named(twice.slug, "9"), locations.find("OLD")
    assert named is not None and old is not None
    assert (named.provision.id, named.address) == ("NEW", "/kites-act-2001/9/")
    assert old.address == "/kites-act-2001/9-OLD/"


def test_an_act_is_found_by_id_and_by_exact_title_only() -> None:
    locations = Locations.of([ROPES])
    assert locations.act("ROPES") == locations.act("Ropes act 2002")
    assert locations.act("Ropes Act") is None


def test_the_library_holds_no_words() -> None:
    target = Locations.of([ROPES]).find("R3")
    assert target is not None and target.provision.text is None


@pytest.mark.parametrize(
    ("prose", "address"),
    [
        ("section 3(2)", "/kites-act-2001/3/#s2"),
        ("section 3 of the Ropes Act 2002", "/ropes-act-2002/3/"),
        ("section 3 of the New Zealand Bill of Rights Act 1990", ""),
        ("Schedule 2", "/kites-act-2001/schedule-2/"),
        ("clause 3 of Schedule 2", "/kites-act-2001/schedule-2/#cl3"),
        ("Part 7", "/kites-act-2001/part-7/"),
        ("section 99", ""),
    ],
)
def test_where_prose_about_the_act_leads(prose: str, address: str) -> None:
    subject = kites(sub("", text("x")))
    assert mentioned(mentions(prose)[0], subject, Locations.of([subject, ROPES])) == address


# --- whole Acts -----------------------------------------------------------------------------------------------------


def test_the_known_wrong_links_of_the_real_act_are_reported(act_2010: Publication) -> None:
    subject = act_2010.act
    locations = Locations.of([subject])
    found = {
        (provision.label, wrong.words): wrong.target
        for provision in subject.contents
        for wrong in resolve(provision, subject, locations).disagreements
    }
    assert found == {
        ("102", "section 96"): "DLM111599",
        ("206", "section 210(2)"): "DLM1440914",
        ("260", "252 to 270"): "DLM1440983",
        ("262", "section 241"): "DLM1440617",
        ("262", "section 242"): "DLM1440618",
        ("262", "256"): "DLM1440983",
    }


def test_every_site_address_of_an_act_is_a_page_and_a_place(sample_act: Act, sample: str) -> None:
    locations = Locations.of([sample_act])
    slug = sample_act.slug
    pages = {f"/{slug}/{p.name}/": {place.anchor for place in p.places} for p in sample_act.contents if p.name}
    targets = [span for p in sample_act.contents for span in _here(resolve(p, sample_act, locations))]
    assert len(targets) > {"invented": 40, "real": 2000}[sample]
    lost = [
        t for t in targets if (page := t.partition("#"))[0] not in pages or (page[2] and page[2] not in pages[page[0]])
    ]
    assert [t for t in lost if not t.startswith(f"/{slug}/part-") and t != f"/{slug}/"] == []


def _here(resolved: Resolved) -> list[str]:
    spans = (span for passage in plain_text.passages(resolved.text.body) for span in plain_text.spans(passage.words))
    return [span.target for span in spans if span.style == "here" and span.target]
