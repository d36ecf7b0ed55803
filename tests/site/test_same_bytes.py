"""The same input gives the same site, to the byte: another day, another folder, another machine's settings."""

import datetime as dt
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from lawplain import store
from lawplain.sources.nz import act_xml

ROOT = Path(__file__).parents[2]
ANOTHER_DAY = """
import datetime, time
real_date, real_moment, real_time = datetime.date, datetime.datetime, time.time
LATER = datetime.timedelta(days=500)
class date(real_date):
    today = classmethod(lambda cls: real_date.today() + LATER)
class moment(real_moment):
    now = classmethod(lambda cls, tz=None: real_moment.now(tz) + LATER)
    utcnow = classmethod(lambda cls: real_moment.utcnow() + LATER)
    today = classmethod(lambda cls: real_moment.today() + LATER)
datetime.date, datetime.datetime = date, moment
time.time = lambda: real_time() + LATER.total_seconds()
"""
"""Python runs a module of this name before all else: a day that is 500 days later."""
SUMMARY = """---
id: T40
also_called: Where you may fly a kite
topics:
  - play
law_as_at: 2019-03-01
method: drafted-with-ai
---
You may fly a kite if you are over 7. [(1)]
"""


def project(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "lawplain.toml").write_text('[[acts]]\nslug = "kites"\nyear = 2019\nnumber = 7\n')
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "src").symlink_to(ROOT / "src")
    (folder / "content" / "kites").mkdir(parents=True)
    (folder / "content" / "kites" / "3.md").write_text(SUMMARY)
    (folder / "content" / "topics.yml").write_text("- slug: play\n  name: Play\n  about: You want to play.\n")
    case = (ROOT / "tests" / "cases" / "short-act.xml").read_bytes()
    store.write(folder / "sections" / "kites", act_xml.read(case, "kites"))
    looked(folder, dt.datetime(2020, 3, 4, tzinfo=dt.UTC))
    return folder


def built(folder: Path, **environment: str) -> dict[str, str]:
    """The SHA-256 of every file of the site of a project, built by a process of its own."""
    command = [sys.executable, "-c", "from lawplain.commands import main; main()", "build"]
    subprocess.run(command, cwd=folder, env=os.environ | environment, check=True, capture_output=True, timeout=120)
    site = folder / "site"
    files = sorted(p for p in site.rglob("*") if p.is_file())
    return {p.relative_to(site).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def later(folder: Path) -> str:
    """The PYTHONPATH of a machine whose clock is 500 days ahead of this one."""
    (folder / "later").mkdir(exist_ok=True)
    (folder / "later" / "sitecustomize.py").write_text(ANOTHER_DAY)
    return os.pathsep.join((str(folder / "later"), str(ROOT / "src")))


def looked(folder: Path, moment: dt.datetime) -> None:
    """The source gave the law at this moment, says the fetch log."""
    said = moment.isoformat(timespec="seconds")
    (folder / "fetch-log").mkdir(exist_ok=True)
    (folder / "fetch-log" / "kites.json").write_text(json.dumps({"tried": said, "succeeded": said, "result": "new"}))


def test_two_builds_are_the_same(tmp_path: Path) -> None:
    here = built(project(tmp_path / "here"), PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C.UTF-8")
    there = built(
        project(tmp_path / "another folder" / "thère"),
        PYTHONHASHSEED="2",
        TZ="Pacific/Auckland",
        LC_ALL="C",
        PYTHONPATH=later(tmp_path),
    )
    assert len(here) > 30
    assert {name for name in here.keys() | there.keys() if here.get(name) != there.get(name)} == set()


def test_the_other_day_is_one(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(ANOTHER_DAY)
    moments = "datetime.date.today().year, datetime.datetime.now().year, time.gmtime(time.time()).tm_year"
    code = f"import datetime, time; print({moments})"
    command = [sys.executable, "-c", code]
    here = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    there = subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout.split()
    assert all(int(after) > int(before) for before, after in zip(here, there, strict=True))


def test_a_day_after_that_of_the_build_is_never_shown(tmp_path: Path) -> None:
    """The clock was ahead when the law was fetched and the site built; then it is right, and the
    site is built again.

    What stands in the log is the same, but nobody can have looked on a day that has yet to come.
    """
    folder = project(tmp_path / "kites")
    ahead = dt.datetime.now(dt.UTC) + dt.timedelta(days=400)
    looked(folder, ahead)
    built(folder, PYTHONPATH=later(tmp_path))
    page = folder / "site" / "kites" / "3" / "index.html"
    day = f"{ahead.day}\u00a0{ahead:%B}\u00a0{ahead.year}"
    assert f"We last looked for changes on {day}." in page.read_text(encoding="utf-8")
    built(folder)
    assert "We do not know on which day we last looked for changes." in page.read_text(encoding="utf-8")
    shown = [file for file in (folder / "site").rglob("*.html") if day in file.read_text(encoding="utf-8")]
    assert shown == []
