"""Files, folders, Acts and Parts, as somebody names them; what a shell offers for them."""

import json
from pathlib import Path

import kite_site
import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner, Result
from kite_site import FIELDS, FILES, KITES

from lawplain.commands import commands


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return kite_site.make(tmp_path_factory.mktemp("scope")).root


@pytest.fixture(autouse=True)
def there(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)


def run(*words: str) -> Result:
    return CliRunner().invoke(commands, list(words))


@pytest.mark.parametrize(
    ("words", "files"),
    [
        ((), FILES),
        ((".",), FILES),
        (("content",), FILES),
        ((f"content/{FIELDS}",), 3),
        ((f"content/{FIELDS}/",), 3),
        ((FIELDS,), 3),
        ((f"{KITES}/part-3",), 8),
        ((f"content/{KITES}/27.md",), 1),
        ((f"content/{KITES}/27.md", FIELDS), 4),
        (("content/topics.yml",), 1),
        (("roof-beekeeping-act-2021",), 0),
    ],
)
def test_check_says_how_many_files_it_read(words: tuple[str, ...], files: int) -> None:
    result = run("check", *words)
    assert result.exit_code == 0
    assert f"{files} file{'' if files == 1 else 's'} read: 0 errors" in result.output
    assert json.loads(run("check", "--json", *words).output)["files"] == files


@pytest.mark.parametrize(
    ("word", "fix"),
    [
        ("nosuch.md", "Name a file or folder of content/"),
        (f"content/{KITES}/272.md", f"Did you mean content/{KITES}/27.md?"),
        ("flying-feilds-act-1996", f"Did you mean {FIELDS}?"),
        (f"{KITES}/part-33", "Did you mean part-3?"),
        ("lawplain.toml", "Only content/ is checked"),
        ("sections", "Only content/ is checked"),
        ("/", ""),
    ],
)
def test_what_names_nothing_is_refused(word: str, fix: str) -> None:
    error = run("check", word).exception
    assert getattr(error, "exit_code", None) == 2
    assert fix in str(error)


def test_one_act_or_part_of_todo_status_and_report() -> None:
    tasks = json.loads(run("todo", f"{KITES}/part-3", "--json").output)
    assert {task["act"] for task in tasks} == {KITES}
    assert {"20", "27"} <= {task["name"] for task in tasks}
    assert not {"31", "act"} & {task["name"] for task in tasks}
    assert [one["act"] for one in json.loads(run("status", FIELDS, "--json").output)] == [FIELDS]
    assert json.loads(run("status", f"{KITES}/part-3", "--json").output)[0]["sections"] == 11
    assert "Kites and Lanterns" not in run("report", FIELDS).output
    assert run("report", f"{KITES}/part-3", "--fail-on", "stale").exit_code == 5, "section 28 is in it"
    assert run("report", FIELDS, "--fail-on", "stale").exit_code == 0


@pytest.mark.parametrize(
    ("before", "begun", "offered"),
    [
        (["new"], "kit", [KITES]),
        (["new", KITES], "28", ["28", "28A"]),
        (["diff", KITES], "part-3", ["part-3"]),
        (["status"], f"{KITES}/part-1", [f"{KITES}/part-1"]),
        (["check"], "fly", [FIELDS]),
        (["new", "no-such-act"], "", []),
    ],
)
def test_what_the_tab_key_offers(before: list[str], begun: str, offered: list[str]) -> None:
    complete = ShellComplete(commands, {}, "lawplain", "_LAWPLAIN_COMPLETE")
    assert [item.value for item in complete.get_completions(before, begun)] == offered
