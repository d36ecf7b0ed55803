"""The pages of time limits and penalties: key facts in tables, by topic, shortest first."""

import datetime as dt
import re

import lxml.html
import pytest
from lxml.html import HtmlElement

from lawplain import content
from lawplain.config import Config, SiteConfig
from lawplain.content import ActContent, Content
from lawplain.content.fields import KeyFact, SubTopic, Topic
from lawplain.editions import limits as facts_of
from lawplain.editions import pair
from lawplain.law.model import Act, Origin, Place, Provision
from lawplain.site.page import Page
from lawplain.site.pages import limits
from lawplain.site.view import site
from lawplain.sources.nz.instruments import ACT
from lawplain.store import FetchLog

KITES = "kites-and-lanterns-act-2018"
DAY = dt.date(2020, 1, 1)


def said(cell: HtmlElement) -> str:
    """The words of a cell, without the label that it has where it stands below the one before."""
    label = cell.xpath("string(.//*[@class='stacked'])")
    return re.sub(r"\s+", " ", cell.text_content().removeprefix(str(label))).strip()


def cells(page: Page) -> list[list[str]]:
    """The words of each cell, row by row."""
    html: HtmlElement = lxml.html.fromstring(f"<div>{page.body}</div>")
    return [[said(cell) for cell in row.iter("td")] for body in html.iter("tbody") for row in body.iter("tr")]


def rows(page: Page) -> dict[str, list[list[str]]]:
    """The words of each cell, by the heading of its table."""
    html: HtmlElement = lxml.html.fromstring(f"<div>{page.body}</div>")
    return {
        str(section.xpath("string(.//h2)")): [
            [said(cell) for cell in row.xpath("td")] for row in section.xpath(".//tbody/tr")
        ]
        for section in html.xpath("//details[.//h2]")
    }


def summary(label: str, facts: str, topic: str = "play") -> str:
    return (
        f"---\nid: S{label}\nalso_called: Title {label}\ntopics:\n  - {topic}\nlaw_as_at: 2020-01-01\n"
        f"key_facts:\n{facts}method: drafted-with-ai\n---\nFly. [all]\n"
    )


def fact(what: str, said: str, law: str, more: str = "") -> str:
    return f"  - what: {what}\n    fact: {said}\n    law: {law}\n{more}"


def made(**summaries: str) -> dict[str, Page]:
    """The pages of an Act whose sections are "s36", "s37", by their last name; each has an address that is known."""
    places = (Place("(1)", "s1"), Place("(2)", "s2"))
    provisions = tuple(
        Provision("section", f"S{name[1:]}", name[1:], f"Kites {name[1:]}", name[1:], places=places)
        for name in summaries
    )
    act = Act(
        *("kites", "K", "Kite Act 2019", "public", 2019, 7, DAY, False, DAY, Origin("official"), "", provisions),
        instrument=ACT,
    )
    read = [content.read_summary(text, f"content/kites/{name[1:]}.md", name[1:])[0] for name, text in summaries.items()]
    edition = pair.pair(act, ActContent("kites", tuple(one for one in read if one)), FetchLog())
    topics = (
        Topic(slug="play", name="Play", about="Flying.", topics=(SubTopic(slug="kites", name="Kites", about="."),)),
        Topic(slug="money", name="Money", about="Fees."),
    )
    collection = pair.collect([edition], Content({}, topics=topics))
    config = Config(root=None, site=SiteConfig(), acts=())  # type: ignore[arg-type]
    pages = {page.path: page for page in limits.pages(site(config, collection).acts["kites"])}
    known = {"/kites/time-limits/", "/kites/penalties/", *facts_of.pages(collection)}
    assert {f"/{path}" for path in pages} == known
    return pages


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("42 days after the notice", "time-limit"),
        ("Up to 3 months in prison, a fine of up to $10,000, or both", "penalty"),
        ("An infringement fee of $1,000", "penalty"),
        ("Imprisonment for 12 months or more", "other"),
        ("18 years", "other"),
    ],
)
def test_where_no_kind_is_written_the_words_of_the_fact_say_it(said: str, kind: str) -> None:
    assert facts_of.kind(KeyFact(what="It", fact=said, law="(1)")) == kind
    assert facts_of.kind(KeyFact(what="It", fact=said, law="(1)", kind="right")) == "right"


