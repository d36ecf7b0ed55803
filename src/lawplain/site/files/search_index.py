"""An inverted index in small pieces, for a search that runs in the browser. Pure: texts in, files out.

The score of a word in a document is worked out here, once (BM25F), and kept as one small number: the browser only adds.
docs/search.md says why, and what a piece looks like.
"""

import json
import math
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lawplain.language.stems import fold, stem

FORMAT = 2
HEADS, TEXTS = 8, 8
"""Documents in one piece of what a result shows, and of what it may quote."""
_LARGEST = 24_000
"""Characters of a piece of the vocabulary, above which it is cut in more pieces."""
_MOST = 3_000
"""Documents kept for one word, the best ones: what a thousand Acts share tells none of them apart."""
_K1 = 2.2
_SCALE = 40
_COMMON, _WEAK, _PAIRS = 1.4, 0.8, 0.8
"""In a phrase: what a word of COMMON weighs, in units of idf; the share of its idf that a word of WEAK weighs; and two
words that stand side by side, beside one."""
WEIGHTS: Mapping[str, tuple[float, float]] = {
    "title": (3.6, 0.8),
    "also": (5.5, 0.3),
    "heading": (3.0, 0.6),
    "facts": (3.5, 0.8),
    "summary": (0.25, 0.6),
    "law": (0.7, 0.5),
    "means": (0.2, 0.7),
}
"""How much a word counts in each field, and how far the field's length is made up for (BM25F's w and b)."""


def _question_words() -> tuple[frozenset[str], frozenset[str]]:
    text = (Path(__file__).parent / "question-words.txt").read_text(encoding="utf-8")
    common, weak = (frozenset(part.partition("\n")[2].split()) for part in text.split("\n\n"))
    return common, weak


COMMON, WEAK = _question_words()
"""Words that ask, and tell no document from another; words that many questions have, whatever they are about."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A group of questions in their wordings, the one to show first, and the sentences that answer, by their numbers
    among the `quoted` ones of their document."""

    shown: str
    wordings: tuple[str, ...]
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """What is found. `label` is its number; `fields` are the words of each field of `WEIGHTS`; `head` is what a result
    shows; a question can be like one of the `phrases`, or one that is `answered`. Under a result stand the sentences
    that answer, else the best one of `quoted`; `leads` is where it leads on another site, and what is said of that."""

    label: str
    fields: Mapping[str, str]
    head: Sequence[object]
    phrases: Sequence[str]
    quoted: Sequence[str]
    answered: Sequence[Answered] = ()
    leads: Sequence[str] = ()


def stems(text: str) -> list[str]:
    """The stems of the words that tell something; of all words, where none of them does."""
    words = fold(text)
    return [stem(word) for word in words if word not in COMMON] or [stem(word) for word in words]


def pieces(
    documents: Sequence[Document], everyday: Iterable[tuple[Sequence[str], Sequence[str]]], shared: Mapping[str, object]
) -> dict[str, str]:
    """The files of an index: name → JSON. `everyday` pairs what people say with the words of the documents; `shared`
    goes into the first piece, index.json, as it is."""
    rules = [(list(say), list(law)) for say, law in everyday]
    words = {word for document in documents for text in document.fields.values() for word in _words(text)}
    words.update(word for rule in rules for text in (*rule[0], *rule[1]) for word in fold(text))
    postings = _postings(documents)
    vocabulary = _vocabulary(words, postings)
    labels = _labels(documents)
    first = {
        "format": FORMAT,
        "documents": len(documents),
        "heads": HEADS,
        "quotes": TEXTS,
        "labels": sorted(labels),
        "cuts": sorted(vocabulary),
        "common": {word: stem(word) for word in sorted(COMMON)},
        "weak": sorted(WEAK),
        "scale": _SCALE,
        "weigh": {"common": _COMMON, "weak": _WEAK, "pairs": _PAIRS},
        "everyday": [[[stems(said) for said in say], [stems(meant) for meant in law]] for say, law in rules],
    }
    files = {"index.json": _json({**first, **shared})}
    files |= {f"words-{cut}.json": _json(entries) for cut, entries in vocabulary.items()}
    files |= {f"labels-{cut}.json": _json(found) for cut, found in labels.items()}
    heads = [_head(document, postings, len(documents)) for document in documents]
    texts = [_text(document) for document in documents]
    files |= {f"heads-{i // HEADS}.json": _json(heads[i : i + HEADS]) for i in range(0, len(heads), HEADS)}
    files |= {f"texts-{i // TEXTS}.json": _json(texts[i : i + TEXTS]) for i in range(0, len(texts), TEXTS)}
    return files


def _postings(documents: Sequence[Document], wanted: Container[str] | None = None) -> dict[str, list[tuple[int, int]]]:
    """The (document, score) pairs of each stem, in the order of the documents; only of the stems `wanted`, if given."""
    counted = [{name: _counted(text) for name, text in document.fields.items()} for document in documents]
    lengths = [{name: sum(words.values()) for name, words in fields.items()} for fields in counted]
    mean = {
        name: max(sum(each.get(name, 0) for each in lengths) / max(sum(name in each for each in lengths), 1), 1)
        for name in WEIGHTS
    }
    weighed: defaultdict[str, dict[int, float]] = defaultdict(dict)
    for number, fields in enumerate(counted):
        for name, words in fields.items():
            weight, b = WEIGHTS[name]
            norm = weight / (1 - b + b * lengths[number][name] / mean[name])
            for word, count in words.items():
                if wanted is not None and word not in wanted:
                    continue
                weighed[word][number] = weighed[word].get(number, 0.0) + count * norm
    return {word: _best(found, len(documents)) for word, found in weighed.items()}


