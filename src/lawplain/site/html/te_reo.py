"""Marks words of te reo on finished pages for screen readers: `lang="mi"`."""

import re
from collections.abc import Sequence
from functools import lru_cache

_NO_TEXT = re.compile(r'<span lang="mi">[^<]*</span>|<(svg|script|style|option|textarea)\b.*?</\1>|<[^>]*>', re.DOTALL)
"""Where nothing is to be marked: what is already, elements that can hold no other, and tags."""


@lru_cache(maxsize=4)
def pattern(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """A pattern of these words, the longest first; None where there are none."""
    if not words:
        return None
    listed = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"\b(?:{listed})\b", re.IGNORECASE)


def marked(html: str, words: Sequence[str]) -> str:
    """HTML in which these words are marked, wherever they stand as text."""
    found = pattern(tuple(words))
    folded = html.casefold()
    if found is None or not any(word.casefold() in folded for word in words):  # on nearly every page, and fast
        return html
    out, done = [], 0
    for kept in _NO_TEXT.finditer(html):
        out += [found.sub(_marked, html[done : kept.start()]), kept[0]]
        done = kept.end()
    return "".join([*out, found.sub(_marked, html[done:])])


def _marked(match: re.Match[str]) -> str:
    return f'<span lang="mi">{match[0]}</span>'
