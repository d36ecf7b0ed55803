"""The most common words of English, and which words of an explanation are not among them.

`common_words.txt` is frozen: made once from the list of size 10 of SCOWL 2020.12.07, whose notice stands there, by

    python -m lawplain.checks.common_words FOLDER > src/lawplain/checks/common_words.txt

where FOLDER is SCOWL's `final/`. The sources of that size are in the public domain. Words that Britain and America
spell differently are not in it; those that we need stand in `_SPELLED`.
"""

import re
import sys
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from lawplain.checks.subjects import Text, paragraphs
from lawplain.language.stems import stem
from lawplain.law.by_identity import Same
from lawplain.law.definitions import Glossary
from lawplain.law.model import Act

_FILE = Path(__file__).with_suffix(".txt")
_LIST = "english-words.10"
_SPELLED = """analyse apologise authorise behaviour cancelled cancelling centre cheque colour criticise defence dialogue
enrol favour favourite fulfil grey harbour honour humour judgement labour licence litre metre minimise neighbour offence
organisation organise practise pretence programme realise recognise theatre traveller travelled travelling
"""
_NOTICE = """\
# The most common words of English: SCOWL 2020.12.07, english-words.10, and some British spellings.
# Copyright 2000-2018 by Kevin Atkinson
# Permission to use, copy, modify, distribute and sell these word lists, the associated scripts, the output created
# from the scripts, and its documentation for any purpose is hereby granted without fee, provided that the above
# copyright notice appears in all copies and that both that copyright notice and this permission notice appear in
# supporting documentation. Kevin Atkinson makes no representations about the suitability of this array for any
# purpose. It is provided "as is" without express or implied warranty.
"""
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_LABEL = re.compile(r"[a-z]|[ivx]+")
"""What stands in “(a)” or “(ii)”."""
_EXPLAINED = re.compile(r"\s*\((?!see\b)")
"""A word before brackets is explained in them, unless they only lead on."""


def rare(subject: Text) -> tuple[list[str], int]:
    """The words of a body that are not common, each time that they stand there, and how many words there are in all.

    Names, the terms that the Act defines and what is explained in brackets are none.
    """
    found, count = list[str](), 0
    terms = _terms(Same(subject.edition.act))
    for paragraph in paragraphs(subject.written):
        for sentence in paragraph.sentences:
            words = list(_WORD.finditer(sentence.words))
            count += len(words)
            for number, match in enumerate(words):
                name = match[0][0].isupper() and number > 0
                label = _LABEL.fullmatch(match[0])
                explained = _EXPLAINED.match(sentence.words, match.end()) or stem(match[0].casefold()) in terms
                if not (name or label or explained or is_common(match[0])):
                    found.append(match[0].casefold())
    return found, count


def is_common(word: str) -> bool:
    """Is a word, or each part of one with hyphens, among the most common ones in any of its forms?"""
    parts = re.split(r"-", re.sub(r"[’']s?$", "", word.casefold().replace("’", "'")))
    words, stems = _common()
    return all(part in words or stem(part) in stems for part in parts)


@lru_cache(maxsize=8)
def _terms(act: Same[Act]) -> frozenset[str]:
    """The stems of all words of the terms that an Act defines: its pages show what they mean."""
    terms = Glossary.of(act.thing).terms
    return frozenset(stem(word.casefold()) for term in terms for word in _WORD.findall(term.words))


@cache
def _common() -> tuple[frozenset[str], frozenset[str]]:
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    words = frozenset(line for line in lines if line and not line.startswith("#"))
    return words, frozenset(stem(word) for word in words)


def made(folder: Path) -> Iterator[str]:
    """The lines of the list, from SCOWL's own files."""
    yield _NOTICE.rstrip("\n")
    words = {*(folder / _LIST).read_text(encoding="latin-1").split(), *_SPELLED.split()}
    yield from sorted(word for word in words if word.isalpha() and word.islower())


if __name__ == "__main__":
    print("\n".join(made(Path(sys.argv[1]))))
