"""The home page: chosen in site.yml, taken from the sections, counted; and without site.yml a good page too."""

from dataclasses import replace

import pytest
from kite_site import KITES
from reading import heard, page

from lawplain import editions
from lawplain.config import Config
from lawplain.content.fields import Front, Words
from lawplain.editions.pair import Collection
from lawplain.site import front, view
from lawplain.site.files import search_documents
from lawplain.site.page import Page
from lawplain.site.pages import home
from lawplain.site.view import SiteView


@pytest.fixture
def kite_law(kite_project: Config) -> SiteView:
    return view.site(kite_project, editions.load(kite_project))


def shown(site: SiteView) -> Page:
    return next(home.home_pages(site))


def with_collection(site: SiteView, **changes: object) -> SiteView:
    collection: Collection = replace(site.collection, **changes)  # type: ignore[arg-type]
    return site.rewritten(collection)


def test_a_card_has_the_facts_of_its_sections_in_their_words(kite_law: SiteView) -> None:
    first = front.cards(kite_law)[0]
    assert (first.say, first.where) == ("My kite was taken away", f"/{KITES}/25/")
    assert [(fact.what, fact.fact, fact.where) for fact in first.facts] == [
        ("Time to collect the kite", "28 days after the removal notice is given", f"/{KITES}/25/#s1"),
        (
            "Time to appeal",
            "15 working days after the day on which you are told of the decision",
            f"/{KITES}/31/#s2",
        ),
    ]


def test_a_fact_that_is_out_of_date_leaves_its_card(kite_law: SiteView) -> None:
    """Section 28 of the sample is the one whose law changed after it was explained."""
    situation = {"say": "I have to pay", "leads_to": f"{KITES}/27", "fact": [f"{KITES}/28 (1)", f"{KITES}/27 (6A)"]}
    site = with_collection(kite_law, front=Front.model_validate({"situations": [situation]}))
    assert [fact.what for fact in front.cards(site)[0].facts] == ["Who pays if the kite belongs to a person under 18"]


def test_a_situation_whose_section_is_not_explained_is_no_card(kite_law: SiteView) -> None:
    situation = {"say": "Where is it?", "leads_to": f"{KITES}/13"}
    site = with_collection(kite_law, front=Front.model_validate({"situations": [situation]}))
    assert front.cards(site) == []


def test_the_sample_has_plain_words_and_the_words_of_the_law(kite_law: SiteView) -> None:
    sample = front.sample(kite_law)
    assert sample
    assert sample.plain.startswith("You have to appeal within 15 working days")
    assert "15 working days" in sample.law
    assert not sample.law.startswith("2")


def test_what_the_home_page_claims_is_counted(kite_law: SiteView) -> None:
    live = [
        e
        for edition in kite_law.collection.editions
        for e in edition.sections
        if e.provision and not e.provision.repealed
    ]
    explained = [entry.summary.front for entry in live if entry.summary]
    checked = [one for one in explained if one.reviewed_by]
    words = heard(shown(kite_law).body)
    assert f"{len(explained)} of {len(live)} sections are explained" in words
    assert f"A person has checked {len(checked)} of {len(explained)} explanations" in words
    assert 0 < len(checked) < len(explained) < len(live), "the sample shows that each is counted by itself"


def test_each_example_leads_to_its_results(kite_law: SiteView) -> None:
    links = page(shown(kite_law).body).xpath("//*[@class='try']//a/@href")
    assert links == ["/search/#q=They%20took%20my%20kite"]


def test_without_site_yml_it_says_what_is_there(kite_law: SiteView) -> None:
    site = with_collection(kite_law, front=Front())
    found = shown(site)
    assert found.title == "The law in plain words"
    words = heard(found.body)
    assert "Do you need help now?" in words
    assert "By topic" in words
    assert "What has happened?" not in words
    only = replace(site, collection=replace(site.collection, editions=site.collection.editions[:1]))
    assert shown(only).title.endswith("Act 2018 in plain words")


def test_a_to_z_leads_where_people_chose(kite_law: SiteView) -> None:
    rule = {"say": ["dragon"], "law": ["kite"], "sections": [f"{KITES}/25", f"{KITES}/13", f"{KITES}/31"]}
    site = with_collection(kite_law, words=Words.model_validate({"everyday": [rule]}))
    (spoken,) = search_documents.spoken(site)
    assert [where for where, _ in spoken.sections] == [f"/{KITES}/25/", f"/{KITES}/31/"], "13 is not explained"


@pytest.mark.parametrize(("leads_to", "there"), [("guides/kite-taken", True), ("guides/no-such-guide", False)])
def test_the_search_knows_what_the_home_page_says_of_a_guide(kite_law: SiteView, leads_to: str, there: bool) -> None:
    situation = {"say": "My dragon is gone", "leads_to": leads_to}
    site = with_collection(kite_law, front=Front.model_validate({"situations": [situation]}))
    assert ("dragon" in "".join(search_documents.files(site).values())) == there
