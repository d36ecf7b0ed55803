"""The commands of editors, run as they run them, in a project of their own."""

import datetime as dt
import json
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner, Result

from lawplain.commands import commands
from lawplain.errors import LawplainError

CASES = Path(__file__).parents[1] / "cases"
LAW = (CASES / "short-act.xml").read_text(encoding="utf-8")
SUMMARY = """---
id: T40
# the title
also_called: "Kites: where they may fly"   # ours
topics:
  - play
law_as_at: 2020-01-01      # read on a Sunday
law_fingerprint: {mark}
method: written-by-a-person
reviewed_by: Jo
reviewed_on: 2020-02-01
---
You may fly a kite if you are over 7 years old or with a parent, section 2 is met, and the wind is kind. [(1)]

No kite may fly over an airport. [(2A)]
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with the Kite Flying Act 2019 as at 1 January 2020, and nothing written about it."""
    (tmp_path / "lawplain.toml").write_text(
        '[[acts]]\nslug = "kites"\ntype = "public"\nyear = 2019\nnumber = 7\ntitle = "Kite Flying Act 2019"\n'
    )
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "topics.yml").write_text("- slug: play\n  name: Play\n  about: You want to play.\n")
    monkeypatch.chdir(tmp_path)
    fetch(tmp_path, LAW)
    return tmp_path


def fetch(project: Path, law: str) -> None:
    (project / "act.xml").write_text(law, encoding="utf-8")
    assert run("fetch", "kites", "--from", "act.xml").exit_code == 0


def run(*words: str) -> Result:
    return CliRunner().invoke(commands, list(words))


def fingerprint(project: Path) -> str:
    act = json.loads((project / "sections/kites/act.json").read_text())
    return next(str(p["fingerprint"]) for p in act["contents"] if p["id"] == "T40")


def write(project: Path, text: str = SUMMARY, newline: str = "\n") -> Path:
    file = project / "content" / "kites" / "3.md"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(text.format(mark=fingerprint(project)).replace("\n", newline).encode())
    return file


def change_the_law(project: Path) -> None:
    law = LAW.replace("over 7 years; or", "over 9 years; or").replace("2020-01-01", "2021-01-01")
    fetch(project, law)


def test_new_writes_all_that_can_be_filled_in_and_never_over_a_file(project: Path) -> None:
    result = run("new", "kites", "T40")
    assert result.exit_code == 0
    assert "(1) A person may fly a kite if—\n  (a) the person is—\n    (i) over 7 years; or" in result.output
    text = (project / "content/kites/3.md").read_text()
    assert f"law_as_at: 2020-01-01\nlaw_fingerprint: {fingerprint(project)}\n" in text
    assert text.endswith("---\n[(1)]\n\n[(2A)]\n")
    again = run("new", "kites", "3")
    assert isinstance(again.exception, LawplainError)
    assert again.exception.exit_code == 2
    assert (project / "content/kites/3.md").read_text() == text


@pytest.mark.parametrize(("wanted", "said"), [("33", "Did you mean"), ("T50", "repealed section has no summary")])
def test_new_refuses_what_it_can_not_write(project: Path, wanted: str, said: str) -> None:
    result = run("new", "kites", wanted)
    assert isinstance(result.exception, LawplainError)
    assert said in str(result.exception)
    assert not (project / "content/kites").exists()


def test_check_names_every_problem_and_exits_with_3(project: Path) -> None:
    write(project, SUMMARY.replace("over 7 years", "over 8 years").replace("[(2A)]", "[(9)]"))
    result = run("check")
    assert result.exit_code == 3
    assert "content/kites/3.md:13:36: error: “8 years” is not in the words of (1)" in result.output
    assert "content/kites/3.md:15:34: error: Section 3 has no (9)." in result.output
    assert "No pin explains" not in result.output, "the wrong pin is said, and may be the one that is missed"
    report = json.loads(run("check", "--json", "content/kites/3.md").output)
    assert {f["rule"] for f in report["findings"]} == {"numbers", "pins"}
    assert report["not_checked"] == []


