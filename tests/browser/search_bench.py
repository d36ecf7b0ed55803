"""`make search-bench QUESTIONS=FILE`: people's questions, typed into the search of a built site, in a real browser.

FILE has a line of JSON a question: {"id", "question", "relevant": [labels of the sections that answer it; none where
nothing does]}. Prints every miss, what a first search weighs and how long the next ones take; as its last line the
figures over all questions. The site is built with the law of ../shared where that is there; SITE names another.
"""

import gzip
import json
import shutil
import statistics
import sys
import time
from pathlib import Path
from typing import Any

from kite_site import ROOT
from playwright.sync_api import Browser, Page, Response, sync_playwright
from real_acts import ACT, ACTS

from lawplain import config, editions
from lawplain.site.build.steps import build

from .conftest import MOMENT, chromium, served

FIRST_SEARCHES = 12
"""Questions whose first search is weighed, each in a fresh browser."""


def site() -> Path:
    """The site of this repository's content, built anew in build/search-bench."""
    root = ROOT / "build" / "search-bench"
    shutil.rmtree(root, ignore_errors=True)
    for name in ("content", "sections"):
        shutil.copytree(ROOT / name, root / name)
    for name in ("mkdocs.yml", "lawplain.toml"):
        shutil.copy(ROOT / name, root)
    (root / "src").symlink_to(ROOT / "src")
    settings = config.read(root)
    if ACTS.is_dir():
        editions.update(settings, settings.acts[0], now=MOMENT, source=str(ACTS / "2026-05-27.xml"))
    build(settings, editions.load(settings), root / "site")
    return root / "site"


def unsure(page: Page) -> bool:
    """Does the page say that it is not sure to have an answer, or first of all that no law here answers?"""
    first = page.locator("#results:not([hidden]) > li").first
    return page.locator("#weak").is_visible() or (first.count() > 0 and first.get_attribute("data-section") == "")


def ask(page: Page, question: str, act: str = ACT) -> tuple[list[str], float]:
    """The labels of the sections of an Act that are shown, and the milliseconds until they were."""
    started = time.perf_counter()
    page.evaluate("question => { location.hash = '#q=' + encodeURIComponent(question) }", question)
    page.wait_for_function("question => document.getElementById('results').dataset.asked === question", arg=question)
    took = (time.perf_counter() - started) * 1000
    shown = page.locator("#results:not([hidden]) > [data-section]")
    return [name.removeprefix(f"{act}/") for name in shown.evaluate_all("all => all.map(e => e.dataset.section)")], took


def weight(browser: Browser, address: str, question: str) -> int:
    """The bytes, packed with gzip, of all that a first search asks for until its results are shown."""
    page = browser.new_page()
    answers: list[Response] = []

    def received(answer: Response) -> None:
        answers.append(answer)

    page.on("response", received)
    page.goto(f"{address}search/")
    ask(page, question)
    bodies = [answer.body() for answer in answers if answer.ok]
    page.close()
    return sum(len(gzip.compress(body)) for body in bodies)


def run(questions: list[dict[str, Any]], folder: Path) -> None:
    ranks: list[int | None] = []
    named: list[bool] = []
    times: list[float] = []
    with served(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium() or None, args=["--no-sandbox"])
        weights = [weight(browser, address, q["question"]) for q in questions[:FIRST_SEARCHES]]
        page = browser.new_page()
        page.goto(f"{address}search/")
        for each in questions:
            shown, took = ask(page, each["question"])
            times.append(took)
            if not each["relevant"]:
                named.append(unsure(page))
                if not unsure(page):
                    print(f"{each['id']} answered, and nothing does: {each['question']} -> {', '.join(shown[:3])}")
                continue
            rank = next((i for i, label in enumerate(shown, 1) if label in each["relevant"]), None)
            ranks.append(rank)
            if rank is None or rank > 3:
                wanted = ", ".join(each["relevant"])
                print(f"{each['id']} {each['question']} -> {', '.join(shown[:3]) or 'nothing'}; wanted {wanted}")
        browser.close()
    print(f"first search: median {statistics.median(weights) / 1000:.0f} KB, most {max(weights) / 1000:.0f} KB, gzip")
    print(
        f"each search, with the browser's own time: median {statistics.median(times):.0f} ms, most {max(times):.0f} ms"
    )
    print(figures(ranks, named))


def figures(ranks: list[int | None], named: list[bool]) -> str:
    """The last line, over the questions that have an answer and those that have none."""

    def share(most: int) -> float:
        return sum(rank is not None and rank <= most for rank in ranks) / len(ranks) if ranks else 0.0

    mrr = sum(1 / rank for rank in ranks if rank) / len(ranks) if ranks else 0.0
    none = sum(named) / len(named) if named else 0.0
    return f"hit@1 {share(1):.2f} hit@3 {share(3):.2f} hit@10 {share(10):.2f} MRR {mrr:.2f} no-answer {none:.2f}"


if __name__ == "__main__":
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    run([json.loads(line) for line in lines if line.strip()], Path(sys.argv[2]) if len(sys.argv) > 2 else site())
