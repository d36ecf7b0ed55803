"""The pages in another language: nothing falls back to English unseen, and nothing unchecked is shown."""

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import replace

import lxml.html
import pytest

from lawplain import content, editions
from lawplain.config import Config
from lawplain.content import SiteLanguage
from lawplain.content.fields import SpokenLanguage
from lawplain.editions import pair, translate
from lawplain.editions.pair import Collection, Entry
from lawplain.editions.translate import NOT_YET, OLDER
from lawplain.language import speech
from lawplain.language.speech import In, Language
from lawplain.site import page_types
from lawplain.site.build import languages
from lawplain.site.files import search_documents, sitemap
from lawplain.site.page import Page
from lawplain.site.pages import section
from lawplain.site.view import SiteView, site

CODE = "qaa"
"""A tag that Unicode keeps for private use: a test language, of which no one can say that it is real."""
KITES = "kites-and-lanterns-act-2018"
SECTION = f"{KITES}/27/"
BEGINNING = "If your kite is removed, you owe the government"
"""How its explanation begins."""
WHOLE = {
    "invented": (SECTION, BEGINNING),
    "real": ("immigration-act-2009/398/", "If you are deported or repatriated"),
}
"""Of each site a section, and how its explanation begins."""
TITLES = ("Kites and Lanterns Act 2018", "Flying Fields Act 1996", "Roof Beekeeping Act 2021", "Immigration Act 2009")
TRANSLATION = """---
also_called: Жжж жж жжж
key_facts:
  - what: Жжж
    fact: $250 жжж
  - what: Жжж 18
    fact: Жж
translated_from: {mark}
method: written-by-a-person
{reviewed}---
Жж жжж ж section 37(4). [(1)]
"""
REVIEWED = "reviewed_by: Жанна\nreviewed_on: 2026-06-01\n"


def jabber(words: str) -> str:
    """Our words in the test language: every letter is ж; places, tags and signs of HTML stay."""
    parts = re.split(r"(%\(\w+\)s|%%|\{\w+\}|<[^>]*>|&\w+;)", words)
    return "".join(part if i % 2 else re.sub("[A-Za-z]", "ж", part) for i, part in enumerate(parts))


def site_language(collection: Collection, **changed: object) -> SiteLanguage:
    fields = {"code": CODE, "name": "Жжж", "method": "written-by-a-person", "reviewed_by": "Жанна"}
    front = SpokenLanguage.model_validate(fields | {"reviewed_on": "2026-06-01"} | changed)
    words = {message.words: jabber(message.words) for message in translate.messages(collection)}
    return SiteLanguage(f"content/languages/{CODE}.po", front, Language(CODE, "Жжж", "ltr", words))


@pytest.fixture(scope="module")
def collection(kite_project: Config) -> Collection:
    """The invented Acts and their summaries, on a site that speaks the test language too."""
    english = editions.load(kite_project)
    return replace(english, site_languages=(site_language(english),))


@pytest.fixture(scope="module")
def pages(sample_project: Config) -> dict[str, Page]:
    """Every page of a whole site that speaks the test language too."""
    english = editions.load(sample_project)
    spoken = site(sample_project, replace(english, site_languages=(site_language(english),)))
    made = languages.pages(spoken, page_types.of_site)
    return {page.path: page for page in made}


def with_translation(collection: Collection, reviewed: str = REVIEWED, mark: str = "") -> Collection:
    """Section 27 has a translation."""
    edition = collection.editions[0]
    entry = next(e for e in edition.sections if e.name == "27")
    assert entry.summary is not None
    text = TRANSLATION.format(mark=mark or entry.summary.text_fingerprint, reviewed=reviewed)
    path = f"content/{KITES}/27.{CODE}.md"
    translation, faults = content.read_translation(text, path, "27", CODE)
    assert translation is not None, faults
    found = replace(entry, translations=(translation,))
    sections = tuple(found if e is entry else e for e in edition.sections)
    return replace(collection, editions=(replace(edition, sections=sections),))


def section_page(config: Config, collection: Collection) -> Page:
    return next(p for p in languages.pages(site(config, collection), _some) if p.path == f"{CODE}/{SECTION}")


def _some(one: SiteView) -> Iterator[Page]:
    """Section 27, and 37, which it names."""
    for entry in one.acts[KITES].edition.sections:
        if entry.name in ("27", "37"):
            yield from section.pages(one.acts[KITES], entry)


# --- nothing falls back to English unseen -----------------------------------------------------------------------------

