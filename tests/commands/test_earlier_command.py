"""`lawplain earlier`: what a page said on a day, from a history in git."""

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lawplain.commands import commands
from lawplain.errors import LawplainError

TEXT = """---
id: T40
also_called: {title}
topics:
  - play
law_as_at: 2020-01-01
{more}method: written-by-a-person
---
{body} [(1)]
"""
PAGE = "content/kites/3.md"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "lawplain.toml").write_text('[[acts]]\nslug = "kites"\nyear = 2019\nnumber = 7\n')
    (tmp_path / "content/kites").mkdir(parents=True)
    git(tmp_path, "init", "-q")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def git(home: Path, *words: str, day: str = "2024-01-01") -> None:
    who = {"GIT_AUTHOR_NAME": "Jo", "GIT_AUTHOR_EMAIL": "jo@kites.example", "GIT_CONFIG_GLOBAL": "/dev/null"}
    who |= {"GIT_COMMITTER_NAME": "Jo", "GIT_COMMITTER_EMAIL": "jo@kites.example", "PATH": "/usr/bin:/bin"}
    who |= {"GIT_COMMITTER_DATE": f"{day}T12:00:00Z", "GIT_AUTHOR_DATE": f"{day}T12:00:00Z"}
    subprocess.run(["git", *words], cwd=home, env=who, check=True, capture_output=True)


def saved(home: Path, day: str, body: str, more: str = "", name: str = PAGE) -> None:
    (home / name).write_text(TEXT.format(title="Where you may fly", body=body, more=more))
    git(home, "add", "-A", day=day)
    git(home, "commit", "-q", "-m", "text", day=day)


def run(*words: str) -> Result:
    return CliRunner().invoke(commands, ["earlier", *words])


def test_each_text_stands_with_its_days(home: Path) -> None:
    saved(home, "2024-01-05", "You may fly by day.")
    saved(home, "2024-02-01", "You may fly by day.", more="rewritten_on: 2024-02-01\n")  # tells readers the same
    saved(home, "2024-03-01", "You may fly at night.")
    heads = [line for line in run(PAGE).output.splitlines() if line.startswith("===")]
    assert heads == [
        f"=== {PAGE}, from 2024-03-01, still there (law as at 2020-01-01)",
        f"=== {PAGE}, from 2024-01-05, until 2024-03-01 (law as at 2020-01-01)",
    ]
    assert run(PAGE).output.index("at night") < run(PAGE).output.index("by day")


def test_the_text_of_one_day(home: Path) -> None:
    saved(home, "2024-01-05", "You may fly by day.")
    saved(home, "2024-03-01", "You may fly at night.")
    printed = run(PAGE, "--on", "2024-02-29").output
    assert "by day" in printed
    assert "at night" not in printed
    assert "its first text is of 2024-01-05" in str(run(PAGE, "--on", "2024-01-04").exception)


def test_a_file_that_was_renamed_keeps_its_history(home: Path) -> None:
    saved(home, "2024-01-05", "You may fly by day.", name="content/kites/2.md")
    git(home, "mv", "content/kites/2.md", PAGE)
    git(home, "commit", "-q", "-m", "renumbered", day="2024-02-01")
    saved(home, "2024-03-01", "You may fly at night.")
    assert "from 2024-01-05, until 2024-03-01" in run(PAGE).output


def test_without_a_history_that_is_said(home: Path) -> None:
    (home / PAGE).write_text(TEXT.format(title="Where", body="You may fly.", more=""))
    result = run(PAGE)
    assert isinstance(result.exception, LawplainError)
    assert "No earlier text of this file is known." in str(result.exception)
