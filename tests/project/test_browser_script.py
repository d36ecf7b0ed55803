"""tests/browser.sh takes the browser that is there, gets one where there is none, says if it could not."""

import shutil
import stat
import subprocess
from pathlib import Path

import pytest
from kite_site import ROOT

SCRIPT = ROOT / "tests" / "browser.sh"


class Machine:
    """A machine with the commands of these tests only. Each writes down how it was called."""

    def __init__(self, root: Path) -> None:
        self.root, self.bin, self.log = root, root / "bin", root / "log"
        self.bin.mkdir()
        for name in ("id", "env", "cp"):
            found = shutil.which(name)
            assert found
            (self.bin / name).symlink_to(found)
        self.command("sudo", 'shift; exec "$@"')
        self.command(".venv/bin/playwright", "exit 1")

    def command(self, name: str, does: str = "") -> None:
        path = self.root / name if "/" in name else self.bin / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'#!/bin/sh\necho "{path.name} $*" >> "{self.log}"\n{does}\n', encoding="utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)

    def run(self) -> tuple[int, list[str]]:
        """The script's exit code, and what it called."""
        environment = {"PATH": str(self.bin)}
        done = subprocess.run(
            ["/bin/sh", str(SCRIPT)], cwd=self.root, env=environment, capture_output=True, check=False
        )
        return done.returncode, self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.mark.parametrize("name", ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"])
def test_a_browser_that_is_there_is_taken(machine: Machine, name: str) -> None:
    machine.command("apt-get")
    machine.command(name)
    assert machine.run() == (0, [])


def test_where_there_is_none_the_system_s_package_is_installed(machine: Machine) -> None:
    machine.command("apt-get", f'[ "$1" = update ] || cp "$0" "{machine.bin}/chromium"')
    code, called = machine.run()
    assert code == 0
    assert [c for c in called if "sudo" not in c] == ["apt-get update -qq", "apt-get install -y -qq chromium"]


@pytest.mark.parametrize("apt", ["exit 1", "exit 0"])
def test_where_the_package_can_t_be_had_playwright_s_own_is(machine: Machine, apt: str) -> None:
    """A package that is installed and holds no browser is none."""
    machine.command("apt-get", apt)
    machine.command(".venv/bin/playwright")
    code, called = machine.run()
    assert (code, called[-1]) == (0, "playwright install chromium")


def test_where_none_can_be_had_the_next_run_tries_again(machine: Machine) -> None:
    """The exit code keeps make from taking note that all is there."""
    assert machine.run() == (1, ["playwright install chromium"])
