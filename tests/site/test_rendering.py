"""When pages are rendered in pieces, and what happens where mkdocs.yml can't be read or followed."""

from pathlib import Path

import pytest

from lawplain.config import Config, SiteConfig
from lawplain.errors import Exit, LawplainError
from lawplain.site.build import mkdocs, mkdocs_yml, whole

OURS = (Path(__file__).parents[2] / "mkdocs.yml").read_text(encoding="utf-8")


def divisible(tmp_path: Path, text: str) -> bool:
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    return mkdocs_yml.divisible(tmp_path / "mkdocs.yml")


def test_pages_that_nothing_looks_at_together_are_rendered_in_pieces(tmp_path: Path) -> None:
    assert divisible(tmp_path, OURS)


@pytest.mark.parametrize(
    "text",
    [
        OURS.replace("plugins: []", "plugins:\n  - search"),
        OURS.replace("plugins: []\n", ""),  # then mkdocs has its search
        OURS + "hooks:\n  - hook.py\n",
        OURS + "extra_templates:\n  - all.xml\n",
        OURS.replace("  - index.md\n", "  - index.md\n  - help.md\n"),
        OURS.replace("use_directory_urls: true", "use_directory_urls: false"),
        "INHERIT: base.yml\n" + OURS,
        "plugins: [\n",
        "- a list\n",
        "",
    ],
)
def test_where_something_may_look_at_all_pages_they_are_rendered_together(tmp_path: Path, text: str) -> None:
    assert not divisible(tmp_path, text)


@pytest.mark.parametrize("text", ["plugins: []\ntheme: [\n", "plugins: []\ntheme:\n  name: nowhere\n"])
def test_what_the_renderer_says_is_said(tmp_path: Path, text: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    (tmp_path / "build" / "docs").mkdir(parents=True)
    (tmp_path / "build" / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    running = mkdocs.begin(tmp_path, SiteConfig(), [""], False, "mkdocs")
    with pytest.raises(LawplainError, match=r"mkdocs\.yml could not be followed: (?s:.+)"):
        running.wait()


@pytest.mark.parametrize(
    ("written", "line", "what"),
    [
        (None, None, "This file is not there, and a build needs it."),
        (b"site_name: \xff", None, "This file is not saved as UTF-8."),
        (b"plugins: []\ntheme: ]\nnav:\n", 2, "YAML can't go on from here."),
    ],
    ids=["not there", "not UTF-8", "not YAML"],
)
def test_a_build_says_first_what_is_wrong_with_the_file(
    tmp_path: Path, written: bytes | None, line: int | None, what: str
) -> None:
    if written is not None:
        (tmp_path / "mkdocs.yml").write_bytes(written)
    with pytest.raises(LawplainError) as refused:
        whole.build(Config(tmp_path, SiteConfig(), (), {}), tmp_path / "site", "mkdocs")
    error = refused.value
    assert (error.what, error.path, error.line) == (what, tmp_path / "mkdocs.yml", line)
    assert error.exit_code == Exit.USAGE
