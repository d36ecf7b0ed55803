"""YAML's traps, each named with its mend."""

import pytest

from lawplain.content import located_yaml, yaml_traps


@pytest.mark.parametrize(
    "line",
    ["also_called: no", "label: 12A", "n: 1.10", "law_as_at: 2020-01-01  # read it", "topics:   # 1 to 3", "# a, [b]",
     "also_called: Kite#1", 'also_called: "Kite #1"', "also_search: []", "also_called: $100,000 (a)"],
)  # fmt: skip
def test_left_alone(line: str) -> None:
    assert list(yaml_traps.traps(line, "f.md", 2)) == []


@pytest.mark.parametrize(
    ("line", "level", "column", "said"),
    [
        ("also_called: Kite #1 wins", "warning", 19, "of this value only “Kite” is left"),
        ("  - dragon #2", "warning", 12, "of this value only “dragon” is left"),
        ("topics: [a, b]", "warning", 9, "every comma begins a new item"),
        ("also_search: [fine of $100,000]", "error", 14, "the number “0,000” is cut in two"),
        ("  - {what: Fine}", "warning", 5, "every comma begins a new item"),
    ],
)
def test_found(line: str, level: str, column: int, said: str) -> None:
    (finding,) = yaml_traps.traps(line, "f.md", 2)
    assert (finding.level, finding.line, finding.column) == (level, 2, column)
    assert said in finding.message


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("a: b: c", "A colon and a space inside a value"),
        ("a:\n\t- b", "Replace the tab by spaces."),
        ("a: @b", "starts with @"),
        ("a: %b", "starts with %"),
        ('a: "b" c', "The quotes don't close"),
        ("a: 'it's'", "The quotes don't close"),
        ("a: [b", "one item a line"),
        ("a: b\nc:d", "Write a space after the colon."),
    ],
)
def test_the_mend_names_the_trap(text: str, mend: str) -> None:
    _, (finding, *_) = located_yaml.load(text, "f.md")
    assert finding.rule == "yaml"
    assert mend in f"{finding.message} {finding.fix}"
