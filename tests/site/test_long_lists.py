"""Lists that grow with the law are divided: words by letter, changes by year, an Act's sections by Part."""

from collections.abc import Iterator
from pathlib import Path
from string import ascii_lowercase

import lxml.html
import pytest
from lxml.html import HtmlElement

from lawplain import config, editions, store
from lawplain.editions import by_topic, translate
from lawplain.law import addresses
from lawplain.law.plain_text import letter
from lawplain.site import page_types
from lawplain.site.page import Page
from lawplain.site.view import site
from lawplain.sources.nz import act_xml

SECTION = """<prov id="K{n}"><label denominator="yes">{n}</label><heading>Kite number {n}</heading><prov.body>
  <subprov><label denominator="no"/><para><text>In this Act,—</text>{definition}</para></subprov></prov.body>
  <notes><history><history-note id="N{n}"><amended-provision>Section {n}</amended-provision>:
  <amending-operation>amended</amending-operation>, on <amendment-date>1 May {year}</amendment-date>, by
  <amending-leg>Kite Amendment Act {year}</amending-leg>.</history-note></history></notes></prov>"""
TERM = '<def-term id="T{n}">{letter} kite {n}</def-term> means a kite'
DEFINITIONS = (f"<text>{TERM}</text>", f"<def-para><para><text>{TERM}</text></para></def-para>")
ACT = """<act id="K" act.no="7" act.type="public" date.as.at="2024-01-01" year="2001">
  <cover><title>Kites Act 2001</title></cover><body>
  <part id="P1"><label denominator="yes">1</label><heading>Small kites</heading>
  <crosshead id="C1">In the air</crosshead>{first}</part>
  <part id="P2"><label denominator="yes">2</label><heading>Large kites</heading>
  <crosshead id="C2">On the ground</crosshead>{second}</part></body></act>"""
EXPLAINED = """---
id: K1
also_called: The first kite
topics:
  - play
law_as_at: 2024-01-01
method: drafted-with-ai
---
A kite is a kite. [all]
"""


def made(root: Path, count: int) -> dict[str, Page]:
    """The pages of a site whose one Act has so many sections, terms and changes, and as many everyday words; each
    address that is known has a page, and each page an address."""
    half = count // 2
    sections = []
    for n in range(1, count + 1):
        definition = DEFINITIONS[n % 2].format(n=n, letter=ascii_lowercase[n % 3])
        sections.append(SECTION.format(n=n, definition=definition, year=2010 + n % 2))
    (root / "content" / "kites").mkdir(parents=True)
    (root / "lawplain.toml").write_text('[[acts]]\nslug = "kites"\nyear = 2001\nnumber = 7\n')
    (root / "content" / "topics.yml").write_text("- slug: play\n  name: Play\n  about: You want to play.\n")
    say = "".join(f"      - {ascii_lowercase[n % 3]} toy {n}\n" for n in range(count))
    (root / "content" / "words.yml").write_text(f"everyday:\n  - say:\n{say}    law:\n      - kite\n")
    xml = ACT.format(first="".join(sections[:half]), second="".join(sections[half:]))
    publication = act_xml.read(xml.encode(), "kites")
    store.write(root / "sections" / "kites", publication)
    (root / "content" / "kites" / "1.md").write_text(EXPLAINED)
    settings = config.read(root)
    collection = editions.load(settings)
    pages = {f"/{page.path}": page for page in page_types.of_site(site(settings, collection))}
    acts = [edition.act for edition in collection.editions]
    known = addresses.every(acts, by_topic.paths(collection), translate.everyday(collection))
    assert set(pages) == {where for where in known if where.endswith("/") and "/id/" not in where}
    return pages


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    return made(tmp_path_factory.mktemp("long"), 102)


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    return made(tmp_path_factory.mktemp("short"), 100)


def parsed(page: Page) -> HtmlElement:
    html: HtmlElement = lxml.html.fromstring(f"<div>{page.body}</div>")
    return html


def links(page: Page) -> Iterator[str]:
    return (str(href) for href in parsed(page).xpath("//a/@href"))


def ids(page: Page) -> set[str]:
    return set(map(str, parsed(page).xpath("//@id")))


LISTS = pytest.mark.parametrize(
    ("where", "pieces"),
    [("/a-to-z/", "abc"), ("/kites/words/", "abc"), ("/changes/", ("2010", "2011"))],
)


@LISTS
def test_a_long_list_leads_to_its_pieces_and_these_hold_what_it_leads_to(
    long: dict[str, Page], where: str, pieces: tuple[str, ...]
) -> None:
    parts = [f"{where}{piece}/" for piece in pieces]
    assert [one for one in long if one.startswith(where) and one != where] in (parts, parts[::-1])
    led = [href.partition("#") for href in links(long[where]) if href.startswith(tuple(parts)) and "#" in href]
    assert len(led) == (2 if where == "/changes/" else 102)  # one amending Act a year
    assert [(page, place) for page, _, place in led if place not in ids(long[page])] == []
    titles = [page.title for path, page in long.items() if path.startswith(where)]
    assert len(set(titles)) == len(titles)


@LISTS
def test_a_list_that_fits_stays_on_one_page(short: dict[str, Page], where: str, pieces: tuple[str, ...]) -> None:
    assert [one for one in short if one.startswith(where)] == [where]
    assert not [href for href in links(short[where]) if href.startswith(where)]


def test_an_old_link_to_a_word_leads_to_its_line(long: dict[str, Page], short: dict[str, Page]) -> None:
    """From when all words stood on one page."""
    old = set(map(str, parsed(short["/kites/words/"]).xpath("//*[@class='word']/descendant-or-self::*/@id")))
    assert len(old) == 100
    assert old <= ids(long["/kites/words/"])


def test_a_long_act_leads_to_its_parts_and_a_short_one_to_its_sections(
    long: dict[str, Page], short: dict[str, Page]
) -> None:
    assert "/kites/77/" in links(short["/kites/"])
    found = list(links(long["/kites/"]))
    assert "/kites/77/" not in found
    assert "/kites/part-2/#C2" in found
    assert "C2" in ids(long["/kites/part-2/"])
    assert "/kites/77/" in links(long["/kites/part-2/"])


@pytest.mark.parametrize(
    ("words", "first"),
    [("overstayer", "o"), ("Ōamaru", "o"), ("42 days", "4"), ("“visa”", "v"), ("签证", "签"), ("…", "")],
)
def test_words_stand_under_their_first_letter(words: str, first: str) -> None:
    assert letter(words) == first
