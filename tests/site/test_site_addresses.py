"""The addresses that `law.addresses` knows are those of a built site: no more, and no fewer."""

import json
from pathlib import Path

import kite_site
import pytest

from lawplain import editions
from lawplain.editions import by_topic, limits, questions, translate
from lawplain.law import addresses
from lawplain.site import page_types
from lawplain.site.build.steps import build
from lawplain.site.view import site

AR = """- code: ar
  name: العربية
  direction: rtl
  method: written-by-a-person
  reviewed_by: A Person
  reviewed_on: 2021-01-01
"""
"""A language that the site speaks: its catalogue has all that it can't be without."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[set[str], set[str]]:
    """The site of invented Acts in two languages: the addresses that are known, and those that are there."""
    config = kite_site.make(tmp_path_factory.mktemp("addresses"))
    (config.root / "content/languages.yml").write_text(AR, encoding="utf-8")
    (config.root / "content/languages").mkdir(exist_ok=True)
    words = "".join(f"msgid {json.dumps(one)}\nmsgstr {json.dumps(one)}\n\n" for one in translate.needed())
    (config.root / "content/languages/ar.po").write_text(f'msgid ""\nmsgstr "Language: ar\\n"\n\n{words}', "utf-8")
    collection = editions.load(config)
    everyday = translate.everyday(collection)
    assert list(everyday) == ["", "ar"]
    build(config, collection, config.root / "site")
    asked, divided = questions.paths(collection), limits.pages(collection)
    acts, told = [e.act for e in collection.editions], [one.name for one in collection.guides]
    known = addresses.every(acts, by_topic.paths(collection), everyday, asked, divided, told)
    files = (file.relative_to(config.root / "site") for file in (config.root / "site").rglob("*") if file.is_file())
    return set(known), {_address(file) for file in files if not _of_the_frame(file)}


def _address(file: Path) -> str:
    """A page's address is that of its folder."""
    where = f"/{file.as_posix()}"
    return where.removesuffix("index.html")


def _of_the_frame(file: Path) -> bool:
    """Nobody leads there: the theme's own files, the pieces of the search index, the page of what is not there."""
    return "assets" in file.parts or (file.suffix == ".json" and "search" in file.parts) or file.name == "404.html"


def test_every_address_is_built_and_every_file_has_an_address(built: tuple[set[str], set[str]]) -> None:
    known, there = built
    assert sorted(known - there) == [], "known, and not built: has law/addresses.py an address too many?"
    assert sorted(there - known) == [], "built, and not known: write its address in law/addresses.py"


def test_no_law_can_have_an_address_that_the_site_needs(built: tuple[set[str], set[str]]) -> None:
    """What stands at the root is a law's, or reserved: config.read refuses a law with such a slug."""
    roots = {where.split("/")[1].partition(".")[0] for where in built[1]}
    laws = {kite_site.KITES, kite_site.FIELDS, kite_site.BEES}
    languages = {"ar"}
    assert sorted(roots - laws - languages - addresses.RESERVED) == []
    assert not laws & addresses.RESERVED


def test_the_foot_leads_to_pages_that_every_site_has() -> None:
    assert {where for where, _ in page_types.foot()} <= set(addresses.PAGES)


def test_each_page_type_makes_pages_of_the_invented_site(built: tuple[set[str], set[str]], tmp_path: Path) -> None:
    """One list is read by the build and by the tests: what it has is built, each page by one type."""
    config = kite_site.make(tmp_path)
    whole = site(config, editions.load(config))
    paths = [page.path for page in page_types.of_site(whole)]
    assert len(paths) == len(set(paths))
    assert {f"/{path}" for path in paths} <= built[1]
