"""Terms are found by two patterns as one pattern would find them, and by a tree of characters as by a list of words."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from lawplain.law.term_links import _matches, _pattern

WORDS = st.sampled_from(["visa", "visa holder", "temporary visa", "holder", "holder of a visa", "a", "of", "temporary"])
TEXT = st.lists(st.sampled_from(["visa", "visas", "holder", "holders", "a", "of", "temporary", "x", ","]), max_size=14)


@settings(deadline=None)
@example(frozenset({"visa"}), frozenset({"visa holder"}), "a visa holder")
@example(frozenset({"holder of a visa"}), frozenset({"visa holder"}), "holder of a visa holder")
@given(st.frozensets(WORDS, min_size=1), st.frozensets(WORDS), TEXT.map(" ".join))
def test_two_patterns_find_what_one_does(one: frozenset[str], other: frozenset[str], text: str) -> None:
    both = _pattern(one | other)
    assert both is not None
    apart = [pattern for pattern in (_pattern(one), _pattern(other)) if pattern]
    assert [match.span() for match in _matches(apart, text)] == [match.span() for match in both.finditer(text)]


@settings(deadline=None)
@example(frozenset({"visa", "visa holder"}), "Visa\xa0holders and visas, VISA-free")
@example(frozenset({"a", "at", "a visa"}), "at a visa")
@given(st.frozensets(WORDS, min_size=1), TEXT.map(" ".join))
def test_the_longest_term_is_found_first(terms: frozenset[str], text: str) -> None:
    forms = sorted({form for term in terms for form in (term, f"{term}s")}, key=len, reverse=True)
    listed = "|".join(re.escape(form).replace(r"\ ", r"[ \xa0]") for form in forms)
    expected = re.compile(rf"(?<![\w’'‑-])(?:{listed})(?![\w‑-])", re.IGNORECASE)
    pattern = _pattern(terms)
    assert pattern is not None
    assert [match.span() for match in pattern.finditer(text)] == [match.span() for match in expected.finditer(text)]
