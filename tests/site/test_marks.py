"""Marks of words in explanations: each leads to its meaning on its own page, without a script, once a page."""

import re
from collections import Counter
from typing import Any

import lxml.html
import pytest

from lawplain.site.page import Page

MARK = re.compile(r'<a href="#([em]-[^"]*)">([^<]*)</a>')


def marks(html: str) -> list[tuple[str, str]]:
    """(anchor, words) of each mark in the explanation of a page, in order."""
    told = parsed(html).xpath("//*[@class='explanation' or @class='meaning']")
    return MARK.findall(lxml.html.tostring(told[0], encoding="unicode")) if told else []


def parsed(html: str) -> Any:
    return lxml.html.fromstring(f"<div>{html}</div>")


@pytest.fixture
def explained(sample_pages: dict[str, Page]) -> dict[str, str]:
    """The pages of the site with an explanation that has marks."""
    found = {path: str(page.body) for path, page in sample_pages.items() if page.kind in ("section", "part", "act")}
    return {path: html for path, html in found.items() if marks(html)}


def test_each_mark_leads_to_its_meaning_on_the_page(explained: dict[str, str]) -> None:
    assert explained
    for path, html in explained.items():
        ids = Counter(re.findall(r' id="([^"]*)"', html))
        assert [anchor for anchor, _ in marks(html) if ids[anchor] != 1] == [], path


def test_a_page_marks_a_term_once_in_its_explanation(explained: dict[str, str]) -> None:
    for path, html in explained.items():
        anchors = [anchor for anchor, _ in marks(html)]
        assert len(anchors) == len(set(anchors)), path


def test_the_meanings_that_an_explanation_uses_are_those_that_are_printed(explained: dict[str, str]) -> None:
    for path, html in explained.items():
        printed = parsed(html).xpath("//*[@class='told']/@id")
        assert sorted(map(str, printed)) == sorted(anchor for anchor, _ in marks(html)), path


def test_a_whole_part_on_one_page_has_no_marks_since_it_has_no_meanings(sample_pages: dict[str, Page]) -> None:
    pages = {path: str(page.body) for path, page in sample_pages.items() if page.kind == "whole-part"}
    assert pages
    assert [path for path, html in pages.items() if MARK.search(html)] == []
