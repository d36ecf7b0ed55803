"""For everyone: by keyboard alone, on the smallest screen, enlarged, in print, with colours of one's own."""

import re

import pytest
from playwright.sync_api import Page, expect

from .conftest import EVERY_PAGE, Open
from .samples import Sample

FOCUSED = """() => {
  const e = document.activeElement, b = e.getBoundingClientRect(), s = getComputedStyle(e);
  return {inMain: !!e.closest('main > *:not(.crumbs)') && !e.closest('.crumbs'), tag: e.tagName,
    text: (e.textContent || '').trim().slice(0, 40),
    outline: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2,
    onScreen: b.bottom > 0 && b.top < innerHeight && b.right > 0 && b.left < innerWidth && b.width > 0};
}"""


def focused(page: Page) -> dict[str, object]:
    found = page.evaluate(FOCUSED)
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("kind", ["section", "part", "act", "topic", "sub-topic", "words", "section with a table"])
def test_few_stops_before_the_text(open_page: Open, kind: str, there: Sample) -> None:
    page = open_page(there.pages[kind])
    stops = 0
    page.keyboard.press("Tab")
    while not focused(page)["inMain"]:
        stops += 1
        assert stops <= 12  # to the text, or home, away, to guides, topics, questions, limits, help, a search, and up
        page.keyboard.press("Tab")


def test_the_skip_link_leads_past_them(open_page: Open, there: Sample) -> None:
    page = open_page(there.section)
    page.keyboard.press("Tab")
    assert focused(page)["text"] == "Skip to the text"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('main')")


@pytest.mark.parametrize("width", [360, 1280])
def test_time_limits_are_read_as_a_table_even_where_the_cells_stand_in_one_column(
    open_page: Open, width: int, there: Sample, sample: str
) -> None:
    page = open_page(there.pages["time limits"], width=width)
    if width == 360 and sample == "invented":  # a phone shows topics folded; of many, each has a page
        page.locator("summary:has(h2)").first.click()
    # The browser's own tree: Playwright's roles come from the elements, whatever their display.
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    nodes = [(node["role"]["value"], node.get("name", {}).get("value")) for node in tree if not node["ignored"]]
    assert {("columnheader", "What"), ("columnheader", "How long")} <= set(nodes)
    assert {"table", "row", "cell"} <= {role for role, _ in nodes}


@pytest.mark.parametrize("width", [360, 1280])
def test_focus_is_always_visible_and_on_screen(open_page: Open, width: int, there: Sample) -> None:
    page = open_page(there.section, width=width)
    seen: list[object] = []
    for _ in range(150):
        page.keyboard.press("Tab")
        now = focused(page)
        if now["tag"] == "BODY":
            break
        assert now["outline"], now
        assert now["onScreen"], now
        seen.append(now["text"])
    assert "(6A)" in seen
    assert any(str(text).startswith("Next") for text in seen)
    assert len(seen) < 150


def test_a_defined_word_opens_and_closes_by_key_and_escape_comes_back(open_page: Open, there: Sample) -> None:
    page = open_page(there.section)
    term = page.locator(".law a[href^='#m-']", has_text=there.term).first
    term.focus()
    tip = page.get_by_role("tooltip")
    expect(tip).to_contain_text(there.term_says)
    assert term.get_attribute("aria-describedby") == tip.get_attribute("id")
    page.keyboard.press("Escape")
    expect(tip).to_have_count(0)
    expect(term).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"#m-{there.term_id}$"))
    expect(page.locator(f"#m-{there.term_id}")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(term).to_be_focused()


def test_the_arrow_keys_leave_the_page_alone(open_page: Open, there: Sample, base: str) -> None:
    """They move a screen reader's cursor, and scroll."""
    page = open_page(there.section)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.is_navigation_request() else None)
    for key in ("ArrowRight", "ArrowLeft"):
        page.keyboard.press(key)
        page.evaluate("() => new Promise(requestAnimationFrame)")
    assert (page.url, asked) == (base + there.section, [])


