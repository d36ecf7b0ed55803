"""What people write, read with every fault at its line."""

import os
from pathlib import Path

import pytest

from lawplain import content
from lawplain.content import prose
from lawplain.findings import Read

GOOD = """---
id: T40
also_called: Where you may fly a kite
topics:
  - play/kites
law_as_at: 2020-01-01
key_facts:
  - what: Age
    fact: Over 7 years
    law: (1)(a)(i)
method: drafted-with-ai
reviewed_by:
reviewed_on:
---
You may fly a kite if you are over 7. [(1)]

Not over an airport. [(2A)]
"""


IN_DIGITS = "Write the year, the month and the day in digits: 2026-05-27."
EACH_A_LINE = "Write one item a line, each after a hyphen and a space."
ADD = "Add a line “method:” with its value to the front matter."
HYPHENS = "Begin each line with a hyphen and a space."
OWN_ID = "It has letters and digits only, like DLM1441230. lawplain new ACT SECTION writes it."


def read(text: str) -> Read[content.Summary | None]:
    return content.read_summary(text, "content/kites/3.md", "3")


def faults(text: str) -> list[tuple[int, int, str]]:
    return [(f.line, f.column, f"{f.message} {f.fix}".strip()) for f in read(text)[1]]


def test_a_good_file() -> None:
    summary, findings = read(GOOD)
    assert findings == ()
    assert summary is not None
    assert summary.front.also_called == "Where you may fly a kite"
    assert summary.front.key_facts[0].law == "(1)(a)(i)"
    assert summary.front.reviewed_by is None
    assert [(p.pin.text, p.explains, p.line, p.column) for p in summary.body.pinned] == [
        ("(1)", "You may fly a kite if you are over 7.", 15, 39),
        ("(2A)", "Not over an airport.", 17, 22),
    ]
    assert summary.place("key_facts", 0, "fact") == (9, 5)


@pytest.mark.parametrize("form", [GOOD.replace("\n", "\r\n"), "\ufeff" + GOOD])
def test_bom_and_line_ends_of_other_systems(tmp_path: Path, form: str) -> None:
    folder = tmp_path / "content" / "kites"
    folder.mkdir(parents=True)
    (folder / "3.md").write_bytes(form.encode())
    found = content.read(tmp_path / "content", ("kites",))
    assert found.findings == ()
    assert found.acts["kites"].summaries[0].front.id == "T40"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "method: drafted-with-ai\n",
            "",
            (2, 1, "“method” is missing. Add a line “method:” with its value to the front matter."),
        ),
        (
            "also_called:",
            "also_caled:",
            (3, 1, "“also_caled” is not a field that lawplain knows. Did you mean “also_called”?"),
        ),
        ("2020-01-01", "1 January", (6, 1, f"“law_as_at” must be a date like 2026-05-27. {IN_DIGITS}")),
        ("  - play/kites\n", "", (4, 1, f"“topics” has no item. {EACH_A_LINE}")),
        (
            "  - play/kites",
            "  play",
            (4, 1, f"“topics” must be a list, one item a line. {HYPHENS}"),
        ),
        (
            "law: (1)(a)(i)",
            "law: 1",
            (10, 5, "“law”: “1” is not a pin. Did you mean (1)?"),
        ),
        ("id: T40", "id: T40\nid: T41", (3, 1, "“id” is here a second time. Keep one of the two.")),
        ("id: T40", "id: ../T40", (2, 1, f"“id”: “../T40” is not an id of the law. {OWN_ID}")),
    ],
)
def test_a_fault_in_the_front_matter(old: str, new: str, expected: tuple[int, int, str]) -> None:
    assert expected in faults(GOOD.replace(old, new))


def test_all_faults_of_a_file_are_found_at_once() -> None:
    bad = GOOD.replace("method: drafted-with-ai\n", "").replace("2020-01-01", "soon").replace("[(1)]", "[(1)](a)")
    assert len(faults(bad)) == 3


@pytest.mark.parametrize("value", ["no", "12A", "1.10", "null and void", "2020-01-01", "0x1F"])
def test_a_value_is_taken_as_it_is_written(value: str) -> None:
    summary, findings = read(GOOD.replace("Where you may fly a kite", value))
    assert findings == ()
    assert summary is not None
    assert summary.front.also_called == value


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("Kites: where", "quotes"),
        ("*kites", "have a meaning of their own"),
        ("&a kites", "have a meaning of their own"),
        ("[a, b]", "must be a line of text"),
        ("{a: b}", "must be a line of text"),
        ("", "is empty"),
    ],
)
def test_yaml_traps(value: str, said: str) -> None:
    found = faults(GOOD.replace("Where you may fly a kite", value))
    assert [line for line, _, message in found if said in message] == [3]


