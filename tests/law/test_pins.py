"""How pins read, and where they lead."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawplain.law import pins
from lawplain.law.model import Place

PLACES = tuple(
    Place(pin, anchor)
    for pin, anchor in [
        ("(1)", "s1"),
        ("(2)", "s2"),
        ("(2)(a)", "s2-a"),
        ("(2)(b)", "s2-b"),
        ("(3)", "s3"),
        ("(4)", "s4"),
        ("(4A)", "s4A"),
        ("“Claimant”", "def-claimant"),
        ("“Claimant”(a)", "def-claimant-a"),
    ]
)


@pytest.mark.parametrize("text", ["(4)", "(2)-(3)", "(2)–(3)", "(4)(a), (6)", "(a)", "all", "“term”", '"term"', "(6A)"])
def test_a_pin(text: str) -> None:
    assert pins.parse(text) is not None


@pytest.mark.parametrize("text", ["4", "(4", "words page", "", "(4) and (5)", "()", "(4)(", "see (4)"])
def test_not_a_pin(text: str) -> None:
    assert pins.parse(text) is None


@pytest.mark.parametrize(
    ("text", "anchors"),
    [
        ("(2)", ["s2", "s2-a", "s2-b"]),
        ("(2)(a)", ["s2-a"]),
        ("(1)-(2)", ["s1", "s2", "s2-a", "s2-b"]),
        ("(2)(a)-(b)", ["s2-a", "s2-b"]),
        ("(2)–(3)", ["s2", "s2-a", "s2-b", "s3"]),
        ("(2)(b), (4)", ["s2-b", "s4"]),
        ("(4)", ["s4"]),  # and not (4A)
        ("“claimant”", ["def-claimant", "def-claimant-a"]),
        ("all", [place.anchor for place in PLACES]),
    ],
)
def test_what_a_pin_names(text: str, anchors: list[str]) -> None:
    pin = pins.parse(text)
    assert pin is not None
    found, lost = pins.find(pin, PLACES)
    assert ([place.anchor for place in found], lost) == (anchors, ())


@pytest.mark.parametrize(
    ("text", "lost"), [("(5)", "(5)"), ("(2)(c)", "(2)(c)"), ("(3)-(9)", "(3)-(9)"), ("(3)-(1)", "(3)-(1)")]
)
def test_a_pin_that_leads_nowhere(text: str, lost: str) -> None:
    pin = pins.parse(text)
    assert pin is not None
    assert pins.find(pin, PLACES) == ((), (lost,))


def test_labels_keep_their_letter_case() -> None:
    places = (Place("(a)", "p-a"), Place("(A)", "p-A"))
    pin = pins.parse("(A)")
    assert pin is not None
    assert pins.first_anchor(pin, places) == "p-A"


def test_top_level() -> None:
    assert [p.pin for p in pins.top_level(PLACES)] == ["(1)", "(2)", "(3)", "(4)", "(4A)"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("s 355(1)", ["s 355(1)"]),
        ("s 317AA", ["s 317AA"]),
        ("ss 179(1), 180", ["s 179(1)", "s 180"]),
        ("s 355(1), (2)", ["s 355(1)", "s 355(2)"]),
        ("ss 9-11(2), (3)", ["ss 9-11(2)", "s 11(3)"]),
        ("s 351(8) “unlawful employee”(a)", ["s 351(8) “unlawful employee”(a)"]),
        ('s 4 "visa"', ["s 4 “visa”"]),
        ("s 4 “conviction; or, offence”", ["s 4 “conviction; or, offence”"]),
        ("s 357(3)–(4)", ["s 357(3)-(4)"]),
        ("ss 179 to 181", ["ss 179-181"]),
        ("r 5(1)", ["r 5(1)"]),
        ("cls 2, 3", ["cl 2", "cl 3"]),
        ("sch 2 cl 3(1)", ["sch 2 cl 3(1)"]),
        ("holidays-act-2003 s 4", ["holidays-act-2003 s 4"]),
        ("holidays-act-2003 ss 4, 5", ["holidays-act-2003 s 4", "holidays-act-2003 s 5"]),
        ("s 1; holidays-act-2003 s 4; s 2", ["s 1", "holidays-act-2003 s 4", "s 2"]),
        ("s 2 note 2010-11-29", ["s 2 note 2010-11-29"]),
    ],
)
def test_places_elsewhere(text: str, names: list[str]) -> None:
    pin = pins.parse(text)
    assert pin is not None
    assert [other.name for other in pin.others] == names
    assert pin.ranges == ()


def test_own_places_and_places_elsewhere() -> None:
    pin = pins.parse("(1); s 343(1)(d), (2); s 2 note 2010-11-29")
    assert pin is not None
    assert pin.ranges == (("(1)", "(1)"),)
    first, second, note = pin.others
    assert (first.unit, first.label, first.path, first.words) == ("s", "343", "(1)(d)", "s 343(1)(d)")
    assert (second.label, second.path, second.words) == ("343", "(2)", "(2)")
    assert note.note == dt.date(2010, 11, 29)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "(1), s 343(1)(d)",
            "A comma stands before “s 343(1)(d)”, after “(1)”. Write a semicolon: [(1); s 343(1)(d)].",
        ),
        ("(1), section 343", "A comma stands before “section 343”, after “(1)”. Write a semicolon: [(1); s 343]."),
        (
            "s 5, holidays-act-2003 s 4",
            "A comma stands before “holidays-act-2003 s 4”, after “s 5”."
            " Write a semicolon: [s 5; holidays-act-2003 s 4].",
        ),
        ("s355(1)", "“s355(1)” is not a pin. Write [s 355(1)]."),
        ("s 355 (1)", "“355 (1)” is not a place of a section. Write [s 355(1)]."),
        ("s 2 note 2010-13-40", "“2010-13-40” is not a date. Write [s 2 note 2010-11-29]."),
        ("s (1)", "“(1)” is of no section. Write its number before it: [s 355(1)]."),
        ("s 355(1)-", "“355(1)-” has no end. Write both ends: [s 355(1)-(3)]."),
        ("s 355-355", "“355-355” ends where it starts. Write [s 355]."),
        ("s 355-(2)", "“355-(2)” starts at no place of section 355. Write [s 355(1)-(2)]."),
        ("(1);", "Nothing stands on one side of a semicolon. Take the semicolon out, or write a place there."),
        ("s 5, , 6", "Nothing stands on one side of a comma. Take the comma out, or write a place there."),
    ],
)
def test_mistakes_say_how_to_write_it(text: str, said: str) -> None:
    found = pins.read(text)
    assert isinstance(found, pins.Mistake)
    assert f"{found.said} {found.fix}" == said


def test_the_longest_pin() -> None:
    longest = "s 1" + ", 22" * 29
    assert len(longest) <= pins.LONGEST
    assert pins.parse(longest)
    assert pins.parse(longest + "2" * (pins.LONGEST - len(longest) + 1)) is None


LABELS = st.from_regex(r"[1-9][0-9]{0,2}[A-Z]{0,2}", fullmatch=True)
STEPS = st.from_regex(r"\(([1-9][0-9]?[A-Z]?|[a-z]|[ivx]{1,4}|[A-E])\)", fullmatch=True)
PATHS = st.lists(STEPS, max_size=3).map("".join)
LAWS = st.sampled_from(["", "holidays-act-2003 ", "evidence-act-2006 "])


@given(LAWS, LABELS, PATHS, LABELS, PATHS)
def test_what_is_written_is_what_is_read(law: str, label: str, path: str, last_label: str, last: str) -> None:
    one = pins.parse(f"{law}s {label}{path}")
    assert one is not None
    assert [(o.law, o.label, o.path) for o in one.others] == [(law.strip(), label, path)]
    several = pins.parse(f"(1); {law}ss {label}{path}, {last_label}{last}")
    assert several is not None
    assert [(o.label, o.path) for o in several.others] == [(label, path), (last_label, last)]
    if last_label != label:
        span = pins.parse(f"{law}ss {label}{path} to {last_label}{last}")
        assert span is not None
        assert [(o.label, o.path, o.last_label, o.last_path) for o in span.others] == [(label, path, last_label, last)]
    for pin in (one, several):
        again = [pins.parse(other.name) for other in pin.others]
        assert [a.others[0] for a in again if a] == list(pin.others), "a name reads back as itself"


@given(
    st.text(max_size=130)
    | st.lists(st.sampled_from([*'s()1a,;“”"-– ', "ss", "s 35", "note", "sch 2 cl 1", "all"])).map("".join)
)
def test_rubbish_is_read_or_refused_with_a_mend(text: str) -> None:
    found = pins.read(text)
    if isinstance(found, pins.Mistake):
        assert found.said
        assert found.fix
        mend = re.search(r"^Write (?:a semicolon: )?\[(.*)\]\.$", found.fix)
        assert not mend or isinstance(pins.read(mend[1]), pins.Pin), "what a mend says to write is a pin"
    else:
        assert found.ranges or found.others
