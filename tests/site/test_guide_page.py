"""The page of a guide, the list of guides, and what leads there from other pages."""

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from checks.translating import REVIEWED, complete
from kite_site import KITES
from lxml.html import HtmlElement
from reading import page as parsed
from two_laws import BODY, FRONT, Project, xml
from two_laws import KITES as SECTIONS

from lawplain import config, editions
from lawplain.config import Config
from lawplain.editions import leaning
from lawplain.editions.pair import Collection
from lawplain.language.speech import In
from lawplain.site.build import languages
from lawplain.site.build.steps import build
from lawplain.site.page import Page
from lawplain.site.page_types import of_site
from lawplain.site.pages.changes import news
from lawplain.site.view import site

GUIDE = "guides/kite-taken/"
SINCE, WARNING, BOX = "//*[@class='since']", "//*[@class='state warning']", "//*[@class='differences']"


def found(page: Page, where: str) -> list[HtmlElement]:
    return list(parsed(page.body).xpath(where))


def texts(page: Page, where: str) -> list[str]:
    return [" ".join(one.text_content().split()) for one in found(page, where)]


@pytest.fixture(scope="module")
def guide(kite_pages: dict[str, Page]) -> Page:
    return kite_pages[GUIDE]


def test_the_page_answers_first_then_says_by_when_then_tells_the_steps(guide: Page) -> None:
    body = str(guide.body)
    order = ["<h1>", 'class="for"', 'class="status', 'id="short-answer"', 'id="limits"', 'class="chart"', 'id="steps"']
    order += ['id="silent"', 'id="help"', 'id="asked"', 'id="sources"', 'id="made"']
    places = [body.index(words) for words in order]
    assert places == sorted(places)


def test_each_step_has_its_place_its_time_who_acts_and_where_it_leads(guide: Page) -> None:
    steps = found(guide, "//*[@id='steps']/li")
    assert [step.get("id") for step in steps] == [
        "step-taken",
        "step-notice",
        "step-collect",
        "step-appeal",
        "step-back",
        "step-sold",
    ]
    assert texts(guide, "//*[@id='step-notice']/*[@class='when']") == [
        "As soon as practicable after the kite is removed"
    ]
    assert texts(guide, "//*[@id='step-notice']/*[@class='who']") == ["Who: A kite inspector"]
    assert texts(guide, "//*[@id='step-notice']//*[@class='then']/li") == [
        "You want the kite and can pay: step 3, You collect your kite",
        "You think that it was wrong to remove the kite: step 4, You appeal to the Kite Tribunal",
        "You do nothing: step 6, The Director can sell your kite, or give it to a school",
    ]
    assert texts(guide, "//*[@id='step-collect']//*[@class='then']/li") == ["Then: step 5, You have your kite again"]
    assert texts(guide, "//*[@id='step-taken' or @id='step-back']//*[@class='then']") == []


def test_pins_lead_to_the_words_of_the_law(guide: Page) -> None:
    (pin,) = found(guide, "//*[@id='step-sold']/p/a[@class='pin']")
    assert (pin.text_content(), pin.get("href")) == ("s 26(3)", f"/{KITES}/26/#s3")


def test_time_limits_stand_before_the_steps_as_their_sections_have_them(guide: Page) -> None:
    assert texts(guide, "//section[h2/@id='limits']//dd") == [
        "28 days after the removal notice is given s 25(1) Step 3",
        "15 working days after the day on which you are told of the decision s 31(2) Step 4",
    ]


def test_the_chart_shows_the_branches_and_is_described_by_the_list_of_steps(guide: Page) -> None:
    (chart,) = found(guide, "//svg")
    assert chart.get("aria-label") == "Flow chart: Your kite was taken away"
    assert found(guide, f"//ol[@id='{chart.get('aria-describedby')}']")
    said = {" ".join(text.text_content() for text in one.iter("tspan")) for one in chart.iter("text")}
    assert {"You do nothing", "The Tribunal confirms it"} <= said


def test_words_are_marked_once_and_explained_below(guide: Page) -> None:
    assert texts(guide, "//a[starts-with(@href, '#m-')]") == ["kite", "working days"]
    assert found(guide, "//details//*[@id='m-working-day']")


def test_a_reader_learns_what_the_law_is_silent_on_and_what_was_looked_for(guide: Page) -> None:
    (said,) = texts(guide, "//section[h2/@id='silent']//li")
    assert said.startswith("The Act does not say what your kite has to look like")
    assert "We looked for “condition”, “repair” in the whole Act as at 1 April 2024." in said


def test_questions_lead_to_the_step_that_answers(guide: Page, kite_pages: dict[str, Page]) -> None:
    links = {a.text_content(): a.get("href") for a in found(guide, "//section[h2/@id='asked']//a")}
    assert links["What do I lose if I wait to get my kite back?"] == "#short-answer"
    assert links["What do I do to have my kite returned?"] == "#step-collect"
    asked = kite_pages["questions/removed-kites/getting-it-back/"]
    there = [a.get("href") for a in found(asked, "//*[@class='asked-about']//a")]
    assert f"/{GUIDE}#step-collect" in there