def test_a_tab() -> None:
    assert "Replace the tab by spaces." in faults(GOOD.replace("    fact:", "\tfact:"))[0][2]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("[(1)](a)", "[(1)](a) is written as a link. Did you mean [(1)(a)]?"),
        ("[1]", "[1] is not a pin. Did you mean [(1)]?"),
        (
            "[see above]",
            "[see above] is not a pin. Pins look like"
            " [(4)], [(2)-(3)], [(4)(a), (6)], [(a)], [all], [“term”] or [s 355(1)].",
        ),
    ],
)
def test_what_only_looks_like_a_pin(written: str, said: str) -> None:
    assert faults(GOOD.replace("[(1)]", written)) == [(15, 39, said)]


def test_a_link_is_no_pin() -> None:
    assert faults(GOOD.replace("kite if", "[kite](/kites/words/) if")) == []


@pytest.mark.parametrize("text", ["", "Only words.", "---\nid: T40\n", "----\n---\n"])
def test_no_front_matter(text: str) -> None:
    summary, findings = read(text)
    assert summary is None
    assert [f.rule for f in findings] == ["front-matter"]


@pytest.mark.parametrize(
    ("content_", "line", "said"),
    [(b"---\nid: \xff\n---\n", 2, "not UTF-8"), (b"x" * 300_000, 1, "300,000 bytes")],
)
def test_a_file_that_is_no_text(tmp_path: Path, content_: bytes, line: int, said: str) -> None:
    folder = tmp_path / "content" / "kites"
    folder.mkdir(parents=True)
    (folder / "3.md").write_bytes(content_)
    found = content.read(tmp_path / "content", ("kites",))
    assert [(f.line, said in f.message) for f in found.findings] == [(line, True)]
    assert found.acts["kites"].broken == {"3"}


def test_the_other_files(tmp_path: Path) -> None:
    root = tmp_path / "content"
    (root / "kites").mkdir(parents=True)
    (root / "topics.yml").write_text("- slug: play\n  name: Play\n  about: You want to play.\n")
    (root / "words.yml").write_text("everyday:\n  - say:\n      - dragon\n    law:\n      - kite\nte_reo:\n  - manu\n")
    (root / "help.yml").write_text("- name: Club\n  about: Help.\n  address: https://kites.example/\n")
    (root / "kites" / "meanings.yml").write_text(
        "- id: T31\n  term: kite\n  meaning: A thing on a line.\n  law_as_at: 2020-01-01\n  method: drafted-with-ai\n"
    )
    (root / "kites" / "3.md").write_text(GOOD)
    (root / "kites" / "3.mi.md").write_text(
        "---\nalso_called: Manu\ntranslated_from: 0123456789abcdef\nmethod: written-by-a-person\n---\nManu. [(1)]\n"
    )
    found = content.read(root, ("kites",))
    assert found.findings == ()
    assert (found.topics[0].slug, found.words.te_reo, found.help[0].name) == ("play", ("manu",), "Club")
    act = found.acts["kites"]
    assert act.meanings[0].term == "kite"
    assert [(t.name, t.language) for t in act.translations] == [("3", "mi")]


def test_a_fault_in_a_shared_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "topics.yml").write_text("- slug: Play!\n  nam: Play\n")
    found = content.read(tmp_path / "content", ())
    assert [(f.path, f.line, f.rule) for f in found.findings] == [("content/topics.yml", 1, "shared-files")] * 2 + [
        ("content/topics.yml", 2, "shared-files")
    ]


FACT = """key_facts:
  - what: Time to ask
    fact: 42 days
    kind: time-limit
    law: (1); s 6(2)
    within: 42 days
    from: the day of the notice
    extend:
      says: The Minister can.
      law: s 7(1), (3)
    who: The Minister
"""
ASKED = """people_ask:
  - law: s 180(1)
    ask:
      - can I come back
      - come back when?
"""


