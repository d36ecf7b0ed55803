"""A guide in a browser: on a phone, on paper, in the dark, without JavaScript; and the last day of a time limit."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .conftest import BOTH, INVENTED, Open
from .page_figures import A4, DESK, PHONE, kinds, pages_on_paper

GUIDE = "guides/kite-taken/"
OUTSIDE = """all => all.filter((e) => {
  const a = e.getBoundingClientRect(), b = e.previousSibling.getBoundingClientRect();
  return a.left < b.left || a.right > b.right || a.top < b.top || a.bottom > b.bottom;
}).map((e) => e.textContent)"""
"""Words of a chart that are not wholly inside of their box."""
LETTER = "e => 17 * e.getBoundingClientRect().width / e.viewBox.baseVal.width"
KEPT = "[localStorage.length, sessionStorage.length, document.cookie, location.search]"
DAYS = {"2026-03-03": "31 March 2026", "2026-12-20": "17 January 2027", "2028-02-01": "29 February 2028"}


def top(page: Page, css: str) -> float:
    found: float = page.locator(css).first.evaluate("e => e.getBoundingClientRect().top + scrollY")
    return found


@BOTH
def test_the_first_time_limit_of_each_guide_stands_within_three_screens_of_a_phone(
    open_page: Open, site_dir: Path
) -> None:
    for path in kinds(site_dir).get("guide", []):
        page = open_page(path, width=PHONE[0], height=PHONE[1])
        assert top(page, "#limits + .facts dd, #course") < 3 * PHONE[1]


@BOTH
def test_each_guide_takes_two_sides_of_paper_at_most(open_page: Open, site_dir: Path) -> None:
    for path in kinds(site_dir).get("guide", []):
        assert pages_on_paper(open_page(path).pdf(**A4)) <= 2, path


@INVENTED
def test_paper_has_the_steps_the_chart_and_whom_to_phone(open_page: Open) -> None:
    page = open_page(GUIDE)
    page.emulate_media(media="print")
    for css in ("#step-taken", "svg.chart", ".helped .tel", "#silent + ul", ".status"):
        expect(page.locator(css).first).to_be_visible()
    expect(page.locator(".defined")).to_be_hidden()
    expect(page.get_by_text("Not printed: what the underlined words mean. The page has it.")).to_be_visible()
    expect(page.locator("form.last-day").first).to_be_hidden()


@INVENTED
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_letters_of_the_chart_are_as_large_as_those_around_it_and_inside_their_boxes(
    open_page: Open, scheme: str
) -> None:
    page = open_page(GUIDE, width=PHONE[0], height=PHONE[1], color_scheme=scheme)
    assert page.locator("svg.chart").evaluate(LETTER) >= 15
    outside = page.locator("svg.chart text").evaluate_all(OUTSIDE)
    assert outside == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    ink = page.locator("svg.chart text").first.evaluate("e => getComputedStyle(e).fill")
    assert ink == page.evaluate("getComputedStyle(document.body).color")


@INVENTED
def test_on_a_desk_the_chart_stands_beside_the_steps(open_page: Open) -> None:
    page = open_page(GUIDE, width=DESK[0], height=DESK[1])
    chart, steps = page.locator(".drawn").bounding_box(), page.locator("#steps").bounding_box()
    assert chart
    assert steps
    assert chart["x"] > steps["x"] + steps["width"]
    assert chart["y"] < steps["y"] + steps["height"]


@INVENTED
def test_without_javascript_the_rule_stands_alone(open_page: Open) -> None:
    page = open_page(GUIDE, java_script_enabled=False)
    expect(page.locator("form.last-day").first).to_be_hidden()
    expect(page.get_by_text("28 days after the removal notice is given").first).to_be_visible()


def given(page: Page, step: str, day: str) -> str:
    page.locator(f"#step-{step} input").fill(day)
    return page.locator(f"#step-{step} output").inner_text()


@INVENTED
@pytest.mark.parametrize(("day", "last"), DAYS.items())
def test_a_time_in_days_counts_every_day(open_page: Open, day: str, last: str) -> None:
    page = open_page(GUIDE)
    assert given(page, "collect", day).endswith(f"is {last}.")
    expect(page.locator("#step-collect form")).to_contain_text("Section 25 leaves no day out of this time.")


@INVENTED
@pytest.mark.parametrize(
    ("day", "last"),
    [
        ("2026-05-01", "22 May 2026"),  # a Friday: three weeks of five working days
        ("2026-05-02", "22 May 2026"),  # a Saturday
        ("2026-03-31", "23 April 2026"),  # over Good Friday and Easter Monday
    ],
)
def test_a_time_in_working_days_leaves_out_weekends_and_days_off(open_page: Open, day: str, last: str) -> None:
    page = open_page(GUIDE)
    expected = f"Counting working days only, 15 working days after {int(day[8:])} "
    said = given(page, "appeal", day)
    assert said.startswith(expected)
    assert said.endswith(f"is {last}.")
    expect(page.locator("#step-appeal form")).to_contain_text("can be later, never earlier")


@INVENTED
@pytest.mark.parametrize("day", ["2021-12-31", "2027-12-20", "2028-03-01"])
def test_where_days_off_are_not_known_no_day_is_said(open_page: Open, day: str) -> None:
    assert given(open_page(GUIDE), "appeal", day) == "We cannot work out the last day from that day."


@INVENTED
def test_half_a_day_says_nothing_and_no_sentence_says_that_a_time_is_over(open_page: Open) -> None:
    page = open_page(GUIDE)
    assert (
        given(page, "collect", "2001-01-01") == "Counting every day, 28 days after 1 January 2001 is 29 January 2001."
    )
    assert given(page, "collect", "") == ""
    said = page.locator("form.last-day").all_inner_texts()
    assert not [words for words in said if "late " in words or "over." in words or "expired" in words]


@INVENTED
def test_what_a_reader_gives_is_neither_sent_nor_kept(open_page: Open) -> None:
    page, asked = open_page(GUIDE), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    given(page, "collect", "2026-03-03")
    page.locator("#step-collect input").press("Enter")
    assert [url for url in asked if not url.endswith("mark.svg")] == []  # the browser takes its icon when it likes
    assert page.evaluate(KEPT) == [0, 0, "", ""]
    page.reload()
    expect(page.locator("#step-collect input")).to_have_value("")
    expect(page.locator("#step-collect output")).to_be_empty()


@INVENTED
def test_the_script_is_on_no_page_without_such_a_time_limit(open_page: Open) -> None:
    for path, there in ((GUIDE, 1), ("guides/", 0), ("", 0), ("help/", 0)):
        expect(open_page(path).locator("script[src$='last-day.js']")).to_have_count(there)


@INVENTED
def test_the_head_of_every_page_leads_to_the_guides(open_page: Open) -> None:
    page = open_page("help/", width=PHONE[0], height=PHONE[1])
    page.get_by_role("navigation", name="Site").get_by_role("link", name="Guides").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Guides")
