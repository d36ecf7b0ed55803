"""How a history note reads: by examples, by notes built at random, and in every real note that is at hand."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import statutes
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from lawplain.law import drafting, history_notes, plain_text
from lawplain.law.history_notes import Facts, read
from lawplain.law.model import HistoryNote, Publication
from lawplain.site.html import history
from lawplain.sources.nz import act_xml, inline_xml

BY = "by section 9(1) of the Kite Act 2015 (2015 No 48)."


def facts(text: str) -> tuple[str, str, str, str, str]:
    found = read(text)
    assert found is not None, text
    return found.provision, found.operation, found.remark, found.law, found.place


@pytest.mark.parametrize(
    ("note", "provision", "operation", "remark"),
    [
        (f"Section 4(2)(a): amended, on 7 May 2015, {BY}", "Section 4(2)(a)", "amended", ""),
        (f"Section 4 “kite” paragraph (b): inserted, on 7 May 2015, {BY}",
         "Section 4 “kite” paragraph (b)", "inserted", ""),
        (f"Section 4 “amended plan”: repealed, on 7 May 2015, {BY}", "Section 4 “amended plan”", "repealed", ""),
        (f"Section 2(4): the rest of this Act brought into force, on 7 May 2015, {BY}",
         "Section 2(4): the rest of this Act", "brought into force", ""),
        (f"Section 5: replaced (with effect from 1 July 2014), on 7 May 2015, {BY}",
         "Section 5", "replaced", "(with effect from 1 July 2014)"),
        (f"Section 5: amended, on 7 May 2015 (effective for the 2015–16 year), {BY}",
         "Section 5", "amended", "(effective for the 2015–16 year)"),
        (f"Section 5(g): brought into force, so far as it is about wind, on 7 May 2015, {BY}",
         "Section 5(g)", "brought into force", "so far as it is about wind"),
        ("Section 5: repealed, on the close of 7 May 2015, by section 5(7).",
         "Section 5", "repealed", "at the close of 7 May 2015"),
        ("Section 5: repealed, on 7 May 2015, by section 5(7) (at the close of 7 May 2015).",
         "Section 5", "repealed", "at the close of 7 May 2015"),
        (f"Section 5: editorial change, on 7 May 2015, {BY}", "Section 5", "editorial change", ""),
    ],
)  # fmt: skip
def test_a_note_of_todays_form_is_read_in_full(note: str, provision: str, operation: str, remark: str) -> None:
    assert facts(note)[:3] == (provision, operation, remark)


@pytest.mark.parametrize(
    ("by", "title", "place"),
    [
        ("section 9(1) of the Kite Act 2015 (2015 No 48)", "Kite Act 2015", ""),
        ("the Kite Act 2015 Commencement Order 2016 (LI 2016/3)", "Kite Act 2015 Commencement Order 2016", ""),
        ("regulation 4 of the Kite Rules 1992, Amendment No 1 (SR 1994/263)", "Kite Rules 1992, Amendment No 1", ""),
        ("section YB 1 of the Wind Tax Act 1994 (1994 No 164)", "Wind Tax Act 1994", ""),
        ("Kite Act 2015 (2015 No 48), section 9(1)", "Kite Act 2015", ""),
        ("Kite Order 2016 (SR 2016/3), clause 2(2) (at 2 am)", "Kite Order 2016", ""),
        ("section 61A(7)", "", "section 61A(7)"),
        ("section 61A(7) of this Act", "", "section 61A(7)"),
    ],
)
def test_by_which_law(by: str, title: str, place: str) -> None:
    assert facts(f"Section 5: amended, on 7 May 2015, by {by}.")[3:] == (title, place)


@pytest.mark.parametrize(
    "note",
    [
        "Section 9: not yet in force.",
        "Subsection (3) was repealed, as from 9 June 1999, by section 2(2) Kite Amendment Act 1999 (1999 No 67).",
        "Section 5: amended by section 9 of the Kite Act 2015 (2015 No 48).",
        f"Section 5: omitted and replaced by the definition of lamp, on 7 May 2015, {BY}",
        "Section 5: amended, on 7 May 2015, by somebody.",
        "Section 5: amended, on 31 February 2015, by section 9 of the Kite Act 2015 (2015 No 48).",
        "Section 5: superseded, on 7 May 2015, by section 9 of the Kite Act 2015 (2015 No 48).",
        "Section 5: amended, on 7 May 2015, by section 9 of the Kite Act 2015 (2015 No 48). See that Act.",
    ],
)
def test_what_can_not_be_read_in_full_is_not_read(note: str) -> None:
    assert read(note) is None


# --- notes built at random -------------------------------------------------------------------------------------------

LABELS = st.from_regex(r"[1-9][0-9]{0,2}[A-Z]{0,2}", fullmatch=True)
PATHS = st.from_regex(r"(\([1-9][0-9]?[A-Z]?\))?(\([a-z]{1,2}\))?(\((i|ii|iv|x)\))?", fullmatch=True)
TERMS = st.from_regex(r"[a-z]{2,9}( [a-z]{2,9}){0,2}", fullmatch=True)
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31))
OPERATIONS = st.sampled_from([o for o in drafting.OPERATIONS if o != "brought into force"])
TITLES = st.builds(
    lambda name, year: (f"{name.capitalize()} Act {year}", f"({year} No 12)"), TERMS, st.integers(1900, 2099)
)
REMARKS = st.sampled_from(["", " (with effect from 1 July 2018)", " for all purposes", ", so far as it is about wind"])
MARKS = st.sampled_from(["", "\u2060", "\ufeff", "\u200b", "\u00ad"])


@given(LABELS, PATHS, st.none() | TERMS, OPERATIONS, REMARKS, DAYS, TITLES, LABELS, MARKS, st.booleans())
def test_a_note_says_what_was_put_into_it_wherever_invisible_marks_stand(
    label: str,
    path: str,
    term: str | None,
    operation: str,
    remark: str,
    day: dt.date,
    amending: tuple[str, str],
    by: str,
    mark: str,
    bold_outside: bool,
) -> None:
    title, number = amending
    spoken_day = f"{day.day} {drafting.MONTHS[day.month - 1]} {day.year}"
    bold = f'<emphasis style="bold">{term}</emphasis>' if term else ""
    place = f"Section {label}{path}"
    named = f"<amended-provision>{place}</amended-provision> {bold}"
    if bold and not bold_outside:
        named = f"<amended-provision>{place} {bold}</amended-provision>"
    xml = (
        f'<history-note id="N">{named.strip()}: <amending-operation>{operation}</amending-operation>{remark}, on'
        f" <amendment-date>{spoken_day}</amendment-date>, by <amending-provision>section {by}(1)(b)"
        f"</amending-provision> of the <amending-leg>{title}</amending-leg> {number}.</history-note>"
    )
    root = act_xml.parse_xml(xml.replace(")(", f"){mark}(").encode())
    note = inline_xml.history_note(root, set())
    assert note.date == day
    assert note.operation == operation
    assert note.remark == remark.strip(" ,")
    assert note.provision == place + (f" “{term}”" if term else "")
    assert note.by == f"section {by}(1)(b) of the {title} {number}"
    again = history_notes.facts(HistoryNote("N", note.date, note.operation, note.provision, note.by, (), note.remark))
    assert again == history_notes.facts(note), "the facts in act.json say the same as the words"
    plain = inline_xml.history_note(act_xml.parse_xml(xml.replace('id="N"', 'id="M"').encode()), set())
    assert history_notes.same(note, plain)


@given(st.text(st.sampled_from("Section 4(a)“”:, onbyMay2015amendedrepealed.\u2060"), max_size=120))
def test_rubbish_is_not_read_and_breaks_nothing(text: str) -> None:
    found = read(plain_text.tidy(text))
    assert found is None or isinstance(found, Facts)


# --- every real note that is at hand ---------------------------------------------------------------------------------


def test_the_notes_of_todays_files_that_stand_as_they_are(act_2026: Publication, shared: Path) -> None:
    today = shared / "pco-xml" / "today"
    acts = [act_2026.act, *(act_xml.read(path.read_bytes()).act for path in sorted(today.glob("act-*.xml")))]
    raw = [
        event.sentence
        for act in acts
        for provision in act.contents
        for event in history.events(provision)
        if not event.read
    ]
    assert raw == ["Section 100: not yet in force.", "Section 104: not yet in force."]


def test_the_notes_of_2010_that_are_not_read_and_why(shared: Path) -> None:
    """Of 7,830 notes of today's form all are read but 58; the others are sentences already, and stand as they are."""
    kinds = Counter(_kind(note) for note in _notes_of_the_archive(shared))
    assert kinds == {
        "read": 7772,
        "an older form, “as from” a day": 6541,
        "an older form, a sentence without a day": 95,
        "today's form with what is not known: an operation, a lost space, words after the law": 42,
        "neither: an explanation, or a change without a day": 16,
    }


def _notes_of_the_archive(shared: Path) -> Iterator[HistoryNote]:
    for _, content in statutes.acts(shared / "law" / "acts-2010.tar.xz"):
        for element in etree.fromstring(content).iter("history-note"):
            yield inline_xml.history_note(element, set())


def _kind(note: HistoryNote) -> str:
    text = plain_text.sentence(note.words)
    if history_notes.facts(note):
        return "read"
    if "as from" in text:
        return "an older form, “as from” a day"
    if any(f" {be} " in text for be in ("was", "were", "is", "are")):
        return "an older form, a sentence without a day"
    if ", on " in text:
        return "today's form with what is not known: an operation, a lost space, words after the law"
    return "neither: an explanation, or a change without a day"
