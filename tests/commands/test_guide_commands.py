"""The commands for guides, run as editors run them, on the invented site."""

import json
from pathlib import Path

import kite_site
import pytest
from click.testing import CliRunner, Result

from lawplain.commands import commands
from lawplain.errors import LawplainError

NEW = "content/guides/lost-kite.md"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = kite_site.make(tmp_path / "kites").root
    monkeypatch.chdir(root)
    return root


def run(*words: str) -> Result:
    return CliRunner().invoke(commands, list(words))


def test_a_new_guide_has_all_that_can_be_filled_in(home: Path) -> None:
    assert run("new-guide", "lost-kite", kite_site.KITES).output.startswith(f"Written: {NEW}\n")
    text = (home / NEW).read_text()
    assert f"law: {kite_site.KITES}\n" in text
    assert "law_as_at: 2024-04-01\n" in text
    found = json.loads(run("check", "--json", NEW).output)["findings"]
    assert {f["rule"] for f in found} == {"front-matter"}, "what is missing is named, and nothing else"
    assert all(f["line"] > 1 for f in found)


def test_a_guide_that_is_there_is_not_written_over(home: Path) -> None:
    before = (home / "content/guides/kite-taken.md").read_bytes()
    assert isinstance(run("new-guide", "kite-taken", kite_site.KITES).exception, LawplainError)
    assert (home / "content/guides/kite-taken.md").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "mend"),
    [
        (("Lost Kite", kite_site.KITES), "Write it in small letters, digits and hyphens"),
        (("lost-kite",), f"Name the one of the guide: {kite_site.KITES}"),
        (("lost-kite", "kites-act"), "kites"),
    ],
)
@pytest.mark.usefixtures("home")
def test_what_is_wrong_is_said_with_its_mend(words: tuple[str, ...], mend: str) -> None:
    error = run("new-guide", *words).exception
    assert isinstance(error, LawplainError)
    assert mend in error.fix


@pytest.mark.usefixtures("home")
def test_the_status_counts_them() -> None:
    assert "  guides: 1, of them out of date: 0\n" in run("status").output
    (kites,) = [one for one in json.loads(run("status", "--json").output) if one["act"] == kite_site.KITES]
    assert kites["guides"] == {"content/guides/kite-taken.md": []}


def test_lean_writes_what_is_missing_and_touches_nothing_else(home: Path) -> None:
    file = home / "content/guides/kite-taken.md"
    before = file.read_text()
    entry = before[before.index("  - law: s 26(1)") :]
    entry = entry[: entry.index("  - law:", 5)]
    file.write_text(before.replace(entry, ""))
    assert run("lean", "content/guides/kite-taken.md").exit_code == 0
    assert sorted(file.read_text().splitlines()) == sorted(before.splitlines())


def test_a_person_has_checked_it(home: Path) -> None:
    assert run("reviewed", "content/guides/kite-taken.md", "--by", "Jo").exit_code == 0
    assert "reviewed_by: Jo\n" in (home / "content/guides/kite-taken.md").read_text()
    assert run("read-again", "content/guides/kite-taken.md").exit_code == 0
    assert "reviewed_by:\n" in (home / "content/guides/kite-taken.md").read_text()


def test_a_translation_begins_with_the_english_to_write_over(home: Path) -> None:
    assert run("new-guide", "kite-taken", "--language", "mi").exit_code == 0
    text = (home / "content/guides/kite-taken.mi.md").read_text()
    assert "title:     # Your kite was taken away\n" in text
    assert "  - id: collect\n    title:     # You collect your kite\n" in text
    assert "      -     # You do nothing\n" in text
    assert "## collect\n" in text
    found = json.loads(run("check", "--json", "content/guides/kite-taken.mi.md").output)["findings"]
    assert {f["rule"] for f in found} == {"front-matter"}, "what is to be translated is named"
