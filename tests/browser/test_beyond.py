"""Beyond the page: the zip from a folder, the picture of what is explained, what pages say to programs."""

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from .conftest import INVENTED, Open
from .samples import Sample


def test_the_zip_reads_from_a_folder(
    browser: Browser, site_dir: Path, tmp_path: Path, there: Sample, sample: str
) -> None:
    zipfile.ZipFile(io.BytesIO((site_dir / there.act / f"{there.act}.zip").read_bytes())).extractall(tmp_path)
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((tmp_path / there.act / "start.html").as_uri())
    if sample == "real":  # an Act so long that its Parts list its sections
        page.get_by_role("link", name="Every section of Part 11").click()
    page.get_by_role("link", name=there.also_called).first.click()
    expect(page.locator("hgroup")).to_contain_text(there.heading)
    serif = page.locator("h1").evaluate("e => getComputedStyle(e).fontFamily")
    assert "Charter" in serif, "the style sheet is there"
    page.get_by_role("link", name=there.reference[0]).first.click()
    expect(page.locator("hgroup")).to_contain_text(there.reference[0].partition("(")[0].capitalize())
    assert [url for url in asked if not url.startswith("file:")] == []
    page.close()


def test_the_picture_of_what_is_explained_reads_aloud(open_page: Open, there: Sample) -> None:
    page = open_page("coverage/")
    picture = page.get_by_role("img").first
    expect(picture).to_have_accessible_name(f"{there.title}: what is explained and checked")
    expect(picture).to_have_accessible_description(re.compile(there.part))
    first = page.locator("table").first.locator("tbody tr").first
    expect(first.locator("th")).to_have_text(there.title)
    cells = [int(text) for text in first.locator("td").all_inner_texts()]
    assert cells[0] == sum(cells[1:]) > 0


def test_a_page_tells_programs_what_it_is(open_page: Open, there: Sample) -> None:
    page = open_page(there.section)
    graph = json.loads(page.locator("script[type='application/ld+json']").text_content() or "")["@graph"]
    law, trail = graph
    assert law["@type"] == "Legislation"
    assert law["legislationLegalValue"] == "https://schema.org/UnofficialLegalValue"
    assert law["legislationIdentifier"] == f"{there.title}, s {there.label}"
    assert [item["position"] for item in trail["itemListElement"]] == [1, 2, 3]
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    assert canonical == law["@id"] == page.locator("meta[property='og:url']").get_attribute("content")


@INVENTED
@pytest.mark.parametrize("kind", ["home", "section", "help"])
def test_a_shared_link_has_the_brand_and_a_picture(open_page: Open, base: str, kind: str, there: Sample) -> None:
    page = open_page(there.pages[kind])
    assert page.title().endswith(f" · {there.name}")
    picture = page.locator("meta[property='og:image']").get_attribute("content") or ""
    assert picture == f"{there.home}assets/share.png"
    assert page.request.get(f"{base}assets/share.png").headers["content-type"] == "image/png"


def test_the_law_and_the_explanation_can_be_cited(open_page: Open, there: Sample) -> None:
    page = open_page(there.section)
    cited = page.locator(".cite")
    expect(cited.first).to_have_text(f"{there.title}, s {there.label}")
    expect(cited.last).to_contain_text(f"“{there.also_called}” {there.name} (on the")


def test_an_address_that_is_not_here_leads_on(open_page: Open) -> None:
    page = open_page("404.html")
    expect(page.get_by_role("searchbox")).to_be_visible()
    expect(page.get_by_role("link", name="the home page")).to_be_visible()
