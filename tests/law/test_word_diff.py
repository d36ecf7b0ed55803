"""Which words changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawplain.law import word_diff
from lawplain.law.word_diff import Run

WORDS = st.lists(st.sampled_from(["the", "day", "(a)", "42", "days,", "or"]), max_size=12).map(" ".join)


@pytest.mark.parametrize(
    ("old", "new", "runs"),
    [
        ("", "", ()),
        ("a b", "a b", (Run("same", "a b"),)),
        ("", "a b", (Run("added", "a b"),)),
        ("a b", "", (Run("removed", "a b"),)),
        (
            "not later than twenty-eight days after it",
            "not later than 42 days after it",
            (
                Run("same", "not later than"),
                Run("removed", "twenty-eight"),
                Run("added", "42"),
                Run("same", "days after it"),
            ),
        ),
        ("if so,", "if so", (Run("same", "if"), Run("removed", "so,"), Run("added", "so"))),
        (
            "keep the old one",
            "keep a old new",
            (Run("same", "keep"), Run("removed", "the old one"), Run("added", "a old new")),
        ),
    ],
)
def test_runs(old: str, new: str, runs: tuple[Run, ...]) -> None:
    assert word_diff.runs(old, new) == runs


@given(WORDS, WORDS)
def test_the_runs_hold_every_word_of_both_texts(old: str, new: str) -> None:
    runs = word_diff.runs(old, new)
    assert " ".join(r.words for r in runs if r.kind != "added") == old
    assert " ".join(r.words for r in runs if r.kind != "removed") == new


def test_parts_stand_in_the_new_order_and_a_lost_one_where_it_was() -> None:
    old = [("(1)", "one"), ("(2)", "two"), ("(3)", "three")]
    new = [("(1)", "one"), ("(1A)", "more"), ("(3)", "three now")]
    changes = word_diff.parts(old, new)
    assert [(c.name, [r.kind for r in c.runs]) for c in changes] == [
        ("(2)", ["removed"]),
        ("(1A)", ["added"]),
        ("(3)", ["same", "added"]),
    ]
    assert word_diff.changed_words(changes) == 3
