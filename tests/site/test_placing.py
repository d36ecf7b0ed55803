"""A site is whole at every moment: for a reader during a build, after a kill, on a full disk."""

import ctypes
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from site_projects import Project, files

from lawplain.errors import Exit, LawplainError
from lawplain.site.build import placing

OLD, NEW = b"Kites, plainly", b"Kites, in other words"
"""Two names of a site: they stand on every page of it."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project whose site is built, under its old name."""
    project = Project(tmp_path_factory.mktemp("built") / "project", random.Random(1))
    project.config["name"] = OLD.decode()
    project.configured()
    assert project.run("build").returncode == 0
    return project


@pytest.fixture
def project(built: Project, tmp_path: Path) -> Project:
    """The same, with another name to be built; the times of its files are kept."""
    shutil.copytree(built.root, tmp_path / "project", symlinks=True)
    found = Project.at(tmp_path / "project", random.Random(1))
    found.config = built.config | {"name": NEW.decode()}
    found.configured()
    return found


@contextmanager
def served(folder: Path) -> Iterator[str]:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """No line for each request."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def read(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=30) as answer:
        content: bytes = answer.read()
    return content


def version(page: bytes) -> bytes:
    """Which site a page is of; every page names its site."""
    (found,) = [name for name in (OLD, NEW) if name in page]
    return found


def look(base: str) -> list[bytes]:
    """What a reader sees: pages, and what they load. An error where something is missing."""
    seen = [version(read(base))]
    for name in ("assets/lawplain.css", "assets/lawplain.js", "search/index.json", "kites/kites.zip"):
        assert read(base + name)
    return [*seen, *(version(read(base + page)) for page in ("kites/2/", "lines/", "about/", ""))]


def test_a_reader_never_sees_a_half(project: Project) -> None:
    with served(project.root / "site") as base:
        looks = [look(base)]
        with project.begin("build") as running:
            while running.poll() is None:
                looks.append(look(base))
            assert running.returncode == 0, running.communicate()
        looks.append(look(base))
    assert set(looks[0]) == {OLD}
    assert set(looks[-1]) == {NEW}
    for seen in looks:  # the exchange may fall between two requests of a look; then what follows is of the new site
        assert seen == sorted(seen, key=(OLD, NEW).index)
    assert len(looks) > 10, "it looked all the while"


KILLS: dict[str, Callable[[Project], bool]] = {
    "made": lambda project: any((project.root / "build" / "pieces").glob("*/site/404.html")),
    "nearly done": lambda project: any((project.root / ".site.next").glob("**/*.html")),
}


@pytest.mark.parametrize("when", KILLS)
def test_a_kill_leaves_the_old_site_and_the_next_build_the_new_one(project: Project, when: str) -> None:
    site, before = project.root / "site", dict(files(project.root / "site"))
    with project.begin("build") as running:
        while running.poll() is None and not KILLS[when](project):
            pass
        running.send_signal(signal.SIGKILL)
    after = dict(files(site))
    if running.returncode == -signal.SIGKILL and version(after["index.html"]) == OLD:
        assert after == before
        assert placing.unfinished(site)
    done = project.run("build")
    assert done.returncode == 0, done.stderr
    assert not placing.unfinished(site)
    assert {version(page) for name, page in files(site) if name.endswith("index.html") and "id/" not in name} == {NEW}
    assert not list(project.root.glob(".site.*"))


def test_what_a_killed_build_began_ends_with_it(project: Project) -> None:
    """Else its workers would hold the lock of builds, and the next one would wait for ever."""
    pages = project.root / "build" / "pages"
    with project.begin("build") as running:
        while running.poll() is None and not pages.exists():
            pass
        running.send_signal(signal.SIGKILL)
    assert placing.unfinished(project.root / "site")
    assert project.run("build").returncode == 0


def test_what_did_not_change_is_one_file_under_two_names(project: Project) -> None:
    project.config["name"] = OLD.decode()
    project.configured()
    site = project.root / "site"
    before = {file.relative_to(site).as_posix(): file.stat() for file in site.rglob("*") if file.is_file()}
    kept = project.root / "kept"
    shutil.copytree(site, kept, copy_function=os.link)
    project.change("content/kites/2.md", "It is about", "It says")
    assert project.run("build").returncode == 0
    again = {name for name, was in before.items() if not (site / name).samefile(kept / name)}
    assert {"kites/2/index.html", "kites/kites.zip"} <= again
    assert not {"index.html", "404.html", "kites/3/index.html", "assets/lawplain.css", "_headers"} & again
    assert {name: (kept / name).stat().st_mtime_ns for name in before} == {n: s.st_mtime_ns for n, s in before.items()}


def test_what_is_hidden_is_not_ours(project: Project) -> None:
    site = project.root / "site"
    (site / ".well-known" / "acme").mkdir(parents=True)
    (site / ".well-known" / "acme" / "token").write_text("kept")
    (site / ".git" / "refs").mkdir(parents=True)
    (site / ".htaccess").symlink_to("elsewhere")
    assert project.run("build").returncode == 0
    assert (site / ".well-known" / "acme" / "token").read_text() == "kept"
    assert (site / ".git" / "refs").is_dir()
    assert (site / ".htaccess").readlink() == Path("elsewhere")


def filled(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True)
    for name in ("published.json", "index.html"):
        (folder / name).write_text(text)
    return folder


def test_a_folder_behind_a_link_is_replaced_and_the_link_stays(tmp_path: Path) -> None:
    filled(tmp_path / "disk" / "site", "old")
    (tmp_path / "site").symlink_to("disk/site")
    with placing.beside(tmp_path / "site") as coming:
        (coming / "index.html").write_text("new")
    assert (tmp_path / "site").is_symlink()
    assert (tmp_path / "site" / "index.html").read_text() == "new"
    assert [one.name for one in (tmp_path / "disk").iterdir()] == ["site"]


def test_a_disk_that_cannot_exchange_two_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(placing, "_exchanged", lambda one, other: False)
    site = filled(tmp_path / "site", "old")
    with placing.beside(site) as coming:
        (coming / "index.html").write_text("new")
    assert (site / "index.html").read_text() == "new"
    assert [one.name for one in tmp_path.iterdir()] == ["site"]


def test_killed_between_the_two_steps_of_such_a_disk(tmp_path: Path) -> None:
    filled(tmp_path / ".site.old", "old")
    filled(tmp_path / ".site.next", "new")
    with pytest.raises(KeyError), placing.beside(tmp_path / "site"):
        raise KeyError("the next build fails too")
    assert (tmp_path / "site" / "index.html").read_text() == "old"
    assert placing.unfinished(tmp_path / "site")


def test_an_error_leaves_the_old_site(tmp_path: Path) -> None:
    site = filled(tmp_path / "site", "old")
    with pytest.raises(KeyError), placing.beside(site) as coming:
        (coming / "index.html").write_text("new")
        raise KeyError("something")
    assert (site / "index.html").read_text() == "old"
    assert placing.unfinished(site)
    assert not list((tmp_path / ".site.next").iterdir())


def test_the_folder_of_something_else_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "to-you.txt").write_text("Dear you")
    with (
        pytest.raises(LawplainError, match="something else than a lawplain site") as caught,
        placing.beside(tmp_path / "letters"),
    ):
        raise AssertionError("never begun")
    assert caught.value.exit_code == Exit.USAGE
    assert [file.name for file in tmp_path.rglob("*")] == ["letters", "to-you.txt"]


@pytest.mark.parametrize("name", [".", "..", "lawplain.toml", "content"])
def test_a_build_never_replaces_its_own_project(project: Project, name: str) -> None:
    (project.root / "published.json").write_text("{}")
    before = sorted(file for file in project.root.rglob("*") if "build" not in file.parts)
    done = project.run("build", "--site-dir", name)
    assert done.returncode == Exit.USAGE
    assert name in done.stderr
    assert sorted(file for file in project.root.rglob("*") if "build" not in file.parts) == before


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[None]:
    """A disk of that size; needs the right to mount one."""
    folder.mkdir(exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small disk needs the right to mount one")
    try:
        yield
    finally:
        subprocess.run(["umount", folder], check=True)


@pytest.mark.parametrize("size", ["16k", "200k", "500k"])
def test_a_disk_that_is_full(project: Project, tmp_path: Path, size: str) -> None:
    disk = tmp_path / "disk"
    with small_disk(disk, size):
        done = project.run("build", "--site-dir", str(disk / "site"))
        assert done.returncode == Exit.UNEXPECTED
        first, fix = done.stderr.splitlines()
        assert first.startswith(f"lawplain: {disk}/")
        assert first.endswith(": No space left on device.")
        assert fix == "  Make room on that disk, then run the command again. What was there before is as it was."
        assert not (disk / "site").exists()


@pytest.mark.parametrize("size", ["40k", "300k", "700k", "1m"])
def test_a_full_disk_where_the_build_works(project: Project, size: str) -> None:
    before = dict(files(project.root / "site"))
    shutil.rmtree(project.root / "build")
    with small_disk(project.root / "build", size):
        done = project.run("build")
    assert done.returncode == Exit.UNEXPECTED
    first, _fix = done.stderr.splitlines()
    assert first.startswith(f"lawplain: {project.root}/build/")
    assert first.endswith(": No space left on device.")
    assert dict(files(project.root / "site")) == before


def test_a_disk_of_its_own_is_no_site(project: Project, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "1m"):
        done = project.run("build", "--site-dir", str(tmp_path / "disk"))
    assert done.returncode == Exit.USAGE
    assert str(tmp_path / "disk" / "site") in done.stderr


def test_this_system_exchanges_two_folders(tmp_path: Path) -> None:
    """Where it does not, a site is replaced in two steps, and docs/running.md says so."""
    if sys.platform != "linux" or not hasattr(ctypes.CDLL(None), "renameat2"):
        pytest.skip("this system can't exchange two folders")
    one, other = filled(tmp_path / "one", "1"), filled(tmp_path / "other", "2")
    assert placing._exchanged(one, other)
    assert (one / "index.html").read_text() == "2"
