"""On the pages of another language, whether a text is in it."""

from typing import Literal

Spoken = Literal[
    "",  # English, on English pages
    "translated",
    "translated-older",  # the English was changed after the translation
    "english",  # not in the language of the page yet
]
