"""The built files: every link leads somewhere, nothing comes from elsewhere, nothing is heavy, the HTML is right."""

import gzip
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import lxml.html
import pytest
from kite_site import ROOT
from playwright.sync_api import Request
from real_acts import ACTS

from .conftest import BOTH, INVENTED, Open
from .samples import Sample

HOME = "https://site.invalid/"
SCRIPTS = {"lawplain.js", "find.js", "search.js", "last-day.js"}


def parsed(path: Path) -> Any:
    return lxml.html.fromstring(path.read_bytes())


def compressed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9))


@BOTH
def test_all_links_and_anchors_of_the_whole_site_resolve(site_dir: Path, sample: str) -> None:
    """An anchor inside words that are not stored is on no page: anchors are checked where all words are."""
    whole = sample == "invented" or ACTS.is_dir()
    anchors: dict[str, set[str]] = {}
    links: list[tuple[str, str]] = []
    for file in site_dir.rglob("*.html"):
        name = file.relative_to(site_dir).as_posix()
        address = urljoin(HOME, name.removesuffix("index.html"))
        html = parsed(file)
        ids = html.xpath("//@id")
        assert len(ids) == len(set(ids)), f"{name}: an id stands there twice"
        anchors[urlsplit(address).path] = set(ids)
        found = html.xpath("//@href | //@src") + [
            v.partition("url=")[2] for v in html.xpath("//meta[@http-equiv='refresh']/@content")
        ]
        links += [(name, urljoin(address, link)) for link in found if name != "404.html"]
    broken = []
    for name, link in set(links):
        parts = urlsplit(link)
        if not link.startswith(HOME) or parts.fragment.startswith("q="):  # a question to the search is no place
            continue
        there = anchors.get(parts.path)
        if there is None:
            if not (site_dir / parts.path.lstrip("/")).is_file():
                broken.append(f"{name}: {link}")
        elif whole and parts.fragment and unquote(parts.fragment) not in there:
            broken.append(f"{name}: {link}")
    assert sorted(broken)[:20] == []


@BOTH
def test_a_section_page_is_light(site_dir: Path, there: Sample) -> None:
    shared = [site_dir / "assets" / name for name in ("lawplain.css", "lawplain.js", "mark.svg")]
    common = sum(map(compressed, shared))
    heavy = {
        page.parent.name: size
        for page in (site_dir / there.act).glob("*/index.html")
        if (size := compressed(page) + common) > 60_000
    }
    assert heavy.keys() <= {"words", "4"}
    assert compressed(site_dir / there.section / "index.html") + common < 20_000


@INVENTED
def test_one_small_deferred_script_and_nothing_of_the_theme_s(site_dir: Path, there: Sample) -> None:
    assets = {file.name: file.stat().st_size for file in (site_dir / "assets").rglob("*")}
    assert assets.keys() == {"lawplain.css", *SCRIPTS, "mark.svg", "share.png"}
    assert {file.name for file in site_dir.rglob("*.js")} == SCRIPTS
    assert assets["lawplain.js"] <= 4096
    assert assets["last-day.js"] <= 3072
    html = parsed(site_dir / there.section / "index.html")
    (script,) = html.xpath("//script[not(@type='application/ld+json')]")
    assert script.get("defer") is not None and script.text is None
    assert html.xpath("//style | //*[@style] | //*[@onclick]") == []


@INVENTED
def test_the_class_of_a_page_type_is_no_other_class(site_dir: Path) -> None:
    """Else a rule for a part of a page ("topics" is not printed) takes hold of a whole page."""
    classes = {name for file in site_dir.rglob("index.html") for name in parsed(file).xpath("//body/@class")}
    assert {"page-home", "page-topics", "page-section"} <= classes
    assert [name for name in classes if not name.startswith("page-")] == []


@INVENTED
def test_the_policy_is_strict_in_pages_and_headers(site_dir: Path) -> None:
    html = parsed(site_dir / "index.html")
    (policy,) = html.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "http" not in policy
    headers = (site_dir / "_headers").read_text(encoding="utf-8")
    assert policy in headers
    assert "no-referrer" in headers


@INVENTED
@pytest.mark.parametrize("kind", ["home", "section", "words", "search"])
def test_no_request_to_another_host_and_nothing_stored(open_page: Open, base: str, kind: str, there: Sample) -> None:
    page = open_page("help/")
    asked: list[str] = []
    refused: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    page.goto(base + there.pages[kind])
    for pin in page.locator("a.pin").all()[:2]:
        pin.hover()
    page.keyboard.press("Tab")
    assert asked
    assert [url for url in asked if not url.startswith(base)] == []
    assert refused == []
    assert page.context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert page.evaluate("indexedDB.databases().then(found => found.length)") == 0


def test_the_words_of_the_law_stay_the_law_s_own_words_in_the_browser(open_page: Open, there: Sample) -> None:
    """Opening a definition adds nothing to the law but what is marked as added."""
    page = open_page(there.section)
    read = """() => { const law = document.querySelector('[data-law]').cloneNode(true);
      law.querySelectorAll('[data-added]').forEach(e => e.remove()); return law.textContent.replace(/\\s+/g, ' ') }"""
    before = page.evaluate(read)
    page.locator(".law a[href^='#m-']").first.focus()
    assert page.get_by_role("tooltip").count() == 1
    assert page.evaluate(read) == before


def vnu() -> list[str] | None:
    """The command of the HTML checker where it is: VNU_JAR names it, else tests/browser.sh has got it."""
    java = shutil.which("java")
    places = [os.environ.get("VNU_JAR", ""), *map(str, ROOT.glob(".cache/vnu/node_modules/vnu-jar/build/dist/vnu.jar"))]
    jar = next((place for place in places if place and Path(place).is_file()), None)
    return [java, "-jar", jar] if java and jar else None


def test_the_html_checker_finds_nothing(site_dir: Path, there: Sample) -> None:
    command = vnu()
    if command is None:
        pytest.skip("no HTML checker here: run tests/browser.sh where npm and java are, or name it in VNU_JAR")
    pages = [
        site_dir / path if path.endswith(".html") else site_dir / path.partition("#")[0] / "index.html"
        for path in there.pages.values()
    ]
    pages.append(site_dir / "id" / there.id / "index.html")
    checked = [*command, "--errors-only", "--format", "gnu", *map(str, pages)]
    done = subprocess.run(checked, capture_output=True, text=True, check=False, timeout=120)
    found = re.sub(r"file:\S*/site/", "", done.stderr)
    assert found == ""