@lru_cache(maxsize=32768)
def _words(text: str) -> Mapping[str, int]:
    return Counter(fold(text))


@lru_cache(maxsize=32768)
def _counted(text: str) -> Mapping[str, int]:
    """How often each stem stands in a text. Kept, since the index and the page of everyday words both ask for it."""
    found: Counter[str] = Counter()
    for word, times in _words(text).items():
        found[stem(word)] += times
    return found


def _best(found: Mapping[int, float], documents: int) -> list[tuple[int, int]]:
    idf = _idf(len(found), documents)
    scored = [(number, round(_SCALE * idf * tf / (_K1 + tf))) for number, tf in found.items()]
    if len(scored) > _MOST:
        scored = sorted(scored, key=lambda each: (-each[1], each[0]))[:_MOST]
    return sorted(scored)


def _vocabulary(words: Iterable[str], postings: Mapping[str, list[tuple[int, int]]]) -> dict[str, list[object]]:
    """The entries of each piece, by the letters that its words begin with: [stem, its forms, its documents, scores]."""
    forms: defaultdict[str, list[str]] = defaultdict(list)
    ordered = sorted(words)
    for word in ordered:
        forms[stem(word)].append(word)
    entries = {root: [root, " ".join(forms[root]), _gaps(postings.get(root, []))] for root in sorted(forms)}
    found: dict[str, list[object]] = {}
    waiting = [(1, ordered)]
    while waiting:
        length, group = waiting.pop()
        cuts: defaultdict[str, list[str]] = defaultdict(list)
        for word in group:
            cuts[word.ljust(length, "_")[:length]].append(word)
        for cut, members in cuts.items():
            here = [entries[root] for root in sorted({stem(word) for word in members})]
            if len(_json(here)) > _LARGEST and len(here) > 1:
                waiting.append((length + 1, members))
            else:
                found[cut] = list(here)
    return found


def _head(document: Document, postings: Mapping[str, Sequence[object]], documents: int) -> list[object]:
    """What a result shows; its phrases, behind them the wordings of what it answers, and how many each group has."""
    wordings = [words for each in document.answered for words in each.wordings]
    lines = _lines([*document.phrases, *wordings], postings, documents)
    return [*document.head, lines, [len(each.wordings) for each in document.answered]]


def _text(document: Document) -> list[object]:
    """What a result quotes, which of it answers, and where it leads on another site."""
    answers = [[each.shown, *each.sentences] for each in document.answered]
    return [list(document.quoted), answers, *([list(document.leads)] if document.leads else [])]


def _lines(phrases: Sequence[str], postings: Mapping[str, Sequence[object]], documents: int) -> list[object]:
    """Each phrase as its stems, and what it weighs as a whole: its words, and each two that stand side by side."""
    found: list[object] = []
    for phrase in phrases:
        pieces: dict[str, float] = {}
        before: tuple[str, float] | None = None
        for word in fold(phrase):
            root = stem(word)
            idf = _idf(len(postings.get(root, ())), documents)
            weight = _COMMON if word in COMMON else _WEAK * idf if word in WEAK else idf
            pieces[root] = weight
            if before:
                pieces[f"{before[0]} {root}"] = _PAIRS * (before[1] + weight) / 2
            before = (root, weight)
        found += [" ".join(stem(word) for word in fold(phrase)), round(sum(pieces.values()), 1)]
    return found


def _idf(found: int, documents: int) -> float:
    return math.log(1 + (documents - found + 0.5) / (found + 0.5))


def best(
    documents: Sequence[Document], questions: Iterable[tuple[str, Sequence[str]]], most: int
) -> Iterator[tuple[int, ...]]:
    """For each (what people say, the documents' words for it): the documents that are most about it, best first."""
    asked = list(questions)
    postings = _postings(documents, {stem(word) for said, law in asked for text in (said, *law) for word in fold(text)})
    for said, law in asked:
        scores: Counter[int] = Counter()
        for text, share in ((said, _SCALE), *((phrase, _SCALE // 2) for phrase in law)):
            roots = [root for root in stems(text) if root in postings]
            for root in roots:
                for number, score in postings[root]:
                    scores[number] += score * share // len(roots)
        yield tuple(number for number, _ in sorted(scores.items(), key=lambda one: (-one[1], one[0]))[:most])


def _labels(documents: Sequence[Document]) -> dict[str, dict[str, list[int]]]:
    """The documents that have each label, by the label's first character."""
    found: dict[str, dict[str, list[int]]] = {}
    for number, document in enumerate(documents):
        if label := document.label.upper():
            found.setdefault(label[0], {}).setdefault(label, []).append(number)
    return {cut: found[cut] for cut in sorted(found) if cut.isalnum() and cut.isascii()}


def _gaps(scored: Sequence[tuple[int, int]]) -> list[int]:
    before, flat = 0, []
    for number, score in scored:
        flat += [number - before, score]
        before = number
    return flat


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