@EVERY_PAGE
def test_nothing_scrolls_sideways(open_page: Open, kind: str, there: Sample) -> None:
    page = open_page(there.pages[kind], width=320)
    for width in (320, 640):  # 640: a screen of 1280 at 200 %
        page.set_viewport_size({"width": width, "height": 800})
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{wide} px wide at {width} px"


def test_text_enlarged_alone_still_fits(open_page: Open, there: Sample) -> None:
    page = open_page(there.section, width=640)
    page.evaluate("document.documentElement.style.fontSize = '225%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


@pytest.mark.parametrize("kind", ["home", "section", "act", "topic", "words", "section with a table"])
def test_targets_are_large_enough(open_page: Open, kind: str, there: Sample) -> None:
    """24 px each way, save links inside a sentence."""
    page = open_page(there.pages[kind], width=360)
    small = page.evaluate("""() => [...document.querySelectorAll('a.pin, a.n, button, input, nav a, .tags a, .inside a,'
      + '.doors a, .cards h3 a, .sections a, .outline a, .index a,'
      + 'footer a')].map(e => [e.textContent.trim().slice(0, 30),
      e.getBoundingClientRect()]).filter(([_, b]) => b.width && (b.width < 23.9 || b.height < 23.9))
      .map(([t, b]) => `${t} ${b.width}x${b.height}`)""")
    assert small == []


def test_lines_have_60_to_75_characters_and_large_letters(open_page: Open, there: Sample) -> None:
    page = open_page(there.pages["section with a table"], width=1280)
    measured = page.evaluate("""() => [...document.querySelectorAll('.meaning p')].slice(2).map(p => {
      const s = getComputedStyle(p);
      const c = document.createElement('canvas').getContext('2d'); c.font = s.font;
      const sample = 'If you are 18 or over and are sent out of New Zealand, you may not return for the time below';
      return [parseFloat(s.fontSize), p.clientWidth / (c.measureText(sample).width / sample.length)]; })""")
    assert measured
    for size, characters in measured:
        assert size >= 18
        assert 50 <= characters <= 75


def test_each_thing_has_a_name_for_screen_readers(open_page: Open, there: Sample) -> None:
    page = open_page(there.section)
    tree = page.locator("body").aria_snapshot()
    for named in (
        'navigation "Site"',
        'navigation "Where this is"',
        'navigation "Previous and next section"',
        'region "Key facts"',
        'region "What it means"',
        'region "The words of the law"',
        'link "The law: (2)-(3)"',
        'link "(2)(a)"',
    ):
        assert named in tree
    assert page.locator("main").count() == page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.lang") == "en-NZ"


def test_with_colours_of_one_s_own_what_is_lit_shows_an_outline(open_page: Open, there: Sample) -> None:
    page = open_page(there.section, forced_colors="active")
    pin = page.locator(".meaning a.pin").first
    pin.focus()
    assert page.locator(pin.get_attribute("href") or "").evaluate("e => getComputedStyle(e).outlineStyle") == "solid"


def test_with_reduced_motion_nothing_moves(open_page: Open, there: Sample) -> None:
    page = open_page(there.section, reduced_motion="reduce")
    moving = """() => [...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e);
      return s.scrollBehavior === 'smooth' || parseFloat(s.transitionDuration) || s.animationName !== 'none';
      }).length"""
    assert page.evaluate(moving) == 0


@pytest.mark.parametrize("kind", ["section", "part", "act"])
def test_print_carries_address_and_date(open_page: Open, kind: str, there: Sample) -> None:
    page = open_page(there.pages[kind])
    page.emulate_media(media="print")
    text = page.locator("body").inner_text().replace("\u00a0", " ")
    assert f"Printed from {there.home}{there.pages[kind]}" in text
    assert f"the law as at {there.as_at}" in text
    assert "Skip to the text" not in text
    assert page.locator("header.site").inner_text().strip() == there.name
    pdf = page.pdf(format="A4")
    assert pdf.startswith(b"%PDF") and len(pdf) > 10_000
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper == "rgb(255, 255, 255)"
