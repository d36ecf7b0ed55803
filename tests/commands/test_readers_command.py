"""`lawplain readers`: a test is begun, answered and graded, and the first answers stay."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from kite_site import KITES

from lawplain import checks, config, content, editions
from lawplain.commands import commands
from lawplain.content.readers import ReadersFile
from lawplain.editions import tested
from lawplain.errors import LawplainError

PAGE = f"content/{KITES}/6.md"
TESTS = f"content/{KITES}/readers/6.yml"
QUESTIONS = (("Who can fly here?", "Only the club", "(1)"), ("Until when?", "Until sunset", "(2)"))


def run(*words: str) -> Result:
    return CliRunner().invoke(commands, ["readers", *words])


def refused(*words: str) -> str:
    result = run(*words)
    assert isinstance(result.exception, LawplainError)
    return str(result.exception)


def read(home: Path, path: str = TESTS) -> ReadersFile:
    found, wrong = content.read_readers((home / path).read_bytes(), path, "6")
    assert found, wrong
    return found.front


def ask(home: Path, questions: tuple[tuple[str, str, str], ...] = QUESTIONS, tests: str = TESTS) -> None:
    """Fills in what --begin left empty."""
    text = (home / tests).read_text()
    for question, answer, place in questions:
        for field, words in (("ask", question), ("answer", answer), ("law", place)):
            text = text.replace(f"{field}:\n", f"{field}: {words}\n", 1)
    (home / tests).write_text(text)


def sheet(home: Path, printed: str, field: str, *words: str) -> str:
    for each in words:
        printed = printed.replace(f"{field}:\n", f"{field}: {each}\n", 1)
    (home / "sheet.txt").write_text(printed)
    return "sheet.txt"


def answered(home: Path) -> None:
    run(PAGE, "--begin", "--questions", "2", "--by", "ai")
    ask(home)
    back = sheet(home, run(PAGE).output, "Answer", "not found", "Until: dark\nor later")
    assert run("--answered", back, "--by", "ai").exit_code == 0


def test_from_the_first_question_to_the_grades(home: Path) -> None:
    begun = run(PAGE, "--begin", "--questions", "2", "--by", "Jo Field")
    title = next(line for line in (home / PAGE).read_text().splitlines() if line.startswith("also_called: "))
    assert "Kites and Lanterns Act 2018 as at 2024-04-01" in begun.output
    assert title.removeprefix("also_called: ") not in begun.output, "who asks has not seen the page"
    ask(home)
    printed = run(PAGE).output
    assert title.removeprefix("also_called: ") in printed
    assert "Question 2: Until when?\nAnswer:\n" in printed
    assert "Until sunset" not in printed, "the key is on no reader's sheet"
    back = sheet(home, printed, "Answer", "not found", "Until: dark\nor later")
    assert run("--answered", back, "--by", "ai").output == f"{TESTS}: written.\n"
    to_grade = run(PAGE, "--to-grade").output
    assert "Key: Until sunset [(2)]\n  Said: Until: dark or later\nGrade:\n" in to_grade
    assert run("--graded", sheet(home, to_grade, "Grade", "not-found", "Partly"), "--by", "ai").exit_code == 0
    (test,) = read(home).tests
    assert [(one.said, one.grade) for one in test.questions] == [
        ("not found", "not-found"),
        ("Until: dark or later", "partly"),
    ]
    assert (test.asked_by, test.answered_by, test.graded_by, test.right) == ("Jo Field", "ai", "ai", 0)
    settings = config.read(home)
    collection = editions.load(settings)
    assert [f for f in checks.of_file(collection, TESTS) if f.level == "error"] == []


def test_the_first_answers_stay(home: Path) -> None:
    answered(home)
    before = (home / TESTS).read_bytes()
    assert "the first answers stay" in refused(PAGE)
    assert "was answered on" in refused("--answered", "sheet.txt", "--by", "ai")
    assert "not graded yet" in refused(PAGE, "--begin", "--by", "ai")
    assert (home / TESTS).read_bytes() == before


def test_after_mending_new_questions_come_behind(home: Path) -> None:
    answered(home)
    run("--graded", sheet(home, run(PAGE, "--to-grade").output, "Grade", "wrong", "right"), "--by", "ai")
    first = read(home).tests[0]
    assert run(PAGE, "--begin", "--questions", "2", "--by", "ai").exit_code == 0
    ask(home, tuple((f"{ask_} Really?", answer, place) for ask_, answer, place in QUESTIONS))
    kept, new = read(home).tests
    assert kept == first
    assert [one.ask for one in new.questions] == ["Who can fly here? Really?", "Until when? Really?"]
    assert "· test 2 ·" in run(PAGE).output


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (("Only the club",), "sheet.txt:{line}: Nothing stands behind this “Answer:”."),
        ((), "sheet.txt:{line}: Nothing stands behind this “Answer:”."),
    ],
)
def test_a_sheet_that_is_not_filled_in_changes_nothing(home: Path, answers: tuple[str, ...], said: str) -> None:
    run(PAGE, "--begin", "--questions", "2", "--by", "ai")
    ask(home)
    before = (home / TESTS).read_bytes()
    back = sheet(home, run(PAGE).output, "Answer", *answers)
    line = (home / back).read_text().splitlines().index("Answer:") + 1
    assert refused("--answered", back, "--by", "ai").startswith(said.format(line=line))
    assert (home / TESTS).read_bytes() == before


def test_of_two_tests_on_a_sheet_none_is_taken_in_where_one_is_wrong(home: Path) -> None:
    other = f"content/{KITES}/9.md"
    for page in (PAGE, other):
        run(page, "--begin", "--questions", "1", "--by", "ai")
    (home / TESTS.replace("6.yml", "9.yml")).write_text(
        (home / TESTS.replace("6.yml", "9.yml"))
        .read_text()
        .replace("ask:", "ask: A?")
        .replace("answer:", "answer: B")
        .replace("law:\n", "law: (1)\n")
    )
    ask(home, QUESTIONS[:1])
    back = sheet(home, run(PAGE, other).output, "Answer", "One")
    refused("--answered", back, "--by", "ai")
    assert not read(home).tests[0].answered


@pytest.mark.parametrize(
    "words", [("--answered", "sheet.txt"), (PAGE, "--begin"), (PAGE, "--to-grade", "--graded", "x")]
)
def test_wrong_use_is_said(home: Path, words: tuple[str, ...]) -> None:
    (home / "sheet.txt").write_text("")
    assert "--by" in refused(*words)
    assert not (home / TESTS).exists()


def test_a_sheet_of_something_else_is_refused(home: Path) -> None:
    (home / "letter.txt").write_text("Dear editors\n")
    assert refused("--answered", "letter.txt", "--by", "ai").startswith("letter.txt:1: This is not a sheet")


GUIDE, GUIDE_TESTS = "content/guides/kite-taken.md", "content/guides/readers/kite-taken.yml"
ASKED = (
    ("By when do I have to collect it?", "Within 28 days", "s 25(1)"),
    ("Who sells it?", "The Director", "s 26(1)"),
)


def test_a_guide_is_tested_in_the_same_way(home: Path) -> None:
    begun = run(GUIDE, "--begin", "--questions", "2", "--by", "ai")
    assert "Section 25: Getting removed kite back" in begun.output, "the law, whole sections of it"
    assert "The owner of a removed kite may collect it within 28 days" in begun.output
    assert "You can collect your kite within 28 days" not in begun.output, "and nothing of the guide"
    ask(home, ASKED, GUIDE_TESTS)
    printed = run(GUIDE).output
    for words in (
        "Your kite was taken away",
        "For: A kite inspector took your kite down, and you want it back",
        "Step 3: You collect your kite",
        "When: Within 28 days after the removal notice is given",
        "* Time to collect the kite: 28 days after the removal notice is given",
        "You do nothing: step 6",
        "* The Act does not say what your kite has to look like when you get it back.",
    ):
        assert words in printed
    assert "The Director" not in printed.partition("--- The questions")[2], "never the key"
    assert run("--answered", sheet(home, printed, "Answer", "In 28 days", "not found"), "--by", "ai").exit_code == 0
    assert run("--graded", sheet(home, run(GUIDE, "--to-grade").output, "Grade", "right", "wrong"), "--by", "ai")
    (test,) = read(home, GUIDE_TESTS).tests
    assert (test.right, len(test.questions)) == (1, 2)
    collection = editions.load(config.read(home))
    known = tested.tested(collection.guides[0])
    assert known and known.state == "current"
    assert [f for f in checks.run(collection) if f.path.startswith("content/guides/")] == []


def test_a_mended_guide_was_tested_before(home: Path) -> None:
    run(GUIDE, "--begin", "--questions", "2", "--by", "ai")
    ask(home, ASKED, GUIDE_TESTS)
    run("--answered", sheet(home, run(GUIDE).output, "Answer", "In 28 days", "not found"), "--by", "ai")
    file = home / GUIDE
    file.write_text(file.read_text().replace("The rest has to be paid to you.", "The rest is paid to you."))
    found = checks.run(editions.load(config.read(home)))
    assert [f.message for f in found if f.path == GUIDE_TESTS] == ["The text changed after this test."]


def test_a_test_of_no_guide_is_found(home: Path) -> None:
    run(GUIDE, "--begin", "--questions", "2", "--by", "ai")
    ask(home, ASKED, GUIDE_TESTS)
    file = home / GUIDE_TESTS
    file.write_text(file.read_text().replace("id: kite-taken", "id: kite-lost"))
    (found,) = [f for f in checks.run(editions.load(config.read(home))) if f.path == GUIDE_TESTS]
    assert found.message == "There is no guide of this name, or two files are about it."
