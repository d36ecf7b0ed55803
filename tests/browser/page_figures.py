"""`make page-figures SITE=FOLDER`: what a reader meets on every page of a built site, measured in a real browser.

SITE is the folder of a built site; without it, this repository's site is built, with the law of ../shared where that is
there. Prints the figures of each page type at 360, 768, 1280 and 1920 px, on paper, at 400 %, in the dark and with
colours of one's own; then those of all sections at 360x740 and 1280x800, with every section that misses its mark.
"""

import gzip
import statistics
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lxml.html
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, sync_playwright

from .conftest import chromium, served
from .search_bench import site

PHONE, DESK = (360, 740), (1280, 800)
WIDTHS = ((360, 740), (768, 1024), (1280, 800), (1920, 1080))
ZOOMED = (320, 256)
"""1280x1024 at 400 %."""
A4: dict[str, Any] = {"format": "A4", "margin": {"top": "15mm", "bottom": "15mm", "left": "15mm", "right": "15mm"}}
AXE = {
    "resultTypes": ["violations"],
    "rules": {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}},
}
SCREENS = {"act": 15, "topic": 12, "a-to-z": 20, "questions": 12}
"""Of how many phone screens a page of a type is at most."""

LOOK = """() => {
  const at = (e) => e && e.getBoundingClientRect().top + scrollY;
  const first = document.querySelector('.meaning :is(p, li)');
  const line = first && parseFloat(getComputedStyle(first).lineHeight);
  const box = first && first.getBoundingClientRect();
  const facts = [...document.querySelectorAll('.facts > div:has(dd:not(.more))')].map((e) => e.getBoundingClientRect());
  const inside = [...document.querySelectorAll('body *')].filter((e) => {
    const s = getComputedStyle(e);
    return /auto|scroll/.test(s.overflowY) && e.scrollHeight > e.clientHeight + 1 && e.clientHeight; });
  return {
    explained: !!first, facts: facts.length,
    starts: !!first && box.top + scrollY + line <= innerHeight,
    wholly: !!first && box.bottom + scrollY <= innerHeight,
    above: first ? facts.filter((f) => f.bottom <= box.top + 1).length : 0,
    help: at(document.getElementById('help')), height: document.documentElement.scrollHeight / innerHeight,
    inside: inside.map((e) => e.className || e.tagName),
    sideways: document.documentElement.scrollWidth > innerWidth + 1,
    letters: parseFloat(getComputedStyle(document.body).fontSize),
  };
}"""
"""What is where on a page, before anything is scrolled."""

WORDS = """() => { const count = (e) => (e ? e.textContent.trim().split(/\\s+/).length : 0);
  return [count(document.querySelector('[data-law]')), count(document.querySelector('.defined'))]; }"""


@dataclass(frozen=True)
class Look:
    """What `LOOK` finds."""

    explained: bool
    facts: int
    starts: bool
    wholly: bool
    above: int
    help: float | None
    height: float
    inside: list[str]
    sideways: bool
    letters: float

    @property
    def facts_first(self) -> bool:
        """Do two of its key facts, or the only one, stand above the answer, and no third?"""
        return self.above == min(2, self.facts)


def look(page: Page) -> Look:
    return Look(**page.evaluate(LOOK))


def pages_on_paper(pdf: bytes) -> int:
    """The sides of a PDF as Chromium writes it."""
    return pdf.count(b"/Type /Page\n")


def said_on_paper(page: Page) -> str:
    """The words that a print shows."""
    page.emulate_media(media="print")
    words = page.locator("main").inner_text()
    page.emulate_media(media="screen")
    return words


def kinds(folder: Path) -> dict[str, list[str]]:
    """The pages of a site by type: their paths."""
    found: dict[str, list[str]] = {}
    for file in sorted(folder.rglob("index.html")):
        body = lxml.html.fromstring(file.read_bytes()).find("body")
        if body is not None and (kind := (body.get("class") or "").removeprefix("page-")):  # others only lead on
            found.setdefault(kind, []).append(file.parent.relative_to(folder).as_posix().removeprefix(".") + "/")
    return {kind: ["" if path == "/" else path for path in paths] for kind, paths in found.items()}


def first_visit(folder: Path, path: str) -> int:
    """The bytes of a page and all that it loads, packed with gzip."""
    page = folder / path / "index.html"
    html = lxml.html.fromstring(page.read_bytes())
    links = [one.get("href", "") for rel in ("stylesheet", "icon") for one in html.iterfind(f"head/link[@rel='{rel}']")]
    scripts = [one.get("src", "") for one in html.iterfind("head/script[@src]")]
    files = [page, *(page.parent / name for name in (*links, *scripts))]
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)


def of_law(folder: Path, path: str) -> int:
    """The bytes, packed, of the law's own words on a page, with their numbers and links."""
    page = lxml.html.fromstring((folder / path / "index.html").read_bytes())
    return sum(len(gzip.compress(lxml.html.tostring(words), 9)) for words in page.iterfind(".//*[@data-law]"))


