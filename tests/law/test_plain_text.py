"""Plain text, tokens, fingerprints, slugs."""

import hashlib

import pytest

from lawplain.law import plain_text
from lawplain.law.model import Footnote, Label, Passage, Span


def text(*words: str | Span | Footnote) -> Passage:
    return Passage("text", words=words)


def test_labels_are_words_as_stored_and_blocks_are_a_space_apart() -> None:
    body = [Passage("subsection", Label("1", bracketed=True), blocks=(text("Go"), text("home")))]
    assert plain_text.plain(body) == "1 Go home"


def test_inline_mark_up_neither_splits_nor_glues_words() -> None:
    assert plain_text.sentence(["m", Span("superscript", ("3",)), " of ", Span("term", ("air",)), "."]) == "m3 of air."


def test_a_fraction_and_a_line_break_keep_words_apart() -> None:
    third = Span("fraction", (Span("over", ("1",)), Span("under", ("3",))))
    assert plain_text.sentence(["33", third, "%", Span("line-break"), "of it"]) == "33 1 3 % of it"


def test_footnotes_and_notes_are_no_words_of_the_law() -> None:
    body = [text("great men", Footnote("F", (text("and others"),)), " have sold"), Passage("note", words=("repealed",))]
    assert plain_text.plain(body) == "great men have sold"


def test_the_fingerprint_is_of_words_alone() -> None:
    one = [text("Go—home, ", Span("emphasis", ("now",)), ".")]
    assert plain_text.fingerprint(one) == plain_text.fingerprint([text("go home"), text("NOW")])
    assert plain_text.fingerprint(one) != plain_text.fingerprint([text("Go home then.")])


def test_the_fingerprint_is_the_one_the_format_names() -> None:
    """The first 16 hex digits of SHA-256 over "go home"."""
    assert plain_text.fingerprint([text("Go home")]) == hashlib.sha256(b"go home").hexdigest()[:16]


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Māori affairs", "maori-affairs"),
        ("Work & jobs", "work-jobs"),
        ("  Immigration Act 2009 ", "immigration-act-2009"),
    ],
)
def test_slugs_fold_macrons(words: str, slug: str) -> None:
    assert plain_text.slug(words) == slug
