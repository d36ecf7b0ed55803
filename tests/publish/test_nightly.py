"""nightly.sh as it stands: a week of nights in a clone, against a source on loopback and a bare remote.

Days pass by a module that moves the clock of every Python process; git has no identity of anybody; nothing is set up
but what docs/running.md says.
"""

import fcntl
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from lawplain.sources.nz import act_xml

ROOT = Path(__file__).parents[2]
LAW = (ROOT / "tests" / "cases" / "short-act.xml").read_text(encoding="utf-8")
LATER = LAW.replace('date.as.at="2020-01-01"', 'date.as.at="2021-01-01"')
NEWER = LATER.replace("over 7 years; or", "over 9 years; or")
ADDRESS = "/act/public/2019/7/en/latest.xml"
SETTINGS = """[site]
name = "Kites, plainly"
contact = "us@kites.nz"

[[acts]]
slug = "kites"
type = "public"
year = 2019
number = 7
"""
SUMMARY = """---
id: T{id}
also_called: About {title}
topics:
  - play
law_as_at: 2020-01-01
law_fingerprint: {mark}
method: written-by-a-person
---
It is about a thing that flies. [all]
"""
COMMAND = f"""#!{sys.executable}
from lawplain.commands import main
main()
"""
OTHER_WORLD = """
import datetime, os

class Moved(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return super().now(tz) + datetime.timedelta(days=int(os.environ["TEST_DAY"]))

datetime.datetime = Moved
from lawplain.sources import fetch
from lawplain.sources.nz import addresses
addresses.SITE = os.environ["TEST_SOURCE"]
fetch.Limits.__init__.__defaults__ = tuple(
    {"pause": 0, "tries": 1}.get(name, value)
    for name, value in zip(fetch.Limits.__dataclass_fields__, fetch.Limits.__init__.__defaults__)
)
"""
"""Python runs a module of this name before all else: the source is a server of this test, and days pass."""


class Night(NamedTuple):
    code: int
    said: str
    """What cron would mail."""
    log: str


