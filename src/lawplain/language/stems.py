"""The words of a text as a search compares them: folded, and cut to the stem that their forms share."""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import snowballstemmer

from lawplain.kept import Kept

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+")
"""A word: letters and numbers together; where no spaces divide words (Chinese, Japanese), each sign."""
_stems: dict[str, str] = {}
_STEMMER = snowballstemmer.stemmer("english")


def fold(text: str) -> list[str]:
    """The words of a text: no accents, macrons, capitals or apostrophes. `fold` in search.js does the same."""
    plain = text.replace("’", "").replace("'", "")
    if not plain.isascii():
        plain = unicodedata.normalize("NFD", plain)
        for mark in filter(_is_mark, set(plain)):
            plain = plain.replace(mark, "")
    return _WORD.findall(plain.lower())


@cache
def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] == "M"


def stem(word: str) -> str:
    """The part that the forms of a word share: "deported" and "deportation" are both "deport"."""
    if word not in _stems:
        _stems[word] = str(_STEMMER.stemWord(word))
    return _stems[word]


@contextmanager
def remembered(kept: Kept) -> Iterator[None]:
    """Knows the stems inside that were found before, and keeps those that are: each follows from its word alone."""
    before = kept.find("stems", "english") or {}
    _stems.update(before)
    yield
    if _stems.keys() != before.keys():
        kept.put("stems", _stems, "english")
