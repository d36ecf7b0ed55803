"""Where a pin to another provision leads, and what it remembers of the words there."""

import datetime as dt
from dataclasses import replace

import pytest
from checks import kites
from hypothesis import given, settings
from hypothesis import strategies as st

from lawplain.law import neighbours, pins, subsection_lines
from lawplain.law.model import Act, HistoryNote
from lawplain.law.neighbours import Laws, Lost, Spot

LAW = """
(1) You may fly if—
(1)(a) it is dry; or
(1)(b) it is warm.
(2) Not at night.
(2A) Not on a roof.
(3) The Minister keeps a register.
"""


def leads(text: str, act: Act, *others: Act) -> tuple[Spot, ...] | Lost:
    pin = pins.parse(text)
    assert pin is not None
    return neighbours.spots(
        pin.others[0], act.slug, Laws({a.slug: a for a in (act, *others)}, frozenset({"far-act-1950"}))
    )


def spot(text: str, act: Act) -> Spot:
    found = leads(text, act)
    assert not isinstance(found, Lost), found
    (one,) = found
    return one


@pytest.mark.parametrize(
    ("text", "first", "last", "anchor", "words"),
    [
        ("s 3(1)(a)", "(1)(a)", "(1)(a)", "s1-a", ["You may fly if—", "it is dry; or"]),
        ("s 3(2)", "(2)", "(2)", "s2", ["Not at night."]),
        ("s 3(2)-(3)", "(2)", "(3)", "s2", ["Not at night.", "Not on a roof.", "The Minister keeps a register."]),
        ("s 3(1)(a)-(b)", "(1)(a)", "(1)(b)", "s1-a", ["You may fly if—", "it is dry; or", "it is warm."]),
        ("s 5", "", "", "", ["A field."]),
    ],
)
def test_the_words_of_a_place_are_its_own_all_inside_and_what_leads_in(
    text: str, first: str, last: str, anchor: str, words: list[str]
) -> None:
    found = spot(text, kites.act(LAW))
    assert (found.first, found.last, found.anchor) == (first, last, anchor)
    assert found.words == "\n".join(words)


def test_a_fingerprint_changes_with_the_words_of_its_place_alone() -> None:
    before, after = kites.act(LAW), kites.act(LAW.replace("at night", "in the dark"))
    changed = {
        text
        for text in ("s 3", "s 3(1)", "s 3(1)(a)", "s 3(2)", "s 3(2)-(3)", "s 3(2A)", "s 5")
        if spot(text, before).fingerprint != spot(text, after).fingerprint
    }
    assert changed == {"s 3", "s 3(2)", "s 3(2)-(3)"}


def test_a_fingerprint_changes_with_what_leads_in() -> None:
    before, after = kites.act(LAW), kites.act(LAW.replace("You may fly if", "You must fly if"))
    assert spot("s 3(1)(a)", before).fingerprint != spot("s 3(1)(a)", after).fingerprint


def test_of_two_sections_with_one_number_the_one_in_force_is_meant() -> None:
    act = kites.act(LAW)
    old = replace(next(p for p in act.contents if p.label == "4"), id="OLD", name="3-OLD", label="3", status="repealed")
    for contents in ((old, *act.contents), (*act.contents, old)):
        assert spot("s 3(2)", replace(act, contents=contents)).provision.id == "S3"


def test_a_range_of_sections_is_each_of_them_that_is_not_repealed() -> None:
    act = kites.act(LAW)
    contents = tuple(replace(p, status="repealed") if p.label == "4" else p for p in act.contents)
    found = leads("ss 3(2)-6", replace(act, contents=contents))
    assert not isinstance(found, Lost)
    assert [(s.name, s.first, s.last) for s in found] == [
        ("s 3(2)-(3)", "(2)", "(3)"),
        ("s 5", "", ""),
        ("s 6", "", ""),
    ]


def test_a_term_is_a_place() -> None:
    found = spot("s 2 “Airport”", kites.act(LAW))
    assert (found.anchor, found.words) == ("def-airport", "In this Act,\nairport is defined in section 5")


