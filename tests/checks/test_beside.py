"""Files of readers' tests: what the reading finds in them, and the rule `beside`."""

from pathlib import Path

import kite_site
import pytest

from lawplain import checks, config, content, editions
from lawplain.checks.rules import beside
from lawplain.config import Config

FILE = f"content/{kite_site.KITES}/readers/27.yml"


def found(project: Config, **changes: str) -> list[str]:
    """What is found in the file once these words of it were replaced."""
    home = project.root
    text = (home / FILE).read_text(encoding="utf-8")
    for old, new in changes.items():
        wanted = old.replace("_", " ")
        assert wanted in text, wanted
        text = text.replace(wanted, new, 1)
    (home / FILE).write_text(text, encoding="utf-8")
    written = content.read(home / "content", tuple(ref.slug for ref in project.acts))
    collection = editions.load(project, written)
    rule = [f for f in checks.look(beside, collection) if f.path == FILE]
    assert all(f.fix for f in rule)
    return [f"{f.level}: {f.message}" for f in (*(f for f in written.findings if f.path == FILE), *rule)]


@pytest.fixture
def project(home: Path) -> Config:
    return config.read(home)


def test_the_file_of_the_site_has_no_finding(project: Config) -> None:
    assert found(project) == []


def test_a_place_that_is_not_there_and_a_question_that_the_page_shows(project: Config) -> None:
    page = project.root / FILE.replace("readers/27.yml", "27.md")
    asked = "people_ask:\n  - law: (6)\n    ask:\n      - the bill was TOO high does the money come back by itself\n"
    page.write_text(page.read_text(encoding="utf-8").replace("key_facts:", f"{asked}key_facts:"), encoding="utf-8")
    assert found(project, **{"law: (7)": "law: (77)"}) == [
        "error: “(77)” leads nowhere: (77) is not there.",
        "error: This question stands in the people_ask of 27.md too.",
    ]


def test_an_id_of_nothing(project: Config) -> None:
    assert found(project, **{"id: K270": "id: K999"}) == ["error: This is the id of nothing that is law now."]


def test_an_explanation_that_is_not_there_is_no_fault_of_its_test(project: Config) -> None:
    (project.root / FILE.replace("readers/27.yml", "27.md")).unlink()
    assert found(project) == ["hint: There is no explanation that this is about."]


def test_a_changed_text_is_said_once_the_test_is_older(project: Config) -> None:
    page = project.root / FILE.replace("readers/27.yml", "27.md")
    page.write_text(page.read_text(encoding="utf-8").replace("cannot be recovered twice", "is not recovered twice"))
    assert found(project) == ["hint: The text changed after this test."]


def test_other_law_is_said_too(project: Config) -> None:
    assert found(project, **{"e4ed663015eb77f9": "0123456789abcdef"}) == ["hint: The law changed after this test."]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("grade: partly", "grade: good", "“grade” is not one of the words allowed here."),
        ("    answered_by: ai\n", "", "“tests”: this test is answered in part."),
        ("        grade: partly\n", "", "“tests”: this test is graded in part."),
        ("        law: (6)\n", "", "“law” is missing."),
    ],
)
def test_half_a_test_is_left_out_with_the_reason(project: Config, old: str, new: str, said: str) -> None:
    home = project.root
    text = (home / FILE).read_text(encoding="utf-8")
    assert old in text
    (home / FILE).write_text(text.replace(old, new, 1), encoding="utf-8")
    written = content.read(home / "content", tuple(ref.slug for ref in project.acts))
    assert [f.message for f in written.findings if f.path == FILE] == [said]
    assert written.acts[kite_site.KITES].readers == ()