def test_check_writes_annotations_in_actions(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    write(project, SUMMARY.replace("[(2A)]", "[(9)]"))
    assert "::error file=content/kites/3.md,line=15,col=34,title=pins::Section 3 has no (9)." in run("check").output


def test_levels_of_lawplain_toml(project: Path) -> None:
    write(project, SUMMARY.replace("over 7 years", "over 8 years"))
    with (project / "lawplain.toml").open("a") as file:
        file.write('[checks]\nnumbers = "warning"\n')
    result = run("check")
    assert result.exit_code == 0
    assert "warning: “8 years”" in result.output


def test_what_is_not_stored_is_named_and_not_passed(project: Path) -> None:
    write(project)
    (project / "sections/kites/3.xml").unlink()
    result = run("check")
    assert result.exit_code == 0
    assert "Not checked" in result.output
    assert "content/kites/3.md" in result.output
    required = run("check", "--require-text")
    assert required.exit_code == 3
    assert "[require-text]" in required.output


def test_the_first_files_that_were_not_checked_are_named_whole_and_the_rest_counted(project: Path) -> None:
    write(project)
    (project / "sections/kites/3.xml").unlink()
    assert "are not stored: 1 file.\n  content/kites/3.md\n" in run("check").output
    with (project / "lawplain.toml").open("a") as file:
        file.write('[[acts]]\nslug = "kite-and-lantern-flying-act-2020"\ntype = "public"\nyear = 2020\nnumber = 8\n')
        file.write('title = "Kite and Lantern Flying Act 2020"\n')
    folder = project / "content/kite-and-lantern-flying-act-2020"
    folder.mkdir()
    for number in range(20, 40):
        (folder / f"{number}.md").write_text(SUMMARY.format(mark="0123456789abcdef"))
    printed = run("check").output.partition("Not checked")[2].splitlines()
    assert printed[0].endswith("are not stored: 21 files.")
    others = [f"  content/kite-and-lantern-flying-act-2020/{number}.md" for number in range(20, 31)]
    assert printed[1:13] == ["  content/kites/3.md", *others]
    assert printed[13:] == ["  … and 9 more (--json lists them all)"]
    assert len(json.loads(run("check", "--json").output)["not_checked"]) == 21


def test_a_file_that_can_not_be_read_is_not_said_to_be_missing(project: Path) -> None:
    write(project, SUMMARY.replace("also_called:", "also_called"))
    for words in (("diff", "kites", "3"), ("new", "kites", "3", "--language", "mi")):
        refused = run(*words).exception
        assert isinstance(refused, LawplainError)
        assert (refused.exit_code, refused.path) == (3, "content/kites/3.md")
        assert refused.fix == "Run: lawplain check content/kites/3.md"


@pytest.mark.parametrize("words", [("todo", "--most", "-1"), ("report", "--overdue", "-1")])
def test_less_than_none_is_refused(project: Path, words: tuple[str, ...]) -> None:
    assert run(*words).exit_code == 2


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_day_when_the_law_changes(project: Path, newline: str) -> None:
    file = write(project, newline=newline)
    assert run("check", "--fail-on", "stale").exit_code == 0
    change_the_law(project)
    assert run("check").exit_code == 0
    assert run("check", "--fail-on", "stale").exit_code == 5
    assert "3.md: the law changed after 2020-01-01; 2 words differ" in run("todo").output
    assert "over [removed: 7] [added: 9] years;" in run("diff", "kites", "3").output
    before = file.read_bytes()
    refused = run("read-again", "content/kites/3.md")
    assert refused.exit_code == 3
    assert "“7 years” is not in the words of (1)" in refused.output
    assert file.read_bytes() == before
    mended = before.replace(b"over 7", b"over 9")
    file.write_bytes(mended)
    assert run("read-again", "content/kites/3.md").exit_code == 0
    old_mark = mended.split(b"law_fingerprint: ")[1][:16]
    today = dt.datetime.now(ZoneInfo("Pacific/Auckland")).date().isoformat()
    new_mark = f"{fingerprint(project)}{newline}rewritten_on: {today}"
    expected = (
        mended.replace(b"2020-01-01 ", b"2021-01-01 ")
        .replace(old_mark, new_mark.encode())
        .replace(b"reviewed_by: Jo", b"reviewed_by:")
        .replace(b"reviewed_on: 2020-02-01", b"reviewed_on:")
    )
    assert file.read_bytes() == expected
    assert run("check", "--fail-on", "stale").exit_code == 0
    assert run("diff", "kites", "3").output.endswith("No words changed.\n")


def test_reviewed_writes_name_and_day_unless_there_are_errors(project: Path) -> None:
    file = write(project, SUMMARY.replace(" Jo\n", "\n").replace(" 2020-02-01\n", "\n"))
    assert run("reviewed", "content/kites/3.md", "--by", "Aroha Smith").exit_code == 0
    text = file.read_text()
    assert "reviewed_by: Aroha Smith\nreviewed_on: 20" in text
    assert '"Kites: where they may fly"   # ours' in text
    file.write_text(text.replace("over 7 years", "over 8 years"))
    refused = run("reviewed", "content/kites/3.md", "--by", "Someone Else")
    assert refused.exit_code == 3
    assert "Someone Else" not in file.read_text()


def test_a_file_outside_the_project_is_refused(project: Path, tmp_path: Path) -> None:
    result = run("read-again", str(tmp_path.parent / "x.md"))
    assert isinstance(result.exception, LawplainError)


def test_todo_as_json(project: Path) -> None:
    write(project)
    tasks = json.loads(run("todo", "--json").output)
    assert {task["kind"] for task in tasks} == {"missing"}
    assert all(task["why"] and task["next"] for task in tasks)


MAORI = """---
also_called: Ngā wāhi rere manu
translated_from: {mark}
method: written-by-a-person
reviewed_by:{by}
reviewed_on:{on}
---
Ka taea te rere manu mehemea kua neke atu i te 7 ō tau, mehemea rānei kei tō taha tō matua. [(1)]

Kaua e rere manu ki runga i te taunga waka rererangi. [(2A)]
"""


def test_a_translation_from_beginning_to_end(project: Path) -> None:
    write(project)
    assert "nothing to translate" in str(run("new", "kites", "2", "--language", "mi").exception)
    assert run("new", "kites", "3", "--language", "mi").exit_code == 0
    file = project / "content/kites/3.mi.md"
    begun = file.read_text(encoding="utf-8")
    assert "# Kites: where they may fly\nalso_called:\n" in begun
    assert "No kite may fly over an airport. [(2A)]" in begun, "the English, to write over"
    assert "translates it already" in str(run("new", "kites", "3", "--language", "mi").exception)
    mark = begun.split("translated_from: ")[1].split("\n")[0]

    file.write_text(begun.replace("also_called:", "also_called: Ngā wāhi rere manu"), encoding="utf-8")
    refused = run("reviewed", "content/kites/3.mi.md", "--by", "Aroha")
    assert refused.exit_code == 3
    assert "is still English" in refused.output

    file.write_text(MAORI.format(mark=mark, by="", on=""), encoding="utf-8")
    assert run("reviewed", "content/kites/3.mi.md", "--by", "Aroha").exit_code == 0
    today = dt.datetime.now(ZoneInfo("Pacific/Auckland")).date().isoformat()
    assert file.read_text(encoding="utf-8") == MAORI.format(mark=mark, by=" Aroha", on=f" {today}")

    write(project, SUMMARY.replace("No kite may fly", "Kites must not fly"))
    assert "has changed since this was translated" in run("check", "content/kites/3.mi.md").output
    assert run("read-again", "content/kites/3.mi.md").exit_code == 0
    text = file.read_text(encoding="utf-8")
    assert mark not in text
    assert "reviewed_by:\nreviewed_on:\n" in text, "who checked the old one has not checked this one"
    assert "has changed since this was translated" not in run("check", "content/kites/3.mi.md").output


def test_a_language_is_begun_and_brought_up_to_date(project: Path) -> None:
    result = run("language", "ar")
    assert result.exit_code == 0
    listed, catalogue = project / "content/languages.yml", project / "content/languages/ar.po"
    assert "- code: ar\n  name: العربية\n  direction: rtl\n" in listed.read_text(encoding="utf-8")
    assert 'msgid "You want to play."\nmsgstr ""' in catalogue.read_text(encoding="utf-8"), "topics too"
    assert "error" not in run("check", "content/languages.yml", "content/languages/ar.po").output.split("\n")[0]

    translated = catalogue.read_text(encoding="utf-8").replace(
        'msgid "Search"\nmsgstr ""', 'msgid "Search"\nmsgstr "بحث"'
    )
    catalogue.write_text(translated, encoding="utf-8")
    again = run("language", "ar")
    assert "العربية: 1 of " in again.output
    assert "Written" not in again.output
    assert catalogue.read_text(encoding="utf-8") == translated


def test_a_catalogue_from_windows_is_brought_up_to_date(project: Path) -> None:
    run("language", "mi")
    catalogue = project / "content/languages/mi.po"
    text = catalogue.read_text(encoding="utf-8").replace('msgid "Search"\nmsgstr ""', 'msgid "Search"\nmsgstr "Rapu"')
    catalogue.write_bytes(("\ufeff# Made by Aroha.\n" + text).replace("\n", "\r\n").encode())
    before = catalogue.read_bytes()
    assert "Māori: 1 of " in run("language", "mi").output
    assert catalogue.read_bytes() == before, "nothing is new, so nothing is written"

    topics = project / "content/topics.yml"
    topics.write_text(topics.read_text(encoding="utf-8").replace("You want to play.", "You sing."), encoding="utf-8")
    assert "Māori: 1 of " in run("language", "mi").output
    assert 'msgid "You sing."' in catalogue.read_text(encoding="utf-8")
    assert catalogue.read_text(encoding="utf-8").startswith("# Made by Aroha.\n")


def test_a_broken_language_is_not_written_over(project: Path) -> None:
    run("language", "mi")
    catalogue = project / "content/languages/mi.po"
    catalogue.write_text("Kia ora.\n", encoding="utf-8")
    error = run("language", "mi").exception
    assert isinstance(error, LawplainError)
    assert "This is not a gettext catalogue" in str(error)
    assert catalogue.read_text(encoding="utf-8") == "Kia ora.\n"


@pytest.mark.parametrize("code", ["en", "en-GB", "../x", "Māori", "MI"])
def test_what_is_no_other_language_is_refused(project: Path, code: str) -> None:
    assert "is not the tag of a language other than English" in str(run("language", code).exception)
    assert not (project / "content" / "languages").exists()


def test_reviewed_refuses_a_stale_summary_unless_it_is_told(project: Path) -> None:
    file = write(project)
    before = file.read_bytes()
    change_the_law(project)
    error = run("reviewed", "content/kites/3.md", "--by", "Bob").exception
    assert isinstance(error, LawplainError)
    assert error.exit_code == 5
    assert "The law changed after 2020-01-01" in str(error)
    assert file.read_bytes() == before
    run("reviewed", "content/kites/3.md", "--by", "Bob", "--although-stale")
    assert "reviewed_by: Bob" in file.read_text(encoding="utf-8")


ELSEWHERE = """- ask:
    - how long may a line be
  says: The Act does not say.
  law: s 3(1)
  law_as_at: 2020-01-01
  topics:
    - play
  where:
    name: A club
    address: https://club.example/
  seen: link
"""


def test_lean_writes_down_how_the_places_read_that_hand_something_over(project: Path) -> None:
    file = project / "content" / "elsewhere.yml"
    file.write_text(ELSEWHERE, encoding="utf-8")
    assert "Run: lawplain lean content/elsewhere.yml" in run("check", "content/elsewhere.yml").output
    assert run("lean", "content/elsewhere.yml").output == "content/elsewhere.yml: written.\n"
    assert "  leans_on:\n    - law: s 3(1)\n      id: T40\n" in file.read_text(encoding="utf-8")
    assert "0 errors, 0 warnings" in run("check", "content/elsewhere.yml").output
    assert "it says so already" in run("lean", "content/elsewhere.yml").output

    file.write_text(ELSEWHERE.replace("s 3(1)", "s 99"), encoding="utf-8")
    refused = run("lean", "content/elsewhere.yml")
    assert refused.exit_code == 3
    assert "has no section 99" in refused.output
