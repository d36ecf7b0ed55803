"""What tests share: the real Acts where they are, and a network that ends at loopback."""

import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lawplain import config, project, store
from lawplain.config import Config
from lawplain.model import Publication
from lawplain.site.build import PAGES
from lawplain.site.page import Page, site
from lawplain.sources import nz_xml

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
ACTS = SHARED / "law" / "immigration-act-2009"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-goldens", action="store_true", help="write the golden pages anew; then read them")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real Acts beside the project; tests that need it are skipped, by name, where it is not."""
    if not SHARED.is_dir():
        pytest.skip("the real Acts (../shared) are not here")
    return SHARED


@pytest.fixture(scope="session")
def act_2010(shared: Path) -> Publication:
    """The real Immigration Act as at 9 April 2010."""
    return nz_xml.read((ACTS / "2010-04-09.xml").read_bytes(), "immigration-act-2009")


@pytest.fixture(scope="session")
def act_2026(shared: Path) -> Publication:
    """The Immigration Act as at 27 May 2026."""
    return nz_xml.read((ACTS / "2026-05-27.xml").read_bytes(), "immigration-act-2009")


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
def real_project(tmp_path_factory: pytest.TempPathFactory, act_2026: Publication) -> Config:
    """A project with this repository's content and the whole Act as at 27 May 2026."""
    root = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "content", root / "content")
    shutil.copy(ROOT / "lawplain.toml", root)
    store.write(root / "sections" / "immigration-act-2009", act_2026)
    return config.read(root)


@pytest.fixture(scope="session")
def real_pages(real_project: Config) -> dict[str, Page]:
    """Every page of that project, by its address."""
    whole = site(real_project, project.load(real_project))
    return {page.path: page for make in PAGES for page in make(whole)}
