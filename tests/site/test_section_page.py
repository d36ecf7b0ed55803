"""The section page: everything that a reader needs, in the law's own nesting."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import lxml.html
import pytest
from lxml.html import HtmlElement

from lawplain import content, editions
from lawplain.config import Config, SiteConfig
from lawplain.content import ActContent, Content
from lawplain.editions import pair
from lawplain.law.model import Act, HistoryNote, Origin, Provision
from lawplain.site import wording
from lawplain.site.page import Page
from lawplain.site.pages import section
from lawplain.site.view import site
from lawplain.sources.nz.instruments import ACT
from lawplain.store import FetchLog


def parsed(page: Page) -> HtmlElement:
    return lxml.html.fromstring(f"<div>{page.body}</div>")


def words(element: HtmlElement) -> str:
    return re.sub(r"\s+", " ", element.text_content()).strip()


def one(element: HtmlElement, path: str) -> HtmlElement:
    (found,) = element.xpath(path)
    assert isinstance(found, HtmlElement)
    return found


@dataclass(frozen=True)
class Expected:
    """What stands on the page of one section, read by a person in the law and in the explanation of it."""

    act: str
    section: str
    heading: str
    title: str
    source: str
    id: str
    official: str
    edit: str
    anchors: tuple[str, ...]
    """The places of the law, in order."""
    starts: dict[str, str]
    inside: tuple[tuple[str, str], ...]
    beside: tuple[str, str]
    law_links: dict[str, str]
    links: tuple[str, str]
    """A section that the explanation names or pins, and where that leads."""
    pins: tuple[tuple[str, str], ...]
    """The first three."""
    fact: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    history: tuple[str, ...]
    referring: str
    sections: int
    namesakes: tuple[str, str]
    repealed: str
    not_in_force: tuple[str, str]
    table: tuple[str, str]
    """A section with a table, and the first of its headers."""

    @property
    def path(self) -> str:
        return f"{self.act}/{self.section}/"


INVENTED = Expected(
    act="kites-and-lanterns-act-2018",
    section="27",
    heading="Costs of removing and keeping kites",
    title="Who pays when a kite is taken away",
    source="Kites and Lanterns Act 2018 as at 1 April 2024",
    id="K270",
    official="https://www.legislation.govt.nz/act/public/2018/931/en/2024-04-01/sections/K270/",
    edit="https://git.example/kites/edit/main/content/kites-and-lanterns-act-2018/27.md",
    anchors=(
        *("s1", "s2", "s2-a", "s2-b", "s2-c", "s3", "s4", "s4-a", "s4-b", "s5", "s5-a", "s5-b", "s5-c"),
        *("s6", "s6A", "s7", "s8"),
    ),
    starts={"s2": "(2) Subsection (3) applies if—", "s2-c": "(c) the Director is satisfied"},
    inside=(("s2-a", "s2"), ("s4-b", "s4"), ("s5-c", "s5")),
    beside=("s6A", "s6"),
    law_links={
        "section 37(4)": "/kites-and-lanterns-act-2018/37/#s4",
        "section 23": "/kites-and-lanterns-act-2018/23/",
        "Subsection (3)": "/kites-and-lanterns-act-2018/27/#s3",
    },
    links=("section 37(4)", "/kites-and-lanterns-act-2018/37/#s4"),
    pins=(("(4)", "#s4"), ("(6A)", "#s6A"), ("(5)", "#s5")),
    fact="$250 in total",
    before=("26", "Kites that are not collected"),
    after=("28", "Kite levy", "What you pay each year that a kite permit lasts"),
    history=("1 April 2024", "Kites and Lanterns Amendment Act 2023"),
    referring="24",
    sections=43 + 11 + 23,
    namesakes=("16", "16-K160"),
    repealed="22",
    not_in_force=("18", "1 April 2024"),
    table=("14", "Kind of kite"),
)
REAL = Expected(
    act="immigration-act-2009",
    section="398",
    heading="Costs of deportation or repatriation",
    title="Who pays when someone is sent out of New Zealand",
    source="Immigration Act 2009 as at 27 May 2026",
    id="DLM1441230",
    official="https://www.legislation.govt.nz/act/public/2009/51/en/2026-05-27/sections/DLM1441230/",
    edit="https://github.com/lawplain/lawplain/edit/main/content/immigration-act-2009/398.md",
    anchors=(
        *("s1", "s2", "s2-a", "s2-b", "s2-c", "s3", "s4", "s4-a", "s4-b", "s5", "s5-a", "s5-b"),
        *("s6", "s6A", "s7", "s8"),
    ),
    starts={"s2": "(2) Subsection (3) applies if—", "s2-c": "(c) the Minister is satisfied"},
    inside=(("s2-a", "s2"), ("s4-b", "s4"), ("s5-b", "s5")),
    beside=("s6A", "s6"),
    law_links={"section 355(6)": "/immigration-act-2009/355/#s6", "118": "/immigration-act-2009/118/"},
    links=("s 180(1)", "/immigration-act-2009/180/#s1"),
    pins=(("(4)", "#s4"), ("s 180(1)", "/immigration-act-2009/180/#s1"), ("(3)", "/immigration-act-2009/180/#s3")),
    fact="Their parent or guardian",
    before=("397", "Refund or forfeiture of bond", "Getting a bond back, and when you lose it"),
    after=("399", "Immigration levy", "The immigration levy, who pays it and what for"),
    history=("7 May 2015", "Immigration Amendment Act 2015"),
    referring="394",
    sections=553,
    namesakes=("61A", "61A-LMS346726"),
    repealed="297",
    not_in_force=("100", "27 May 2026"),
    table=("179", "Why person deported"),
)


@pytest.fixture
def expected(sample: str) -> Expected:
    return {"invented": INVENTED, "real": REAL}[sample]


@pytest.fixture
def page(sample_pages: dict[str, Page], expected: Expected) -> HtmlElement:
    return parsed(sample_pages[expected.path])


def test_every_section_has_a_page(sample_pages: dict[str, Page], expected: Expected) -> None:
    pages = [path for path, page in sample_pages.items() if page.kind == "section"]
    assert len(pages) == expected.sections
    assert {f"{expected.act}/{name}/" for name in expected.namesakes} <= set(pages)


def test_the_plain_title_heads_the_page_and_the_official_one_leads_to_it(page: HtmlElement, expected: Expected) -> None:
    assert words(one(page, "//h1")) == expected.title
    line = f"Section {expected.section}: {expected.heading} · You could also call this: {expected.title}"
    assert words(one(page, "//hgroup")) == line


def test_the_law_is_nested_as_enacted(page: HtmlElement, expected: Expected) -> None:
    """Each label stands at its anchor, inside the anchor of what holds it."""
    law = one(page, "//*[@data-law]")
    found = {e.get("id"): words(e) for e in law.xpath(".//*[starts-with(@id, 's')]")}
    assert tuple(found) == expected.anchors
    assert {anchor: found[anchor][: len(start)] for anchor, start in expected.starts.items()} == expected.starts
    for inner, outer in expected.inside:
        assert one(law, f".//*[@id='{inner}']/ancestor::*[@id='{outer}']") is not None
    inner, outer = expected.beside
    assert law.xpath(f".//*[@id='{inner}']/ancestor::*[@id='{outer}']") == []


def test_each_label_links_to_its_own_place(page: HtmlElement, expected: Expected) -> None:
    labels = page.xpath("//*[@data-law]//a[starts-with(@href, '#s')]/@href")
    assert labels == [f"#{anchor}" for anchor in expected.anchors]


def test_references_lead_to_the_place_they_name(page: HtmlElement, expected: Expected) -> None:
    links = {words(a): a.get("href") for a in page.xpath("//*[@data-law]//a")}
    assert {name: links[name] for name in expected.law_links} == expected.law_links


def test_sections_named_in_the_explanation_are_links_too(page: HtmlElement, expected: Expected) -> None:
    name, address = expected.links
    links = page.xpath(f"//a[text()='{name}' and not(ancestor::*[@data-law])]/@href")
    assert set(links) == {address}


def test_pins_lead_to_the_words_they_stand_for(page: HtmlElement, expected: Expected) -> None:
    pins = page.xpath("//*[@id='meaning']/..//a[contains(@class, 'pin')]")
    assert tuple((words(pin), pin.get("href")) for pin in pins)[:3] == expected.pins


def test_key_facts_topics_and_neighbours(page: HtmlElement, sample_pages: dict[str, Page], expected: Expected) -> None:
    assert expected.fact in words(page)
    topics = page.xpath("//a[starts-with(@href, '/topics/')]/@href")
    assert len(set(topics)) == 3
    assert all(topic[1:] in sample_pages for topic in topics)
    for way, (label, *titles) in (("prev", expected.before), ("next", expected.after)):
        link = one(page, f"//nav//a[@rel='{way}']")
        assert link.get("href") == f"/{expected.act}/{label}/"
        assert all(title in words(link) for title in titles)


def test_what_a_reader_must_know_about_the_text(page: HtmlElement, expected: Expected) -> None:
    text = words(page).replace("\u00a0", " ")
    day = expected.source.partition(" as at ")[2]
    status = words(one(page, "//*[contains(@class, 'status')]")).replace("\u00a0", " ")
    assert status == f"AI draft, no person has checked it · law as at {day} · Is this the law?"
    assert f"Source: New Zealand Legislation, Parliamentary Counsel Office; {expected.source}" in text
    assert "Not an official version." in text
    assert "CC BY 4.0" in text
    links = page.xpath("//a/@href")
    assert expected.official in links
    assert any(link.startswith("mailto:") and f"Section%20{expected.section}" in link for link in links)
    assert expected.edit in links
    assert "/help/" in links


def test_history_is_dated(page: HtmlElement, expected: Expected) -> None:
    history = words(one(page, "//*[@id='changed']/..")).replace("\u00a0", " ")
    assert all(said in history for said in expected.history)


def test_sections_that_refer_to_this_one(page: HtmlElement, expected: Expected) -> None:
    referring = one(page, "//*[@id='referring']/..").xpath(".//a/@href")
    assert f"/{expected.act}/{expected.referring}/" in referring


def test_a_repealed_section_is_a_tombstone(sample_pages: dict[str, Page], expected: Expected) -> None:
    page = parsed(sample_pages[f"{expected.act}/{expected.repealed}/"])
    assert re.search(rf"Section {expected.repealed} was repealed on \d+\s[A-Z][a-z]+\s\d{{4}}", words(page))
    assert page.xpath("//*[@id='meaning']") == []


def test_a_section_not_yet_in_force_says_so_first(sample_pages: dict[str, Page], expected: Expected) -> None:
    section, day = expected.not_in_force
    text = words(parsed(sample_pages[f"{expected.act}/{section}/"])).replace("\u00a0", " ")
    said = text.index(f"did not apply yet on {day}")
    assert said < text.index("What it means")


def test_a_table_of_the_law_has_headers(sample_pages: dict[str, Page], expected: Expected) -> None:
    section, header = expected.table
    table = one(parsed(sample_pages[f"{expected.act}/{section}/"]), "//*[@data-law]//table")
    assert [words(th) for th in table.xpath(".//th")][:1] == [header]


def test_an_overtaken_explanation_shows_the_words_that_changed(kite_pages: dict[str, Page]) -> None:
    page = parsed(kite_pages["kites-and-lanterns-act-2018/28/"])
    text = words(page).replace("\u00a0", " ")
    assert "The law changed after this was written. This explains the law as it was on 1 July 2019." in text
    assert "This section changed on 1 April 2024." in text
    assert [words(e) for e in page.xpath("//del")] == ["removed: $20.;"]
    assert [words(e).rstrip(";") for e in page.xpath("//ins")] == [
        "added: $35 for each large kite.",
        "added: A holder of a permit who is under 18 years of age does not have to pay the levy.",
    ]


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
            *("kites", "K", "Kite Act 2019", "public", 2019, 7, DAY, False, DAY, Origin("official"), "", (provision,)),
            instrument=ACT,
        )
        summary, _ = content.read_summary(TEXT.format(day=day, body=body), "content/kites/1.md", "1")
        assert summary is not None
        edition = pair.pair(act, ActContent("kites", (summary,)), log or FetchLog())
        collection = pair.collect([edition], Content({}))
        config = Config(root=None, site=SiteConfig(), acts=())  # type: ignore[arg-type]
        (page,) = section.pages(site(config, collection).acts["kites"], edition.sections[0])
        return str(page.body)

    return make


KITE = Provision("section", "S", "1", "Kites", "1")


def test_where_the_words_are_not_stored_the_official_ones_are_linked(page_of: Make) -> None:
    html = page_of(KITE)
    assert "are not on this site" in html
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
        ("[words](intent://scan/#Intent)", 'href="intent'),
        ("![picture](https://elsewhere.example/x.png)", "<img"),
        ("[words](data:text/html,x)", 'href="data'),
    ],
)
def test_nothing_that_an_editor_writes_is_live(page_of: Make, written: str, never: str) -> None:
    assert never not in page_of(KITE, body=f"Fly {written} [all]")


def test_nothing_we_say_of_a_state_calls_the_law_current(sample_project: Config) -> None:
    """A page outlives the job that made it: it states dates."""
    for edition in editions.load(sample_project).editions:
        for entry in edition.entries:
            state = wording.state(edition, entry)
            sentences = f"{state.head} {state.more} {wording.looked(edition)} {wording.source_line(edition.act)}"
            assert not re.search(r"\b(current|up to date|up-to-date|in force)\b", sentences), entry.name
