"""`lawplain publishable` and `lawplain publish`, with the site of the invented Acts."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import kite_site
import pytest
from pytest_httpserver import HTTPServer

from lawplain.errors import Exit

NOWHERE = "http://127.0.0.1:9/"
"""Where nothing listens."""


class Kites:
    """The project of the invented Acts, with its site, and what is published of it in `live`."""

    def __init__(self, root: Path) -> None:
        self.root, self.site, self.live = root, root / "site", root / "live"

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", "from lawplain.commands import main; main()", *words]
        environment = os.environ | {"PYTHONPATH": str(kite_site.ROOT / "src")}
        return subprocess.run(command, cwd=self.root, env=environment, capture_output=True, text=True, check=False)

    def edit(self, name: str, old: str, new: str) -> None:
        file = self.root / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("kites") / "project"
    root.mkdir()
    kite_site.make(root)
    kites = Kites(root)
    done = kites.run("build")
    assert done.returncode in (0, Exit.CONTENT), done.stderr
    done = kites.run("publish", "live")
    assert done.returncode == 0, done.stderr
    return root


@pytest.fixture
def kites(built: Path, tmp_path: Path) -> Kites:
    shutil.copytree(built, tmp_path / "project", symlinks=True)
    return Kites(tmp_path / "project")


def test_nothing_is_lost(kites: Kites) -> None:
    done = kites.run("publishable", "site", "--than", "live")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("May be published. Acts: 3. ")


def test_the_first_publication_asks_no_network(kites: Kites) -> None:
    assert kites.run("publishable", "site", "--than", NOWHERE).returncode == Exit.SOURCE
    done = kites.run("publishable", "site", "--than", NOWHERE, "--first")
    assert done.returncode == 0, done.stderr


def test_where_nothing_is_published_yet(kites: Kites, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/published.json").respond_with_data("", 404)
    done = kites.run("publishable", "site", "--than", httpserver.url_for("/"))
    assert done.returncode == Exit.POORER
    assert "--first" in done.stderr


def test_a_folder_with_nothing_in_it_needs_no_word(kites: Kites) -> None:
    assert kites.run("publishable", "site", "--than", "not-there-yet").returncode == 0


def test_an_explanation_that_is_left_out_is_named_and_the_rest_is_published(kites: Kites) -> None:
    """The law that changed tonight must reach its readers all the same."""
    file = sorted(kites.root.glob(f"content/{kite_site.KITES}/[0-9]*.md"))[0]
    file.write_text("---\nnot: right\n---\n", encoding="utf-8")
    assert kites.run("build").returncode == Exit.CONTENT
    done = kites.run("publishable", "site", "--than", "live")
    assert done.returncode == 0, done.stderr
    assert f"{kite_site.KITES}: explanations: " in done.stdout
    assert f"no longer there: {file.stem}." in done.stdout


def lost_folder(kites: Kites) -> None:
    (kites.root / "content" / kite_site.KITES).rename(kites.root / "content" / "kites-and-lantern-act-2018")


def lost_help(kites: Kites) -> None:
    (kites.root / "content" / "help.yml").write_text("")


def lost_meanings(kites: Kites) -> None:
    next(kites.root.glob("content/*/meanings.yml")).write_text("")


def lost_topics(kites: Kites) -> None:
    kites.edit("content/topics.yml", ":", "")


EMPTIED: dict[str, tuple[Callable[[Kites], None], str]] = {
    "a content folder renamed": (lost_folder, "explanations"),
    "help.yml": (lost_help, "places to get help"),
    "meanings.yml": (lost_meanings, "meanings"),
}


@pytest.mark.parametrize("what", EMPTIED)
def test_what_empties_a_site_is_not_published(kites: Kites, what: str) -> None:
    slip, named = EMPTIED[what]
    slip(kites)
    assert kites.run("build").returncode in (0, Exit.CONTENT)
    done = kites.run("publishable", "site", "--than", "live", "--json")
    assert done.returncode == Exit.POORER
    said = json.loads(done.stdout)
    assert said["publishable"] is False
    serious = [loss for loss in said["losses"] if loss["serious"]]
    assert any(named in loss["what"] and loss["names"] for loss in serious), said
    assert kites.run("publishable", "site", "--than", "live", "--accept-loss").returncode == 0


def test_a_site_of_which_every_explanation_went_with_its_topics(kites: Kites) -> None:
    """Either nothing is built of a file that can't be read, or what was built is not published."""
    lost_topics(kites)
    if kites.run("build").returncode in (0, Exit.CONTENT):
        done = kites.run("publishable", "site", "--than", "live")
        assert done.returncode == Exit.POORER
        assert "explanations" in done.stderr or "topics" in done.stderr


