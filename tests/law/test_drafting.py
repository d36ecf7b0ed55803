"""Every pattern of drafting finds what its example marks, and leaves its counter-example alone."""

import re

import pytest

from lawplain.law import drafting

PATTERNS = {name: found for name, found in vars(drafting).items() if isinstance(found, re.Pattern)}


def test_every_pattern_has_an_example() -> None:
    assert {id(example.pattern) for example in drafting.EXAMPLES} == {id(pattern) for pattern in PATTERNS.values()}


@pytest.mark.parametrize("name", PATTERNS)
def test_the_example_is_found_where_it_is_marked(name: str) -> None:
    (example,) = (one for one in drafting.EXAMPLES if one.pattern is PATTERNS[name])
    before, marked, after = re.split("[«»]", example.finds)
    find = example.pattern.match if after else example.pattern.fullmatch
    found = find(before + marked + after, len(before))
    assert found
    assert found[0] == marked


@pytest.mark.parametrize("name", PATTERNS)
def test_the_counter_example_is_left_alone(name: str) -> None:
    (example,) = (one for one in drafting.EXAMPLES if one.pattern is PATTERNS[name])
    before, mark, after = example.leaves.partition("«")
    text = before + after
    found = example.pattern.match(text, len(before)) if mark else example.pattern.search(text)
    assert found is None or found[0] == ""
