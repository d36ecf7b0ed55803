"""A country is one folder: an invented one, from its XML to its pages, while New Zealand can't be imported at all."""

import datetime as dt
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest
from kite_site import ROOT
from lxml.html import HtmlElement

from lawplain import checks, config, editions, sources, store
from lawplain.config import Config
from lawplain.errors import SourceError
from lawplain.site import page_types
from lawplain.site.build.steps import build
from lawplain.site.view import site

COUNTRIES = Path(__file__).parent / "countries"
SETTINGS = """[site]
name = "Laws of Ruritania"

[[laws]]
source = "xx"
kind = "statute"
slug = "kite-statute-1999"
year = 1999
number = 3
title = "Kite Statute 1999"
"""
SUMMARY = """---
id: R2
also_called: Where you may fly
topics: [play]
law_as_at: 2020-05-01
method: written-by-a-person
---
You may fly a kite for 28 days. [(1)]

It must land before dark. [(2)]
"""
TOPICS = "- slug: play\n  name: Play\n  about: You want to play.\n"
NOW = dt.datetime(2020, 6, 1, tzinfo=dt.UTC)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Config]:
    """A project whose only law is Ruritania's, where lawplain has that folder and none for New Zealand."""
    monkeypatch.setattr(sources, "__path__", [str(COUNTRIES)])
    for name in [name for name in sys.modules if name.startswith("lawplain.sources.nz")]:
        monkeypatch.setitem(sys.modules, name, None)
    sources.named.cache_clear()
    (tmp_path / "lawplain.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "content" / "kite-statute-1999").mkdir(parents=True)
    (tmp_path / "content" / "topics.yml").write_text(TOPICS, encoding="utf-8")
    (tmp_path / "content" / "kite-statute-1999" / "1.md").write_text(SUMMARY, encoding="utf-8")
    settings = config.read(tmp_path)
    editions.update(settings, settings.acts[0], now=NOW, source=str(COUNTRIES / "kite-statute.xml"))
    yield settings
    sources.named.cache_clear()


def words(html: str) -> str:
    element: HtmlElement = lxml.html.fromstring(f"<div>{html}</div>")
    return " ".join(element.text_content().split())


def test_its_law_is_stored_and_read_again(project: Config) -> None:
    act = store.read(project.sections("kite-statute-1999"))
    assert act
    assert (act.title, act.instrument.unit, act.as_at) == ("Kite Statute 1999", "article", dt.date(2020, 5, 1))
    assert [p.label for p in act.sections] == ["1", "2"]
    assert all(p.text for p in act.sections)


def test_nothing_is_wrong_with_what_people_wrote(project: Config) -> None:
    assert [f for f in checks.run(editions.load(project)) if f.level == "error"] == []


def test_its_pages_speak_as_ruritania_does(project: Config) -> None:
    pages = {page.path: page for page in page_types.of_site(site(project, editions.load(project)))}
    article = words(pages["kite-statute-1999/1/"].body)
    assert "Article 1: Flying" in article
    assert "Kite Statute 1999, art 1" in article
    assert "Clause (2) was replaced on 1 March 2019, under the Kite Statute 2019." in article
    assert "Source: The Gazette of Strelsau, Royal Printer" in article
    assert 'href="https://gazette.example/1999/3@2020-05-01#R2"' in pages["kite-statute-1999/1/"].body
    assert pages["kite-statute-1999/2/"].title == "Lanterns (article 2, Kite Statute 1999)"
    assert "1 of 2 articles are explained." in words(pages["kite-statute-1999/"].body)
    for path, page in pages.items():
        assert "New Zealand" not in f"{page.title} {page.description} {words(page.body)}", path


def test_its_site_is_in_the_english_of_ruritania(project: Config) -> None:
    """Every page and every feed; the frame, and the pages that lead on, too."""
    shutil.copy(ROOT / "mkdocs.yml", project.root)
    (project.root / "src").symlink_to(ROOT / "src")
    folder = project.root / "site"
    build(project, editions.load(project), folder)
    pages = {file.relative_to(folder).as_posix(): file.read_text() for file in folder.rglob("*.html")}
    assert {"404.html", "id/R2/index.html", "kite-statute-1999/1/index.html"} < pages.keys()
    assert {path: text for path, text in pages.items() if '<html lang="en-XX"' not in text} == {}
    assert all('xml:lang="en-XX"' in file.read_text() for file in folder.rglob("*.atom"))
    linked = re.search(r'"inLanguage": ?"([^"]*)"', pages["kite-statute-1999/1/index.html"])
    assert linked and linked[1] == "en-XX"


def test_another_statute_is_refused_in_its_own_words(project: Config, tmp_path: Path) -> None:
    other = tmp_path / "other.xml"
    other.write_bytes((COUNTRIES / "kite-statute.xml").read_bytes().replace(b'number="3"', b'number="4"', 1))
    with pytest.raises(SourceError, match="Asked for Statute 1999 No 3, but got “Kite Statute 1999”"):
        editions.update(project, project.acts[0], now=NOW, source=str(other))
