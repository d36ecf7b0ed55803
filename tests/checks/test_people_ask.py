"""Questions have to have an answer."""

import pytest

from checks import kites
from lawplain.checks.rules import people_ask

ASKED = "people_ask:\n" + "".join(
    f"  - law: {law}\n    ask:\n      - question {law}\n" for law in ("(1)", "(2)(a)", "s 4(2)")
)
FACT = "key_facts:\n  - what: Age\n    fact: 14 years\n    law: (1)\n"
BODY = "Fly. [(1)] Land. [(2)] A line is short. [s 4(2)]"


def front(*fields: str) -> str:
    return kites.FRONT.replace("{mark}", "".join(fields) + "{mark}")


@pytest.mark.parametrize("fields", [(), (ASKED,), (ASKED, FACT)])
def test_left_alone(fields: tuple[str, ...]) -> None:
    assert kites.found(people_ask, BODY, front(*fields)) == []


def test_a_question_without_an_answer_is_found() -> None:
    assert kites.found(people_ask, "Fly. [(1)] Land. [all]", front(ASKED)) == [
        "11: error: No sentence of the explanation rests on (2)(a), so “question (2)(a)” has no answer.",
        "14: error: No sentence of the explanation rests on s 4(2), so “question s 4(2)” has no answer.",
    ]


def test_a_place_that_is_not_there_is_said_by_the_rule_pins() -> None:
    assert kites.found(people_ask, BODY, front(ASKED.replace("(2)(a)", "(9)"))) == []


def test_few_questions_are_a_hint_where_there_are_key_facts() -> None:
    few = "people_ask:\n  - law: (1)\n    ask:\n      - why\n"
    said = "of questions that people ask."
    assert kites.found(people_ask, BODY, front(few)) == []
    assert kites.found(people_ask, BODY, front(few, FACT)) == [f"7: hint: There are key facts here, and 1 group {said}"]
    assert kites.found(people_ask, BODY, front(FACT)) == [f"7: hint: There are key facts here, and 0 groups {said}"]
