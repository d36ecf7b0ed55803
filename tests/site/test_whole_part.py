"""A whole Part on one page."""

import lxml.html
from lxml.html import HtmlElement

from lawplain.site.page import Page

PART = "kites-and-lanterns-act-2018/part-3/all/"


def parsed(pages: dict[str, Page]) -> HtmlElement:
    html: HtmlElement = lxml.html.fromstring(f"<div>{pages[PART].body}</div>")
    return html


def test_what_holds_for_most_explanations_is_said_once(kite_pages: dict[str, Page]) -> None:
    """Section 28 alone says more: its explanation is of an older version."""
    statuses = [
        " ".join(e.text_content().split()) for e in parsed(kite_pages).iter("p") if "status" in str(e.get("class"))
    ]
    draft, end = "AI draft, no person has checked it · law as at", "· Is this the law?"
    assert statuses == [
        f"Unless an explanation says otherwise: {draft} 1 April 2024 {end}",
        f"{draft} 1 July 2019 {end}",
    ]


def test_the_number_of_a_place_says_of_which_section_it_is(kite_pages: dict[str, Page]) -> None:
    labels = {str(a.get("href")): a.get("aria-label") for a in parsed(kite_pages).iter("a") if a.get("class") == "n"}
    assert labels["#27-s4-b"] == "27(4)(b)"
    assert labels["#27-s1"] == "27(1)"