def test_key_facts_and_questions() -> None:
    summary, findings = read(
        GOOD.replace("key_facts:\n  - what: Age\n    fact: Over 7 years\n    law: (1)(a)(i)\n", FACT + ASKED)
    )
    assert findings == ()
    assert summary is not None
    (fact,) = summary.front.key_facts
    assert (fact.kind, fact.within, fact.counts_from, fact.who) == (
        "time-limit",
        "42 days",
        "the day of the notice",
        "The Minister",
    )
    assert fact.extend is not None
    assert (fact.extend.says, fact.extend.law) == ("The Minister can.", "s 7(1), (3)")
    assert summary.front.people_ask[0].ask == ("can I come back", "come back when?")
    assert [other.name for other in summary.others] == ["s 6(2)", "s 7(1)", "s 7(3)", "s 180(1)"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "within: 42 days",
            "within: six weeks",
            "“within”: “six weeks” is not a time or amount."
            " Write it like 42 days, 10 working days, 7 years or $100,000.",
        ),
        (
            "kind: time-limit",
            "kind: deadline",
            "“kind” is not one of the words allowed here. Write time-limit, penalty, age, amount, right or other.",
        ),
        ("from: the", "form: the", "“form” is not a field that lawplain knows. Did you mean “from”?"),
        (
            "(1); s 6(2)",
            "(1), s 6(2)",
            "“law”: A comma stands before “s 6(2)”, after “(1)”. Write a semicolon: (1); s 6(2).",
        ),
        ("      - can I come back\n      - come back when?\n", "", f"“ask” has no item. {EACH_A_LINE}"),
    ],
)
def test_a_field_of_a_fact_or_a_question_that_is_wrong(old: str, new: str, expected: str) -> None:
    assert old in FACT + ASKED
    text = GOOD.replace("method:", f"{ASKED}method:").replace(
        "key_facts:\n  - what: Age\n    fact: Over 7 years\n    law: (1)(a)(i)\n", FACT
    )
    assert [f"{f.message} {f.fix}".strip() for f in read(text.replace(old, new))[1]] == [expected]


def test_left_out_names_places_of_its_own_section() -> None:
    text = GOOD.replace("method:", "left_out:\n  - law: s 5\n    why: It is long.\nmethod:")
    said = "“law”: “s 5” names another section; only a place of this file’s own section can stand here."
    assert [f.message for f in read(text)[1]] == [said]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("[(1), s 5(2)]", "A comma stands before “s 5(2)”, after “(1)”. Write a semicolon: [(1); s 5(2)]."),
        ("[section 5(2)]", "[section 5(2)] is not a pin. Write [s 5(2)]."),
        ("[5(2)]", "[5(2)] is not a pin. Did you mean [s 5(2)]?"),
        (
            "[s 5(2)](https://x.example/)",
            "[s 5(2)](https://x.example/) is written as a link. Write [s 5(2)], and a space before the bracket.",
        ),
        ("[s 5(2)(a", "“[s 5(2)(a” opens a pin that nothing closes. Write ] where the pin ends."),
        (
            f"[{', '.join(f'({n})' for n in range(1, 40))}]",
            "This pin has 223 characters; the longest that is read has 120."
            " Write two pins, each after the words it explains.",
        ),
    ],
)
def test_what_goes_wrong_with_pins_to_other_sections(written: str, said: str) -> None:
    assert faults(GOOD.replace("[(1)]", written)) == [(15, 39, said)]


@pytest.mark.parametrize("name", ["kites/4.md", "kites/4.mi.md", "kites/meanings.yml", "topics.yml", "languages.yml"])
@pytest.mark.parametrize("kind", ["folder", "pipe", "link to nowhere"])
def test_what_has_the_name_of_a_file_and_is_none_is_a_finding(tmp_path: Path, name: str, kind: str) -> None:
    folder = tmp_path / "content"
    (folder / "kites").mkdir(parents=True)
    (folder / "kites" / "3.md").write_text(GOOD, encoding="utf-8")
    if kind == "folder":
        (folder / name).mkdir()
    elif kind == "pipe":
        os.mkfifo(folder / name)
    else:
        (folder / name).symlink_to("nowhere")
    read = content.read(folder, ("kites",))
    (finding,) = read.findings
    assert (finding.path, finding.level, finding.rule) == (f"content/{name}", "error", "unread")
    assert [summary.name for summary in read.acts["kites"].summaries] == ["3"], "the rest is read"


@pytest.mark.parametrize(
    ("body", "places"),
    [
        (r"Write \[(1)] for it. [(1)]", [(1, 22)]),
        ("- You may. [(1)]\n  - If dry. [(2)]", [(1, 12), (2, 13)]),
        ("1. One\n   line more [(1)] and [(1)]", [(2, 14), (2, 24)]),
        ("> Said [(1)]\nand on [(2)]", [(1, 8), (2, 8)]),
        ("**Both [(1)]** and *more [(2)]*", [(1, 8), (1, 26)]),
        ("# A heading [(1)] #", [(1, 13)]),
        ("-\tA tab [(1)]", [(1, 9)]),
        ("Māori, 漢字 and 🪁 [(1)]", [(1, 17)]),
    ],
)
def test_a_pin_stands_where_it_is_written(body: str, places: list[tuple[int, int]]) -> None:
    """Line and column, counted by hand from the start of the body."""
    pinned = prose.read(body, "3.md", 1).value.pinned
    assert [(pin.line, pin.column) for pin in pinned] == places
