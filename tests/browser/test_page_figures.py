"""What a reader meets on the pages of the invented site, measured as `make page-figures` measures every page."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from .conftest import BOTH, INVENTED, Open
from .page_figures import A4, DESK, PHONE, first_visit, kinds, look, of_law, pages_on_paper, said_on_paper
from .samples import INVENTED as KITES
from .samples import Sample

SECTIONS = ("6", "12", "14", "24", "25", "27", "28", "32", "37")
SIZES = pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])


@INVENTED
@SIZES
@pytest.mark.parametrize("label", SECTIONS)
def test_the_answer_starts_on_the_first_screen_below_two_key_facts(
    open_page: Open, there: Sample, label: str, size: tuple[int, int]
) -> None:
    page = open_page(f"{there.act}/{label}/", width=size[0], height=size[1])
    found = look(page)
    assert found.explained
    warned = page.locator(".state.warning, .differences").count()  # what has to be read first stands first
    assert found.starts or warned
    assert found.facts_first
    if size == DESK and found.help is not None:
        assert found.help < size[1] or warned
    assert found.inside == []
    assert found.letters >= 17


@INVENTED
def test_key_facts_beyond_two_follow_the_answer(open_page: Open, there: Sample) -> None:
    page = open_page(f"{there.act}/37/")
    found = look(page)
    assert (found.facts, found.above) == (3, 2)
    expect(page.get_by_role("region", name="More key facts").locator("dd")).to_have_count(1)


@INVENTED
def test_on_a_desk_the_law_and_its_explanation_keep_each_other_company(open_page: Open, there: Sample) -> None:
    """Whichever is longer: at the end of one the end of the other is in view."""
    page = open_page(there.section, width=1280, height=600)
    page.locator(".words").evaluate("e => scrollTo(0, e.getBoundingClientRect().bottom - innerHeight)")
    expect(page.locator(".explanation > :last-child")).to_be_in_viewport()
    expect(page.locator(".words > .source")).to_be_in_viewport()


@INVENTED
@pytest.mark.parametrize("kind", list(KITES.pages))
def test_every_page_type_prints(open_page: Open, there: Sample, kind: str) -> None:
    if kind in ("search", "search with results", "search without an answer", "missing"):
        pytest.skip("a page to type into, or of no address")
    page = open_page(there.pages[kind])
    assert len(said_on_paper(page).split()) > 5


@INVENTED
def test_a_section_takes_two_sides_with_the_law_s_own_notes_and_room_for_others(open_page: Open, there: Sample) -> None:
    page = open_page(there.pages["section not started"])
    assert pages_on_paper(page.pdf(**A4)) <= 2
    page = open_page(there.section)
    page.emulate_media(media="print")
    expect(page.locator("details .history li").first).to_be_visible()
    expect(page.locator(".notes")).to_be_visible()
    expect(page.locator("header.site .name")).to_be_visible()


@INVENTED
def test_what_is_folded_is_open_without_javascript_and_for_whoever_follows_a_link(
    open_page: Open, there: Sample
) -> None:
    page = open_page(there.section)
    expect(page.locator(f"#m-{there.term_id}")).to_be_hidden()
    page = open_page(f"{there.section}#m-{there.term_id}")
    expect(page.locator(f"#m-{there.term_id}")).to_be_in_viewport()
    page = open_page(there.section, java_script_enabled=False)
    expect(page.locator(f"#m-{there.term_id}")).to_be_visible()
    phone = open_page(there.pages["act"], width=360)
    expect(phone.locator(".part .section").first).to_be_hidden()
    phone.locator(".part > summary").first.click()
    expect(phone.locator(".part .section").first).to_be_visible()
    expect(open_page(there.pages["act"]).locator(".part .section").first).to_be_visible()


LIGHT, GUIDE, LONG_LAW = 20 * 1024, 24 * 1024, 9_000
"""Bytes of a first visit, packed; of one to a guide, which is one page as it is two sides of paper; and of a section's
own words from which on no page can hold them and be light."""


@BOTH
def test_a_first_visit_takes_20_kb_at_most(site_dir: Path, sample: str) -> None:
    """On every page but a whole Part, which is for print, and a section that is itself so long: docs/design.md."""
    found = kinds(site_dir)
    del found["whole-part"]
    guides = found.pop("guide", [])
    assert {path: size for path in guides if (size := first_visit(site_dir, path)) > GUIDE} == {}
    heavy = {path: size for paths in found.values() for path in paths if (size := first_visit(site_dir, path)) > LIGHT}
    assert {path: size for path, size in heavy.items() if of_law(site_dir, path) < LONG_LAW} == {}
