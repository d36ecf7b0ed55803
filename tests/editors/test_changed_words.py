"""Changed words as text."""

from lawplain.editors import changed_words
from lawplain.law import word_diff


def test_changes_in_words_and_in_colour() -> None:
    changes = word_diff.parts([("(1)", "a " * 40 + "old")], [("(1)", "a " * 40 + "new"), ("(2)", "more")])
    plain = list(changed_words.lines(changes, colour=False))
    assert plain == [
        "(1) changed:",
        "    … " + "a " * 12 + "[removed: old] [added: new]",
        "(2) new:",
        "    [added: more]",
    ]
    assert "\x1b[32;1mmore\x1b[0m" in next(
        line for line in changed_words.lines(changes[1:], colour=True) if "more" in line
    )
