"""A question stands once."""

from checks import kites
from lawplain import checks
from lawplain.checks.rules import same_question


def found(first: list[str], second: list[str]) -> list[str]:
    """What is found in the summaries of sections 3 and 4 with these questions, with the names of their files."""
    one = kites.written(front=_front("3", first))
    other = kites.written(front=_front("4", second), name="4")
    listed = sorted(checks.look(same_question, kites.collection(one, other)))
    assert all(finding.fix for finding in listed)
    return [f"{f.path.rpartition('/')[2]}:{f.line}: {f.level}: {f.message}" for f in listed]


def _front(label: str, questions: list[str]) -> str:
    asked = "people_ask:\n  - law: (1)\n    ask:\n" + "".join(f"      - {words}\n" for words in questions)
    return kites.FRONT.replace("id: S3", f"id: S{label}").replace("{mark}", asked + "{mark}")


def test_left_alone() -> None:
    assert found(["can I fly", "may I fly"], ["can I fly at night"]) == []


def test_the_same_question_in_two_files_is_found() -> None:
    assert found(["where", "Can my kites fly?"], ["can my kite fly"]) == [
        "3.md:11: warning: “Can my kites fly?” is asked in content/kites/4.md:10 too.",
        "4.md:10: error: “can my kite fly” is asked in content/kites/3.md:11 too.",
    ]


def test_the_same_question_in_one_file_is_found_once() -> None:
    assert found(["fly whānau", "fly whanau"], ["land"]) == [
        "3.md:11: error: “fly whanau” is asked twice in this file."
    ]
