"""A guide as it is read: its steps, and the text of each."""

from pathlib import Path

import pytest

from lawplain import content
from lawplain.content import Guide

GUIDE = """\
---
title: Your kite is gone
for: You had a kite
law: kites
topics:
  - play
law_as_at: 2020-01-01
steps:
  - id: gone
    title: It is gone
    kind: happens
    law: s 3(1)
  - id: back
    title: It is back
    kind: ends
    law: s 3(2)
method: written-by-a-person
---
Look for it. [s 3(2)]

## gone

The wind took it. [s 3(1)]

## back

- It is back. [s 4]
"""


def read(text: str = GUIDE) -> tuple[Guide | None, list[tuple[int, str]]]:
    found = content.read_guide(text, "content/guides/gone.md", "gone")
    return found.value, [(f.line, f"{f.message} {f.fix}") for f in found.findings]


def test_the_short_answer_stands_first_and_each_step_has_its_text() -> None:
    guide, wrong = read()
    assert guide and not wrong
    assert guide.short.paragraphs == ("Look for it.",)
    assert [(name, text.paragraphs) for name, text in guide.texts] == [
        ("gone", ("The wind took it.",)),
        ("back", ("It is back.",)),
    ]
    assert guide.text("gone") == guide.texts[0][1]
    assert guide.text("nowhere") is None


def test_every_pin_has_its_place_in_the_file() -> None:
    guide, _ = read()
    assert guide
    lines = GUIDE.splitlines()
    for body in (guide.short, *(text for _, text in guide.texts), guide.body):
        for pinned in body.pinned:
            assert lines[pinned.line - 1][pinned.column - 1 :].startswith(f"[{pinned.pin.text}]")
    assert len(guide.body.pinned) == 3


def test_all_of_its_text_has_no_headings() -> None:
    guide, _ = read()
    assert guide
    assert guide.body.paragraphs == ("Look for it.", "The wind took it.", "It is back.")


def test_it_rests_on_what_its_text_and_its_steps_name() -> None:
    guide, _ = read()
    assert guide
    assert [other.name for other in guide.others] == ["s 3(2)", "s 3(1)", "s 4"]


@pytest.mark.parametrize(
    ("was", "now", "line", "said"),
    [
        ("law: s 3(1)", "law: (1)", 12, "names a place of no section"),
        ("kind: ends\n", "kind: end\n", 15, "ends"),
        ("id: gone", "id: It is gone", 9, "not a name for an address"),
        ("title: Your kite is gone\n", "", 2, "title"),
        ("[s 3(1)]\n\n##", "[s 3(1]\n\n##", 23, "is not"),
    ],
)
def test_what_is_wrong_is_found_at_its_line(was: str, now: str, line: int, said: str) -> None:
    assert was in GUIDE
    _, wrong = read(GUIDE.replace(was, now))
    assert [at for at, _ in wrong] == [line], wrong
    assert said in wrong[0][1]


def test_guides_are_read_beside_the_acts_and_other_files_there_are_found(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    (folder / "guides").mkdir(parents=True)
    (folder / "guides" / "gone.md").write_text(GUIDE)
    (folder / "guides" / "note.txt").write_text("later")
    (folder / "topics.yml").write_text("- slug: play\n  name: Playing\n  about: You play.\n")
    found = content.read(folder, ("kites",))
    assert [guide.name for guide in found.guides] == ["gone"]
    assert [f.path for f in found.findings] == ["content/guides/note.txt"]
    assert "content/guides/gone.md" in found.files


def test_a_topic_can_stand_there_by_its_name(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    (folder / "guides").mkdir(parents=True)
    (folder / "guides" / "gone.md").write_text(GUIDE.replace("- play", "- Playing"))
    (folder / "topics.yml").write_text("- slug: play\n  name: Playing\n  about: You play.\n")
    (guide,) = content.read(folder, ("kites",)).guides
    assert guide.front.topics == ("play",)
