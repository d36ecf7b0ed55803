"""Excuses, and levels of lawplain.toml."""

import pytest

from checks import kites
from lawplain import checks
from lawplain.errors import LawplainError

LONG = "You may fly a very long kite " * 5 + "today. [all]"


def found(excuse: str, body: str = LONG) -> list[str]:
    front = kites.FRONT + excuse
    findings = checks.run(kites.collection(kites.written(body, front)))
    return [f"{f.line}: {f.rule}: {f.message}" for f in findings if f.rule in ("long-sentence", "excused")]


def test_left_alone() -> None:
    excuse = "excused:\n  - rule: long-sentence\n    why: It is the law's own list.\n    words: very long kite\n"
    assert found(excuse) == []


@pytest.mark.parametrize(
    ("excuse", "expected"),
    [
        (
            "excused:\n  - rule: long-sentense\n    why: No.\n",
            [
                "10: excused: “long-sentense” is not a rule that can be excused.",
                "13: long-sentence: This sentence has 36 words; 25 is the most.",
            ],
        ),
        (
            "excused:\n  - rule: long-sentence\n    why: For all of it.\n",
            [
                "10: excused: This excuse names no words, so it excuses nothing.",
                "13: long-sentence: This sentence has 36 words; 25 is the most.",
            ],
        ),
        (
            "excused:\n  - rule: long-sentence\n    why: No.\n    words: short kite\n",
            [
                "10: excused: This excuses nothing: there is no such finding of “long-sentence”.",
                "14: long-sentence: This sentence has 36 words; 25 is the most.",
            ],
        ),
    ],
)
def test_found(excuse: str, expected: list[str]) -> None:
    assert found(excuse) == expected


def test_levels_are_set_by_name() -> None:
    collection = kites.collection(kites.written(LONG))
    levels = {f.rule: f.level for f in checks.run(collection, {"long-sentence": "error", "conditions": "off"})}
    assert levels["long-sentence"] == "error"
    assert "conditions" not in levels
    assert "conditions" in {f.rule for f in checks.run(collection)}


@pytest.mark.parametrize("name", ["long-sentense", "yaml"])
def test_a_level_of_no_rule(name: str) -> None:
    with pytest.raises(LawplainError, match=name):
        checks.run(kites.collection(), {name: "off"})