def test_a_history_note_is_found_by_its_day() -> None:
    act = kites.act(LAW)
    note = HistoryNote("n", dt.date(2010, 11, 29), "brought into force", "Section 3", "Order 2010", remark="(at 2 am)")
    act = replace(act, contents=tuple(replace(p, history=(note,)) if p.label == "3" else p for p in act.contents))
    assert (
        spot("s 3 note 2010-11-29", act).words == "Section 3 brought into force 29 November 2010 (at 2 am) Order 2010"
    )
    lost = leads("s 3 note 2010-11-28", act)
    assert isinstance(lost, Lost)
    assert (lost.said, lost.fix) == ("Section 3 has no history note of 2010-11-28.", "It has notes of: 2010-11-29.")


def test_another_law_by_its_slug() -> None:
    other = replace(kites.act(LAW), slug="air-act-1950", title="Air Act 1950")
    found = leads("air-act-1950 s 3(2)", kites.act(), other)
    assert not isinstance(found, Lost)
    assert (found[0].act, found[0].name, found[0].words) == ("air-act-1950", "air-act-1950 s 3(2)", "Not at night.")


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("s 3(9)", "not-there", "Section 3 has no (9)."),
        ("s 3(3)-(1)", "not-there", "Section 3 has no (3)-(1)."),
        ("s 3 “kite”", "not-there", "Section 3 has no “kite”."),
        ("s 33", "not-there", "The Kite Flying Act 2019 has no section 33."),
        ("near-act-1950 s 1", "not-there", "No Act of this site is called near-act-1950."),
        ("sch 1 cl 1", "unknown", "The Schedules of the Kite Flying Act 2019 are not stored."),
    ],
)
def test_what_leads_nowhere(text: str, kind: str, said: str) -> None:
    lost = leads(text, kites.act(LAW))
    assert isinstance(lost, Lost)
    assert (lost.kind, lost.said) == (kind, said)


def test_a_law_of_the_site_of_which_nothing_is_stored_was_not_checked() -> None:
    lost = leads("far-act-1950 s 1", kites.act(LAW))
    assert isinstance(lost, Lost)
    assert (lost.kind, lost.fix) == ("unknown", "Run: lawplain fetch far-act-1950")


SECTIONS = st.lists(st.integers(min_value=0, max_value=3), min_size=1, max_size=4)
"""How many paragraphs each subsection has."""


@settings(deadline=None, max_examples=60)
@given(SECTIONS, st.data())
def test_a_changed_line_changes_the_places_around_it_and_those_it_leads_in_to(
    sizes: list[int], data: st.DataObject
) -> None:
    pins_of = [pin for n, size in enumerate(sizes, 1) for pin in (f"({n})", *(f"({n})({c})" for c in "abc"[:size]))]
    lines = {pin: f"Words of {i}." for i, pin in enumerate(pins_of)}
    touched = data.draw(st.sampled_from(pins_of))
    before, after = (
        {place.pin: place.fingerprint for place in kites.section(kites.act(_law(words))).places}
        for words in (lines, lines | {touched: "Other words."})
    )
    changed = {pin for pin in pins_of if before[pin] != after[pin]}
    assert changed == {pin for pin in pins_of if pins.covers(pin, touched) or pins.covers(touched, pin)}


@settings(deadline=None, max_examples=40)
@given(SECTIONS)
def test_the_words_of_all_places_at_once_are_those_of_each(sizes: list[int]) -> None:
    pins_of = [pin for n, size in enumerate(sizes, 1) for pin in (f"({n})", *(f"({n})({c})" for c in "abc"[:size]))]
    section = kites.section(kites.act(_law({pin: f"Words of {i}." for i, pin in enumerate(pins_of)})))
    at_once = subsection_lines.by_place(section)
    for place in section.places:
        assert at_once[place.anchor] == subsection_lines.words_at((place,), section)


def _law(lines: dict[str, str]) -> str:
    return "\n".join(f"{pin} {words}" for pin, words in lines.items())
