"""The words of a text as a search compares them: folded, and cut to the stem that their forms share."""

import re
import unicodedata
from functools import cache

import snowballstemmer

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+")
"""A word: letters and numbers together; where no spaces divide words (Chinese, Japanese), each sign."""
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


@cache
def stem(word: str) -> str:
    """The part that the forms of a word share: "deported" and "deportation" are both "deport"."""
    return str(_STEMMER.stemWord(word))