class Machine:
    """A plain server: a clone, its bare remote, and the folder that a web server serves."""

    def __init__(self, home: Path, server: HTTPServer) -> None:
        self.home, self.server = home, server
        self.clone, self.remote, self.www = home / "clone", home / "remote.git", home / "www"
        self.day = 0
        self.gives: Callable[[Request], Response] = law(LAW)
        server.expect_request(ADDRESS).respond_with_handler(self.answer)

    def set_up(self) -> None:
        """What docs/running.md says, as far as it is not this machine's already."""
        (self.home / "bin").mkdir()
        (self.home / "before").mkdir()
        (self.home / "before" / "sitecustomize.py").write_text(OTHER_WORLD, encoding="utf-8")
        self._remote()
        self.git(self.home, "clone", "--quiet", str(self.remote), str(self.clone))
        self.git(self.clone, "remote", "set-url", "origin", "../remote.git")
        (self.clone / ".venv" / "bin").mkdir(parents=True)
        command = self.clone / ".venv" / "bin" / "lawplain"
        command.write_text(COMMAND, encoding="utf-8")
        command.chmod(0o755)
        (self.clone / ".venv" / ".ready").touch()

    def answer(self, request: Request) -> Response:
        return self.gives(request)

    def _remote(self) -> None:
        """What an owner of a site has pushed: lawplain, settings, explanations."""
        first = self.home / "first"
        (first / "content" / "kites").mkdir(parents=True)
        for name in (".gitignore", "Makefile", "mkdocs.yml", "nightly.sh", "pyproject.toml", "requirements.lock"):
            shutil.copy(ROOT / name, first)
        (first / "src").symlink_to(ROOT / "src")
        (first / "lawplain.toml").write_text(SETTINGS, encoding="utf-8")
        (first / "content" / "topics.yml").write_text("- slug: play\n  name: Play\n  about: You play.\n")
        marks = {one.id: one.fingerprint for one in act_xml.read(LAW.encode(), "kites").act.contents}
        for number, id_, title in ((2, 30, "kites"), (3, 40, "the sky")):
            text = SUMMARY.format(id=id_, title=title, mark=marks[f"T{id_}"])
            (first / "content" / "kites" / f"{number}.md").write_text(text, encoding="utf-8")
        self.git(self.home, "init", "--quiet", "--bare", "--initial-branch=main", str(self.remote))
        self.git(first, "init", "--quiet", "--initial-branch=main")
        self.commit(first, "A site")
        self.git(first, "push", "--quiet", str(self.remote), "main")

    def environment(self) -> dict[str, str]:
        return {
            "HOME": str(self.home),
            "PATH": f"{self.home / 'bin'}:/usr/bin:/bin",
            "PYTHONPATH": os.pathsep.join((str(self.home / "before"), str(ROOT / "src"))),
            "TEST_SOURCE": self.server.url_for("").rstrip("/"),
            "TEST_DAY": str(self.day),
        }

    def git(self, folder: Path, *words: str) -> str:
        done = subprocess.run(
            ["git", *words], cwd=folder, env=self.environment(), capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def commit(self, folder: Path, message: str) -> None:
        self.git(folder, "add", "--all")
        self.git(folder, "-c", "user.name=E", "-c", "user.email=e@kites.nz", "commit", "--quiet", "-m", message)

    def night(self, *words: str) -> Night:
        """The next night, as cron starts it."""
        self.day += 1
        command = [str(self.clone / "nightly.sh"), *(words or ("--push", str(self.www)))]
        done = subprocess.run(
            command,
            cwd="/",
            env=self.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        log = self.clone / "nightly.log"
        return Night(done.returncode, done.stdout, log.read_text(encoding="utf-8") if log.is_file() else "")

    @contextmanager
    def editor(self, message: str) -> Iterator[Path]:
        """An editor's own clone; what changed in it is pushed."""
        folder = self.home / f"editor-{self.day}"
        self.git(self.home, "clone", "--quiet", str(self.remote), str(folder))
        yield folder
        self.commit(folder, message)
        self.git(folder, "push", "--quiet")

    def published(self) -> str:
        return (self.www / "kites" / "3" / "index.html").read_text(encoding="utf-8")

    def pushed(self) -> str:
        """What the remote has of the law."""
        return self.git(self.remote, "show", "main:sections/kites/act.json")

    def subjects(self) -> list[str]:
        return self.git(self.remote, "log", "--format=%s", "main").splitlines()


def law(text: str, status: int = 200, kind: str = "application/xml") -> Callable[[Request], Response]:
    return lambda request: Response(text, status, content_type=kind)


REFUSALS: dict[str, Callable[[Request], Response]] = {
    "challenge": law("", 202, "text/html"),
    "quota": lambda request: Response("", 429, {"Retry-After": "3600"}),
    "html": law("<!DOCTYPE html><title>Sorry</title>", kind="text/html"),
    "not-xml": law(LAW[: len(LAW) // 2]),
    "server-error": law("", 500),
}


@pytest.fixture(scope="module")
def first_night(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a machine after its first night, with no site and no law before: nothing is said, all is there."""
    home = tmp_path_factory.mktemp("machine")
    with HTTPServer() as server:
        machine = Machine(home, server)
        machine.set_up()
        assert machine.night()[:2] == (0, "")
        assert "over 7 years" in machine.published()
        assert "2020-01-01" in machine.pushed()
    return home


@pytest.fixture
def machine(first_night: Path, tmp_path: Path, httpserver: HTTPServer) -> Machine:
    """Such a machine; its second night is the next."""
    shutil.copytree(first_night, tmp_path / "home", symlinks=True)
    found = Machine(tmp_path / "home", httpserver)
    found.day = 1
    return found


def test_a_week(machine: Machine) -> None:
    """Seven nights and what befalls them: the site stays, the law that came is kept, and only what needs a person is
    said."""
    for reason in ("challenge", "quota", "html"):
        machine.gives = REFUSALS[reason]
        night = machine.night()
        assert (night.code, night.said) == (0, ""), "one refused night is ordinary"
        assert f"[{reason}]" in night.log
        assert "over 7 years" in machine.published()

    machine.gives = law(NEWER)
    night = machine.night()
    assert night.code == 5
    assert "The law has overtaken explanations" in night.said
    assert "content/kites/3.md" in night.said or "kites 3" in night.said, night.said
    assert "over 9 years" in machine.published(), "readers don't wait for the editors"
    assert "2021-01-01" in machine.pushed()

    assert machine.night()[:2] == (0, ""), "what is the same is told once"

    with machine.editor("A slip") as folder:
        (folder / "content" / "kites" / "2.md").write_text("---\nid: T30\nalso_called\n---\n", encoding="utf-8")
    night = machine.night()
    assert night.code == 3
    assert "Explanations with errors were left out" in night.said
    assert "content/kites/2.md" in night.said
    assert "over 9 years" in machine.published()
    assert machine.subjects().count("A slip") == 1


def test_the_law_that_shrinks_is_for_a_person(machine: Machine) -> None:
    start, end = LATER.index('<prov id="T40"'), LATER.index('<prov id="T60"')
    machine.gives = law(LATER[:start] + LATER[end:])
    night = machine.night()
    assert night.code == 4
    assert "[shrunk]" in night.said
    assert "a person has to look at" in night.said
    assert "over 7 years" in machine.published()


def test_a_week_of_silence_is_said(machine: Machine) -> None:
    machine.gives = REFUSALS["server-error"]
    machine.day += 6
    assert machine.night()[:2] == (0, "")
    night = machine.night()
    assert night.code == 4
    assert "has not given the law for a week or longer" in night.said


def test_a_site_that_would_lose_something_is_not_published(machine: Machine) -> None:
    with machine.editor("A folder renamed") as folder:
        (folder / "content" / "kites").rename(folder / "content" / "kits")
    night = machine.night()
    assert night.code != 0
    assert "what is published stays" in night.said
    assert "It is about a thing that flies" in machine.published()


@pytest.mark.parametrize("moment", ["commit", "push"])
def test_a_night_that_is_killed_is_made_good_by_the_next(machine: Machine, moment: str) -> None:
    """Between the fetch and the commit, or the commit and the push."""
    machine.gives = law(NEWER)
    shim = machine.home / "bin" / "git"
    shim.write_text(f'#!/bin/sh\ntest "$1" != {moment} || kill -9 $PPID\nexec /usr/bin/git "$@"\n')
    shim.chmod(0o755)
    assert machine.night().code == -signal.SIGKILL
    assert "2020-01-01" in machine.pushed()
    shim.unlink()
    night = machine.night()
    assert (night.code, "The law has overtaken" in night.said) == (5, True), night.said
    assert "2021-01-01" in machine.pushed()
    assert "over 9 years" in machine.published()
    assert machine.git(machine.clone, "status", "--porcelain", "--untracked-files=no") == ""


def test_a_fetch_that_is_killed_while_it_writes(machine: Machine) -> None:
    (machine.clone / "sections" / "kites" / ".next").mkdir()
    (machine.clone / "sections" / "kites" / ".next" / "2.xml").write_text("half")
    assert machine.night()[:2] == (0, "")
    assert ".next" not in machine.git(machine.remote, "ls-tree", "-r", "--name-only", "main")


def test_files_that_somebody_changed_here_are_left_alone(machine: Machine) -> None:
    file = machine.clone / "content" / "kites" / "3.md"
    file.write_text(file.read_text() + "It has a string. [all]\n")
    machine.gives = law(NEWER)
    night = machine.night()
    assert night.code == 1
    assert "not committed" in night.said
    assert "It has a string." in file.read_text()
    assert "over 9 years" in machine.published(), "the law goes out all the same"


def test_a_remote_that_is_away(machine: Machine) -> None:
    machine.remote.rename(machine.home / "away.git")
    machine.gives = law(NEWER)
    night = machine.night()
    assert night.code == 1
    assert "git pull" in night.said and "git push" in night.said
    assert "over 9 years" in machine.published()
    (machine.home / "away.git").rename(machine.remote)
    assert machine.night().code == 0
    assert "2021-01-01" in machine.pushed()


@contextmanager
def full_disk(folder: Path) -> Iterator[None]:
    """A disk without room in place of a folder; needs the right to mount one."""
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a full disk needs the right to mount one")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_is_full(machine: Machine) -> None:
    """The law is taken in, for there is room for that; the site can't be built, and what is published stays."""
    machine.gives = law(NEWER)
    with full_disk(machine.clone / "build"):
        night = machine.night()
    assert night.code == 1
    assert "No space left on device" in night.said
    assert "what is published stays" in night.said
    assert "over 7 years" in machine.published()
    assert machine.night().code in (0, 5)
    assert "over 9 years" in machine.published()


def test_two_nights_at_once(machine: Machine) -> None:
    with (machine.clone / "build" / "nightly.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        night = machine.night()
    assert night[:2] == (1, "nightly.sh: another night is still at work here.\n")


def test_without_git(machine: Machine) -> None:
    """Somebody who only shows a site, from a copy of the files."""
    shutil.rmtree(machine.clone / ".git")
    shutil.rmtree(machine.www)
    assert machine.night(str(machine.www))[:2] == (0, "")
    assert "over 7 years" in machine.published()


def test_a_folder_named_from_where_somebody_stands(machine: Machine) -> None:
    shutil.rmtree(machine.www)
    assert machine.night(str(machine.www.relative_to("/")))[:2] == (0, "")
    assert "over 7 years" in machine.published()


def test_a_clock_that_is_behind(machine: Machine) -> None:
    machine.day = -4000
    night = machine.night()
    assert night.code == 1
    assert "clock" in night.said
    assert "over 7 years" in machine.published()


@pytest.mark.parametrize("words", [["--pul"], ["one", "two"], ["--then"], ["one", "--then", "true"]])
def test_wrong_use(machine: Machine, words: list[str]) -> None:
    night = machine.night(*words)
    assert night.code == 2
    assert night.said.startswith("Usage: ")


def test_what_the_command_leaves_at_work_keeps_no_night_out(machine: Machine) -> None:
    """As ssh does, which may keep a connection open for the next."""
    stays = machine.home / "stays"
    _at_an_address(machine)
    try:
        assert machine.night("--then", f"sleep 600 & echo $! > {stays}")[:2] == (0, "")
        assert machine.night("--then", "true")[:2] == (0, "")
    finally:
        os.kill(int(stays.read_text()), signal.SIGKILL)


def _at_an_address(machine: Machine) -> None:
    """What is published is asked of a web server."""
    settings = machine.clone / "lawplain.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("[site]\n", f'[site]\naddress = "{machine.server.url_for("/")}"\n'))
    live = (machine.www / "published.json").read_text(encoding="utf-8")
    machine.server.expect_request("/published.json").respond_with_data(live)


def test_a_site_on_another_host(machine: Machine) -> None:
    """The command that takes it there runs where nothing would be lost, and only there."""
    _at_an_address(machine)
    there = machine.home / "there"
    assert machine.night("--then", f"cp -r site {there}")[:2] == (0, "")
    assert (there / "kites" / "3" / "index.html").is_file()
    (machine.clone / "content" / "kites").rename(machine.clone / "content" / "kits")
    night = machine.night("--then", f"touch {machine.home / 'lost'}")
    assert night.code != 0
    assert "what is published stays" in night.said
    assert not (machine.home / "lost").exists()


def test_the_page_about_it_names_what_there_is() -> None:
    text = (ROOT / "docs" / "running.md").read_text(encoding="utf-8")
    named = {word for said in re.findall(r"nightly\.sh( --[a-z]+)", text) for word in said.split()}
    assert named <= {"--pull", "--push", "--then"}
    assert "/srv/lawplain/site/nightly.sh /srv/www/site" in text


def test_the_shell_that_every_system_has_reads_it() -> None:
    """Debian's sh is dash, which knows nothing of bash's own."""
    done = subprocess.run(["dash", "-n", str(ROOT / "nightly.sh")], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert os.access(ROOT / "nightly.sh", os.X_OK)
    assert not re.search(r"\[\[|\blocal\b|\bfunction\b|<<<", (ROOT / "nightly.sh").read_text())
