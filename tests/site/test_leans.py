"""What the pages say of what an explanation rests on elsewhere."""

import json
from pathlib import Path

import pytest
from two_laws import AIRPORTS, FRONT, KITES, Project, xml

from lawplain import config
from lawplain.site.build import units
from lawplain.site.files.search_documents import _state
from lawplain.site.pages import changes, coverage, data, section
from lawplain.site.view import SiteView, site

LATER = "2021-06-01"
LONGER = KITES | {"2": KITES["2"].replace("7 years", "9 years")}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.chdir(tmp_path)
    return Project(tmp_path)


def made(project: Project) -> SiteView:
    return site(config.read(project.folder), project.load())


def page(project: Project) -> str:
    (found,) = section.pages(made(project).acts["kites-act"], project.entry)
    return str(found.body)


def test_a_pin_leads_to_the_place_in_the_other_section(project: Project) -> None:
    html = page(project)
    link = '<a class="pin" href="/kites-act/2/#s1-b" aria-label="The law: s 2(1)(b)">s 2(1)(b)</a>'
    assert f"<p>You can go to prison for up to 7 years. {link}</p>" in html
    assert f"<dd>7 years in prison {link}</dd>" in html
    assert 'href="/kites-act/3/" aria-label="The law: s 3">s 3</a>' in html
    assert 'class="since"' not in html


def test_places_here_and_there_are_links_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    html = page(Project(tmp_path, "You must not fly there. [(1)-(2); s 2(1), (2); airports-act s 1(1)]\n"))
    pins = html[html.index("fly there.") :].partition("</p>")[0]
    assert [part.partition("</a>")[0].rpartition(">")[2] for part in pins.split("<a ")[1:]] == [
        "(1)-(2)",
        "s 2(1)",
        "(2)",
        "airports-act s 1(1)",
    ]
    assert 'href="/airports-act/1/#s1"' in pins


def test_each_pin_is_shown_as_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    html = page(Project(tmp_path, "You must not fly there. [(1)-(2); s 2(1), (2)] They can take it. [s 2(2)]\n"))
    assert html.count('aria-label="The law: s 2(2)">(2)</a>') == 1
    assert html.count('aria-label="The law: s 2(2)">s 2(2)</a>') == 1


def test_a_change_is_said_at_the_sentence_with_the_words(project: Project) -> None:
    project.fetch(xml(LONGER, LATER))
    html = page(project)
    mark = '<a class="since" href="{}#lean-s-2-1-b">Section 2(1)(b) changed after this was written.</a>'
    assert f"s 2(1)(b)</a> {mark.format('/kites-act/1/')}</p>" in html
    assert f"s 2(1)(b)</a> {mark.format('')}</dd>" in html
    assert html.count('class="since"') == 2, "no other sentence is marked"
    box = html[html.index('<li id="lean-s-2-1-b">') :].partition("</li>")[0]
    assert "<del><span" in box
    assert "7<span" in box
    assert "9<span" in box
    assert "Something that this rests on changed after it was written" in html


def test_what_is_gone_has_no_link(project: Project) -> None:
    project.fetch(xml({label: words for label, words in KITES.items() if label != "2"}, LATER))
    html = page(project)
    assert '<span class="pin">s 2(2)</span> <a class="since"' in html
    assert "Section 2(2) is not in the law any more." in html
    assert "/kites-act/2/" not in html


def test_a_change_in_another_law_is_said_with_its_title(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    project = Project(tmp_path, "You must not fly there. [(1)-(2)] It is a big field. [airports-act s 1(1)]\n")
    project.fetch(xml(AIRPORTS | {"1": "(1) An airport is any field."}, LATER, prefix="A"), "airports-act")
    assert "Section 1(1) of the Airports Act 2019 changed after this was written." in page(project)


def test_it_is_counted_apart(project: Project) -> None:
    project.fetch(xml(LONGER, LATER))
    (row,) = coverage._rows(project.load().editions[0])
    assert (row.counts["outdated"], row.counts["leaning"]) == (0, 1)
    files = dict(data.files(made(project).acts["kites-act"]))
    (one, *_) = json.loads(files["data/kites-act.json"])["sections"]
    assert (one["state"], one["leans_outdated"]) == ("explained", True)
    assert one["leans_on"][0] == {"law": "s 2(1)(b)", "id": "K2", "outdated": True}
    edition = project.load().editions[0]
    assert _state(edition, edition.sections[0]) == 1


def test_news_has_one_entry_for_each_section_that_changed(project: Project) -> None:
    other = FRONT.replace("id: K1", "id: K4").replace("What you risk over an airport", "How long a line is")
    file = project.folder / "content/kites-act/4.md"
    file.write_text(other + "50 metres at most. [(1)] Prison is possible. [s 2(1)(b)] They can take it. [s 2(2)]\n")
    assert project.run("read-again", "content/kites-act/4.md").exit_code == 0
    both = LONGER["2"].replace("can take", "must take")
    project.fetch(xml(LONGER | {"2": both}, LATER))
    (one,) = [news for news in changes.news(made(project)) if news.kind == "leaning"]
    assert (one.title, one.where, str(one.on)) == ("Section 2: Number 2", "/kites-act/2/", LATER)
    assert one.sentence == "Explanations and guides that rest on it, and may be out of date: 2."
    assert [difference.pin for difference in one.differences] == ["s 2(1)(b)", "s 2(2)"]


def test_what_is_not_in_force_is_marked_at_its_pins(project: Project) -> None:
    front = FRONT.replace("id: K1", "id: K0").replace(
        "key_facts:", "not_in_force:\n  - law: s 2(2)\n    why: So.\nkey_facts:"
    )
    before = units._written({}, project.entry)
    (project.folder / "content/kites-act/act.md").write_text(front + "About kites.\n")
    assert units._written({}, project.entry) != before, "the page is made again when another file says it"
    html = page(project)
    assert 's 2(2)</a> <span class="mark">(not in force)</span>' in html
    assert html.count("(not in force)") == 1
