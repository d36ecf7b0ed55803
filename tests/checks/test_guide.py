"""A guide begins with a short answer, and what it names is there; the rules of summaries hold for its words too."""

import pytest

from checks import guides, kites
from checks.guides import BODY, FRONT
from lawplain import checks
from lawplain.checks.rules import guide

SILENT = """not_in_the_act:
  - says: The Act says nothing about clouds.
    looked_for:
      - cloud
    law_as_at: {day}
method:"""


def every(front: str = FRONT, body: str = BODY) -> list[tuple[str, int, str]]:
    """What all rules find, without what is said of leans_on."""
    found = checks.run(guides.collection(guides.read(front, body)))
    return [(f.rule, f.line, f.message) for f in found if f.rule != "leans"]


def test_a_good_guide_has_no_findings() -> None:
    assert every() == []


def test_the_short_answer_has_at_most_60_words() -> None:
    answer = "You may fly. " * 20
    assert guides.found(guide, body=f"{answer}[s 3(1)]\n{BODY[BODY.index('## flown') :]}") == []
    found = guides.found(guide, body=f"{answer}Now. [s 3(1)]\n{BODY[BODY.index('## flown') :]}")
    assert [one.partition(": ")[2] for one in found] == ["error: The short answer has 61 words; 60 is the most."]


def test_without_a_short_answer() -> None:
    found = guides.found(guide, body=BODY[BODY.index("## flown") :])
    assert [one.partition(": ")[2] for one in found] == ["error: There is no short answer."]


def test_a_question_names_a_step_that_is_there() -> None:
    front, _ = guides.mended(("step: land", "step: lands"))
    at = guides.line(front, "step: lands")
    assert guides.found(guide, front) == [f"{at}: error: There is no step “lands”."]


def test_a_key_fact_is_one_of_a_section() -> None:
    front, _ = guides.mended(("    law: s 3(2)(a)\n", "    law: s 3(2)(a)\n    fact: kites/3 (2)(a)\n"))
    (found,) = guides.found(guide, front)
    assert "warning: kites/3 has no key fact with the pin (2)(a)" in found


def test_what_the_law_is_silent_on_is_looked_for_in_each_version() -> None:
    assert guides.found(guide, FRONT.replace("method:", SILENT.format(day="2020-01-01"))) == []
    front = FRONT.replace("method:", SILENT.format(day="2019-05-01"))
    (found,) = guides.found(guide, front)
    said = "A newer version of the law may say it: it was looked for in the one of 2019-05-01."
    assert found == f"{guides.line(front, '2019-05-01')}: warning: {said}"


def test_two_guides_have_two_titles() -> None:
    both = guides.collection(guides.read(), guides.read(name="over-the-airport"))
    assert kites.said(checks.look(guide, both)) == [
        "2: error: content/guides/flown-over-airport.md has the same title."
    ]


@pytest.mark.parametrize(
    ("was", "now", "rule", "said"),
    [
        ("within 10 working days", "within 11 working days", "numbers", "“11 working days” is not in the words of s 3"),
        ("airport. [s 3(2)]", "airport. [(2)]", "pins", "[(2)] names a place of no section: a guide rests on several."),
        ("airport. [s 3(2)]", "airport. [s 99]", "pins", "The Kite Flying Act 2019 has no section 99."),
        (
            "You have to land it. [s 3(2)(a)]",
            "The Minister may keep a register. [s 3(3)]",
            "must-may",
            "In s 3(3) the law says",
        ),
        ("You have to land it. [s", "You should land it. [s", "no-advice", "“You should” is advice"),
        ("You have to land it. [s", "You can’t keep it. [s", "contractions", "“can’t” hides its “not”."),
        ("airport. [s 3(2)]", "airport.", "pin-explains", "No pin follows “You flew a kite over an airport.”."),
        ("## land\n", "## land\n\n### More\n", "plain-body", "A heading does not belong in a summary."),
        ("You have to land it. [s", "Section 4 says that you land it. [s", "references", "“Section 4” is not in the"),
        ("You have to land it. [s", f"You{' and you' * 13} land it. [s", "long-sentence", "This sentence has 29 words"),
    ],
)
def test_the_rules_of_summaries_hold_for_its_text(was: str, now: str, rule: str, said: str) -> None:
    _, body = guides.mended(body=(was, now))
    file = f"---\n{FRONT}---\n{body}"
    at = guides.line(file, now.split("\n")[-2] if "###" in now else now.split("\n", maxsplit=1)[0], before=1)
    found = [(name, line, message[: len(said)]) for name, line, message in every(body=body)]
    assert (rule, at, said) in found, found


@pytest.mark.parametrize(
    ("was", "now", "rule", "said"),
    [
        ("when: Within 10", "when: Within 20", "numbers", "“20 working days” is not in the words of s 3(2)(a)."),
        ("title: You flew a", "title: you flew a", "title-form", "The title starts with a small letter."),
        ("title: You land the kite", "title: You land the kite.", "title-form", "The title ends with a full stop."),
        ("for: You flew a kite", "for: You didn’t fly", "contractions", "“didn’t” hides its “not”."),
        ("if: You still fly it", "if: You still fly it after 40 days", "numbers", "“40 days” is not in the words of"),
        ("if: You do not", f"if: You{' and you' * 13} do not", "long-sentence", "This sentence has 29 words"),
        ("law: s 3(2)(a)", "law: s 3(9)", "pins", "Section 3 has no (9)."),
        ("  - play", "  - games", "topics", "There is no topic “games”."),
        ("method: written-by-a-person", "reviewed_by: Jo\nmethod: written-by-a-person", "reviewed", "“reviewed_on” is"),
    ],
)
def test_and_for_its_steps(was: str, now: str, rule: str, said: str) -> None:
    front, _ = guides.mended((was, now))
    at = guides.line(front, now.split("\n", maxsplit=1)[0])
    found = [(name, line, message[: len(said)]) for name, line, message in every(front)]
    assert (rule, at, said) in found, found


def test_a_guide_with_an_error_is_kept_from_readers() -> None:
    _, body = guides.mended(body=("within 10 working days", "within 11 working days"))
    found = checks.errors(guides.collection(guides.read(body=body)))
    assert checks.kept_back(found) == {"content/guides/flown-over-airport.md"}


def test_an_excuse_holds_for_a_guide_too() -> None:
    front, body = guides.mended(
        ("method:", "excused:\n  - rule: no-advice\n    why: It is so.\n    words: You should land it\nmethod:"),
        ("You have to land it. [s", "You should land it. [s"),
    )
    assert [rule for rule, _, _ in every(front, body)] == []


def test_what_is_found_in_a_file_alone_is_what_is_found_among_all() -> None:
    front, _ = guides.mended(("step: land", "step: lands"))
    collection = guides.collection(guides.read(front))
    found = checks.run(collection)
    assert found == checks.of_file(collection, "content/guides/flown-over-airport.md")
