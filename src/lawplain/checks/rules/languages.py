"""A language in languages.yml is shown once a person has checked its words and none that every page needs is missing.

Why: half a language looks finished to those who can't read it. A page needs the words around it, and those that say
what is not translated; what else its catalogue lacks stands on the pages in English, and says so to screen readers.

Good: code: ar, reviewed_by: Mona Haddad, reviewed_on: 2026-06-01, and languages/ar.po with the words of every page
Bad: code: ar, direction: ltr
"""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from lawplain.content import SiteLanguage
from lawplain.editions import translate
from lawplain.editions.pair import Collection
from lawplain.findings import Finding, Level
from lawplain.language import speech

RULE = "languages"
LEVEL: Level = "error"
SCOPE: Final = "content"
FILE = "content/languages.yml"


def check(collection: Collection) -> Iterator[Finding]:
    often = Counter(site_language.front.code for site_language in collection.site_languages)
    for code in (code for code, times in often.items() if times > 1 or code.partition("-")[0] == "en"):
        said = f"“{code}” is here twice." if often[code] > 1 else "English is the language of the site itself."
        yield Finding(FILE, 1, 1, RULE, LEVEL, said, "Take one out.")
    for code in sorted(often.keys() & {edition.act.slug for edition in collection.editions}):
        said = f"“{code}” is the slug of a law: its pages and those of the language would stand in one place."
        yield Finding(FILE, 1, 1, RULE, LEVEL, said, "Give the law another slug in lawplain.toml.")
    wanted = [message.words for message in translate.messages(collection)] if collection.site_languages else []
    for site_language in collection.site_languages:
        yield from _language(site_language, wanted)


def _language(site_language: SiteLanguage, wanted: list[str]) -> Iterator[Finding]:
    front, there = site_language.front, site_language.language.messages
    known = speech.direction(front.code)
    if known and known != front.direction:
        said = f"{front.name} ({front.code}) is written {known}, not {front.direction}."
        yield Finding(FILE, 1, 1, RULE, LEVEL, said, f"Write: direction: {known}")
    lacking = [words for words in translate.needed() if words not in there]
    if lacking:
        said = f"{front.name} is not on the site yet: {len(lacking)} sentences that every page needs are missing"
        said += f", first “{lacking[0]}”."
        fix = f"Run: lawplain language {front.code}, then translate {site_language.path}."
        yield Finding(FILE, 1, 1, RULE, "warning", said, fix)
    elif not translate.speaks(site_language):
        said = f"{front.name} is not on the site yet: no person has checked its words."
        fix = f"Once you have checked {site_language.path}, fill in reviewed_by and reviewed_on in {FILE}."
        yield Finding(FILE, 1, 1, RULE, "hint", said, fix)
    rest = sum(words not in there for words in wanted)
    if rest and not lacking:
        said = f"{rest} of {len(wanted)} sentences are not translated; pages show them in English."
        yield Finding(site_language.path, 1, 1, RULE, "hint", said, f"Run: lawplain language {front.code}")