def _share(these: Iterable[bool]) -> str:
    found = list(these)
    return f"{sum(found)} of {len(found)}" + (f" ({100 * sum(found) / len(found):.0f} %)" if found else "")


@contextmanager
def opened(browser: Browser, size: tuple[int, int], **settings: Any) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **settings)
    yield context.new_page()
    context.close()


def sections(browser: Browser, base: str, paths: list[str], say: Callable[[str], None]) -> None:
    """The figures of all sections: the answer on the first screen, sides of paper, words."""
    for (width, height), name in ((PHONE, "phone"), (DESK, "desk")):
        with opened(browser, (width, height)) as page:
            seen: dict[str, Look] = {}
            for path in paths:
                page.goto(base + path)
                seen[path] = look(page)
        found = {path: one for path, one in seen.items() if one.explained}
        with_facts = [one for one in found.values() if one.facts]
        say(f"{name}, {width}x{height}:")
        say(f"{name}: the answer starts on the first screen: {_share(f.starts for f in found.values())}")
        say(f"{name}: its first paragraph wholly: {_share(f.wholly for f in found.values())}")
        say(f"{name}: its first two key facts above it: {_share(f.facts_first for f in with_facts)}")
        helped = [one.help < height for one in found.values() if one.help is not None]
        say(f"{name}: help begins on the first screen: {_share(helped)}")
        say(f"{name}: something scrolls inside the page: {_share(bool(f.inside) for f in seen.values())}")
        say(f"{name}: scrolls sideways: {_share(f.sideways for f in seen.values())}")
        say(f"{name}: screens a section: {statistics.median(f.height for f in seen.values()):.1f} at the median")
        say(f"{name}: letters of {min(f.letters for f in seen.values())} px")
        for path, one in found.items():
            if not one.starts or not one.facts_first:
                say(f"  {path}: starts {one.starts}, key facts {one.facts}, above {one.above}")
    with opened(browser, DESK) as page:
        sides, longer = [], []
        for path in paths:
            page.goto(base + path)
            law, defined = page.evaluate(WORDS)
            longer.append(defined > law)
            sides.append(pages_on_paper(page.pdf(**A4)))
    say(f"paper: sides a section: {statistics.median(sides)} at the median, {max(sides)} at most")
    say(f"defined words longer than the law: {_share(longer)}")


def types(browser: Browser, base: str, folder: Path, by_kind: dict[str, list[str]], say: Callable[[str], None]) -> None:
    """The figures of each page type, by its longest page and its first."""
    for kind, paths in sorted(by_kind.items()):
        longest = max(paths, key=lambda path: (folder / path / "index.html").stat().st_size)
        said = []
        for size in WIDTHS:
            with opened(browser, size) as page:
                page.goto(base + longest)
                one = look(page)
                said.append(f"{one.height:.1f}{' SIDEWAYS' * one.sideways}{' INSIDE' * bool(one.inside)}")
        with opened(browser, ZOOMED) as page:
            page.goto(base + longest)
            said.append(f"at 400 %{' SIDEWAYS' if look(page).sideways else ' fits'}")
        with opened(browser, DESK) as page:
            page.goto(base + paths[0])
            said.append("prints" if len(said_on_paper(page).split()) > 5 else "PRINTS BLANK")
        weight = max(first_visit(folder, path) for path in paths)
        say(f"{kind} ({len(paths)}): screens at 360, 768, 1280, 1920: {', '.join(said)}; {weight / 1000:.1f} kB")


def accessible(browser: Browser, base: str, by_kind: dict[str, list[str]], say: Callable[[str], None]) -> None:
    """What axe finds on the first page of each type: light and dark, on a phone and with colours of one's own."""
    looks = [(DESK, {}), (DESK, {"color_scheme": "dark"}), (PHONE, {}), (DESK, {"forced_colors": "active"})]
    count = 0
    for size, settings in looks:
        for kind, paths in sorted(by_kind.items()):
            with opened(browser, size, bypass_csp=True, **settings) as page:
                page.goto(base + paths[len(paths) // 2])
                for found in Axe().run(page, options=AXE).response["violations"]:
                    count += 1
                    say(f"  axe, {kind} {size} {settings}: {found['id']} {found['nodes'][0]['target']}")
    say(f"axe: {count} on {len(by_kind)} page types, light, dark, on a phone, with colours of one's own")


def main(arguments: list[str]) -> None:
    folder = Path(arguments[0]) if arguments else site()
    by_kind = kinds(folder)

    def say(words: str) -> None:
        print(words, flush=True)

    with served(folder) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium() or None, args=["--no-sandbox"])
        types(browser, base, folder, by_kind, say)
        accessible(browser, base, by_kind, say)
        sections(browser, base, by_kind["section"], say)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
