"""In which language the pages speak: their own words by catalogue, and what stays English marked as English.

The language is set around the making of pages (`with speaking.In(language)`), so that page makers need not pass it on.
What has no words in it yet stays English, between two marks; `spelled_out` makes `lang` and `dir` of these at the end,
so that nothing falls back to English unseen: a screen reader says it right, and text that runs the other way is kept.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from babel import Locale


_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
"""Noncharacters: Unicode keeps them for use inside a program."""
_TAG = re.compile(r"<title[^>]*>[^<]*</title>|<[^>]*>")
"""Where no element can stand: inside a tag, and in the title of a drawing."""
# fmt: off
OF_A_LAW = (
    "law", "Law", "laws", "Laws", "this", "This", "a_law", "unit", "Unit", "units", "Units", "inner", "Inner",
    "made_by", "made", "rights", "country", "official_site", "publisher",
)
# fmt: on
"""What our sentences leave open, in braces, for the law that they speak of: "{Unit} %(label)s" is "Section 398" for an
Act and "Regulation 5" for regulations. It is filled before the sentence is looked up in a catalogue, so that who
translates has whole sentences, each with the grammar of its own words."""
_OPEN_FOR_A_LAW = re.compile(rf"\{{({'|'.join(OF_A_LAW)})\}}")


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the site besides English. `code` is its BCP 47 tag; `name` what its readers call it.

    `messages` are our words in it, by the English ones; what is not in it is not translated. `english` is the tag of
    the English that stays on its pages: that of the country whose law it is.
    """

    code: str
    name: str
    direction: Literal["ltr", "rtl"] = "ltr"
    messages: Mapping[str, str] = field(default_factory=dict)
    english: str = "en"

    @property
    def attributes(self) -> str:
        """What the tag around English words carries."""
        return f' lang="{self.english}" dir="ltr"'


_NOBODY: Mapping[str, str] = {}
_SPOKEN: ContextVar[Language | None] = ContextVar("spoken", default=None)


@contextmanager
def In(language: Language | None) -> Iterator[None]:  # noqa: N802 - reads as `with speaking.In(language)`
    """Pages made inside speak the language; None is English."""
    token = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def language() -> Language | None:
    """The language that is spoken now; None is English."""
    return _SPOKEN.get()


def worded(words: str, of: Mapping[str, str] | None) -> str:
    """Our words with those of a law (an instrument's `words`) in the places that are open for them."""
    if "{" not in words:
        return words
    return _OPEN_FOR_A_LAW.sub(lambda open_: (of or _NOBODY)[open_[1]], words)


def message(words: str, of: Mapping[str, str] | None = None) -> str:
    """Our words in the language that is spoken, their places (`%(name)s`) not filled; else the
    English, marked. `of` are the words of the law that they speak of."""
    words = worded(words, of)
    spoken = _SPOKEN.get()
    return words if spoken is None else spoken.messages.get(words) or english(words)


def say(words: str, /, of: Mapping[str, str] | None = None, **values: object) -> str:
    """Our words in the language that is spoken, with the values in their places. A literal % is
    written %%. `of` are the words of the law that they speak of; KeyError where they are open for
    some, and none are given."""
    return message(words, of) % values


def framed(words: str) -> str:
    """Marks our words that stand in the frame of every page, as the foot does, for translation."""
    return words


def catalogued(words: str) -> str:
    """The words as they are: they stand here for the catalogue to find, and are said elsewhere."""
    return words


def english(words: str) -> str:
    """Words that are English in every language: names of Acts, headings of the law, what no one has translated."""
    return f"{_OPEN}{words}{_CLOSE}" if words and _SPOKEN.get() is not None and words[0] != _OPEN else words


def attributes() -> str:
    """What the tag around English words carries where another language is spoken; "" in English."""
    spoken = _SPOKEN.get()
    return spoken.attributes if spoken else ""


def plain(words: str) -> str:
    """Words without the marks, for what can't carry a language: titles, addresses, data."""
    return words.replace(_OPEN, "").replace(_CLOSE, "")


def spelled_out(html: str, language: Language) -> str:
    """HTML of a page in a language, its marks made elements with `lang` and `dir`; inside a tag they are left out."""
    if _OPEN not in html:
        return html
    out, done = [], 0
    for tag in _TAG.finditer(html):
        out += [_elements(html[done : tag.start()], language), plain(tag[0])]
        done = tag.end()
    return "".join([*out, _elements(html[done:], language)])


def day(date: dt.date) -> str:
    """27 May 2026, with spaces that don't break; in another language as its people write it."""
    spoken = _SPOKEN.get()
    if spoken is None:
        return f"{date.day}\u00a0{date:%B}\u00a0{date.year}"
    locale = _locale(spoken.code)
    from babel.dates import format_date  # noqa: PLC0415 - only where another language is spoken

    return format_date(date, "long", locale=locale).replace(" ", "\u00a0") if locale else date.isoformat()


def month(date: dt.date) -> str:
    """May 2026."""
    spoken = _SPOKEN.get()
    if spoken is None:
        return f"{date:%B %Y}"
    locale = _locale(spoken.code)
    from babel.dates import format_skeleton  # noqa: PLC0415 - only where another language is spoken

    return format_skeleton("yMMMM", date, locale=locale) if locale else f"{date:%Y-%m}"


def direction(code: str) -> str:
    """How a language is written, "ltr" or "rtl"; "" where the Unicode tables don't know it."""
    locale = _locale(code)
    return str(locale.text_direction) if locale else ""


def own_name(code: str) -> str:
    """What its people call a language, in their own writing; its code where the Unicode tables don't know it."""
    locale = _locale(code)
    return (locale.get_display_name(locale) if locale else "") or code


def _elements(text: str, language: Language) -> str:
    return text.replace(_OPEN, f"<span{language.attributes}>").replace(_CLOSE, "</span>")


@lru_cache(maxsize=64)
def _locale(code: str) -> "Locale | None":
    """How people of a language write dates; None where the Unicode tables don't know it: dates are then 2026-05-27."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - only where another language is spoken

    try:
        return Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
