"""The whole site, built once from the real Act, on a server of its own, in a real browser."""

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
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from lawplain import config, project, store
from lawplain.config import Config
from lawplain.site.build import build
from lawplain.sources import nz_xml

ROOT = Path(__file__).parents[2]
ACTS = ROOT.parent / "shared" / "law" / "immigration-act-2009"
ACT = "immigration-act-2009"
STALE = "399"
"""The section whose explanation is made to be of the law of 2010, so that the site has a stale page."""

SECTION = f"{ACT}/398/"
PAGE_TYPES = {
    "home": "",
    "search": "search/",
    "search with results": "search/#q=overstayed",
    "search without an answer": "search/#q=recipe%20for%20pavlova",
    "a to z": "a-to-z/",
    "topics": "topics/",
    "topic": "topics/immigration-and-citizenship/",
    "sub-topic": "topics/immigration-and-citizenship/deportation/",
    "act": f"{ACT}/",
    "part": f"{ACT}/part-11/",
    "whole part": f"{ACT}/part-11/all/",
    "section": SECTION,
    "section with a table": f"{ACT}/179/",
    "section of definitions": f"{ACT}/4/",
    "stale section": f"{ACT}/{STALE}/",
    "section not started": f"{ACT}/100/",
    "section not explained": f"{ACT}/175/",
    "repealed section": f"{ACT}/297/",
    "words": f"{ACT}/words/",
    "opening words": "roof-beekeeping-act-2021/front/",
    "section that quotes law": "roof-beekeeping-act-2021/9/",
    "section with fees and formulas": "roof-beekeeping-act-2021/7/",
    "schedule of forms": "roof-beekeeping-act-2021/schedule-4/",
    "help": "help/",
    "changes": "changes/",
    "corrections": "corrections/",
    "coverage": "coverage/",
    "data": "data/",
    "about": "about/is-this-the-law/",
    "missing": "404.html",
}
MOMENT = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)
BEES = """
[[acts]]
slug = "roof-beekeeping-act-2021"
type = "public"
year = 2021
number = 12
"""
"""The invented Act that holds every construct, beside the real one."""
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
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Config, Path]:
    """The project and the folder of its built site: the whole Act where ../shared is, else what is stored here."""
    root = tmp_path_factory.mktemp("site-project")
    for name in ("content", "sections"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / "lawplain.toml").write_text((ROOT / "lawplain.toml").read_text(encoding="utf-8") + BEES, encoding="utf-8")
    (root / "src").symlink_to(ROOT / "src")
    settings = config.read(root)
    if ACTS.is_dir():
        _with_history(root, settings)
    invented = ROOT / "tests" / "cases" / "every-construct.xml"
    project.update(settings, settings.acts[1], now=MOMENT, source=str(invented))
    build(settings, project.load(settings), root / "site")
    return settings, root / "site"


def _with_history(root: Path, settings: Config) -> None:
    """The Act of 2010 is stored, one summary explains it, then the Act of 2026 is taken in."""
    old = nz_xml.read((ACTS / "2010-04-09.xml").read_bytes(), ACT)
    mark = next(p.fingerprint for p in old.act.sections if p.label == STALE)
    summary = root / "content" / ACT / f"{STALE}.md"
    text = re.sub(r"law_as_at: .*", "law_as_at: 2010-04-09", summary.read_text(encoding="utf-8"))
    summary.write_text(re.sub(r"law_fingerprint: .*", f"law_fingerprint: {mark}", text), encoding="utf-8")
    shutil.rmtree(root / "sections")
    store.write(root / "sections" / ACT, old)
    project.update(settings, settings.acts[0], now=MOMENT, source=str(ACTS / "2026-05-27.xml"))


@pytest.fixture(scope="session")
def site_dir(built: tuple[Config, Path]) -> Path:
    return built[1]


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
def base(site_dir: Path) -> Iterator[str]:
    """The address of the site on this machine."""
    with served(site_dir) as address:
        yield address


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
        return page

    yield open_
    for context in contexts:
        context.close()