_NO_WORDS = re.compile(r"https?://\S+|\S+@\S+|lawplain|Kite law|Tui Example|JSON|CSV|\d+[A-Z]+|(?:\(\w+\))+")
"""What is the same in every language: addresses, names of sites and people, formats of files, labels and pins."""
_ENGLISH = re.compile("[A-Za-z]{2,}")


def parsed(page: Page) -> lxml.html.HtmlElement:
    found = lxml.html.fragment_fromstring(str(page.body), create_parent="div")
    assert isinstance(found, lxml.html.HtmlElement)
    return found


def unmarked(page: Page) -> set[str]:
    """English words of a page that nothing says are English."""
    found = set()
    for element in parsed(page).iter():
        if not isinstance(element.tag, str):
            continue
        parent = element.getparent()
        names = ("aria-label", "title", "placeholder", "alt", "data-failed")
        said = [element.get(name) or "" for name in names] + [element.text or "" if element.tag == "title" else ""]
        text = "" if element.tag == "title" else element.text
        texts = [(element, text), *([(parent, element.tail)] if parent is not None else [])]
        texts += [(element, _without_titles(words)) for words in said]  # it holds no elements
        found |= {text.strip() for home, text in texts if text and _is_english(text) and not _marked(home)}
    return found


def _without_titles(words: str) -> str:
    for title in TITLES:
        words = words.replace(title, "")
    return words


def _is_english(text: str) -> bool:
    return bool(_ENGLISH.search(_NO_WORDS.sub("", text)))


def _marked(element: lxml.html.HtmlElement) -> bool:
    near = next((e for e in [element, *element.iterancestors()] if e.get("lang")), None)
    return near is not None and near.get("lang", "").startswith(("en", "mi"))


def test_every_page_is_there_in_the_language(pages: dict[str, Page]) -> None:
    letters = re.compile("a-to-z/./")  # each language has everyday words of its own
    english = {path for path, page in pages.items() if page.language is None and not letters.match(path)}
    assert len(english) > 100
    assert {path for path, page in pages.items() if page.language} == {f"{CODE}/{path}" for path in english}


def test_all_words_are_of_the_language_or_marked_as_english(pages: dict[str, Page]) -> None:
    found = {words: page.path for page in pages.values() if page.language for words in unmarked(page)}
    assert found == {}


def test_a_page_with_no_words_translated_would_be_found(pages: dict[str, Page], sample: str) -> None:
    path, _ = WHOLE[sample]
    assert "What it means" in unmarked(pages[path])


def test_the_law_stays_what_it_is_and_is_marked(pages: dict[str, Page], sample: str) -> None:
    def law(path: str) -> lxml.html.HtmlElement:
        return parsed(pages[path]).get_element_by_id("s1")

    path, _ = WHOLE[sample]
    assert law(f"{CODE}/{path}").text_content() == law(path).text_content()
    assert _marked(law(f"{CODE}/{path}"))


# --- what is not translated says so -----------------------------------------------------------------------------------


def test_an_explanation_that_is_not_translated_says_so_and_stands_in_english(
    pages: dict[str, Page], sample: str
) -> None:
    path, beginning = WHOLE[sample]
    page = pages[f"{CODE}/{path}"]
    body = parsed(page)
    assert jabber(NOT_YET) in body.text_content()
    english = [e for e in body.iter("p", "li") if e.text_content().strip().startswith(beginning)]
    assert [_marked(e) for e in english] == [True]
    assert not page.own_language
    assert page.canonical == path, "search engines are led to the English"


def test_a_checked_translation_is_shown_and_says_who_checked_it(kite_project: Config, collection: Collection) -> None:
    page = section_page(kite_project, with_translation(collection))
    text = parsed(page).text_content()
    assert "Жж жжж ж section 37(4)." in text
    assert "Жанна" in text
    assert jabber(NOT_YET) not in text
    assert jabber(OLDER) not in text
    assert BEGINNING not in text
    assert page.own_language
    assert page.title.startswith("Жжж жж жжж")
    assert f'href="/{CODE}/{KITES}/37/#s4"' in page.body, "sections it names lead to pages in the language"


def test_a_translation_that_no_one_has_checked_is_not_shown(kite_project: Config, collection: Collection) -> None:
    page = section_page(kite_project, with_translation(collection, reviewed=""))
    assert "Жж жжж ж" not in page.body
    assert jabber(NOT_YET) in page.body


