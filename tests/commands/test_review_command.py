"""`lawplain review` and `lawplain reviewed --from`: a person holds an explanation against the law on a sheet."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from kite_site import KITES

from lawplain import content
from lawplain.commands import commands
from lawplain.content.reviews import ReviewsFile
from lawplain.errors import LawplainError

PAGE = f"content/{KITES}/25.md"
REVIEWS = f"content/{KITES}/reviews/25.yml"
EMPTY = "[ ] right   [ ] wrong   [ ] unclear"


def run(*words: str) -> Result:
    return CliRunner().invoke(commands, list(words))


def refused(*words: str) -> str:
    result = run(*words)
    assert isinstance(result.exception, LawplainError)
    return str(result.exception)


def sheet(home: Path, *, wrong: int = 0, note: str = "", name: str = "Jo Field", page: str = PAGE) -> str:
    """A sheet of section 25, or of another page, on which all is right but the part `wrong` (from 1; 0 for none)."""
    parts = run("review", page).output.replace("Your name:", f"Your name: {name}").split(EMPTY)
    marked = parts[0]
    for number, part in enumerate(parts[1:], 1):
        box = "[ ] right   [x] wrong   [ ] unclear" if number == wrong else "[x] right   [ ] wrong   [ ] unclear"
        marked += box + (part.replace("Note:", f"Note: {note}", 1) if number == wrong else part)
    (home / "sheet.txt").write_text(marked, encoding="utf-8")
    return "sheet.txt"


def kept(home: Path) -> ReviewsFile:
    found, wrong = content.read_reviews((home / REVIEWS).read_bytes(), REVIEWS, "25")
    assert found, wrong
    return found.front


def tasks() -> list[dict[str, str]]:
    return [task for task in json.loads(run("todo", KITES, "--json").output) if task["kind"] == "marked"]


def test_each_part_stands_beside_the_words_that_it_rests_on(home: Path) -> None:
    printed = run("review", PAGE).output
    title = next(line for line in (home / PAGE).read_text().splitlines() if line.startswith("also_called: "))
    assert f"--- 1 · title\n{title.removeprefix('also_called: ')}\n" in printed
    part = next(part for part in printed.split("\n--- ") if " · (3)" in part.splitlines()[0])
    law = part.split("  The law:")[1]
    assert "  | " in law.splitlines()[1]
    assert EMPTY in part


def test_what_is_all_right_is_checked_by_the_name_on_the_sheet(home: Path) -> None:
    result = run("reviewed", "--from", sheet(home))
    assert result.exit_code == 0, result.exception
    assert "reviewed_by: Jo Field\n" in (home / PAGE).read_text()
    (review,) = kept(home).reviews
    assert (review.by, review.marks, review.not_marked) == ("Jo Field", (), 0)
    assert tasks() == []


def test_what_is_marked_wrong_is_a_task_until_the_words_are_gone(home: Path) -> None:
    before = (home / PAGE).read_text()
    run("reviewed", "--from", sheet(home, wrong=1, note="It is: 14 days\nat least"))
    assert (home / PAGE).read_text() == before, "nobody has checked it"
    (mark,) = kept(home).reviews[0].marks
    assert (mark.law, mark.mark, mark.note) == ("title", "wrong", "It is: 14 days at least")
    (task,) = tasks()
    assert task["path"] == PAGE
    assert "Jo Field marked as wrong" in task["why"]
    (home / PAGE).write_text(before.replace(mark.words, "Another title"))
    assert tasks() == []


def test_a_sheet_is_taken_in_once_and_others_come_behind(home: Path) -> None:
    first = sheet(home, wrong=2)
    run("reviewed", "--from", first)
    assert "has this review already" in refused("reviewed", "--from", first)
    run("reviewed", "--from", sheet(home, wrong=3, name="Sam Field"))
    assert [review.by for review in kept(home).reviews] == ["Jo Field", "Sam Field"]


def test_a_sheet_of_an_older_text_keeps_its_marks_and_checks_nothing(home: Path) -> None:
    filled = sheet(home)
    page = (home / PAGE).read_text().replace("also_called: ", "also_called: Now ", 1)
    (home / PAGE).write_text(page)
    assert run("reviewed", "--from", filled).exit_code == 0
    assert (home / PAGE).read_text() == page
    assert len(kept(home).reviews) == 1


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Your name: Jo Field", "Your name:", "The sheet has no name."),
        ("[x] right   [ ] wrong", "[x] right   [x] wrong", "2 boxes are marked here."),
        ("Day:", "Day: last week", "“last week” is no day."),
        ("  The law:\n", "", "A line of this part is missing."),
        ("=== ", "", "This is not a sheet of lawplain review."),
        (f"=== {PAGE}", "=== content/x/1.md", "content/x/1.md is no explanation of this site, or has errors."),
    ],
)
def test_what_is_wrong_on_a_sheet_is_named_and_nothing_is_written(home: Path, old: str, new: str, said: str) -> None:
    filled = sheet(home)
    text = (home / filled).read_text()
    assert old in text
    (home / filled).write_text(text.replace(old, new, 1))
    before = (home / PAGE).read_text()
    assert said in refused("reviewed", "--from", filled)
    assert (home / PAGE).read_text() == before
    assert not (home / REVIEWS).exists()


def test_deadlines_come_first_and_what_is_checked_is_left_out(home: Path) -> None:
    listed = run("review", "--list").output.splitlines()
    names = [line.split()[1].removeprefix(f"content/{KITES}/") for line in listed]
    assert names[:2] == ["31.md", "25.md"], "help.deadline and the situations of site.yml name these"
    assert names.index("17.md") > 1
    assert "6.md" not in names, "a person has checked it"
    assert len(names) == len(set(names))
    assert run("review", "--first", "1").output.count("\n=== ") == 1


def test_without_a_choice_nothing_is_printed(home: Path) -> None:
    assert "Say how many" in refused("review")


GUIDE = "content/guides/kite-taken.md"


def test_a_guide_is_judged_step_by_step_and_sentence_by_sentence(home: Path) -> None:
    printed = run("review", GUIDE).output
    assert "A guide, Kites and Lanterns Act 2018: Your kite was taken away" in printed
    step = next(part for part in printed.split("\n--- ") if part.partition("\n")[0].endswith(" · s 25(1)"))
    assert "You collect your kite. When: Within 28 days after the removal notice is given" in step
    assert "  | " in step.split("  The law:")[1]
    assert run("reviewed", "--from", sheet(home, page=GUIDE)).exit_code == 0
    assert "reviewed_by: Jo Field\n" in (home / GUIDE).read_text()
    assert tasks() == []


def test_what_is_marked_in_a_guide_is_a_task_too(home: Path) -> None:
    assert run("reviewed", "--from", sheet(home, wrong=2, note="Not so", page=GUIDE)).exit_code == 0
    assert "reviewed_by:\n" in (home / GUIDE).read_text(), "nobody has checked it"
    assert (home / "content/guides/reviews/kite-taken.yml").read_text().startswith("id: kite-taken\n")
    (task,) = tasks()
    assert (task["name"], task["path"]) == ("guides/kite-taken", GUIDE)
    assert "An inspector removes your kite" in task["why"]
    assert json.loads(run("check", "--json", "content/guides").output)["findings"] == []
    file = home / GUIDE
    file.write_text(file.read_text().replace("title: An inspector removes your kite", "title: Your kite is removed"))
    assert tasks() == []
