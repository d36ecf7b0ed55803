"""Words of an explanation that explain themselves: by tap, key and pointer, without a script, and on paper."""

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Locator, Page, expect

from .conftest import INVENTED, Open
from .samples import Sample

MARKED = ".explanation a[href^='#m-'], .explanation a[href^='#e-']"
KITE, OURS = "#m-kite", "#e-public-money"
KITE_SAYS = "Something that the wind alone holds up"

pytestmark = INVENTED


def mark(page: Page, where: str) -> Locator:
    return page.locator(f".explanation a[href='{where}']")


def test_a_tap_shows_the_meaning_and_another_leads_to_it(open_page: Open, there: Sample) -> None:
    page = open_page(there.section, width=360, height=640, has_touch=True, is_mobile=True)
    mark(page, KITE).tap()
    expect(page.get_by_role("tooltip")).to_contain_text(KITE_SAYS)
    expect(page.locator(KITE)).to_be_hidden()
    mark(page, KITE).tap()
    expect(page.locator(KITE)).to_be_in_viewport()


def test_on_a_phone_no_box_covers_its_word_or_the_next_line(open_page: Open, there: Sample) -> None:
    page = open_page(there.section, width=360, height=640, has_touch=True, is_mobile=True)
    assert page.locator(MARKED).count() > 1
    for one in page.locator(MARKED).all():
        for share in (0.1, 0.5, 0.9):  # wherever on the screen it stands
            one.evaluate(
                "(e, share) => scrollTo(0, e.getBoundingClientRect().top + scrollY - innerHeight * share)", share
            )
            one.tap()
            box, word = page.get_by_role("tooltip").bounding_box(), one.bounding_box()
            assert box and word
            next_line = word["y"] + 2 * word["height"]
            assert box["y"] + box["height"] <= word["y"] or box["y"] >= next_line
            page.locator("h1").first.dispatch_event("click")  # closes it


def test_the_tab_key_shows_the_meaning_escape_closes_it_and_enter_leads_there(open_page: Open, there: Sample) -> None:
    page = open_page(there.section)
    mark(page, KITE).focus()
    expect(page.get_by_role("tooltip")).to_contain_text(KITE_SAYS)
    expect(mark(page, KITE)).to_have_attribute("aria-describedby", "tip")
    page.keyboard.press("Escape")
    expect(page.get_by_role("tooltip")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.locator(KITE)).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(mark(page, KITE)).to_be_focused()


def test_a_pointer_shows_what_no_law_defines_as_our_explanation(open_page: Open, there: Sample) -> None:
    page = open_page(there.section)
    mark(page, OURS).hover()
    expect(page.get_by_role("tooltip")).to_have_text(
        "Our explanation, not a definition of the law: Money that the government has for everyone."
    )

    def line(where: str) -> str:
        return str(mark(page, where).evaluate("e => getComputedStyle(e).textDecorationStyle"))

    assert (line(KITE), line(OURS)) == ("dotted", "dashed")


def test_without_javascript_a_mark_leads_to_its_meaning(open_page: Open, there: Sample) -> None:
    page = open_page(there.section, java_script_enabled=False)
    for where in (KITE, OURS):
        mark(page, where).click()
        expect(page.locator(where)).to_be_in_viewport()


def test_paper_has_the_meanings_of_the_explanation_once_at_the_end(open_page: Open, there: Sample) -> None:
    page = open_page(there.section)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    printed = page.locator(".defined dl > div").filter(visible=True)
    assert sorted(str(one.get_attribute("id")) for one in printed.all()) == ["e-public-money", "m-kite", "m-large-kite"]
    ends = page.locator("main .after > *").evaluate_all("all => all.map(e => e.getBoundingClientRect().bottom)")
    assert page.locator(".defined").evaluate("e => e.getBoundingClientRect().bottom") == max(ends)


@pytest.mark.parametrize("look", [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_an_open_meaning_in_an_explanation_is_accessible(open_page: Open, there: Sample, look: dict[str, str]) -> None:
    """Where the reader's own colours are forced, their contrast is the reader's."""
    page = open_page(there.section, bypass_csp=True, **look)
    rules = {"color-contrast": {"enabled": "forced_colors" not in look}}
    for where in (KITE, OURS):
        mark(page, where).focus()
        expect(page.get_by_role("tooltip")).to_be_visible()
        found = Axe().run(page, options={"resultTypes": ["violations"], "rules": rules}).response["violations"]
        assert [(one["id"], one["nodes"][0]["target"]) for one in found] == []
