"""What a reader is told when the law has moved: the words that changed, old numbers, addresses that stay."""

import datetime as dt
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import lxml.html
import pytest

from lawplain.config import Config
from lawplain.model import HistoryNote, Passage, Place, Provision, Text
from lawplain.pair import Entry
from lawplain.project import load
from lawplain.site import said, section
from lawplain.site.differences import differences
from lawplain.site.finish import slim
from lawplain.site.leading import leading
from lawplain.site.page import Page, site
from lawplain.store import FetchLog

MOMENT = "2026-06-01T00:00:00+00:00"


def provision(words: str) -> Provision:
    body = (Passage("subsection", words=(words,), anchor="s1"),)
    return Provision("section", "S", "1", "Kites", "1", text=Text((), body))


def test_the_words_that_changed_are_marked_by_their_subsection() -> None:
    places = (Place("(1)", "s1"),)
    now = replace(provision("A person may fly 3 large kites over any public park."), places=places)
    past = replace(provision("A person may fly 2 kites over any public park."), places=places)
    (change,) = differences(Entry(now, None, "stale", past=past))
    assert (change.pin, change.anchor) == ("(1)", "s1")
    assert [(run.kind, run.words) for run in change.runs] == [
        ("same", "A person may fly"),
        ("removed", "2"),
        ("added", "3 large"),
        ("same", "kites over any public park."),
    ]


def test_without_the_old_words_nothing_is_made_up() -> None:
    assert differences(Entry(provision("A"), None, "stale")) == ()


def test_long_stretches_that_did_not_change_are_cut() -> None:
    same = " ".join(f"w{i}" for i in range(100))
    found = differences(Entry(provision(f"{same} new"), None, "stale", past=provision(f"{same} old")))
    kept = found[0].runs[0].words.split()
    assert kept[0] == "…"
    assert kept[-1] == "w99"
    assert len(kept) < 20


def test_of_two_sections_with_one_number_each_leads_to_the_other(real_pages: dict[str, Page]) -> None:
    live = real_pages["immigration-act-2009/61A/"].body
    gone = real_pages["immigration-act-2009/61A-LMS346726/"].body
    assert "was another section’s before" in live
    assert "/immigration-act-2009/61A-LMS346726/" in live
    assert "is now that of" in gone
    assert 'href="/immigration-act-2009/61A/"' in gone


def test_each_id_leads_to_its_page_for_ever(real_project: Config, real_pages: dict[str, Page]) -> None:
    whole = site(real_project, load(real_project))
    found = dict(leading(whole, real_pages))
    html = lxml.html.fromstring(found["id/DLM1441230/"])
    assert html.xpath("//a/@href") == ["../../immigration-act-2009/398/"]
    assert html.xpath("//link[@rel='canonical']/@href") == ["https://lawplain.example/immigration-act-2009/398/"]
    assert "id/DLM1441185/" in found  # Part 11
    sections = [entry.provision.id for entry in whole.collection.editions[0].sections if entry.provision]
    assert all(f"id/{id_}/" in found for id_ in sections)
    assert max(map(len, found.values())) < 1200


def test_a_number_that_a_section_had_leads_to_it(real_project: Config, real_pages: dict[str, Page]) -> None:
    collection = load(real_project)
    (edition,) = collection.editions
    note = HistoryNote("N", dt.date(2020, 1, 1), "renumbered as section 398", "Section 398ZZ", "the Act")
    contents = tuple(replace(p, history=(*p.history, note)) if p.name == "398" else p for p in edition.act.contents)
    edition = replace(edition, act=replace(edition.act, contents=contents))
    found = dict(leading(site(real_project, replace(collection, editions=(edition,))), real_pages))
    assert "../../immigration-act-2009/398/" in found["immigration-act-2009/398ZZ/"]


@pytest.mark.parametrize(
    ("log", "words"),
    [
        (FetchLog(), "We have not looked for changes after that day."),
        (
            FetchLog(tried=MOMENT, result="file"),
            "taken from a saved file on 1\u00a0June\u00a02026",
        ),
        (FetchLog(tried=MOMENT, result="no-connection"), "but the source did not answer."),
        (FetchLog(tried=MOMENT, result="challenge"), "but the source did not send us the law."),
        (FetchLog(tried=MOMENT, result="older"), "but what the source sent could not be used."),
        (FetchLog(tried=MOMENT, result="no-file"), "We have not looked for changes after that day."),
        (FetchLog(result="new"), "We do not know on which day we last looked for changes."),
    ],
)
def test_when_changes_were_looked_for(real_project: Config, log: FetchLog, words: str) -> None:
    (edition,) = load(real_project).editions
    assert words in said.looked(replace(edition, log=log))


@pytest.mark.parametrize(
    ("result", "words"),
    [
        ("new", ""),
        ("file", " Its words were taken from a saved file on 1\u00a0June\u00a02026."),
        ("too-slow", " We tried again on 1\u00a0June\u00a02026, but the source did not answer."),
        ("quota", " We tried again on 1\u00a0June\u00a02026, but the source did not send us the law."),
        ("html", " We tried again on 1\u00a0June\u00a02026, but what the source sent could not be used."),
    ],
)
def test_what_came_of_a_later_try(real_project: Config, result: str, words: str) -> None:
    (edition,) = load(real_project).editions
    looked = FetchLog(tried=MOMENT, result=result, succeeded="2026-05-28T00:00:00+00:00")
    last = "We last looked for changes on 28\u00a0May\u00a02026."
    assert said.looked(replace(edition, log=looked)) == last + words
    at_once = replace(looked, succeeded=MOMENT)  # another command succeeded at the same moment
    assert said.looked(replace(edition, log=at_once)) == "We last looked for changes on 1\u00a0June\u00a02026."


def test_style_and_script_lose_comments_and_indentation_only() -> None:
    assert slim("/* one */\na { b: c; }\n\n  // two\n  d(); // three\n") == "a { b: c; }\nd(); // three\n"


def test_a_section_that_nobody_has_explained_is_begun_in_the_repository(real_project: Config) -> None:
    """The link opens a new file there with all that can be filled in, as `lawplain new` would write it."""
    whole = site(real_project, load(real_project))
    (edition,) = whole.collection.editions
    entry = next(e for e in edition.sections if e.provision and e.provision.label == "398")
    link = section.edit(whole, edition, replace(entry, summary=None, state="missing"))
    asked = parse_qs(urlsplit(link).query)
    assert asked["filename"] == ["398.md"]
    (text,) = asked["value"]
    assert "id: DLM1441230" in text
    assert "law_as_at: 2026-05-27" in text
    assert text.split("---")[-1].split() == [f"[({n})]" for n in ("1", "2", "3", "4", "5", "6", "6A", "7", "8")]
