"""Whoever hears a list of links: where they lead elsewhere, they are called otherwise."""

import re
from collections import defaultdict

import lxml.html
import pytest
from lxml.html import HtmlElement

from lawplain.site.page import Page

KITES = "kites-and-lanterns-act-2018"
PAGES = (
    *(f"{KITES}/27/", f"{KITES}/28/", f"{KITES}/4/", f"{KITES}/part-3/all/", f"{KITES}/part-1/all/", f"{KITES}/words/"),
    *(f"{KITES}/", f"{KITES}/part-3/", f"{KITES}/time-limits/", "topics/removed-kites/", "a-to-z/"),
    *("questions/", "questions/removed-kites/getting-it-back/"),
)


def name(link: HtmlElement) -> str:
    said = link.get("aria-label") or link.text_content()
    return re.sub(r"\s+", " ", str(said)).strip()


def in_the_law_s_own_words(link: HtmlElement) -> bool:
    """A reference of the law, “subsection (2)”, is not ours to name; the number of a place, and a term, are."""
    inside = any(e.get("data-law") is not None for e in link.iterancestors())
    return inside and link.get("class") != "n" and not str(link.get("href")).startswith("#")


@pytest.mark.parametrize("path", PAGES)
def test_links_of_one_name_lead_to_one_place(kite_pages: dict[str, Page], path: str) -> None:
    page: HtmlElement = lxml.html.fromstring(f"<div>{kite_pages[path].body}</div>")
    targets: dict[str, set[str]] = defaultdict(set)
    for link in page.iter("a"):
        if link.get("href") and not in_the_law_s_own_words(link):
            target = str(link.get("href"))
            targets[name(link)].add(f"/{path}{target}" if target.startswith("#") else target)
    assert {words: sorted(found) for words, found in targets.items() if len(found) > 1} == {}