@pytest.mark.parametrize("name", ["assets/lawplain.css", "assets/search.js", "404.html", "help/index.html"])
@pytest.mark.parametrize("first", [True, False])
def test_a_half_of_a_site_is_never_published(kites: Kites, name: str, first: bool) -> None:
    (kites.site / name).write_bytes((kites.site / name).read_bytes()[:-1])
    words = ["publishable", "site", "--than", "live", "--accept-loss", *(["--first"] if first else [])]
    done = kites.run(*words)
    assert done.returncode == Exit.POORER
    assert name in done.stderr


def test_a_theme_without_what_its_pages_load(kites: Kites) -> None:
    """The site is as it was built, and says so itself; but pages name a style sheet that is not there."""
    facts = json.loads((kites.site / "published.json").read_text())
    for name in ("assets/lawplain.css", "assets/find.js"):
        (kites.site / name).unlink()
        del facts["files"][name]
    (kites.site / "published.json").write_text(json.dumps(facts))
    done = kites.run("publishable", "site", "--than", "live")
    assert done.returncode == Exit.POORER
    assert "files that pages load and that are not there: assets/lawplain.css, find.js." in done.stderr


def test_an_unfinished_build_is_never_published(kites: Kites) -> None:
    (kites.root / ".site.next").mkdir()
    for words in (["publishable", "site", "--first", "--accept-loss"], ["publish", "live", "--accept-loss"]):
        done = kites.run(*words)
        assert done.returncode == Exit.POORER
        assert "was not finished" in done.stderr
        assert "lawplain build" in done.stderr


def names(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def test_publishing_changes_only_what_changed(kites: Kites) -> None:
    before = {file: file.stat() for file in kites.live.rglob("*") if file.is_file()}
    (kites.live / ".well-known").mkdir()
    (kites.live / ".well-known" / "token").write_text("kept")
    file = sorted(kites.root.glob(f"content/{kite_site.KITES}/[0-9]*.md"))[0]
    file.write_text(file.read_text(encoding="utf-8").replace("also_called: ", "also_called: Now "), encoding="utf-8")
    assert kites.run("build").returncode in (0, Exit.CONTENT)
    done = kites.run("publish", "live")
    assert done.returncode == 0, done.stderr
    again = {f.relative_to(kites.live).as_posix() for f, was in before.items() if f.stat().st_ino != was.st_ino}
    assert f"{kite_site.KITES}/{file.stem}/index.html" in again
    assert "assets/lawplain.css" not in again
    assert (kites.live / ".well-known" / "token").read_text() == "kept"
    assert names(kites.live) - {".well-known/token"} == names(kites.site)


def test_a_loss_leaves_what_is_published(kites: Kites) -> None:
    before = {file: file.read_bytes() for file in kites.live.rglob("*") if file.is_file()}
    lost_help(kites)
    assert kites.run("build").returncode in (0, Exit.CONTENT)
    assert kites.run("publish", "live").returncode == Exit.POORER
    assert {file: file.read_bytes() for file in kites.live.rglob("*") if file.is_file()} == before


def test_the_folder_of_something_else_is_not_replaced(kites: Kites) -> None:
    (kites.root / "www").mkdir()
    (kites.root / "www" / "welcome.html").write_text("Welcome to your web server")
    done = kites.run("publish", "www")
    assert done.returncode == Exit.USAGE
    assert "welcome.html" in done.stderr
    assert (kites.root / "www" / "welcome.html").read_text() == "Welcome to your web server"
