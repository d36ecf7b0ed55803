"""The answer to a question: which sentences of a summary rest on a place."""

import pytest
from checks import kites

from lawplain.editions.answers import answer
from lawplain.editions.pair import Entry

BODY = """\
You may fly for 28 days. Rain ends that. [(1)] Over an airport you have to act: [(2)]

- Land the kite within 10 working days. [(2)(a)]
- Pay the fine, or **go to prison. For 12 months.** [(2)(b)]

A line is 50 metres at most, [s 4(2)] and the Minister keeps a register. [(3)] All of this is the law. [all]
"""
LAND = "Land the kite within 10 working days."
PAY = "Pay the fine, or go to prison. For 12 months."
ELSEWHERE = ("s 4", "s 4(1)", "s 5(1)")
LEAD = "Over an airport you have to act:"


def entry(body: str = BODY) -> Entry:
    asked = "people_ask:\n" + "".join(f"  - law: {law}\n    ask: [why]\n" for law in ELSEWHERE)
    front = kites.FRONT.replace("{mark}", asked + "{mark}")
    (edition,) = kites.collection(kites.written(body, front)).editions
    return next(one for one in edition.sections if one.name == "3")


def said(law: str, body: str = BODY) -> list[str]:
    return [block.words for block in answer(entry(body), law)]


@pytest.mark.parametrize(
    ("law", "expected"),
    [
        ("(1)", ["You may fly for 28 days. Rain ends that."]),
        ("(3)", ["A line is 50 metres at most, and the Minister keeps a register."]),
        ("s 4(2)", ["A line is 50 metres at most, and the Minister keeps a register."]),
        ("s 4", ["A line is 50 metres at most, and the Minister keeps a register."]),
        ("all", ["All of this is the law."]),
        ("s 4(1)", []),
        ("s 5(1)", []),
    ],
)
def test_the_sentences_whose_pin_names_the_place(law: str, expected: list[str]) -> None:
    assert said(law) == expected


def test_a_pin_answers_what_it_holds_and_what_holds_it() -> None:
    assert said("(2)") == [LEAD, LAND, PAY]
    assert said("(2)(a)", "Fly. [(2)] No. [(2)(b)]") == ["Fly."]
    assert said("(1)-(2)", "Fly. [(2)-(3)] No. [(3)]") == ["Fly."]


def test_an_item_of_a_list_comes_with_what_leads_in_to_it() -> None:
    assert said("(2)(a)") == [LEAD, LAND]
    assert [block.depth for block in answer(entry(), "(2)(a)")] == [0, 1]


def test_what_leads_in_are_the_sentences_on_one_pin() -> None:
    body = "No. [(3)] You flew. Do one of these: [(1)]\n\n- Land. [(2)(a)]\n- Hide. [(3)]\n"
    assert said("(2)(a)", body) == ["You flew. Do one of these:", "Land."]


def test_a_list_stays_with_its_beginning() -> None:
    body = "Do these: [(1)]\n\n- Land. [(2)(a)]\n- Hide. [(3)]\n\nGo. [(2)]\n"
    assert said("(1)", body) == ["Do these:", "Land.", "Hide."]


def test_a_list_in_a_list_comes_with_both_beginnings() -> None:
    body = "Do these: [(1)]\n\n- Land: [(2)]\n    - Softly. [(2)(a)]\n    - Fast. [(2)(b)]\n- Hide. [(3)]\n"
    assert said("(2)(b)", body) == ["Do these:", "Land:", "Fast."]


def test_mark_up_is_kept_whole() -> None:
    pay = answer(entry(), "(2)(b)")[-1]
    assert [token.type for token in pay.sentences[0].tokens] == [
        "text",
        "strong_open",
        "text",
        "strong_close",
        "text",
        "pin",
    ]


def test_a_sentence_without_a_pin_answers_nothing() -> None:
    assert said("(1)", "Fly. [(1)] Land.") == ["Fly."]


def test_a_place_that_the_law_has_not_is_compared_by_its_name() -> None:
    assert said("(9)", "Fly. [(9)] Land. [(8)]") == ["Fly."]
