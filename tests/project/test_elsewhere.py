"""Where a system has no `fcntl` (Windows), editors work as everywhere; what needs more says so in one line.

The module is taken away from a process of its own, since this one has it already.
"""

import os
import shutil
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import kite_site
import pytest
from kite_site import FILES, KITES

WITHOUT = "import sys; sys.modules['fcntl'] = None\nfrom lawplain.commands import main; main()"


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return kite_site.make(tmp_path_factory.mktemp("elsewhere")).root


@pytest.fixture
def project(stored: Path, tmp_path: Path) -> Path:
    shutil.copytree(stored, tmp_path / "project", symlinks=True)
    return tmp_path / "project"


def run(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", WITHOUT, *words]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False, timeout=120)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("check",), 0, f"{FILES} files read: 0 errors"),
        (("status",), 0, "Kites and Lanterns Act 2018"),
        (("todo",), 0, "not-reviewed:"),
        (("report",), 0, "Kites and Lanterns Act 2018"),
        (("new", KITES, "13"), 0, f"Written: content/{KITES}/13.md"),
        (("diff", KITES, "28"), 0, "changed:"),
        (("reviewed", f"content/{KITES}/27.md", "--by", "Tui Example"), 0, "written."),
        (("read-again", f"content/{KITES}/27.md"), 0, "it says so already."),
        (("build",), 0, " pages in "),
        (("language", "mi"), 0, "Written: content/languages/mi.po"),
    ],
)
def test_editors_commands_run_without_locks(project: Path, words: tuple[str, ...], code: int, said: str) -> None:
    done = run(project, *words)
    assert (done.returncode, done.stderr) == (code, "")
    assert said in done.stdout


def test_a_terminal_that_does_not_know_every_letter_is_no_error(project: Path) -> None:
    command = [sys.executable, "-c", WITHOUT, "check", "whānau.md"]
    ascii_only = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False, env=ascii_only, timeout=60)
    assert done.returncode == 2
    assert "There is no such file, folder or Act." in done.stderr


def test_taking_in_the_law_says_what_it_needs(project: Path) -> None:
    done = run(project, "fetch", KITES, "--from", str(kite_site.VERSIONS[1][1]))
    assert done.returncode == 1
    said, fix = (done.stdout + done.stderr).strip().splitlines()[-2:]
    assert "Taking in the law needs Linux or macOS" in said
    assert "On Windows use WSL" in fix
    assert "Traceback" not in done.stderr


def test_the_site_can_be_built_and_seen_without_locks(project: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", WITHOUT, "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, text=True) as serving:
        assert serving.stdout
        try:
            lines = [serving.stdout.readline() for _ in range(2)]
            assert f"http://127.0.0.1:{port}/" in lines[1]
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/{KITES}/27/", timeout=60) as answer:
                assert "Who pays when a kite is taken away" in answer.read().decode()
        finally:
            serving.terminate()
