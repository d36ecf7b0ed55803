"""The marks that the source writes today and did not write in 2010, on an invented Act that has each of them.

tests/cases/todays-marks.xml says at each place what it is there to show.
"""

import re
from pathlib import Path

import independent
import pytest

from lawplain import store
from lawplain.law import plain_text, references, versions
from lawplain.law.definitions import Glossary
from lawplain.law.locations import Locations
from lawplain.law.model import Act, Passage, Provision, Publication, Table
from lawplain.site.html import history
from lawplain.site.html.law_words import law_html
from lawplain.sources.nz import act_xml

CASE = Path(__file__).parents[1] / "cases" / "todays-marks.xml"
XML = CASE.read_bytes()
ACT = act_xml.read(XML).act
JOINER, BYTE_ORDER_MARK, SOFT_HYPHEN = "\u2060", "\ufeff", "\u00ad"


def section(label: str, act: Act = ACT) -> Provision:
    return next(p for p in act.contents if p.kind == "section" and p.label == label)


def html(provision: Provision) -> str:
    assert provision.text
    return law_html(provision.text, level=2)


def sentences(provision: Provision) -> list[str]:
    return [event.sentence.replace("\u00a0", " ") for event in history.events(provision)]


# --- characters that nobody sees -------------------------------------------------------------------------------------


def test_no_word_holds_a_character_that_nobody_sees() -> None:
    assert JOINER in XML.decode().replace("&#8288;", JOINER)
    publication = act_xml.read(XML)
    everything = "".join((repr(publication.act), *publication.elements.values()))
    assert not plain_text.INVISIBLE.search(everything)
    assert "unless section 15(3)(a)" in plain_text.plain(section("3").text.body)  # type: ignore[union-attr]


@pytest.mark.parametrize("mark", [BYTE_ORDER_MARK, "\u200b", "\u200c", "\u200d", "", SOFT_HYPHEN])
def test_which_of_them_the_source_writes_makes_no_difference(mark: str) -> None:
    other = act_xml.read(XML.decode().replace("&#8288;", mark).encode())
    assert other.act.contents == ACT.contents
    assert other.elements == act_xml.read(XML).elements
    assert versions.compare(ACT, other.act).changes == ()


def test_an_act_that_was_stored_with_them_reads_the_same(tmp_path: Path) -> None:
    """Files of sections/ that an older lawplain wrote hold what the source wrote."""
    publication = act_xml.read(XML)
    marked = {name: text.replace(")(", f"){JOINER}(") for name, text in publication.elements.items()}
    assert marked != publication.elements
    store.write(tmp_path, Publication(publication.act, marked))
    stored = store.read(tmp_path)
    assert stored is not None
    assert [(p.fingerprint, p.text, p.history) for p in stored.contents] == [
        (p.fingerprint, p.text, p.history) for p in ACT.contents
    ]


def test_every_word_is_that_of_a_second_reading() -> None:
    reading = independent.read(XML)
    for p in ACT.contents:
        if p.kind == "section" and p.text:
            assert plain_text.tokens(plain_text.plain(p.text.body)) == reading.sections[p.id], p.label


# --- notes -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("1", ["The rest of this Act was brought into force on 1 May 2024,"
               " under the Lamp Lighting Act 2024 Commencement Order 2024."]),
        ("2", ["Paragraph (b) of the definition of “lamp” was replaced on 1 July 2025,"
               " under the Street Lanterns Amendment Act 2025.",
               "The definition of “wick” was repealed on 1 July 2025 (with effect from 1 May 2024),"
               " under the Street Lanterns Amendment Act 2025."]),
        ("3", ["Subsection (2)(a) was changed on 1 July 2025, under the Street Lanterns Amendment Act 2025."]),
        ("6", ["This section was repealed at the end of 31 December 2025, under section 6(3)."]),
        ("9", ["Section 9: not yet in force."]),
    ],
)  # fmt: skip
def test_what_happened_to_a_section(label: str, said: list[str]) -> None:
    assert sentences(section(label)) == said


def test_a_note_on_a_part_or_a_clause_of_a_schedule() -> None:
    schedule = next(p for p in ACT.contents if p.kind == "schedule")
    assert sentences(schedule) == [
        "Part 1 was added on 1 July 2025, under the Street Lanterns Amendment Act 2025.",
        "Clause 1(1) of Part 1 was changed on 1 March 2026, under the Lamp Lighting Amendment Act 2026.",
    ]


def test_the_title_that_an_act_had_before_and_when_it_changed() -> None:
    assert ACT.former_titles == ("Street Lanterns Act 2024",)
    assert [event.sentence.replace("\u00a0", " ") for event in history.of_the_act(ACT)] == [
        "The name of the Act was changed on 1 July 2025, under the Street Lanterns Amendment Act 2025."
    ]


# --- what has not started, and what is gone --------------------------------------------------------------------------


def test_what_ended_with_its_part_or_by_its_last_note_has_ended_though_it_never_started() -> None:
    assert [section(label).status for label in "6789"] == ["repealed", "repealed", "repealed", "not-in-force"]


