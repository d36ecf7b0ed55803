"""Two whole sites, each built once and on a server of its own, in a real browser: that of invented Acts,
and that of this repository. The second has the words of its law only where ../shared is.
"""

import contextlib
import datetime as dt
import functools
import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import real_acts
from kite_site import ROOT
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from real_acts import ACT, ACTS

from lawplain import config, editions, store
from lawplain.config import Config
from lawplain.site.build.steps import build
from lawplain.sources.nz import act_xml

from . import samples
from .samples import Sample

MOMENT = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)
INVENTED = pytest.mark.parametrize("sample", ["invented"], indirect=True)
"""For a test of which the other site would prove nothing more."""
BOTH = pytest.mark.parametrize("sample", ["invented", "real"], indirect=True)
"""For a test that holds on this repository's site without the words of its law too: in every clone."""
EVERY_PAGE = pytest.mark.parametrize(
    ("sample", "kind"),
    [(name, kind) for name in real_acts.SAMPLES for kind in samples.SAMPLES[name].pages],
    indirect=["sample"],
)
"""For a test of a page of each type."""
Open = Callable[..., Page]
expect.set_options(timeout=20_000)  # a machine that does much else is slow, and right all the same


def chromium() -> str | None:
    """The system's Chromium; "" for Playwright's own; None where there is none."""
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):
        if found := shutil.which(name):
            return found
    with sync_playwright() as playwright:
        return "" if Path(playwright.chromium.executable_path).exists() else None


@pytest.fixture(scope="session")
def kite_site_dir(kite_project: Config) -> Path:
    """The folder of the built site of invented Acts."""
    return _built(kite_project)


@pytest.fixture(scope="session")
def real_site_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of this repository's built site: the whole Act where ../shared is, else what is stored."""
    root = tmp_path_factory.mktemp("site-project")
    for name in ("content", "sections"):
        shutil.copytree(ROOT / name, root / name)
    for name in ("mkdocs.yml", "lawplain.toml"):
        shutil.copy(ROOT / name, root)
    (root / "src").symlink_to(ROOT / "src")
    settings = config.read(root)
    if ACTS.is_dir():
        _with_history(root, settings)
    return _built(settings)


def _built(settings: Config) -> Path:
    build(settings, editions.load(settings), settings.root / "site")
    return settings.root / "site"


def _with_history(root: Path, settings: Config) -> None:
    """The Act of 2010 is stored, one summary explains it, then the Act of 2026 is taken in: so the site
    has a page that the law has overtaken."""
    stale = samples.REAL.next
    old = act_xml.read((ACTS / "2010-04-09.xml").read_bytes(), ACT)
    mark = next(p.fingerprint for p in old.act.sections if p.label == stale)
    summary = root / "content" / ACT / f"{stale}.md"
    text = re.sub(r"law_as_at: .*", "law_as_at: 2010-04-09", summary.read_text(encoding="utf-8"))
    summary.write_text(re.sub(r"law_fingerprint: .*", f"law_fingerprint: {mark}", text), encoding="utf-8")
    shutil.rmtree(root / "sections")
    store.write(root / "sections" / ACT, old)
    editions.update(settings, settings.acts[0], now=MOMENT, source=str(ACTS / "2026-05-27.xml"))


@pytest.fixture
def there(sample: str) -> Sample:
    """What is on the site that the test opens."""
    return samples.SAMPLES[sample]


@pytest.fixture
def site_dir(request: pytest.FixtureRequest, sample: str) -> Path:
    """The folder of that site."""
    found = request.getfixturevalue({"invented": "kite_site_dir", "real": "real_site_dir"}[sample])
    assert isinstance(found, Path)
    return found


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass

    def send_error(self, code: int, *_: Any) -> None:
        self.send_response(code)
        self.end_headers()


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder on a server of this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def kite_base(kite_site_dir: Path) -> Iterator[str]:
    with served(kite_site_dir) as address:
        yield address


@pytest.fixture(scope="session")
def real_base(real_site_dir: Path) -> Iterator[str]:
    with served(real_site_dir) as address:
        yield address


@pytest.fixture
def base(request: pytest.FixtureRequest, sample: str) -> str:
    """The address of that site on this machine."""
    return str(request.getfixturevalue({"invented": "kite_base", "real": "real_base"}[sample]))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        reason = "no Chromium here: install the package chromium, or run .venv/bin/playwright install chromium"
        if os.environ.get("LAWPLAIN_NO_SKIPPED_BROWSER"):
            pytest.fail(reason)
        pytest.skip(reason)
    arguments = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
    arguments += ["--disable-component-update", "--disable-sync"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path or None, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, base: str) -> Iterator[Open]:
    """Opens a page of the site by its path, in a fresh browser with the settings given."""
    contexts: list[BrowserContext] = []

    def open_(path: str, *, width: int = 1280, height: int = 800, **settings: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, **settings)
        context.set_default_timeout(20_000)
        contexts.append(context)
        page = context.new_page()
        page.goto(base + path)
        if "#q=" in path:  # the results come after the page
            page.wait_for_function("() => document.getElementById('results').dataset.asked")
        return page

    yield open_
    for context in contexts:
        context.close()
