"""Findings and changes as text."""

from lawplain.editors import findings_text
from lawplain.findings import Finding
from lawplain.law import word_diff

FINDING = Finding("a,b.md", 3, 5, "pins", "hint", "Is it 100%?\nNo.", "Mend it.")


def test_lines() -> None:
    assert list(findings_text.lines([FINDING])) == ["a,b.md:3:5: hint: Is it 100%?\nNo. [pins]", "    Mend it."]


def test_tally() -> None:
    assert findings_text.tally([FINDING, FINDING]) == "0 errors, 0 warnings, 2 hints"


def test_annotations_escape_what_github_reads() -> None:
    assert list(findings_text.annotations([FINDING])) == [
        "::notice file=a%2Cb.md,line=3,col=5,title=pins::Is it 100%25?%0ANo. Mend it."
    ]


def test_changes_in_words_and_in_colour() -> None:
    changes = word_diff.parts([("(1)", "a " * 40 + "old")], [("(1)", "a " * 40 + "new"), ("(2)", "more")])
    plain = list(findings_text.change_lines(changes, colour=False))
    assert plain == [
        "(1) changed:",
        "    … " + "a " * 12 + "[removed: old] [added: new]",
        "(2) new:",
        "    [added: more]",
    ]
    assert "\x1b[32;1mmore\x1b[0m" in next(
        line for line in findings_text.change_lines(changes[1:], colour=True) if "more" in line
    )
