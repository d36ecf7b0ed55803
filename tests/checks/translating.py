"""A translation of the summary of section 3 of the Kite Flying Act, and languages of the site."""

from dataclasses import replace

from checks import kites
from lawplain import content
from lawplain.content import SiteLanguage, Summary
from lawplain.content.fields import SpokenLanguage
from lawplain.editions import pair, translate
from lawplain.editions.pair import Collection
from lawplain.language import messages
from lawplain.language.speech import Language, worded
from lawplain.sources.nz.instruments import ACT
from lawplain.store import FetchLog

PATH = "content/kites/3.mi.md"
TEXT = """---
also_called: Ngā wāhi rere manu
translated_from: {mark}
method: written-by-a-person
{more}---
{body}
"""
REVIEWED = "reviewed_by: Aroha\nreviewed_on: 2020-02-01\n"


def translation(english: Summary, body: str, more: str = REVIEWED, mark: str = "") -> content.Translation:
    text = TEXT.format(mark=mark or english.text_fingerprint, more=more, body=body)
    read, faults = content.read_translation(text, PATH, "3", "mi")
    assert read is not None, faults
    return read


def collection(
    english: Summary, *translations: content.Translation, site_languages: tuple[SiteLanguage, ...] = ()
) -> Collection:
    written = content.ActContent("kites", (english,), translations)
    edition = pair.pair(kites.act(), written, FetchLog())
    return replace(kites.collection(), editions=(edition,), site_languages=site_languages)


def site_language(code: str = "mi", direction: str = "ltr", reviewed: bool = True, without: str = "") -> SiteLanguage:
    """A language with the words that every page needs (each in brackets), but for one."""
    words = {said: f"[{said}]" for said in translate.needed() if said != without}
    who = {"reviewed_by": "Aroha", "reviewed_on": "2020-02-01"} if reviewed else {}
    front = SpokenLanguage.model_validate(
        {"code": code, "name": "Māori", "direction": direction, "method": "written-by-a-person", **who}
    )
    return SiteLanguage(f"content/languages/{code}.po", front, Language(code, "Māori", front.direction, words))


def complete(code: str = "mi") -> SiteLanguage:
    """A language with every word of the interface and of the Kite Flying Act's topics."""
    some = site_language(code)
    said = [worded(words, ACT.words) for words, _ in messages.words()] + [
        "Play",
        "You want to play.",
        "Kites",
        "You fly a kite.",
    ]
    return replace(some, language=replace(some.language, messages={words: f"[{words}]" for words in said}))
