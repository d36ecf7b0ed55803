"""`make site`, as in the README: what it prints at its end, and what a refusal of the source leaves
of it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from lawplain import __version__

ROOT = Path(__file__).parents[2]
CASE = ROOT / "tests" / "cases" / "short-act.xml"
LATEST = "/act/public/2019/7/en/latest.xml"
ACTS = '[[acts]]\nslug = "kites"\nyear = 2019\nnumber = 7\n'
COMMAND = f"""#!{sys.executable}
import sys
from lawplain.commands import main
sys.argv[0] = ".venv/bin/lawplain"
main()
"""
OTHER_SOURCE = """
import os
from lawplain.sources.nz import addresses
addresses.SITE = os.environ["TEST_SOURCE"]
"""
"""Python runs a module of this name before all else: the source is a server of this test."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A clone, set up already; its lawplain.toml names one invented Act, and nobody whom one could
    write to."""
    for name in ("Makefile", "mkdocs.yml", "pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "src").symlink_to(ROOT / "src")
    (tmp_path / "lawplain.toml").write_text(ACTS, encoding="utf-8")
    (tmp_path / "content" / "kites").mkdir(parents=True)
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    command = tmp_path / ".venv" / "bin" / "lawplain"
    command.write_text(COMMAND, encoding="utf-8")
    command.chmod(0o755)
    (tmp_path / ".venv" / ".ready").touch()
    (tmp_path / "before").mkdir()
    (tmp_path / "before" / "sitecustomize.py").write_text(OTHER_SOURCE, encoding="utf-8")
    return tmp_path


def make_site(project: Path, source: str, **more: str) -> tuple[int, list[str]]:
    """The exit code of `make site`, and every line that it printed."""
    path = os.pathsep.join((str(project / "before"), str(ROOT / "src")))
    ours = ("CI", "LAWPLAIN_API_KEY", "MFLAGS")
    kept = {n: v for n, v in os.environ.items() if n not in ours and not n.startswith("MAKE")}  # we may run under make
    environment = kept | {"PYTHONPATH": path, "TEST_SOURCE": source.rstrip("/"), "PATH": "/usr/bin:/bin"} | more
    done = subprocess.run(
        ["make", "site"],
        cwd=project,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=120,
        check=False,
    )
    return done.returncode, done.stdout.splitlines()


def only_facts(project: Path) -> None:
    """As in this repository: the facts of the Act are stored, and the words of one section."""
    given = [sys.executable, "-c", "from lawplain.commands import main; main()", "fetch", "kites", "--from", str(CASE)]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    subprocess.run(given, cwd=project, env=environment, check=True, capture_output=True, timeout=60)
    for file in (project / "sections" / "kites").glob("*.xml"):
        if file.name != "3.xml":
            file.unlink()


def test_what_is_missing_and_how_to_get_it(project: Path, httpserver: HTTPServer) -> None:
    """The source answers as it does to scripts more often than not."""
    only_facts(project)
    httpserver.expect_request(LATEST).respond_with_data(status=202, headers={"x-amzn-waf-action": "challenge"})
    source = httpserver.url_for("")
    code, lines = make_site(project, source)
    assert code == 0
    assert (project / "site" / "kites" / "3" / "index.html").is_file()
    pages, missing, remedy, serve = lines[-4:]
    assert "pages in" in pages
    assert missing == "4 of 5 sections have no words of the law here."
    assert "LAWPLAIN_API_KEY" in remedy
    assert f"save {source.rstrip('/')}{LATEST} with a browser" in remedy
    assert remedy.endswith(".venv/bin/lawplain fetch kites --from FILE")
    assert "make serve" in serve
    before = "\n".join(lines[:-4])
    assert "a challenge (202)" in before
    assert "Ask the Parliamentary Counsel Office for an API key" in before
    assert "Going on with what is stored." in before
    assert [request.headers["User-Agent"] for request, _ in httpserver.log] == [f"lawplain/{__version__}"]
    again = make_site(project, source)
    assert (again[0], again[1][-3:]) == (0, lines[-3:]), "said again where nothing was built anew"


def test_a_site_with_all_its_words_says_no_more_than_how_to_see_it(project: Path, httpserver: HTTPServer) -> None:
    httpserver.expect_request(LATEST).respond_with_data(CASE.read_bytes(), content_type="application/xml")
    code, lines = make_site(project, httpserver.url_for(""))
    assert code == 0
    assert "sections, stored for the first time." in lines[-3]
    assert "pages in" in lines[-2]
    assert "make serve" in lines[-1]


def test_an_act_of_which_nothing_is_stored_is_named(project: Path, httpserver: HTTPServer) -> None:
    (project / "lawplain.toml").write_text(ACTS + ACTS.replace("kites", "lines").replace("7", "8"), encoding="utf-8")
    only_facts(project)
    httpserver.expect_request(LATEST).respond_with_data(status=404)
    code, lines = make_site(project, httpserver.url_for(""))
    assert code == 0
    assert lines[-3] == "4 of 5 sections have no words of the law here. Nothing at all is stored of: lines."
    assert lines[-2].endswith("fetch ACT --from FILE")


def test_what_is_damaged_stops_it_and_is_named(project: Path, httpserver: HTTPServer) -> None:
    only_facts(project)
    act = project / "sections" / "kites" / "act.json"
    act.write_text(act.read_text(encoding="utf-8")[:-3], encoding="utf-8")
    code, lines = make_site(project, httpserver.url_for(""))
    assert code == 2  # make's own, for a command that failed
    assert any(f"{act}:" in line and "This file is damaged" in line for line in lines)
    assert httpserver.log == []
    assert not (project / "site").exists()


def test_errors_in_what_people_wrote_leave_a_site_to_look_at(project: Path, httpserver: HTTPServer) -> None:
    only_facts(project)
    (project / "content" / "kites" / "3.md").write_text("---\nid: T40\nlaw_fingerprint: {16}\n---\nFly.\n")
    code, lines = make_site(project, httpserver.url_for(""), CI="yes")
    assert code == 2
    assert any("content/kites/3.md:3:1: error: “law_fingerprint”" in line for line in lines)
    assert any("make serve" in line for line in lines)
    assert httpserver.log == [], "CI fetches nothing"