def test_programs_are_told_of_a_web_page_and_never_of_instructions(guide: Page) -> None:
    known = json.loads(guide.linked)
    assert [one["@type"] for one in known["@graph"]] == ["WebPage", "BreadcrumbList"]
    assert "HowTo" not in guide.linked


def test_the_script_gets_what_it_has_to_know_from_the_page(guide: Page) -> None:
    days, working = (form.attrib for form in found(guide, "//form"))
    assert guide.script == "last-day.js"
    assert (days["data-number"], "data-off" in days) == ("28", False)
    assert days["data-said"] == "Counting every day, %(number)s days after %(day)s is %(last)s."
    assert "2026-04-03" in working["data-off"].split()
    assert (working["data-first"], working["data-until"]) == ("2022-01-01", "2027-12-31")
    assert "hidden" in days


def test_a_section_says_of_which_guides_and_steps_it_is_a_part(kite_pages: dict[str, Page]) -> None:
    assert texts(kite_pages[f"{KITES}/25/"], "//*[@class='part-of']") == [
        "Part of: Your kite was taken away, steps 3, 5, 6"
    ]
    assert texts(kite_pages[f"{KITES}/24/"], "//*[@class='part-of']") == ["Part of: Your kite was taken away, step 2"]
    (link,) = found(kite_pages[f"{KITES}/25/"], "//*[@class='part-of']/a")
    assert link.get("href") == f"/{GUIDE}#step-collect"
    assert texts(kite_pages[f"{KITES}/6/"], "//*[@class='part-of']") == []


@pytest.mark.parametrize(
    "path",
    ["guides/", "help/", "topics/removed-kites/", "topics/removed-kites/appeals/", "questions/removed-kites/appeals/"],
)
def test_guides_are_found_from_the_list_from_help_topics_and_questions(kite_pages: dict[str, Page], path: str) -> None:
    assert f"/{GUIDE}" in [a.get("href") for a in parsed(kite_pages[path].body).iter("a")]


def test_the_list_names_each_guide_for_whom_it_is_and_its_first_time_limit(kite_pages: dict[str, Page]) -> None:
    assert texts(kite_pages["guides/"], "//*[@class='doors']//a") == [
        "Your kite was taken away Time to collect the kite: 28 days after the removal notice is given"
        " A kite inspector took your kite down, and you want it back"
    ]


def test_a_situation_of_the_home_page_can_lead_to_a_guide(kite_project: Config) -> None:
    collection = editions.load(kite_project)
    first, *others = collection.front.situations
    situations = (first.model_copy(update={"leads_to": "guides/kite-taken"}), *others)
    changed = replace(collection, front=collection.front.model_copy(update={"situations": situations}))
    home = next(page for page in of_site(site(kite_project, changed)) if page.path == "")
    (link,) = (a for a in found(home, "//*[@class='situations']//a") if a.text_content() == first.say)
    assert link.get("href") == f"/{GUIDE}"


def test_a_site_without_guides_has_no_page_of_them_and_no_word_of_them(kite_project: Config) -> None:
    collection: Collection = replace(editions.load(kite_project), guides=())
    made = {page.path: page for page in of_site(site(kite_project, collection))}
    assert not [path for path in made if path.startswith("guides")]
    for path in ("", "help/", "topics/removed-kites/", f"{KITES}/25/"):
        assert "guides/" not in made[path].body


STEPS = """---
title: Your kite came down
for: You flew it over an airport
law: kites-act
topics: [play]
law_as_at: 2020-01-01
steps:
  - {id: fined, title: You are fined, kind: happens, law: s 2(1)(a)}
  - {id: taken, title: The kite is taken, kind: ends, law: s 2(2)}
not_in_the_act:
  - {says: The Act is silent on glue., looked_for: [glue], law_as_at: 2020-01-01}
method: drafted-with-ai
---
You can be fined up to $100. [s 2(1)(a)]

## fined

The fine is $100 at most. [s 2(1)(a)]

## taken

A court can take it. [s 2(2)] A register is kept. [s 3]
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A guide written from the Kite Act as at 1 January 2020, with what it leans on."""
    monkeypatch.chdir(tmp_path)
    project = Project(tmp_path, BODY, FRONT)
    file = tmp_path / "content/guides/down.md"
    file.parent.mkdir()
    file.write_text(STEPS)
    collection = project.load()
    days = {edition.act.slug: edition.act.as_at for edition in collection.editions}
    entries = leaning.entries(collection.guides[0].leans, days, "kites-act", all_=True)
    written = "".join(f"  - {json.dumps(one.model_dump(exclude_none=True))}\n" for one in entries)
    file.write_text(STEPS.replace("steps:\n", f"leans_on:\n{written}steps:\n", 1))
    return project


