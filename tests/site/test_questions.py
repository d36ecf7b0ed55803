"""The pages of questions: one entry for each place, with its answer, pins and link; divided where they are long."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import asked_site
import lxml.html
import pytest
from kite_site import KITES, ROOT
from lxml.html import HtmlElement
from two_laws import Project

from lawplain import config, editions
from lawplain.config import Config
from lawplain.editions import pair, questions
from lawplain.editions.pair import Collection
from lawplain.language.stems import fold
from lawplain.site.naming import question
from lawplain.site.page import Page
from lawplain.site.pages import questions as pages_of
from lawplain.site.view import site

BACK = "questions/removed-kites/getting-it-back/"


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> tuple[Config, Collection]:
    """A site on which people ask 3,000 questions."""
    config = asked_site.make(tmp_path_factory.mktemp("asked"), ROOT)
    return config, editions.load(config)


def read(page: Page) -> HtmlElement:
    found: HtmlElement = lxml.html.fromstring(f"<div>{page.body}</div>")
    return found


def said(element: HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())


def section(page: Page, label: str) -> HtmlElement:
    (found,) = read(page).xpath(f"//section[h2/a[@href='/{KITES}/{label}/']]")
    return found


def test_a_question_stands_with_its_answer_its_pins_and_its_section(kite_pages: dict[str, Page]) -> None:
    found = section(kite_pages[BACK], "25")
    assert said(found.find("h2")) == "How to get your kite back, and how long you have Section 25"
    assert [said(h) for h in found.xpath("h3")] == [
        "How long do I have to collect my kite?",
        "Can I have my kite back before I have paid everything?",
        "When do I get my kite back free of charge?",
    ]
    first = found.xpath("h3[1]/following-sibling::*[1]")[0]
    assert said(first) == (
        "You can collect your kite within 28 days after the removal notice is given. The costs under section 27 have"
        " to be paid first. s 25(1)"
    )
    assert first.xpath("a[@class='pin']/@href") == [f"/{KITES}/25/#s1"]


def test_an_item_of_a_list_stands_below_what_leads_in_to_it(kite_pages: dict[str, Page]) -> None:
    found = section(kite_pages[BACK], "24")
    lead, items = found.xpath("h3[1]/following-sibling::*[position() < 3]")
    assert said(lead) == "The notice has to state all of these: s 24(2)"
    assert [said(item) for item in items.xpath("li")] == [
        "When, where and why the kite was removed, and where it is kept. s 24(2)(a)-(b)"
    ]


def test_an_answer_that_the_law_has_overtaken_says_so(kite_pages: dict[str, Page]) -> None:
    found = section(kite_pages["questions/permits-and-fees/what-it-costs/"], "28")
    assert said(found.find("h2")).endswith("(the law changed after this was written)")


def test_a_question_stands_once_under_the_first_topic_of_its_section(kite_pages: dict[str, Page]) -> None:
    where = [
        path
        for path, page in kite_pages.items()
        if path.startswith("questions/") and "Who pays for removing my kite?" in page.body
    ]
    assert where == [BACK]


def test_only_the_first_wording_is_shown(kite_pages: dict[str, Page]) -> None:
    assert "owe money" not in kite_pages[BACK].body


def test_topics_with_questions_are_listed_with_their_number(kite_pages: dict[str, Page]) -> None:
    found = {said(a): said(a.getparent()) for a in read(kite_pages["questions/"]).xpath("//li/a")}
    assert found["Getting it back"] == "Getting it back (10)"
    assert "Lanterns" in found
    assert read(kite_pages["topics/removed-kites/getting-it-back/"]).xpath(f"//a[@href='/{BACK}']")
    assert read(kite_pages["topics/removed-kites/"]).xpath("//a[@href='/questions/removed-kites/']")


def test_what_readers_do_not_see_has_no_questions(kite_project: Config) -> None:
    collection = editions.load(kite_project)
    held = pair.withheld(collection, {f"content/{KITES}/25.md"})
    html = "".join(page.body for page in pages_of.pages(site(kite_project, held)))
    assert f"/{KITES}/25/" not in html
    assert f"/{KITES}/24/" in html


def test_a_page_that_shows_a_guide_is_another_without_it(kite_project: Config) -> None:
    """A build makes a page of questions again only where this, or one of its sections, is another."""
    collection = editions.load(kite_project)
    guided, bare = (
        {piece.name: piece.of for piece in pages_of.pieces(site(kite_project, one))}
        for one in (collection, replace(collection, guides=()))
    )
    others = {name for name in guided if guided[name] != bare[name]}
    assert others == {"removed-kites/getting-it-back", "removed-kites/appeals"} & guided.keys() != set()


def test_a_site_without_questions_says_so(kite_project: Config) -> None:
    empty = replace(editions.load(kite_project), editions=(), elsewhere=())
    (page,) = pages_of.pages(site(kite_project, empty))
    assert "There are no questions here yet." in page.body


@pytest.mark.parametrize(
    ("words", "shown"),
    [("can I fly", "Can I fly?"), ("Can I fly?", "Can I fly?"), ("tell me.", "Tell me."), ("ā hea", "Ā hea?")],
)
def test_a_question_begins_with_a_capital_and_ends_with_its_mark(words: str, shown: str) -> None:
    assert question(words) == shown


def test_3000_questions_stand_once_each_on_pages_that_are_not_long(many: tuple[Config, Collection]) -> None:
    """tests/browser/test_questions.py measures these pages as a phone shows them."""
    config, collection = many
    made = {page.path: page for page in pages_of.pages(site(config, collection))}
    assert set(made) == {"questions/", *(f"questions/{path}/" for path in questions.paths(collection))}
    asked = Counter(said(h) for page in made.values() for h in read(page).xpath("//h3"))
    assert len(asked) == asked.total() == asked_site.QUESTIONS
    assert max(len(page.body.encode()) for page in made.values()) < 16_000


def _ranges(labels: range) -> set[str]:
    """The addresses of all halves of some sections, of the halves of these, and so on."""
    middle = labels.start + (len(labels) + 1) // 2
    own = f"{labels.start}-{labels.stop - 1}" if len(labels) > 1 else str(labels.start)
    if len(labels) < 2:
        return {own}
    return {own} | _ranges(range(labels.start, middle)) | _ranges(range(middle, labels.stop))


def test_a_page_keeps_its_address_as_more_is_asked(many: tuple[Config, Collection]) -> None:
    _, collection = many
    (edition,) = collection.editions
    fewer = replace(edition, sections=edition.sections[::3])
    before = questions.paths(replace(collection, editions=(fewer,)))
    assert len(before) > 50
    assert set(before) <= set(questions.paths(collection))


def test_a_long_sub_topic_is_divided_by_part_and_a_long_part_by_sections(many: tuple[Config, Collection]) -> None:
    config, collection = many
    sheet = next(one for one in questions.sheets(collection) if one.path == "flying/kites")
    assert not sheet.asking
    assert [one.path for one in sheet.inside] == [f"flying/kites/{asked_site.SLUG}/part-{i}" for i in range(1, 6)]
    first = sheet.inside[0]
    assert not first.asking
    assert [half.path.rpartition("/")[2] for half in first.inside] == ["1-100", "101-200"]
    runs = [[int(one.entry.name) for one in run.asking] for run in first.listed]
    assert [label for run in runs for label in run] == sorted(label for run in runs for label in run)
    assert all(run.path.rpartition("/")[2] in _ranges(range(1, 201)) for run in first.listed)
    page = next(p for p in pages_of.pages(site(config, collection)) if p.path == f"questions/{first.path}/")
    links = read(page).xpath("//ul[@class='asked-about']//a")
    assert fold(said(links[0]))[0] in ("section", "sections")
    assert len(links) == len(runs)


def test_a_divided_sub_topic_names_each_question_that_leads_to_its_answer(many: tuple[Config, Collection]) -> None:
    config, collection = many
    made = {page.path: page for page in pages_of.pages(site(config, collection))}
    telling = {path: links for path, page in made.items() if (links := read(page).xpath("//ul/li/ul//a"))}
    assert "questions/flying/kites/" not in telling  # too many: the Parts alone
    for path, links in telling.items():
        sheet = next(one for top in questions.sheets(collection) for one in top.all if f"questions/{one.path}/" == path)
        assert len(links) == sheet.count
        for link in links:
            where, _, anchor = link.get("href").partition("#")
            (shown,) = read(made[where.lstrip("/")]).xpath(f"//section[@id='{anchor}']")
            assert said(link) in [said(h) for h in shown.xpath("h3")]
    assert telling


def test_what_the_law_does_not_answer_stands_with_who_does(kite_pages: dict[str, Page]) -> None:
    first, second = read(kite_pages["questions/not-in-the-law/"]).xpath("//section")
    assert said(first.find("h2")) == "How much does a kite licence cost?"
    assert [said(p) for p in first.xpath("p")] == [
        "The Act sets no fee for a permit. Regulations can set one. s 40(a) of the Kites and Lanterns Act 2018",
        "The Kite Office. As on its page of May 2024."
        " Drafted with AI from the law of 1 April 2024; no person has checked it yet.",
    ]
    assert first.xpath(".//a/@href") == [f"/{KITES}/40/#p-a", "https://kites.example/fees/"]
    assert "We have seen only a link to the page that answers" in said(second)


def test_what_the_law_does_not_answer_is_listed_by_topic_too(kite_pages: dict[str, Page]) -> None:
    leads = {"/questions/not-in-the-law/#q1", "/questions/not-in-the-law/#q2"}
    for path, expected in (
        ("questions/", leads),
        ("topics/permits-and-fees/what-it-costs/", {"/questions/not-in-the-law/#q1"}),
        ("topics/permits-and-fees/", {"/questions/not-in-the-law/#q1"}),
        ("topics/removed-kites/", set()),
    ):
        assert leads & set(read(kite_pages[path]).xpath("//a/@href")) == expected, path


def marked(page: Page) -> list[str]:
    """Where each mark of a page leads."""
    return [str(a) for a in read(page).xpath("//section//a/@href") if a.startswith(("#m-", "#e-"))]


def test_a_word_is_marked_once_a_page_and_its_meaning_stands_there(kite_pages: dict[str, Page]) -> None:
    page = kite_pages["questions/flying/kites/"]
    assert marked(page) == ["#m-flying-field", "#m-kite", "#m-airfield", "#m-large-kite", "#m-open-day-9"]
    (meaning,) = read(page).xpath("//details//div[@id='m-airfield']")
    assert said(meaning.find("dd")) == (
        "A place where aeroplanes or helicopters take off or land on at least one day a week."
    )
    for path, other in kite_pages.items():
        if path.startswith("questions/"):
            ids = read(other).xpath("//details//div/@id")
            assert sorted(marked(other)) == sorted(f"#{one}" for one in ids), path


def test_what_no_answer_uses_is_marked_in_the_question(kite_pages: dict[str, Page]) -> None:
    (link,) = read(kite_pages["questions/permits-and-fees/what-it-costs/"]).xpath("//section//a[@href='#m-kite']")
    assert link.getparent().tag == "h3"


def test_a_word_that_two_laws_explain_is_marked_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    project = Project(tmp_path)
    for act, id_ in (("kites-act", "K1"), ("airports-act", "A1")):
        folder = tmp_path / "content" / act
        folder.mkdir(exist_ok=True)
        (folder / "1.md").write_text(ASKED.format(id=id_, act=act), encoding="utf-8")
        (folder / "meanings.yml").write_text(MEANING, encoding="utf-8")
    pages = {page.path: page for page in pages_of.pages(site(config.read(tmp_path), project.load()))}
    assert said(read(pages["questions/play/"])).count("You must not fly a kite at a high fence.") == 2
    assert marked(pages["questions/play/"]) == ["#m-high-fence"]


ASKED = """---
id: {id}
also_called: What you risk at a fence, by the {act}
topics:
  - play
law_as_at: 2020-01-01
people_ask:
  - law: (1)
    ask:
      - May I fly by the {act}?
method: written-by-a-person
---
You must not fly a kite at a high fence. [(1)]
"""
MEANING = """- term: high fence
  section: "2"
  law: (1)
  applies: act
  meaning: One of over 2 metres.
  law_as_at: 2020-01-01
  method: written-by-a-person
"""
