"""The section page: everything that a reader needs, in the law's own nesting."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace

import lxml.html
import pytest
from lxml.html import HtmlElement

from lawplain import content, pair, project
from lawplain.config import Config, SiteConfig
from lawplain.content import ActContent, Content
from lawplain.model import Act, HistoryNote, Origin, Provision
from lawplain.site import said, section
from lawplain.site.page import Page, site
from lawplain.store import FetchLog


def parsed(page: Page) -> HtmlElement:
    return lxml.html.fromstring(f"<div>{page.body}</div>")


def words(element: HtmlElement) -> str:
    return re.sub(r"\s+", " ", element.text_content()).strip()


def one(element: HtmlElement, path: str) -> HtmlElement:
    (found,) = element.xpath(path)
    assert isinstance(found, HtmlElement)
    return found


@pytest.fixture(scope="module")
def page_398(real_pages: dict[str, Page]) -> HtmlElement:
    return parsed(real_pages["immigration-act-2009/398/"])


def test_every_section_has_a_page(real_pages: dict[str, Page]) -> None:
    pages = [path for path, page in real_pages.items() if page.kind == "section"]
    assert len(pages) == 553
    assert {"immigration-act-2009/61A/", "immigration-act-2009/61A-LMS346726/"} <= set(pages)


def test_both_titles_stand_in_the_one_h1(page_398: HtmlElement) -> None:
    heading = words(one(page_398, "//h1"))
    assert "398" in heading
    assert "Costs of deportation or repatriation" in heading
    assert "Who pays when someone is sent out of New Zealand" in heading


def test_the_law_is_nested_as_enacted(page_398: HtmlElement) -> None:
    """Each label stands at its anchor, inside the anchor of what holds it."""
    law = one(page_398, "//*[@data-law]")
    found = {e.get("id"): words(e) for e in law.xpath(".//*[starts-with(@id, 's')]")}
    assert list(found) == [
        "s1", "s2", "s2-a", "s2-b", "s2-c", "s3", "s4", "s4-a", "s4-b", "s5", "s5-a", "s5-b", "s6", "s6A", "s7", "s8",
    ]  # fmt: skip
    assert found["s2"].startswith("(2) Subsection (3) applies if—")
    assert found["s2-c"].startswith("(c) the Minister is satisfied")
    for inner, outer in (("s2-a", "s2"), ("s4-b", "s4"), ("s5-b", "s5")):
        assert one(law, f".//*[@id='{inner}']/ancestor::*[@id='{outer}']") is not None
    assert law.xpath(".//*[@id='s6A']/ancestor::*[@id='s6']") == []


def test_each_label_links_to_its_own_place(page_398: HtmlElement) -> None:
    labels = page_398.xpath("//*[@data-law]//a[starts-with(@href, '#s')]/@href")
    assert {"#s1", "#s2-a", "#s6A", "#s8"} <= set(labels)


def test_references_lead_to_the_place_they_name(page_398: HtmlElement) -> None:
    links = {words(a): a.get("href") for a in page_398.xpath("//*[@data-law]//a")}
    assert links["section 355(6)"] == "/immigration-act-2009/355/#s6"
    assert links["118"] == "/immigration-act-2009/118/"


def test_sections_named_in_the_explanation_are_links_too(page_398: HtmlElement) -> None:
    link = one(page_398, "//a[text()='section 355(6)' and not(ancestor::*[@data-law])]")
    assert link.get("href") == "/immigration-act-2009/355/#s6"


def test_pins_lead_to_the_words_they_stand_for(page_398: HtmlElement) -> None:
    pins = page_398.xpath("//*[@id='meaning']/..//a[contains(@class, 'pin')]")
    assert [(words(p), p.get("href")) for p in pins][:3] == [("(1)", "#s1"), ("(2)-(3)", "#s2"), ("(4)", "#s4")]


def test_key_facts_topics_and_neighbours(page_398: HtmlElement, real_pages: dict[str, Page]) -> None:
    text = words(page_398)
    assert "Their parent or guardian" in text
    topics = page_398.xpath("//a[starts-with(@href, '/topics/')]/@href")
    assert len(set(topics)) == 3
    assert all(topic[1:] in real_pages for topic in topics)
    for way, label, official, title in (
        ("prev", "397", "Refund or forfeiture of bond", "Getting a bond back, and when you lose it"),
        ("next", "399", "Immigration levy", "The immigration levy, who pays it and what for"),
    ):
        link = one(page_398, f"//nav//a[@rel='{way}']")
        assert link.get("href") == f"/immigration-act-2009/{label}/"
        assert official in words(link)
        assert title in words(link)


def test_what_a_reader_must_know_about_the_text(page_398: HtmlElement) -> None:
    text = words(page_398).replace("\u00a0", " ")
    assert "Drafted with AI from the law as at 27 May 2026; no person has checked it yet." in text
    assert "not the law or legal advice" in text
    assert "This explains the law as at 27 May 2026." in text
    assert (
        "Source: New Zealand Legislation, Parliamentary Counsel Office; Immigration Act 2009 as at 27 May 2026" in text
    )
    assert "Not an official version." in text
    assert "CC BY 4.0" in text
    links = page_398.xpath("//a/@href")
    assert "https://www.legislation.govt.nz/act/public/2009/51/en/2026-05-27/sections/DLM1441230/" in links
    assert any(link.startswith("mailto:") and "398" in link for link in links)
    assert any(link.endswith("/edit/main/content/immigration-act-2009/398.md") for link in links)
    assert "/help/" in links


def test_history_is_dated(page_398: HtmlElement) -> None:
    history = words(one(page_398, "//*[@id='changed']/..")).replace("\u00a0", " ")
    assert "7 May 2015" in history
    assert "Immigration Amendment Act 2015" in history


def test_sections_that_refer_to_this_one(page_398: HtmlElement) -> None:
    referring = one(page_398, "//*[@id='referring']/..").xpath(".//a/@href")
    assert "/immigration-act-2009/394/" in referring


def test_a_repealed_section_is_a_tombstone(real_pages: dict[str, Page]) -> None:
    page = parsed(real_pages["immigration-act-2009/297/"])
    assert re.search(r"Section 297 was repealed on \d+\s[A-Z][a-z]+\s\d{4}", words(page))
    assert page.xpath("//*[@id='meaning']") == []


def test_a_section_not_yet_in_force_says_so_first(real_pages: dict[str, Page]) -> None:
    text = words(parsed(real_pages["immigration-act-2009/100/"])).replace("\u00a0", " ")
    said = text.index("did not apply yet on 27 May 2026")
    assert said < text.index("What it means")


def test_a_table_of_the_law_has_headers(real_pages: dict[str, Page]) -> None:
    table = one(parsed(real_pages["immigration-act-2009/179/"]), "//*[@data-law]//table")
    assert [words(th) for th in table.xpath(".//th")][:1] == ["Why person deported"]


DAY = dt.date(2020, 1, 1)
TEXT = (
    "---\nid: S\nalso_called: Fly a kite\ntopics:\n  - play\nlaw_as_at: {day}\nmethod: drafted-with-ai\n---\n{body}\n"
)
Make = Callable[..., str]


@pytest.fixture
def page_of() -> Make:
    """The words of the page of one invented section."""

    def make(
        provision: Provision, day: str = "2020-01-01", body: str = "Fly. [all]", log: FetchLog | None = None
    ) -> str:
        act = Act(
            "kites", "K", "Kite Act 2019", "public", 2019, 7, DAY, False, DAY, Origin("official"), "", (provision,)
        )
        summary, _ = content.read_summary(TEXT.format(day=day, body=body), "content/kites/1.md", "1")
        assert summary is not None
        edition = pair.pair(act, ActContent("kites", (summary,)), log or FetchLog())
        collection = pair.collect([edition], Content({}))
        config = Config(root=None, site=SiteConfig(), acts=())  # type: ignore[arg-type]
        (page,) = section.pages(site(config, collection))
        return str(page.body)

    return make


KITE = Provision("section", "S", "1", "Kites", "1")


def test_where_the_words_are_not_stored_the_official_ones_are_linked(page_of: Make) -> None:
    html = page_of(KITE)
    assert "are not stored here" in html
    assert "https://www.legislation.govt.nz/act/public/2019/7/en/2020-01-01/sections/S/" in html
    assert "Fly." in html


def test_an_overtaken_explanation_says_so_even_where_the_words_are_not_stored(page_of: Make) -> None:
    note = HistoryNote("N", dt.date(2020, 6, 1), "amended", "Section 1", "the Wind Act 2020")
    html = page_of(replace(KITE, history=(note,))).replace("\u00a0", " ")
    assert "The law changed after this was written." in html
    assert "1 June 2020" in html


def test_when_we_last_looked(page_of: Make) -> None:
    looked = FetchLog(tried="2020-03-04T01:00:00+00:00", succeeded="2020-03-04T01:00:00+00:00")
    assert "We last looked for changes on 4\u00a0March\u00a02020." in page_of(KITE, log=looked)
    failed = replace(looked, tried="2020-03-05T01:00:00+00:00", result="challenge")
    html = page_of(KITE, log=failed)
    assert "We last looked for changes on 4\u00a0March\u00a02020." in html
    assert "5\u00a0March\u00a02020" in html


@pytest.mark.parametrize(
    ("written", "never"),
    [
        ("<script>alert(1)</script>", "<script"),
        ("<img src=x onerror=alert(1)>", "<img"),
        ("[words](javascript:alert(1))", 'href="javascript'),
        ("![picture](https://elsewhere.example/x.png)", "<img"),
        ("[words](data:text/html,x)", 'href="data'),
    ],
)
def test_nothing_that_an_editor_writes_is_live(page_of: Make, written: str, never: str) -> None:
    assert never not in page_of(KITE, body=f"Fly {written} [all]")


def test_nothing_we_say_of_a_state_calls_the_law_current(real_project: Config) -> None:
    """A page outlives the job that made it: it states dates."""
    (edition,) = project.load(real_project).editions
    for entry in edition.entries:
        state = said.state(edition, entry)
        sentences = f"{state.head} {state.more} {said.looked(edition)} {said.source_line(edition.act)}"
        assert not re.search(r"\b(current|up to date|up-to-date|in force)\b", sentences), entry.name