def test_a_translation_of_an_older_english_says_so(kite_project: Config, collection: Collection) -> None:
    page = section_page(kite_project, with_translation(collection, mark="0" * 16))
    assert "Жж жжж ж" in page.body
    assert str(page.body).count(jabber(OLDER)) == 1
    said = jabber("This explains the law as it was on ")
    assert said not in page.body, "it explains an older version, nobody knows which"
    assert jabber("The English text:") not in page.body


def test_a_translation_with_errors_is_not_shown(kite_project: Config, collection: Collection) -> None:
    path = f"content/{KITES}/27.{CODE}.md"
    page = section_page(kite_project, pair.withheld(with_translation(collection), {path}))
    assert "Жж жжж ж" not in page.body
    assert BEGINNING in parsed(page).text_content(), "the English has no errors"
    assert jabber(NOT_YET) in page.body


def test_of_a_language_that_is_listed_twice_one_is_spoken_and_english_never(collection: Collection) -> None:
    (once,) = collection.site_languages
    english = replace(once, front=once.front.model_copy(update={"code": "en-GB"}))
    twice = replace(collection, site_languages=(once, replace(once, language=replace(once.language)), english))
    assert translate.spoken(twice) == (once.language,)


@pytest.mark.parametrize("lacking", [NOT_YET, OLDER, "Skip to the text"])
def test_a_language_without_the_words_that_every_page_needs_is_not_spoken(
    kite_project: Config, collection: Collection, lacking: str
) -> None:
    whole = collection.site_languages[0]
    words = {one: other for one, other in whole.language.messages.items() if one != lacking}
    some = replace(whole, language=replace(whole.language, messages=words))
    english = languages.pages(site(kite_project, replace(collection, site_languages=(some,))), _some)
    assert [page.language for page in english] == [None, None]


def test_a_language_that_no_one_has_checked_is_not_spoken(kite_project: Config, collection: Collection) -> None:
    unread = site_language(collection, reviewed_by=None, reviewed_on=None)
    assert translate.spoken(replace(collection, site_languages=(unread,))) == ()


# --- how the languages lead to each other -----------------------------------------------------------------------------


def test_each_page_knows_the_same_page_in_the_other_languages(kite_project: Config, collection: Collection) -> None:
    both = site(kite_project, with_translation(collection))
    expected = [("", SECTION, True), (CODE, f"{CODE}/{SECTION}", True)]
    for page in (page for page in languages.pages(both, _some) if page.path.endswith(SECTION)):
        assert [(o.code if o else "", path, own) for o, path, own in page.others] == expected


def test_the_site_map_names_only_pages_that_are_in_their_language(
    sample_project: Config, pages: dict[str, Page], sample: str
) -> None:
    listed, home = sitemap.sitemap(sample_project, pages.values()), sample_project.site.address
    path, _ = WHOLE[sample]
    assert f"<loc>{home}{path}</loc>" in listed
    assert f"<loc>{home}{CODE}/{path}</loc>" not in listed
    assert f"<loc>{home}{CODE}/about/</loc>" in listed


def test_the_search_of_a_language_finds_its_words_and_speaks_it(kite_project: Config, collection: Collection) -> None:
    both = site(kite_project, with_translation(collection))
    (_, _), (language, own) = list(languages.sites(both))
    with In(language):
        files = search_documents.files(own)
    index = json.loads(files["index.json"])
    assert "Жжж жж жжж" in "".join(files.values())
    assert all("ж" in words for words in index["said"].values() if re.search(r"\w{2}", re.sub(r"\{\w+\}", "", words)))


def test_dates_are_written_as_the_language_writes_them(kite_project: Config, collection: Collection) -> None:
    day = dt.date(2026, 5, 27)
    with In(Language("ar", "العربية", "rtl")):
        assert speech.day(day) == "27\u00a0مايو\u00a02026"
    with In(Language("zh-Hans", "中文")):
        assert speech.day(day) == "2026年5月27日"
    with In(Language(CODE, "Жжж")):
        assert speech.day(day) == "2026-05-27", "no one knows how they write it"
    assert speech.day(day) == "27\u00a0May\u00a02026"


def test_an_entry_has_only_the_translation_of_the_language(kite_project: Config, collection: Collection) -> None:
    with In(collection.site_languages[0].language):
        own = translate.into(with_translation(collection), collection.site_languages[0].language)
    states = {entry.spoken for edition in own.editions for entry in edition.sections if entry.summary}
    assert states == {"translated", "english"}
    entry: Entry = next(e for e in own.editions[0].sections if e.spoken == "translated")
    assert entry.summary is not None
    assert [fact.law for fact in entry.summary.front.key_facts] == ["(7)", "(6A)"], "the pins are the English ones"
    assert isinstance(entry, pair.Entry)
