"""With colours of one's own (high contrast), no state of a page is told by colour alone, and no colour is ours."""

import pytest
from playwright.sync_api import Page

from .conftest import EVERY_PAGE, INVENTED, Open
from .samples import Sample

LINES = """e => { const s = getComputedStyle(e);
  return [s.borderInlineStartStyle, s.borderInlineStartWidth, s.borderBottomStyle, s.outlineStyle].join(); }"""
"""What of a look is no colour of a letter or a ground."""


def lines(page: Page, what: str) -> str:
    found: str = page.locator(what).first.evaluate(LINES)
    return found


@INVENTED
@pytest.mark.parametrize(
    ("where", "this", "other"),
    [
        ("{act}/37/", ".facts .presses", ".facts div:not(.presses)"),  # a penalty, and a fact that does not press
        ("{section}#s4", ".law #s4", ".law #s3"),  # what a link led to
        ("{section}#law", "#law", "#meaning"),
        ("{section}#m-{term}", "#m-{term}", ".defined dl > div:not(:target)"),
        ("search/#q=bill", ".results mark", ".results .title"),  # the word that was looked for
        ("{act}/32/", "a.pin", ".meaning p"),
        ("", ".ask button", ".hero .lead"),
    ],
)
def test_a_state_shows_by_a_line(open_page: Open, there: Sample, where: str, this: str, other: str) -> None:
    names = {"act": there.act, "section": there.section, "term": there.term_id}
    page = open_page(where.format(**names), forced_colors="active")
    assert lines(page, this.format(**names)) != lines(page, other)


@INVENTED
def test_the_picture_of_what_is_explained_tells_its_kinds_apart(open_page: Open, there: Sample) -> None:
    """By a line of another kind, or by one of the reader's own colours; its words have theirs too."""
    page = open_page("coverage/", forced_colors="active")
    look = "e => [getComputedStyle(e).fill, getComputedStyle(e).strokeDasharray].join()"
    kinds = [key.evaluate(look) for key in page.locator(".key").first.locator("rect").all()]
    assert len(set(kinds)) == len(kinds) > 3
    fill = page.locator(".coverage text").first.evaluate("e => getComputedStyle(e).fill")
    assert fill == page.locator("body").evaluate("e => getComputedStyle(e).color")


@EVERY_PAGE
def test_no_page_keeps_colours_of_its_own(open_page: Open, there: Sample, kind: str) -> None:
    page = open_page(there.pages[kind], forced_colors="active")
    own = """() => [...document.querySelectorAll('body *:not(svg, svg *)')]
      .filter(e => getComputedStyle(e).forcedColorAdjust === 'none').map(e => e.className || e.tagName)"""
    assert page.evaluate(own) == []
