"""What people do here: find their section, read what a word means, follow a reference, come back."""

import re

from playwright.sync_api import expect

from .conftest import INVENTED, Open
from .samples import KITES, Sample

TERM = ".law a[href^='#m-']"


def test_from_home_to_a_section_a_definition_a_referred_section_and_back(
    open_page: Open, there: Sample, base: str
) -> None:
    page = open_page("")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("in plain words"))
    for topic in there.topics:
        page.get_by_role("link", name=topic, exact=True).click()
    page.get_by_role("link", name=re.compile(there.also_called)).first.click()
    expect(page).to_have_url(base + there.section)
    page.locator(TERM, has_text=there.term).first.click()
    expect(page.get_by_role("tooltip")).to_contain_text(there.term_says)
    page.locator(TERM, has_text=there.term).first.click()
    expect(page).to_have_url(f"{base}{there.section}#m-{there.term_id}")
    page.locator(f"#m-{there.term_id}").get_by_role("link", name=there.term).click()
    words = re.escape(f"{base}{there.act}/words/")  # of many, each letter has a page
    expect(page).to_have_url(re.compile(f"^{words}(./)?#def-{there.term_id}$"))
    page.locator(f".word:has(#def-{there.term_id})").get_by_role("link", name=f"Section 4: {there.term}").click()
    expect(page).to_have_url(base + there.term_at)
    expect(page.locator(f"#def-{there.term_id}")).to_be_in_viewport()
    page.go_back()
    page.go_back()
    page.go_back()
    name, where = there.reference
    page.locator(".law").get_by_role("link", name=name).first.click()
    expect(page).to_have_url(base + where)
    expect(page.locator(f"#{where.partition('#')[2]}")).to_be_in_viewport()
    page.go_back()
    expect(page).to_have_url(re.compile(f"{base}{there.section}"))


def test_a_pin_lights_all_the_words_that_it_explains(open_page: Open, there: Sample) -> None:
    page = open_page(there.section)
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


def test_a_defined_word_opens_by_pointing_and_stays_while_pointed_at(open_page: Open, there: Sample) -> None:
    page = open_page(there.section)
    page.locator(TERM, has_text=there.officer).first.hover()
    tip = page.get_by_role("tooltip")
    expect(tip).to_contain_text(there.officer_says)
    tip.hover()
    page.wait_for_timeout(500)
    expect(tip).to_be_visible()
    page.mouse.move(0, 0)
    expect(tip).to_have_count(0)


def test_a_defined_word_opens_by_tap_on_a_phone_and_fits_the_screen(open_page: Open, there: Sample) -> None:
    page = open_page(there.section, width=360, height=640, has_touch=True, is_mobile=True)
    page.locator(TERM, has_text=there.officer).first.tap()
    tip = page.get_by_role("tooltip")
    expect(tip).to_be_in_viewport()
    box = tip.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 360
    page.locator("h1").first.tap()
    expect(tip).to_have_count(0)


def test_a_place_s_number_copies_its_words_and_how_to_cite_them(open_page: Open, there: Sample, base: str) -> None:
    page = open_page(there.section, permissions=["clipboard-read", "clipboard-write"])
    page.locator("#s4-b > p > a.n").click()
    cited = f"{there.title}, s {there.label}(4)(b)"
    expect(page.get_by_role("status")).to_have_text(f"Copied: {cited}")
    copied = str(page.evaluate("navigator.clipboard.readText()"))
    assert copied.startswith("(b) ")
    assert copied.endswith(f"\n{cited}, {base}{there.section}#s4-b")
    expect(page).to_have_url(f"{base}{there.section}#s4-b")


def test_a_stale_page_shows_and_says_what_changed(open_page: Open, there: Sample) -> None:
    page = open_page(there.pages["stale section"])
    expect(page.locator(".state.warning")).to_contain_text("The law changed after this was written.")
    changes = page.get_by_role("region", name="The words that changed")
    expect(changes.locator("ins").first).to_contain_text("added:")
    expect(changes.locator("del").first).to_contain_text("removed:")


def test_the_section_s_own_id_leads_to_it_for_ever(open_page: Open, there: Sample) -> None:
    page = open_page(f"id/{there.id}/")
    page.wait_for_url(f"**/{there.section}")
    expect(page.locator("hgroup")).to_contain_text(there.heading)


@INVENTED
def test_a_number_that_the_section_had_leads_to_it(open_page: Open) -> None:
    page = open_page(f"{KITES}/29/")
    page.wait_for_url(f"**/{KITES}/28A/")
    expect(page.locator("hgroup")).to_contain_text("Payment by instalments")


def test_it_all_reads_without_javascript(open_page: Open, there: Sample, base: str, sample: str) -> None:
    page = open_page(there.pages["help"], java_script_enabled=False)
    expect(page.get_by_role("searchbox")).to_have_count(0)
    page.get_by_role("link", name="Search").click()
    expect(page.get_by_role("searchbox")).to_have_count(0)
    expect(page.locator("noscript p")).to_contain_text("The search works only with JavaScript")
    page.get_by_role("link", name="A to Z").first.click()
    if sample == "real":  # so many words that each letter has a page
        page.get_by_role("link", name=there.typed, exact=True).click()
    page.get_by_role("link", name=re.compile(there.also_called)).first.click()
    page.locator(".meaning a.pin", has_text="(4)").click()
    expect(page.locator("#s4")).to_be_in_viewport()
    lit = page.locator("#s4").evaluate("e => getComputedStyle(e).backgroundColor")
    assert lit != page.locator("#s3").evaluate("e => getComputedStyle(e).backgroundColor")
    page.locator(TERM, has_text=there.term).first.click()
    expect(page.locator(f"#m-{there.term_id}")).to_be_in_viewport()
    expect(page.locator(f"#m-{there.term_id}")).to_contain_text(there.term_says)
    page.get_by_role("link", name=re.compile("^Next")).click()
    expect(page).to_have_url(f"{base}{there.act}/{there.next}/")
