"""What people do here: find their section, read what a word means, follow a reference, come back."""

import re

import pytest
from playwright.sync_api import Page, expect

from .conftest import ACT, ACTS, SECTION, STALE, Open

TERM = ".law a[href^='#m-']"


def path(page: Page) -> str:
    return re.sub(r"^https?://[^/]+/", "", page.url)


def test_from_home_to_a_section_a_definition_a_referred_section_and_back(open_page: Open) -> None:
    page = open_page("")
    expect(page.get_by_role("heading", level=1)).to_have_text("What is your question?")
    page.get_by_role("link", name="Immigration and citizenship", exact=True).click()
    page.get_by_role("link", name="Deportation", exact=True).click()
    page.get_by_role("link", name=re.compile("Who pays when someone is sent out")).first.click()
    assert path(page) == SECTION
    term = page.locator(f"{TERM}", has_text="deportation order").first
    term.click()
    expect(page.get_by_role("tooltip")).to_contain_text("section 176")
    page.get_by_role("tooltip").get_by_role("link").click()
    assert path(page) == f"{SECTION}#m-deportation-order"
    page.locator("#m-deportation-order").get_by_role("link", name="Section 4").click()
    if ACTS.is_dir():
        assert path(page) == f"{ACT}/4/#def-deportation-order"
        expect(page.locator("#def-deportation-order")).to_be_in_viewport()
    assert path(page).startswith(f"{ACT}/4/")
    page.go_back()
    page.go_back()
    page.locator(".law").get_by_role("link", name="section 355(6)").click()
    assert path(page) == f"{ACT}/355/#s6"
    expect(page.locator("#s6")).to_be_in_viewport()
    page.go_back()
    assert path(page).startswith(SECTION)


def test_a_pin_lights_all_the_words_that_it_explains(open_page: Open) -> None:
    page = open_page(SECTION)
    pin = page.locator(".meaning a.pin", has_text="(2)-(3)")
    pin.hover()
    expect(page.locator("#s2")).to_have_class(re.compile("lit"))
    expect(page.locator("#s3")).to_have_class(re.compile("lit"))
    expect(page.locator("#s4.lit")).to_have_count(0)
    page.mouse.move(0, 0)
    expect(page.locator(".lit")).to_have_count(0)
    pin.click()
    expect(page.locator("#s2")).to_be_in_viewport()
    expect(pin).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.locator(".lit")).to_have_count(0)


def test_a_defined_word_opens_by_pointing_and_stays_while_pointed_at(open_page: Open) -> None:
    page = open_page(SECTION)
    page.locator(TERM, has_text="immigration officer").first.hover()
    tip = page.get_by_role("tooltip")
    expect(tip).to_contain_text("designated as an immigration officer")
    tip.hover()
    page.wait_for_timeout(500)
    expect(tip).to_be_visible()
    page.mouse.move(0, 0)
    expect(tip).to_have_count(0)


def test_a_defined_word_opens_by_tap_on_a_phone_and_fits_the_screen(open_page: Open) -> None:
    page = open_page(SECTION, width=360, height=640, has_touch=True, is_mobile=True)
    page.locator(TERM, has_text="immigration officer").first.tap()
    tip = page.get_by_role("tooltip")
    expect(tip).to_be_in_viewport()
    box = tip.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 360
    page.locator("h1").first.tap()
    expect(tip).to_have_count(0)


def test_a_subsection_s_number_copies_its_address(open_page: Open) -> None:
    page = open_page(SECTION, permissions=["clipboard-read", "clipboard-write"])
    page.locator("#s4 > p > a.n").click()
    expect(page.get_by_role("status")).to_have_text("Link copied")
    assert str(page.evaluate("navigator.clipboard.readText()")).endswith(f"{SECTION}#s4")
    assert path(page) == f"{SECTION}#s4"


@pytest.mark.skipif(not ACTS.is_dir(), reason="the Act of 2010 (../shared) is not here")
def test_a_stale_page_shows_and_says_what_changed(open_page: Open) -> None:
    page = open_page(f"{ACT}/{STALE}/")
    expect(page.locator(".state.warning")).to_contain_text("The law changed after this was written.")
    changes = page.get_by_role("region", name="The words that changed")
    expect(changes.locator("ins").first).to_contain_text("added:")
    expect(changes.locator("del").first).to_contain_text("removed:")


def test_the_section_s_own_id_leads_to_it_for_ever(open_page: Open) -> None:
    page = open_page("id/DLM1441230/")
    page.wait_for_url(f"**/{SECTION}")
    expect(page.locator("h1")).to_contain_text("Costs of deportation or repatriation")


def test_it_all_reads_without_javascript(open_page: Open) -> None:
    page = open_page("", java_script_enabled=False)
    page.get_by_role("searchbox").fill("sent home, who pays")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?")
    expect(page.locator("noscript p")).to_contain_text("The search needs JavaScript")
    page.get_by_role("link", name="A to Z").first.click()
    page.get_by_role("link", name=re.compile("Who pays when someone is sent out")).first.click()
    page.locator(".meaning a.pin", has_text="(4)").click()
    expect(page.locator("#s4")).to_be_in_viewport()
    lit = page.locator("#s4").evaluate("e => getComputedStyle(e).backgroundColor")
    assert lit != page.locator("#s3").evaluate("e => getComputedStyle(e).backgroundColor")
    page.locator(TERM, has_text="deportation order").first.click()
    expect(page.locator("#m-deportation-order")).to_be_in_viewport()
    expect(page.locator("#m-deportation-order")).to_contain_text("section 176")
    page.get_by_role("link", name=re.compile("^Next")).click()
    assert path(page) == f"{ACT}/399/"
