"""Words of te reo Māori have their macrons.

Why: the macron is part of the spelling, and screen readers and search need it. The list is the rule's own and
`te_reo` in words.yml. The title of an Act is left as the Act writes it.

Good: Your whānau can be there.
Bad: Your whanau can be there.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from lawplain.checks.subjects import Text, paragraphs
from lawplain.findings import Finding, Level

RULE = "macrons"
LEVEL: Level = "warning"
SCOPE: Final = "text"

WORDS = ("Māori", "Pākehā", "hapū", "kōhanga", "kāinga", "mātauranga", "tūpuna", "wāhi", "whānau", "whāngai", "Kāhui")
_TITLE = re.compile(r"(?:[A-ZĀĒĪŌŪ][\w’'-]*\s|of\s|and\s|the\s|\([^()]*\)\s)+Act\s\d{4}")


def check(subject: Text) -> Iterator[Finding]:
    spelt = _spelt(subject.collection.words.te_reo)
    texts = [(subject.written.title, subject.title_at)]
    for paragraph in paragraphs(subject.written):
        texts += [(sentence.words, (sentence.line, sentence.column)) for sentence in paragraph.sentences]
    for words, at in texts:
        for word in re.findall(r"[^\W\d_]+", _TITLE.sub(" ", words)):
            if word.casefold() in spelt:
                right = spelt[word.casefold()]
                said = f"“{word}” lacks its macron."
                yield subject.finding(RULE, LEVEL, at, said, f"Write “{_like(right, word)}”.")


@lru_cache(maxsize=1)
def _spelt(te_reo: tuple[str, ...]) -> dict[str, str]:
    """How each word that needs a macron is spelt, by its letters without macrons."""
    words = (*(part for words in te_reo for part in words.split()), *WORDS)
    return {_bare(word): word for word in words if _bare(word) != word.casefold()}


def _bare(word: str) -> str:
    folded = unicodedata.normalize("NFKD", word)
    return "".join(c for c in folded if not unicodedata.combining(c)).casefold()


def _like(right: str, written: str) -> str:
    return right[0].upper() + right[1:] if written[0].isupper() else right
