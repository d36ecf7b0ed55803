"""What tests share: a site of invented Acts, the real Acts where they are, and a network that ends at loopback.

A test of a behaviour asks for `sample`, or for what hangs on it: it runs on the invented site (`kite_site`),
which every clone holds, and where the real Acts lie beside the project, in ../shared, on the real one too.
A test of a real file asks for `shared`.
"""

import shutil
import socket
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import kite_site
import pytest
from kite_site import ROOT
from real_acts import ACTS, SAMPLES, SHARED

from lawplain import config, editions, store
from lawplain.config import Config
from lawplain.law.model import Act, Publication
from lawplain.site import page_types
from lawplain.site.page import Page
from lawplain.site.view import site
from lawplain.sources.nz import act_xml


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-goldens", action="store_true", help="write the golden pages anew; then read them")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line for each reason why tests were skipped."""
    skipped = Counter(report.longrepr[2] for report in terminalreporter.stats.get("skipped", []))
    for reason, times in sorted(skipped.items()):
        terminalreporter.write_line(f"{times} skipped: {reason.removeprefix('Skipped: ')}")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real Acts beside the project; tests of real files are skipped where it is not."""
    if not SHARED.is_dir():
        pytest.skip("tests of real files, for ../shared is not here")
    return SHARED


@pytest.fixture(scope="session", params=SAMPLES)
def sample(request: pytest.FixtureRequest) -> str:
    """Which site a test runs on: "invented", and "real" where the real Acts are."""
    return str(request.param)


@pytest.fixture(scope="session")
def act_2010(shared: Path) -> Publication:
    """The real Immigration Act as at 9 April 2010."""
    return act_xml.read((ACTS / "2010-04-09.xml").read_bytes(), "immigration-act-2009")


@pytest.fixture(scope="session")
def act_2026(shared: Path) -> Publication:
    """The Immigration Act as at 27 May 2026."""
    return act_xml.read((ACTS / "2026-05-27.xml").read_bytes(), "immigration-act-2009")


@pytest.fixture(autouse=True)
def loopback_only(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing in a test reaches beyond this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        host = address[0] if isinstance(address, tuple) else "unix"
        if host not in ("127.0.0.1", "::1", "localhost", "unix"):
            raise AssertionError(f"a test tried to reach {host}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
    yield


@pytest.fixture(scope="session")
def kites() -> Publication:
    """The invented Kites and Lanterns Act 2018 as at 1 April 2024."""
    return kite_site.kites()


@pytest.fixture(scope="session")
def sample_versions(request: pytest.FixtureRequest, sample: str) -> tuple[Publication, ...]:
    """Two versions of the main Act of the site that the test runs on, the older one first."""
    if sample == "invented":
        return kite_site.kites("2019-07-01"), request.getfixturevalue("kites")
    return request.getfixturevalue("act_2010"), request.getfixturevalue("act_2026")


@pytest.fixture(scope="session")
def sample_act(sample_versions: tuple[Publication, ...]) -> Act:
    """The newer of them."""
    return sample_versions[-1].act


@pytest.fixture(scope="session")
def kite_project(tmp_path_factory: pytest.TempPathFactory) -> Config:
    """The invented site as a project."""
    return kite_site.make(tmp_path_factory.mktemp("kites"))


@pytest.fixture
def home(kite_project: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a copy of that project, for a test that writes there; the test runs in it."""
    shutil.copytree(kite_project.root, tmp_path, symlinks=True, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def real_project(tmp_path_factory: pytest.TempPathFactory, act_2026: Publication) -> Config:
    """A project with this repository's content and the whole Act as at 27 May 2026."""
    root = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "content", root / "content")
    shutil.copy(ROOT / "lawplain.toml", root)
    store.write(root / "sections" / "immigration-act-2009", act_2026)
    return config.read(root)


@pytest.fixture(scope="session")
def kite_pages(kite_project: Config) -> dict[str, Page]:
    return _pages(kite_project)


@pytest.fixture(scope="session")
def real_pages(real_project: Config) -> dict[str, Page]:
    return _pages(real_project)


@pytest.fixture(scope="session")
def sample_project(request: pytest.FixtureRequest, sample: str) -> Config:
    """The project of the site that the test runs on."""
    found = request.getfixturevalue({"invented": "kite_project", "real": "real_project"}[sample])
    assert isinstance(found, Config)
    return found


@pytest.fixture(scope="session")
def sample_pages(request: pytest.FixtureRequest, sample: str) -> dict[str, Page]:
    """Every page of that site, by its address."""
    found: dict[str, Page] = request.getfixturevalue({"invented": "kite_pages", "real": "real_pages"}[sample])
    return found


def _pages(settings: Config) -> dict[str, Page]:
    return {page.path: page for page in page_types.of_site(site(settings, editions.load(settings)))}
