"""The site in Arabic, from right to left, on a phone: a sample, on no site, for no person has checked it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from kite_site import ROOT
from playwright.sync_api import Browser, Page, expect

from lawplain import config, editions
from lawplain.site.build.steps import build

from .conftest import MOMENT, served
from .test_accessible import OPTIONS

CASES = ROOT / "tests" / "cases"
KITES = '[[acts]]\nslug = "kites"\ntype = "public"\nyear = 2019\nnumber = 7\ntitle = "Kite Flying Act 2019"\n'
ENGLISH = """---
id: {id}
also_called: {title}
topics:
  - play
law_as_at: 2020-01-01
law_fingerprint: {mark}
method: drafted-with-ai
---
{body}
"""
ARABIC = """---
also_called: أين يجوز لك أن تطيّر طائرة ورقية
translated_from: {mark}
method: drafted-with-ai
reviewed_by: {by}
reviewed_on: {on}
---
يجوز لك أن تطيّر طائرة ورقية إذا كان عمرك أكثر من 7 سنوات أو كان معك أحد والديك، وكانت الريح مناسبة. [(1)]

لا يجوز أن تطير أي طائرة ورقية فوق مطار. [(2A)]
"""
FLYING = """You may fly a kite if you are over 7 years old or with a parent, section 2 is met, and the wind
is kind. [(1)]

No kite may fly over an airport. [(2A)]"""
LANGUAGES = """- code: ar
  name: العربية
  direction: rtl
  everyday:
    - say:
        - درون
      law:
        - kite
  method: drafted-with-ai
  reviewed_by: A test
  reviewed_on: 2026-06-01
"""
PAGES = {"home": "ar/", "section": "ar/kites/3/", "not translated": "ar/kites/2/", "act": "ar/kites/"}
PAGES |= {"search": "ar/search/#q=kite", "topic": "ar/topics/play/", "a to z": "ar/a-to-z/", "help": "ar/help/"}


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a small site: the Kite Flying Act, of whose explained sections one is translated."""
    root = tmp_path_factory.mktemp("arabic")
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / "src").symlink_to(ROOT / "src")
    (root / "lawplain.toml").write_text(KITES, encoding="utf-8")
    settings = config.read(root)
    editions.update(settings, settings.acts[0], now=MOMENT, source=str(CASES / "short-act.xml"))
    _write(root / "content/topics.yml", "- slug: play\n  name: Play\n  about: You want to play.\n")
    _write(root / "content/languages.yml", LANGUAGES)
    _write(root / "content/languages/ar.po", (CASES / "ar.po").read_text(encoding="utf-8"))
    marks = {p.id: p.fingerprint for p in editions.load(settings).editions[0].act.sections}
    explained = {"2": ("T30", "What a kite is", "A kite is a toy. [all]"), "3": ("T40", "Where you may fly", FLYING)}
    for number, (id_, title, body) in explained.items():
        text = ENGLISH.format(id=id_, title=title, mark=marks[id_], body=body)
        _write(root / f"content/kites/{number}.md", text)
    english = editions.load(settings)
    summary = next(e.summary for e in english.editions[0].sections if e.name == "3")
    assert summary is not None, english.findings
    text = ARABIC.format(mark=summary.text_fingerprint, by="A test", on="2026-06-01")
    _write(root / "content/kites/3.ar.md", text)
    build(settings, editions.load(settings), root / "site")
    with served(root / "site") as address:
        yield address


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("kind", PAGES)
def test_every_page_runs_from_right_to_left_and_fits_a_phone(arabic: str, phone: Page, kind: str) -> None:
    phone.goto(arabic + PAGES[kind])
    assert phone.evaluate("[document.documentElement.lang, document.dir]") == ["ar", "rtl"]
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    box = phone.locator("header .name").bounding_box()
    assert box is not None
    assert box["x"] + box["width"] > 320, "the name stands at the right"


@pytest.mark.parametrize("kind", PAGES)
def test_axe_finds_nothing(arabic: str, phone: Page, kind: str) -> None:
    phone.goto(arabic + PAGES[kind])
    results = Axe().run(phone, options=OPTIONS["light"])
    assert [(v["id"], v["nodes"][0]["target"]) for v in results.response["violations"]] == []


