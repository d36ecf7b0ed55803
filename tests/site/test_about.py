"""The pages about the site claim nothing that is not so: counted, told by the site's owner, or said to be unknown."""

from dataclasses import replace

import pytest
from reading import heard, page

from lawplain import editions
from lawplain.config import Config, SiteConfig
from lawplain.site import front, view
from lawplain.site.pages import about, topics
from lawplain.site.view import SiteView


@pytest.fixture
def kite_law(kite_project: Config) -> SiteView:
    return view.site(kite_project, editions.load(kite_project))


def words(site: SiteView, path: str, **settings: str) -> str:
    config = replace(site.config, site=SiteConfig(**(site.config.site.model_dump() | settings)))
    pages = {found.path: found for found in about.about_pages(replace(site, config=config))}
    return heard(pages[f"about/{path}".rstrip("/") + "/"].body)


@pytest.mark.parametrize("path", ["", "how-we-write", "is-this-the-law"])
def test_who_wrote_and_who_checked_is_counted(kite_law: SiteView, path: str) -> None:
    counted = front.counted(kite_law)
    said = words(kite_law, path)
    assert f"A computer program (AI) wrote {counted.by_ai} of the {counted.explained} explanations" in said
    assert f"A person has checked {counted.checked} of them." in said


def test_what_the_host_keeps_is_told_by_the_owner_or_not_known(kite_law: SiteView) -> None:
    assert "What it keeps of that, where, and for how long is not known here." in words(kite_law, "privacy")
    kept = "It keeps internet addresses for 7 days, in Breezeport."
    said = words(kite_law, "privacy", host_logs=kept)
    assert kept in said
    assert "not known here" not in said


def test_a_site_without_https_says_that_the_network_sees_the_page(kite_law: SiteView) -> None:
    assert "They cannot see which page." in words(kite_law, "privacy")
    assert "can see which pages you open" in words(kite_law, "privacy", address="http://kites.example/")


def test_who_runs_the_site_is_told_by_the_owner_or_said_to_be_missing(kite_law: SiteView) -> None:
    assert "Who runs this site has not been filled in here." in words(kite_law, "")
    assert "The Kite Club runs this site." in words(kite_law, "", run_by="The Kite Club")


def test_a_topic_shows_what_presses_beside_the_title_and_lists_no_section_twice(kite_law: SiteView) -> None:
    pages = {found.path: found for found in topics.pages(kite_law)}
    assert "Time to appeal: 15 working days after the day on which you are told" in heard(
        pages["topics/removed-kites/appeals/"].body
    )
    listed = {path: set(page(one.body).xpath("//*[@id='all']/..//a/@href")) for path, one in pages.items()}
    subs = [path for path in listed if path.startswith("topics/removed-kites/") and path.count("/") > 2]
    inside = set().union(*(listed[path] for path in subs))
    assert listed["topics/removed-kites/appeals/"]
    assert not listed["topics/removed-kites/"] & inside
