"""Findings as text."""

from lawplain.commands import output
from lawplain.findings import Finding

FINDING = Finding("a,b.md", 3, 5, "pins", "hint", "Is it 100%?\nNo.", "Mend it.")


def test_lines() -> None:
    assert list(output.lines([FINDING])) == ["a,b.md:3:5: hint: Is it 100%?\nNo. [pins]", "    Mend it."]


def test_tally() -> None:
    assert output.tally([FINDING, FINDING]) == "0 errors, 0 warnings, 2 hints"


def test_annotations_escape_what_github_reads() -> None:
    assert list(output.annotations([FINDING])) == [
        "::notice file=a%2Cb.md,line=3,col=5,title=pins::Is it 100%25?%0ANo. Mend it."
    ]