def test_the_law_runs_from_left_to_right_and_is_english(arabic: str, phone: Page) -> None:
    phone.goto(arabic + PAGES["section"])
    law = phone.locator("#s1")
    assert law.evaluate("e => [getComputedStyle(e).direction, e.closest('[lang]').lang]") == ["ltr", "en-NZ"]
    explanation = phone.get_by_text("لا يجوز أن تطير أي طائرة ورقية فوق مطار")
    assert explanation.evaluate("e => [getComputedStyle(e).direction, e.closest('[lang]').lang]") == ["rtl", "ar"]


def test_a_reader_changes_the_language_and_stays_on_the_page(arabic: str, phone: Page) -> None:
    phone.goto(arabic + "kites/3/#law")
    phone.get_by_role("navigation", name="Languages").get_by_role("link", name="العربية").click()
    expect(phone).to_have_url(arabic + "ar/kites/3/")
    expect(phone.get_by_role("heading", level=1)).to_contain_text("أين يجوز لك أن تطيّر طائرة ورقية")
    phone.get_by_role("link", name="English").click()
    expect(phone).to_have_url(arabic + "kites/3/")


def test_links_stay_in_the_language(arabic: str, phone: Page) -> None:
    phone.goto(arabic + PAGES["section"])
    found = phone.evaluate("[...document.links].filter(a => a.origin === location.origin).map(a => a.pathname)")
    pages = {path for path in found if path.endswith("/")} - {"/kites/3/"}
    assert pages
    assert [path for path in pages if not path.startswith("/ar/")] == []


def test_what_is_not_translated_says_so_in_the_language_of_the_reader(arabic: str, phone: Page) -> None:
    phone.goto(arabic + PAGES["not translated"])
    expect(phone.get_by_text("هذا الشرح ليس بلغتك بعد. وهو هنا بالإنجليزية.")).to_be_visible()
    english = phone.get_by_text("A kite is a toy.")
    assert english.evaluate("e => e.closest('[lang]').lang") == "en-NZ"
    phone.goto(arabic + PAGES["section"])
    expect(phone.get_by_text("هذا الشرح ليس بلغتك بعد")).to_have_count(0)


def test_search_engines_are_told_of_what_is_translated_and_of_nothing_else(arabic: str, phone: Page) -> None:
    def heads() -> tuple[dict[str, str], str]:
        found = phone.evaluate("[...document.querySelectorAll('link[hreflang]')].map(l => [l.hreflang, l.href])")
        return dict(found), str(phone.locator("link[rel=canonical]").get_attribute("href"))

    home = "https://lawplain.example/"
    for path in ("kites/3/", "ar/kites/3/"):
        phone.goto(arabic + path)
        assert heads() == ({"en-NZ": f"{home}kites/3/", "ar": f"{home}ar/kites/3/"}, home + path)
    phone.goto(arabic + "ar/kites/2/")
    alternates, canonical = heads()
    assert "ar" not in alternates
    assert canonical == f"{home}kites/2/"


def test_the_search_understands_and_answers_in_the_language(arabic: str, phone: Page) -> None:
    phone.goto(arabic + "ar/search/")
    phone.get_by_role("searchbox").fill("طائرة ورقية")
    expect(phone.locator("#results a").first).to_contain_text("أين يجوز لك أن تطيّر طائرة ورقية")
    expect(phone.locator("#results a").first).to_have_js_property("pathname", "/ar/kites/3/")
    expect(phone.get_by_role("status").first).to_contain_text("الأقرب أولًا")
    phone.get_by_role("searchbox").fill("درون")
    expect(phone.locator("#results a").first).to_be_visible()


def test_the_act_can_be_taken_along_in_the_language(arabic: str, phone: Page, tmp_path: Path) -> None:
    phone.goto(arabic + PAGES["act"])
    with phone.expect_download() as download:
        phone.locator("a[download]").click()
    download.value.save_as(tmp_path / "kites.zip")
    shutil.unpack_archive(tmp_path / "kites.zip", tmp_path)
    phone.goto((tmp_path / "kites" / "start.html").as_uri())
    expect(phone.locator("html")).to_have_attribute("lang", "ar")
    phone.locator("a[href$='3/index.html']").first.click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("أين يجوز لك أن تطيّر طائرة ورقية")


def test_english_pages_stay_as_they_are(arabic: str, phone: Page) -> None:
    phone.goto(arabic + "kites/3/")
    assert phone.evaluate("[document.documentElement.lang, document.dir]") == ["en-NZ", ""]
    expect(phone.get_by_text("No kite may fly over an airport.")).to_be_visible()
