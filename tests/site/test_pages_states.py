"""What a reader is told when the law has moved: the words that changed, old numbers, addresses that stay."""

from dataclasses import dataclass, replace
from urllib.parse import parse_qs, urlsplit

import lxml.html
import pytest

from lawplain.config import Config
from lawplain.editions import load
from lawplain.editions.overtaken import differences
from lawplain.editions.pair import Entry
from lawplain.law.model import Passage, Place, Provision, Text
from lawplain.site import wording
from lawplain.site.build.tidy import slim
from lawplain.site.files.redirects import leading
from lawplain.site.page import Page
from lawplain.site.pages import section
from lawplain.site.view import site
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


@dataclass(frozen=True)
class Known:
    """Ids and numbers of a sample's Act, from the law."""

    act: str
    namesakes: tuple[str, str]
    """The address of a section, and that of the repealed one which had its number before."""
    section: tuple[str, str]
    """The id of a section, and its number."""
    part: str
    site: str
    as_at: str
    subsections: tuple[str, ...]
    """Those of that section."""


INVENTED = Known(
    act="kites-and-lanterns-act-2018",
    namesakes=("16", "16-K160"),
    section=("K270", "27"),
    part="KP3",
    site="https://kites.example/",
    as_at="2024-04-01",
    subsections=("1", "2", "3", "4", "5", "6", "6A", "7", "8"),
)
REAL = Known(
    act="immigration-act-2009",
    namesakes=("61A", "61A-LMS346726"),
    section=("DLM1441230", "398"),
    part="DLM1441185",
    site="https://lawplain.example/",
    as_at="2026-05-27",
    subsections=("1", "2", "3", "4", "5", "6", "6A", "7", "8"),
)


@pytest.fixture
def known(sample: str) -> Known:
    return {"invented": INVENTED, "real": REAL}[sample]


def test_of_two_sections_with_one_number_each_leads_to_the_other(sample_pages: dict[str, Page], known: Known) -> None:
    new, old = (f"{known.act}/{name}/" for name in known.namesakes)
    assert "was another section’s before" in sample_pages[new].body
    assert f'href="/{old}"' in sample_pages[new].body
    assert "is now that of" in sample_pages[old].body
    assert f'href="/{new}"' in sample_pages[old].body


def test_each_id_leads_to_its_page_for_ever(
    sample_project: Config, sample_pages: dict[str, Page], known: Known
) -> None:
    whole = site(sample_project, load(sample_project))
    found = dict(leading(whole, sample_pages))
    id_, number = known.section
    html = lxml.html.fromstring(found[f"id/{id_}/"])
    assert html.xpath("//a/@href") == [f"../../{known.act}/{number}/"]
    assert html.xpath("//link[@rel='canonical']/@href") == [f"{known.site}{known.act}/{number}/"]
    assert f"id/{known.part}/" in found
    sections = [e.provision.id for edition in whole.collection.editions for e in edition.sections if e.provision]
    assert all(f"id/{id_}/" in found for id_ in sections)
    assert max(map(len, found.values())) < 1200


def test_a_number_that_a_section_had_leads_to_it(kite_project: Config, kite_pages: dict[str, Page]) -> None:
    """Section 28A was section 29 until 2024."""
    found = dict(leading(site(kite_project, load(kite_project)), kite_pages))
    assert "../../kites-and-lanterns-act-2018/28A/" in found["kites-and-lanterns-act-2018/29/"]


def test_nothing_leads_on_from_an_address_that_has_a_page_of_its_own(
    kite_project: Config, kite_pages: dict[str, Page]
) -> None:
    """Else the tiny page would be written over the real one."""
    there = {*kite_pages, "kites-and-lanterns-act-2018/29/", "id/K270/"}
    assert not there & dict(leading(site(kite_project, load(kite_project)), there)).keys()


def test_nothing_leads_to_a_page_that_is_not_there(kite_project: Config, kite_pages: dict[str, Page]) -> None:
    there = kite_pages.keys() - {"kites-and-lanterns-act-2018/28A/"}
    assert "kites-and-lanterns-act-2018/29/" not in dict(leading(site(kite_project, load(kite_project)), there))


@pytest.mark.parametrize(
    ("log", "words"),
    [
        (FetchLog(), "We have not looked for changes since 1\u00a0April\u00a02024."),
        (
            FetchLog(tried=MOMENT, result="file"),
            "We took this copy of the law on 1\u00a0June\u00a02026, and have not looked for changes since.",
        ),
        (FetchLog(tried=MOMENT, result="no-connection"), "but the official law site did not answer."),
        (FetchLog(tried=MOMENT, result="challenge"), "but the official law site did not send us the law."),
        (FetchLog(tried=MOMENT, result="older"), "but what the official law site sent could not be used."),
        (FetchLog(tried=MOMENT, result="no-file"), "We have not looked for changes since 1\u00a0April\u00a02024."),
        (FetchLog(result="new"), "We do not know on which day we last looked for changes."),
    ],
)
def test_when_changes_were_looked_for(kite_project: Config, log: FetchLog, words: str) -> None:
    edition = load(kite_project).editions[0]
    assert words in wording.looked(replace(edition, log=log))


@pytest.mark.parametrize(
    ("result", "words"),
    [
        ("new", ""),
        ("file", " We took the words of the law from a saved file on 1\u00a0June\u00a02026."),
        ("too-slow", " We tried again on 1\u00a0June\u00a02026, but the official law site did not answer."),
        ("quota", " We tried again on 1\u00a0June\u00a02026, but the official law site did not send us the law."),
        ("html", " We tried again on 1\u00a0June\u00a02026, but what the official law site sent could not be used."),
    ],
)
def test_what_came_of_a_later_try(real_project: Config, result: str, words: str) -> None:
    (edition,) = load(real_project).editions
    looked = FetchLog(tried=MOMENT, result=result, succeeded="2026-05-28T00:00:00+00:00")
    last = "We last looked for changes on 28\u00a0May\u00a02026."
    assert wording.looked(replace(edition, log=looked)) == last + words
    at_once = replace(looked, succeeded=MOMENT)  # another command succeeded at the same moment
    assert wording.looked(replace(edition, log=at_once)) == "We last looked for changes on 1\u00a0June\u00a02026."


def test_style_and_script_lose_comments_and_indentation_only() -> None:
    assert slim("/* one */\na { b: c; }\n\n  // two\n  d(); // three\n") == "a { b: c; }\nd(); // three\n"


def test_a_section_that_nobody_has_explained_is_begun_in_the_repository(sample_project: Config, known: Known) -> None:
    """The link opens a new file there with all that can be filled in, as `lawplain new` would write it."""
    whole = site(sample_project, load(sample_project))
    view = next(iter(whole.acts.values()))
    id_, number = known.section
    entry = next(e for e in view.edition.sections if e.name == number)
    link = section.edit(view, replace(entry, summary=None, state="missing"))
    asked = parse_qs(urlsplit(link).query)
    assert asked["filename"] == [f"{number}.md"]
    (text,) = asked["value"]
    assert f"id: {id_}" in text
    assert f"law_as_at: {known.as_at}" in text
    assert text.split("---")[-1].split() == [f"[({n})]" for n in known.subsections]
