"""Fields of front matter, set without touching anything else."""

import pytest
import yaml

from lawplain import content
from lawplain.content import edit
from lawplain.errors import LawplainError

FILE = """---
# A comment
id: X   # never changes
law_as_at: 2020-01-01           # what I read
topics:
  - a
method: drafted-with-ai
reviewed_by: "Jo: O'Neil"  # ours
reviewed_on:
---
law_as_at: not this one. [(1)]
"""


@pytest.mark.parametrize(
    ("field", "value", "old", "new"),
    [
        ("law_as_at", "2026-05-27", "law_as_at: 2020-01-01           # what", "law_as_at: 2026-05-27           # what"),
        ("law_as_at", "2020-01-01", "", ""),
        ("reviewed_by", "", 'reviewed_by: "Jo: O\'Neil"  # ours', "reviewed_by:  # ours"),
        ("reviewed_on", "2026-01-01", "reviewed_on:\n", "reviewed_on: 2026-01-01\n"),
        ("reviewed_on", "", "", ""),
        ("law_fingerprint", "", "", ""),
        ("law_fingerprint", "ff", "# what I read\n", "# what I read\nlaw_fingerprint: ff\n"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_only_the_field_changes(field: str, value: str, old: str, new: str, newline: str, bom: str) -> None:
    text = (bom + FILE).replace("\n", newline)
    changed = edit.set_fields(text, {field: value})
    assert changed == (bom + FILE.replace(old, new, 1) if old else bom + FILE).replace("\n", newline)


def test_a_new_field_goes_behind_a_list() -> None:
    text = "---\nid: X\ntopics:\n  - a\n  - b\nmethod: m\n---\n"
    expected = "---\nid: X\ntopics:\n  - a\n  - b\nlaw_as_at: 2020-01-01\nmethod: m\n---\n"
    assert edit.set_fields(text, {"law_as_at": "2020-01-01"}) == expected


def test_a_block_of_text_is_emptied_whole() -> None:
    text = "---\nid: X\nreviewed_by: >-\n  Jo\n  Smith\nreviewed_on: 2020-01-01\n---\n"
    assert edit.set_fields(text, {"reviewed_by": ""}) == "---\nid: X\nreviewed_by:\nreviewed_on: 2020-01-01\n---\n"


@pytest.mark.parametrize("text", ["", "No front matter", "---\nid: X\n", "---\n- a\n---\n", "---\na: b: c\n---\n"])
def test_what_has_no_front_matter_is_refused(text: str) -> None:
    with pytest.raises(LawplainError):
        edit.set_fields(text, {"id": "Y"})


@pytest.mark.parametrize("name", ["Aroha Smith", "Māui O’Neil", "no", "null", "a: b", "#1", "- x", '"', "Jo (she/her)"])
def test_a_value_reads_back_as_it_was(name: str) -> None:
    loaded = yaml.load(f"by: {edit.as_value(name)} # c", Loader=yaml.BaseLoader)
    assert loaded["by"] == name


def test_a_scaffold_lacks_only_what_a_person_must_write() -> None:
    text = edit.scaffold(
        id="X", law_as_at="2020-01-01", law_fingerprint="0" * 16, pins=("(1)", "(2)"), heading="Section 1: a: b"
    )
    _, findings = content.read_summary(text, "1.md", "1")
    assert [f.message for f in findings] == ["“also_called” is empty.", "“topics” has no item."]
    summary, _ = content.read_summary(text, "1.md", "1", how="lenient")
    assert summary is not None
    assert [p.pin.text for p in summary.body.pinned] == ["(1)", "(2)"]


LISTED = """- ask: [a]  # one
  law: s 1
  law_as_at: 2020-01-01
  seen: link
- ask: [b]
  law: s 2
  law_as_at: 2020-01-01"""


def test_what_entries_of_a_list_lean_on_is_set_and_nothing_else_changes() -> None:
    entry = {"law": "s 1", "id": "S1"}
    lines = "  leans_on:\n    - law: s 1\n      id: S1\n"
    both = edit.set_entry_leans(LISTED, {0: [entry], 1: [entry]})
    assert both == LISTED.replace("  seen: link\n", f"{lines}  seen: link\n") + f"\n{lines}"
    assert edit.set_entry_leans(LISTED, {}) == LISTED
    windows = edit.set_entry_leans(LISTED.replace("\n", "\r\n"), {0: [entry]})
    assert windows == LISTED.replace("  seen: link\n", f"{lines}  seen: link\n").replace("\n", "\r\n")
