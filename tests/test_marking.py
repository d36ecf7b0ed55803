"""Terms are found by two patterns as one pattern would find them."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from lawplain.marking import _matches, _pattern

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