def test_time_limits_stand_by_topic_shortest_first() -> None:
    page = made(
        s1=summary("1", fact("Appeal", "42 days", "(1)") + fact("Decide", "1 month", "(2)"), "play/kites"),
        s2=summary("2", fact("Pay", "10 working days", "(2)"), "money"),
        s3=summary("3", fact("Hold", "96 hours", "(1)") + fact("Age", "18 years", "(2)"), "play/kites"),
    )["kites/time-limits/"]
    assert rows(page) == {
        "Kites": [
            ["Hold", "96 hours", "Title 3 s 3(1)"],
            ["Decide", "1 month", "Title 1 s 1(2)"],
            ["Appeal", "42 days", "Title 1 s 1(1)"],
        ],
        "Money": [["Pay", "10 working days", "Title 2 s 2(2)"]],
    }


def test_many_time_limits_have_a_page_for_each_topic() -> None:
    facts = [fact(f"Wait {n}", f"{n} days", "(1)") for n in range(1, 102)]
    pages = made(s1=summary("1", "".join(facts[:60]), "play/kites"), s2=summary("2", "".join(facts[60:]), "money"))
    html: HtmlElement = lxml.html.fromstring(str(pages["kites/time-limits/"].body))
    led = [str(link.get("href")) for doors in html.iter("ul") for link in doors.iter("a")]
    assert led == ["/kites/time-limits/play/kites/", "/kites/time-limits/money/"]
    assert "Time limits: 60" in html.text_content()
    assert list(html.iter("table")) == []
    shown = [row[0] for where in led for row in cells(pages[where[1:]])]
    assert shown == [f"Wait {n}" for n in range(1, 102)]
    assert "Kites" in pages["kites/time-limits/play/kites/"].title


def test_a_time_limit_says_from_when_it_counts_and_who_can_extend_it() -> None:
    more = "    kind: time-limit\n    within: 42 days\n    from: the day of the notice\n"
    extended = f"{more}    extend:\n      says: The Tribunal can\n      law: (2)\n"
    facts = fact("Appeal", "42 days", "(1)", extended) + fact("Reply", "Soon", "(2)", more)
    page = made(s1=summary("1", facts))["kites/time-limits/"]
    assert rows(page)["Play"] == [
        ["Appeal", "42 days", "the day of the notice", "The Tribunal can s 1(2)", "Title 1 s 1(1)"],
        ["Reply", "Soon", "the day of the notice", "Not noted here: read the section.", "Title 1 s 1(2)"],
    ]


def test_a_penalty_stands_at_its_offence_where_that_gives_it() -> None:
    """Of the section of penalties only what no offence gives stands by itself."""
    kind = "    kind: penalty\n"
    pages = made(
        s36=summary("36", fact("Flying too high", "A fine of up to $2,000", "(1); s 37(1)", kind)),
        s37=summary("37", fact("Low", "A fine of up to $2,000", "(1)") + fact("High", "A fine of $9", "(2)", kind)),
    )
    penalties = rows(pages["kites/penalties/"])["Play"]
    assert [row[:2] for row in penalties] == [["Flying too high", "A fine of up to $2,000"], ["High", "A fine of $9"]]
    assert rows(pages["kites/time-limits/"]) == {}
    assert "No time limit is given yet." in pages["kites/time-limits/"].body


def test_every_row_leads_to_the_words_of_its_section(kite_pages: dict[str, Page]) -> None:
    html: HtmlElement = lxml.html.fromstring(str(kite_pages[f"{KITES}/time-limits/"].body))
    links = [str(a.get("href")) for a in html.iter("a") if a.get("class") == "pin"]
    assert f"/{KITES}/25/#s1" in links
    assert all(link.partition("#")[0][1:] in kite_pages for link in links)
