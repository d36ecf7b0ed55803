"""The search index: what its pieces hold, and that they hold it for many Acts as for one."""

import json
import math
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from lawplain.language.stems import fold, stem
from lawplain.site.files import search_index
from lawplain.site.files.search_index import Answered, Document

KITES = Document(
    "3",
    {"title": "Where you may fly a kite", "also": "kite at the beach", "law": "No person may fly a kite over a road."},
    [0, "3", "3", "Where kites may fly", "Where you may fly a kite", 0, [0]],
    ["Where you may fly a kite", "kite at the beach"],
    ["kite at the beach", "You may fly a kite over a beach."],
)
LANTERNS = Document(
    "4A",
    {"title": "Lanterns need a permit", "law": "No person may release a lantern without a permit, on a road or else."},
    [0, "4A", "4A", "Lanterns", "Lanterns need a permit", 0, []],
    ["Lanterns need a permit"],
    ["You need a permit."],
)
EVERYDAY = [(("sky lamp",), ("lantern",))]


def made(*documents: Document) -> dict[str, object]:
    return {
        name: json.loads(text)
        for name, text in search_index.pieces(documents, EVERYDAY, {"acts": [["k", "K"]]}).items()
    }


def entry(files: dict[str, object], root: str) -> list[object]:
    """The vocabulary's entry of a stem, wherever it is kept."""
    pieces = (piece for name, piece in files.items() if name.startswith("words-"))
    return next(each for piece in pieces for each in piece if each[0] == root)  # type: ignore[attr-defined]


def test_words_are_folded() -> None:
    assert fold("Māori people’s café: 2 kites, s 61A!") == ["maori", "peoples", "cafe", "2", "kites", "s", "61a"]


def test_the_forms_of_a_word_share_a_stem() -> None:
    assert {stem(word) for word in ("deport", "deported", "deporting", "deportation")} == {"deport"}


def test_a_word_leads_to_its_documents_and_counts_for_more_in_a_title() -> None:
    files = made(KITES, LANTERNS)
    root, forms, scored = entry(files, "road")
    assert (root, forms) == ("road", "road roads" if "roads" in str(forms) else "road")
    assert scored[::2] == [0, 1]  # type: ignore[index]
    title, law = entry(files, "lantern")[2], entry(files, "releas")[2]
    assert title[0] == law[0] == 1  # type: ignore[index]
    assert title[1] > law[1] > 0  # type: ignore[index]


def test_everyday_words_are_known_though_no_document_has_them() -> None:
    files = made(KITES, LANTERNS)
    assert entry(files, "lamp")[2] == []
    assert files["index.json"]["everyday"] == [[[["sky", "lamp"]], [["lantern"]]]]  # type: ignore[index]


def test_a_label_leads_to_its_document() -> None:
    files = made(KITES, LANTERNS)
    assert files["labels-4.json"] == {"4A": [1]}
    assert files["index.json"]["labels"] == ["3", "4"]  # type: ignore[index]


def test_a_phrase_is_kept_as_stems_with_its_weight() -> None:
    (*_, lines, asked) = made(KITES, LANTERNS)["heads-0.json"][0]  # type: ignore[index]
    assert asked == []
    assert lines[0] == "where you may fli a kite"
    one = math.log(1 + (2 - 1 + 0.5) / (1 + 0.5))  # the idf of a word that one of two documents has
    assert lines[1] == round(
        4 * 1.4 + 2 * one + 0.8 * (2 * 1.4 + (1.4 + one) / 2 + (one + 1.4) / 2 + (1.4 + one) / 2), 1
    )


def test_a_question_is_a_phrase_and_leads_to_the_sentences_that_answer() -> None:
    answered = (Answered("May I fly?", ("may I fly", "fly ok"), (1,)), Answered("Is wind bad?", ("wind",), (1, 0)))
    files = made(LANTERNS, replace(KITES, answered=answered))
    lines, asked = files["heads-0.json"][1][-2:]  # type: ignore[index]
    assert asked == [2, 1]
    assert lines[-6::2] == ["may i fli", "fli ok", "wind"]
    quoted, groups = files["texts-0.json"][1]  # type: ignore[index]
    assert quoted == ["kite at the beach", "You may fly a kite over a beach."]
    assert groups == [["May I fly?", 1], ["Is wind bad?", 1, 0]]


def test_the_best_documents_for_everyday_words() -> None:
    assert list(search_index.best([KITES, LANTERNS], [("sky lamp", ["lantern"]), ("kite", []), ("x", [])], 1)) == [
        (1,),
        (0,),
        (),
    ]


WORD = st.text("abcde", min_size=1, max_size=9)


@given(st.lists(st.lists(WORD, min_size=1, max_size=30), min_size=1, max_size=60))
def test_every_word_is_in_the_piece_that_the_browser_asks_for(texts: list[list[str]]) -> None:
    """The piece of the shortest beginning of the word that is a piece: what `cut` of search.js does."""
    words = {word for text in texts for word in text}
    largest = search_index._LARGEST
    search_index._LARGEST = 200  # small pieces, as with a thousand Acts
    try:
        documents = [Document(str(i), {"law": " ".join(text)}, [], [], []) for i, text in enumerate(texts)]
        files = {name: json.loads(text) for name, text in search_index.pieces(documents, [], {}).items()}
    finally:
        search_index._LARGEST = largest
    cuts = set(files["index.json"]["cuts"])
    for word in words:
        cut = next(cut for n in range(1, len(word) + 2) if (cut := word.ljust(n, "_")[:n]) in cuts)
        (here,) = [each for each in files[f"words-{cut}.json"] if each[0] == stem(word)]
        assert word in here[1].split()
        gaps = here[2][::2]
        found = [sum(gaps[: i + 1]) for i in range(len(gaps))]
        assert found == [i for i, text in enumerate(texts) if stem(word) in map(stem, text)]
