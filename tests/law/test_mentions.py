"""How words name a place: what is read out of running English, and what is left alone."""

import pytest

from lawplain.law.mentions import continued, mentions, parse

PROSE = [
    # words, then (words of the mention, label, pinpoint, other law) of each
    ("A court can order it under section 355(6).", [("section 355(6)", "355", "(6)", "")]),
    ("See sections 154 and 155(1)(e).", [("sections 154", "154", "", ""), ("155(1)(e)", "155", "(1)(e)", "")]),
    ("sections 283 to 291", [("sections 283", "283", "", ""), ("291", "291", "", "")]),
    (
        "sections 30, 31, 32A, and 400(l)",
        [("sections 30", "30", "", ""), ("31", "31", "", ""), ("32A", "32A", "", ""), ("400(l)", "400", "(l)", "")],
    ),
    (
        "section 9(1)(a), (b), or (c)",
        [("section 9(1)(a)", "9", "(1)(a)", ""), ("(b)", "9", "(1)(b)", ""), ("(c)", "9", "(1)(c)", "")],
    ),
    ("Schedule 2 and Part 7", [("Schedule 2", "2", "", ""), ("Part 7", "7", "", "")]),
    ("s 127(3)", [("s 127(3)", "127", "(3)", "")]),
    ("section 12\u00a0(1)", [("section 12\u00a0(1)", "12", "(1)", "")]),
    (
        "section 25 of the New Zealand Bill of Rights Act 1990",
        [("section 25", "25", "", "New Zealand Bill of Rights Act 1990")],
    ),
    (
        "section 3 or 4 of the Ropes Act (No 2) 2002",
        [("section 3", "3", "", "Ropes Act (No 2) 2002"), ("4", "4", "", "Ropes Act (No 2) 2002")],
    ),
    ("section 3(1) of that Act", [("section 3(1)", "3", "(1)", "that Act")]),
    ("section 5 of the principal Act, which", [("section 5", "5", "", "the principal Act")]),
    ("section 5 of this Act", [("section 5", "5", "", "")]),
    ("the Ropes Act 2002 (including Part 3)", [("Part 3", "3", "", "Act 2002")]),
    ("Ropes Act 2002 (2002 No 7), section 4", [("section 4", "4", "", "Act 2002")]),
    ("within section 5, 14 days later", [("section 5", "5", "", "")]),
    ("a person of 14 or 15 years, 2 parts of it, this section, that Part", []),
    ("section 12 months", []),
    ("Allotment 40 of Section 4, Suburbs of Auckland", []),
]


@pytest.mark.parametrize(("words", "expected"), PROSE)
def test_what_prose_names(words: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert [(words[m.start : m.end], m.label, m.pinpoint, m.act) for m in mentions(words)] == expected


def test_a_smaller_unit_is_inside_the_larger_one_named_after_it() -> None:
    paragraph, subsection, section = parse("paragraph (b) of subsection (1) of section 25")
    assert paragraph.within is not None
    assert (paragraph.pinpoint, paragraph.within.pinpoint) == ("(b)", "(1)")
    assert (subsection.within, section.label) == (section, "25")


def test_a_qualifier_goes_for_the_whole_enumeration_but_not_for_smaller_units_before_it() -> None:
    near, *far = parse("subsection (2) or section 44 or any of sections 46 to 49 of the Ropes Act 2002")
    assert near.act == ""
    assert {mention.act for mention in far} == {"Ropes Act 2002"}
    assert len({mention.run for mention in far}) == 1


def test_one_units_qualifier_does_not_reach_back_over_another() -> None:
    clause, schedule, section = parse("clause 9 of Schedule 2, and section 25 of the Ropes Act 2002")
    assert (clause.act, schedule.act, section.act) == ("", "", "Ropes Act 2002")


@pytest.mark.parametrize(
    ("before", "step", "whole"),
    [
        (("1", "a"), ("b",), ("1", "b")),
        (("1", "a", "iii"), ("iv",), ("1", "a", "iv")),
        (("1", "a", "iii"), ("b",), ("1", "b")),
        (("1", "h"), ("i",), ("1", "i")),
        (("2", "a"), ("3",), ("3",)),
        (("a", "i"), ("ii",), ("a", "ii")),
        ((), ("2",), ("2",)),
    ],
)
def test_a_step_takes_the_place_of_the_last_of_its_rank(
    before: tuple[str, ...], step: tuple[str, ...], whole: tuple[str, ...]
) -> None:
    assert continued(before, step) == whole
