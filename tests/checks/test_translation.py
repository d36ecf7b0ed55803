"""A translation says what the English says."""

import pytest

from checks import kites
from checks.translating import collection, complete, translation
from lawplain import checks
from lawplain.checks.rules import translation as rule

FACTS = "key_facts:\n  - what: Ka taea te rere\n    fact: 28 ngā rā\n"
ENGLISH = kites.FRONT + "key_facts:\n  - what: How long\n    fact: 28 days\n    law: (1)\n"
BODY = "You may fly for 28 days under [section 4](https://example.org/4). [(1)]\n\nA fine can be $100,000. [(2)(b)]"


def found(body: str, more: str = FACTS, spoken: bool = True) -> list[str]:
    english = kites.written(BODY, ENGLISH)
    other = translation(english, body, more + "reviewed_by: Aroha\nreviewed_on: 2020-02-01\n")
    return kites.said(checks.look(rule, collection(english, other, site_languages=(complete(),) if spoken else ())))


GOOD = "28 ngā rā e taea ana, i raro i [te wāhanga 4](https://example.org/4). [(1)]\n\nHe whaina, $100,000. [(2)(b)]"


@pytest.mark.parametrize(
    "body",
    [
        GOOD,
        GOOD.replace("100,000", "100\u00a0000"),
        GOOD.replace("28", "٢٨").replace("100,000", "١٠٠٬٠٠٠"),
        GOOD.replace(" [(2)(b)]", " Engari kāore. [(2)(b)]"),
    ],
    ids=["as it is", "another sign between thousands", "digits of another script", "more words"],
)
def test_left_alone(body: str) -> None:
    assert found(body) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("[(2)(b)]", "", ["11: error: The English explains [(2)(b)]; this has no such pin."]),
        ("[(1)]", "[(1), (3)]", ["11: error: [(1), (3)] is not a pin of the English."]),
        ("example.org/4", "example.org/5", ["11: error: Its links are not those of the English."]),
        ("28 ngā rā e", "82 ngā rā e", ["1: warning: The English has the number 28 more often than this."]),
        ("He whaina, $100,000.", "A fine can be $100,000.", ["13: error: “A fine can be $100,000.” is still English."]),
    ],
)
def test_found(old: str, new: str, expected: list[str]) -> None:
    assert old in GOOD
    assert found(GOOD.replace(old, new)) == expected


def test_a_key_fact_is_lost() -> None:
    assert found(GOOD, more="") == [
        "1: warning: The English has the number 28 more often than this.",
        "2: error: The English has 1 key facts; this has 0.",
    ]


def test_a_language_that_the_site_does_not_speak() -> None:
    said = "1: warning: The site does not speak “mi”, so nobody sees this translation."
    assert found(GOOD, spoken=False) == [said]


def test_no_person_has_checked_it() -> None:
    english = kites.written()
    whole = collection(english, translation(english, "He manu. [all]", more=""), site_languages=(complete(),))
    (finding,) = checks.look(rule, whole)
    assert (finding.level, finding.fix) == ("hint", "Run: lawplain reviewed content/kites/3.mi.md --by NAME")


def test_what_is_wrong_in_a_translation_is_found_when_only_its_file_is_asked_for() -> None:
    english = kites.written()
    whole = collection(english, translation(english, "He manu. [(1)]"), site_languages=(complete(),))
    rules = {finding.rule for finding in checks.of_file(whole, "content/kites/3.mi.md")}
    assert rules == {"translation"}


def test_a_pin_to_another_section_is_translated_too() -> None:
    english = kites.written("50 metres. [(1); s 4(2)]")
    for body, expected in (
        ("50 mita. [(1); s 4(2)]", []),
        ("50 mita. [(1)]", ["7: error: The English explains [(1); s 4(2)]; this has no such pin."]),
        ("50 mita. [(1); s 4(2)] Me. [s 5]", ["7: error: [s 5] is not a pin of the English."]),
    ):
        other = translation(english, body)
        found_ = kites.said(checks.look(rule, collection(english, other, site_languages=(complete(),))))
        assert [one.partition(": ")[2] for one in found_] == [one.partition(": ")[2] for one in expected]


def test_who_can_extend_a_time_is_translated_where_the_english_says_it() -> None:
    english = kites.written(BODY, ENGLISH + "    extend:\n      says: The Minister can.\n      law: (1)\n")
    more = FACTS + "reviewed_by: Aroha\nreviewed_on: 2020-02-01\n"
    for facts, expected in (
        (more.replace("rā\n", "rā\n    extend: Te Minita.\n", 1), []),
        (more, ["5: error: Of “extend” of the key fact “How long” only the English has a word."]),
        (
            more.replace("rā\n", "rā\n    extend: The Minister can.\n", 1),
            ["6: error: “The Minister can.” is still English."],
        ),
    ):
        other = translation(english, GOOD, facts)
        spoken = (complete(),)
        assert kites.said(checks.look(rule, collection(english, other, site_languages=spoken))) == expected


@pytest.mark.parametrize(
    ("questions", "said"), [(0, []), (1, []), (2, ["The English has 1 groups of questions; this has 2."])]
)
def test_a_translation_has_the_first_of_each_group_of_questions_or_none(questions: int, said: list[str]) -> None:
    english = kites.written("Fly. [(1)]", kites.FRONT + "people_ask:\n  - law: (1)\n    ask: [may I fly, fly?]\n")
    own = "people_ask:\n" + "".join(f"  - Ka taea {i}\n" for i in range(questions)) if questions else ""
    other = translation(english, "Rere. [(1)]", own + "reviewed_by: Aroha\nreviewed_on: 2020-02-01\n")
    assert [f.message for f in checks.look(rule, collection(english, other, site_languages=(complete(),)))] == said


def test_a_question_left_in_english_is_found() -> None:
    english = kites.written("Fly. [(1)]", kites.FRONT + "people_ask:\n  - law: (1)\n    ask: [may I fly]\n")
    other = translation(english, "Rere. [(1)]", "people_ask:\n  - may I fly\nreviewed_by: A\nreviewed_on: 2020-02-01\n")
    found = checks.look(rule, collection(english, other, site_languages=(complete(),)))
    assert [f.message for f in found] == ["“may I fly” is still English."]