def test_a_bare_note_is_the_same_note_when_its_id_is_another() -> None:
    other = act_xml.read(XML.replace(b'id="L94"', b'id="L9999"')).act
    assert section("9", other).history[0].id == "L9999"
    assert versions.compare(ACT, other).changes == ()


def test_an_act_whose_first_day_as_law_comes_after_the_day_of_the_file_has_not_started() -> None:
    later = XML.replace(b'date.first.valid="2024-02-02"', b'date.first.valid="2026-07-01"')
    assert (ACT.status, act_xml.read(later).act.status) == ("", "not-in-force")
    of_2010 = later.replace(b"<act ", b'<act stage="in-force" ')
    assert act_xml.read(of_2010).act.status == "", "the files of 2010 say it by their stage, and nothing by that day"


def test_an_act_without_a_title_is_called_as_the_settings_call_it() -> None:
    untitled = re.sub(rb"<title>.*?</title>", b"", XML)
    assert act_xml.read(untitled, title="Lamp Act 2024").act.title == "Lamp Act 2024"
    assert act_xml.read(untitled).act.title == "Public Act 2024 No 8"


# --- definitions -----------------------------------------------------------------------------------------------------


def test_each_term_of_a_definition_has_its_own_words_and_is_a_place_for_a_pin() -> None:
    terms = {t.words: plain_text.plain((t.passage,)) for t in Glossary.of(ACT).terms if t.passage}
    shared = "lamp or street lamp means a light on a post, and— a includes its post; but b does not include a sign"
    assert terms == {
        "lamp": shared,
        "street lamp": shared,
        "light": "light means to set a flame to a lamp; and",
        "lighter": "lighter means a person who does so; and",
        "lighting hours": "lighting hours has the meaning in section 3(2)(a)",
        "neighbour": "neighbour, in relation to a person (P), means anyone who can see P’s lamp",
    }
    places = {place.pin: place.anchor for place in section("2").places}
    for term in terms:
        assert f'id="{places[f"“{term}”"]}"' in html(section("2"))


def test_a_definition_that_is_gone_leaves_no_empty_item() -> None:
    assert "<li></li>" not in re.sub(r"<li[^>]*>", "<li>", html(section("2")))
    assert html(section("2")).count("<li ") == 5  # four definitions are listed, and the two paragraphs of one
    assert "def-para" in XML.decode()


# --- tables, quotations, references, headings ------------------------------------------------------------------------


def test_the_summary_of_a_table_is_no_law_and_is_there_for_those_who_listen() -> None:
    text = section("4").text
    assert text
    (table,) = [b for p in plain_text.passages(text.body) for b in p.blocks if isinstance(b, Table)]
    assert table.summary.startswith("The following table is small in size and has 2 columns.")
    assert "small in size" not in plain_text.plain(text.body)
    assert '<caption><span class="vh" data-added> The following table is small' in html(section("4"))


def test_a_column_that_only_keeps_two_apart_is_not_shown() -> None:
    assert "<tr><td>with one flame</td><td>$20</td></tr>" in html(section("4"))
    assert '<tr><td colspan="2">More than one flame: by agreement</td></tr>' in html(section("4"))


def test_quoted_words_have_quotation_marks_that_are_added() -> None:
    said = html(section("5")).replace("<span data-added>", "").replace("</span>", "")
    assert "replace “wick” with “lamp”." in said
    assert "“" not in plain_text.plain(section("5").text.body)  # type: ignore[union-attr]
    quoted = XML.replace(b"replace <amend.in>wick</amend.in>", "replace “<amend.in>wick</amend.in>”".encode())
    assert "““" not in re.sub("<[^>]*>", "", html(section("5", act_xml.read(quoted).act)))


def test_what_goes_on_from_a_reference_to_another_act_is_no_reference_to_this_one() -> None:
    locations = Locations.of([ACT])
    resolved = references.resolve(section("3"), ACT, locations)
    assert [r.words for r in resolved.references if r.target == "L40"] == []
    (line,) = [
        p for p in plain_text.passages(resolved.text.body) if "lighter must keep" in plain_text.sentence(p.words)
    ]
    spans = {
        plain_text.sentence(s.content): (s.style, s.target)
        for s in plain_text.spans(line.words)
        if s.kind == "reference"
    }
    assert spans["section 15(3)(a)"] == ("elsewhere", "X50")
    assert spans["(4) to (7)"] == ("elsewhere", "X50"), "the same section of the other Act"
    assert spans["subsection (2)(a)"] == ("here", "/lamp-lighting-act-2024/3/#s2-a")


def test_a_schedule_without_a_number_keeps_its_heading() -> None:
    schedule = next(p for p in ACT.contents if p.kind == "schedule")
    assert (schedule.label, schedule.heading, schedule.name) == ("", "Old lamps", "schedule")
    assert isinstance(schedule.text and schedule.text.body[0], Passage)