def page_of(project: Project) -> Page:
    settings = config.read(project.folder)
    return next(page for page in of_site(site(settings, project.load())) if page.path == "guides/down/")


def test_without_a_change_nothing_is_out_of_date(project: Project) -> None:
    assert texts(page_of(project), f"{SINCE} | {WARNING} | {BOX}") == []


def test_a_changed_subsection_is_said_at_the_sentences_that_rest_on_it_with_the_words_that_changed(
    project: Project,
) -> None:
    changed = SECTIONS | {"2": SECTIONS["2"].replace("$100", "$200")}
    project.fetch(xml(changed, "2021-05-01", notes={"2": "Section 2(1)(a)|amended|1 May 2021"}))
    page = page_of(project)
    assert texts(page, f"//*[@id='short-answer']{SINCE}") == ["Section 2(1)(a) changed after this was written."]
    assert texts(page, f"//*[@id='step-fined']/p{SINCE}") == ["Section 2(1)(a) changed after this was written."]
    assert texts(page, f"//*[@id='step-taken']{SINCE}") == []
    (box,) = texts(page, f"{BOX}//li")
    assert "removed: $100" in box
    assert "added: $200" in box
    (warning,) = texts(page, WARNING)
    assert warning.startswith("Something that this rests on changed after it was written")
    assert texts(page, f"//section[h2/@id='silent']{SINCE}") == ["The law changed after this was written."]


def test_a_later_version_that_changes_none_of_its_places_leaves_only_the_silence_open(project: Project) -> None:
    project.fetch(xml(SECTIONS | {"4": "(1) A line has a length of 60 metres at most."}, "2021-05-01"))
    page = page_of(project)
    assert texts(page, SINCE) == ["The law changed after this was written."]
    assert texts(page, f"{WARNING} | {BOX}") == []


def test_a_rewritten_guide_and_what_guides_rest_on_are_news(project: Project) -> None:
    file = project.folder / "content/guides/down.md"
    file.write_text(file.read_text().replace("method:", "rewritten_on: 2021-06-01\nmethod:"))
    project.fetch(xml(SECTIONS | {"3": "(1) The Minister keeps two registers."}, "2021-05-01"))
    view = site(config.read(project.folder), project.load())
    told = {one.kind: one for one in news(view)}
    assert (told["rewritten"].title, told["rewritten"].where) == ("Your kite came down", "/guides/down/")
    assert told["leaning"].sentence == "Explanations and guides that rest on it, and may be out of date: 2."


MAORI = """---
title: I taka tō manu
for: I rere i te taunga waka rererangi
steps:
  - {{id: fined, title: Ka whaina koe}}
  - {{id: taken, title: Ka tangohia te manu}}
not_in_the_act: [Kāore he kupu mō te kāpia.]
translated_from: {mark}
method: written-by-a-person
{reviewed}---
$100 te whaina. [s 2(1)(a)]

## fined

$100 te whaina. [s 2(1)(a)]

## taken

Ka taea te tango. [s 2(2)] He rēhita. [s 3]
"""


@pytest.mark.parametrize(
    ("reviewed", "spoken", "file"), [(REVIEWED, "mi", "down.mi.md"), ("", "en-NZ", "down.md")], ids=["checked", "not"]
)
def test_on_pages_of_another_language_a_guide_tells_its_own_and_leads_to_its_file(
    project: Project, reviewed: str, spoken: str, file: str
) -> None:
    (english,) = project.load().guides
    translated = MAORI.format(mark=english.guide.text_fingerprint, reviewed=reviewed)
    (project.folder / "content/guides/down.mi.md").write_text(translated)
    collection = replace(project.load(), site_languages=(complete(),))
    settings = config.read(project.folder)
    own_site = settings.site.model_copy(update={"repository": "https://code.example/kites"})
    settings = replace(settings, site=own_site)
    (_, _), (language, own) = languages.sites(site(settings, collection))
    with In(language):
        page = next(page for page in of_site(own) if page.path.endswith("guides/down/"))
    assert json.loads(page.linked)["@graph"][0]["inLanguage"] == spoken
    assert found(page, f"//*[@class='mend']/a[contains(@href, '/content/guides/{file}')]")


def test_an_act_to_take_along_has_its_guides(kite_project: Config, tmp_path: Path) -> None:
    build(kite_project, editions.load(kite_project), tmp_path / "site")
    with zipfile.ZipFile(tmp_path / f"site/{KITES}/{KITES}.zip") as packed:
        page = packed.read(f"{KITES}/{GUIDE}index.html").decode()
        section = packed.read(f"{KITES}/{KITES}/25/index.html").decode()
    assert f'href="../../{KITES}/26/index.html#s3"' in page
    assert "<script" not in page
    assert 'href="../../guides/kite-taken/index.html#step-collect"' in section
