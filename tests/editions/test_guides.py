"""A guide with its law: where its steps lead, what they rest on, and which sections they are about."""

import json
from pathlib import Path

import kite_site
import pytest
from two_laws import KITES, Project, xml

from lawplain import editions
from lawplain.editions import guides
from lawplain.editions.guides import Way
from lawplain.editions.pair import Collection
from lawplain.law.model import Provision


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    root: Path = tmp_path_factory.mktemp("guides")
    return editions.load(kite_site.make(root / "kites"))


def section(collection: Collection, name: str) -> Provision:
    (act,) = [edition.act for edition in collection.editions if edition.act.slug == kite_site.KITES]
    return next(p for p in act.sections if p.name == name)


def test_without_next_the_following_step_comes_and_an_end_leads_nowhere(collection: Collection) -> None:
    (guide,) = collection.guides
    names = [step.id for step in guide.steps]
    assert names == ["taken", "notice", "collect", "appeal", "back", "sold"]
    assert guide.ways[0] == (Way("", 1),)
    assert [names[way.to] for way in guide.ways[1]] == ["collect", "appeal", "sold"]
    assert guide.ways[3] == (
        Way("The Tribunal reverses the decision", 4),
        Way("The Tribunal confirms it", 5),
    )
    assert guide.ways[4:] == ((), ())


def test_every_place_that_it_names_is_in_its_law(collection: Collection) -> None:
    (guide,) = collection.guides
    assert [lean.name for lean in guide.leans if lean.lost] == []
    assert {rest.act for lean in guide.leans for rest in lean.rests} == {kite_site.KITES}


def test_a_section_knows_the_steps_that_are_about_it(collection: Collection) -> None:
    def part_of(name: str) -> list[tuple[str, tuple[int, ...]]]:
        found = guides.of_provision(collection.guides, kite_site.KITES, section(collection, name))
        return [(part.guide.name, part.steps) for part in found]

    assert part_of("25") == [("kite-taken", (3, 5, 6))]
    assert part_of("26") == [("kite-taken", (4, 6))]
    assert part_of("6") == []


GUIDE = """---
title: You flew over an airport
for: You flew a kite over an airport
law: kites-act
topics:
  - play
law_as_at: 2020-01-01
steps:
  - id: offence
    title: You commit an offence
    kind: happens
    law: {law}
  - id: end
    title: The court decides
    kind: ends
    law: s 2(2)
method: written-by-a-person
---
{short}

## offence

You must not fly a kite over an airport. [s 1(1)] Whoever does commits an offence. [s 1(2)]

- You can go to prison for up to 7 years. [s 2(1)(b)]

## end

The court can take your kite. [s 2(2)]
"""
PRISON = "You can go to prison for up to 7 years. [s 2(1)(b)]"


@pytest.fixture
def over_versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Two invented Acts, and three guides to one of them: one that rests on section 2(1)(b) in its text and its short
    answer, one in a step, one on its neighbours alone."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "content" / "guides"
    folder.mkdir(parents=True)
    text = GUIDE.format(short=PRISON, law="s 1")
    (folder / "in-text.md").write_text(text)
    only_step = GUIDE.replace("- " + PRISON, "- You fly. [s 4]").replace("an airport\nfor", "a field\nfor")
    (folder / "in-step.md").write_text(only_step.format(short="You fly. [s 4]", law="s 2(1)(b)"))
    (folder / "neighbour.md").write_text(
        only_step.replace("a field\nfor", "a town\nfor").format(short="A register is kept. [s 3]", law="s 2(1)(a)")
    )
    project = Project(tmp_path)
    result = project.run("lean", *(f"content/guides/{name}.md" for name in ("in-text", "in-step", "neighbour")))
    assert result.exit_code == 0, result.output
    return project


def outdated(project: Project) -> dict[str, list[tuple[str, str, int]]]:
    """The guides that are out of date, each with the steps, sentences and lines that are."""
    return {
        one.name: [(found.step, found.words, found.at[0]) for found in one.overtaken()]
        for one in project.load().guides
        if one.outdated
    }


def changed(words: str = "8 years") -> str:
    """The next version: one subsection has other words, and a note says so."""
    sections = KITES | {"2": KITES["2"].replace("7 years", words)}
    return xml(sections, "2021-06-01", notes={"2": "Section 2(1)(b)|amended|1 May 2021"})


def test_a_change_of_one_place_makes_the_guides_out_of_date_that_rest_on_it_and_says_at_which_sentence(
    over_versions: Project,
) -> None:
    assert outdated(over_versions) == {}
    over_versions.fetch(changed())
    lines = (over_versions.folder / "content/guides/in-text.md").read_text().splitlines()
    short, item = [number for number, line in enumerate(lines, 1) if PRISON in line]
    step = (over_versions.folder / "content/guides/in-step.md").read_text().splitlines().index("    law: s 2(1)(b)") + 1
    assert outdated(over_versions) == {
        "in-text": [
            ("", "You can go to prison for up to 7 years.", short),
            ("offence", "You can go to prison for up to 7 years.", item),
        ],
        "in-step": [("offence", "You commit an offence", step)],
    }


def test_a_later_note_about_the_place_is_enough(over_versions: Project) -> None:
    over_versions.fetch(changed("7 years"))
    assert sorted(outdated(over_versions)) == ["in-step", "in-text"]


def test_the_check_says_it_at_the_sentence_with_the_place(over_versions: Project) -> None:
    over_versions.fetch(changed())
    result = over_versions.run("check", "content/guides/in-text.md")
    said = "“You can go to prison for up to 7 years.” rests on what changed: s 2(1)(b) changed after this was written"
    assert result.output.count(said) == 2
    assert "lawplain diff guides in-text" in result.output


def test_the_fetch_names_the_guides(over_versions: Project) -> None:
    result = over_versions.fetch(changed())
    assert "content/guides/in-text.md" in result.output
    assert "content/guides/neighbour.md" not in result.output


def test_the_words_that_a_guide_leans_on_are_kept_and_shown(over_versions: Project) -> None:
    over_versions.fetch(changed())
    result = over_versions.run("diff", "guides", "in-text")
    assert "[removed: 7] [added: 8]" in result.output
    assert "step offence: “You can go to prison for up to 7 years.”" in result.output
    assert "Nothing that it rests on changed." in over_versions.run("diff", "guides", "neighbour").output
    wrong = over_versions.run("diff", "guides", "in-txt")
    assert "Did you mean in-text?" in str(wrong.exception)


def test_read_again_says_that_a_person_has_read_the_present_law(over_versions: Project) -> None:
    over_versions.fetch(changed())
    file = over_versions.folder / "content/guides/in-text.md"
    refused = over_versions.run("read-again", "content/guides/in-text.md")
    assert refused.exit_code == 3
    assert "“7 years” is not in the words of s 2(1)(b)" in refused.output
    file.write_text(file.read_text().replace("7 years", "8 years"))
    assert over_versions.run("read-again", "content/guides/in-text.md").exit_code == 0
    assert "law_as_at: 2021-06-01" in file.read_text()
    assert "rewritten_on:" in file.read_text()
    assert sorted(outdated(over_versions)) == ["in-step"]


def test_nobody_checks_a_guide_that_is_older_than_the_law(over_versions: Project) -> None:
    over_versions.fetch(changed())
    old = over_versions.run("reviewed", "content/guides/in-step.md", "--by", "Jo")
    assert "The law changed after 2020-01-01" in str(old.exception)
    assert over_versions.run("reviewed", "content/guides/neighbour.md", "--by", "Jo").exit_code == 0
    assert "reviewed_by: Jo" in (over_versions.folder / "content/guides/neighbour.md").read_text()


def test_what_is_to_do_names_the_lines_and_counts_the_files_that_lean_on_one_section(over_versions: Project) -> None:
    over_versions.fetch(changed())
    (task,) = [
        one
        for one in json.loads(over_versions.run("todo", "--json").output)
        if one["kind"] == "leans-outdated" and one["name"] == "guides/in-step"
    ]
    step = (over_versions.folder / "content/guides/in-step.md").read_text().splitlines().index("    law: s 2(1)(b)") + 1
    assert f"line {step} rests on it: “You commit an offence”" in task["why"]
    assert "3 files lean on that section" in task["why"], "two guides and a summary"
    assert task["next"].startswith("lawplain diff guides in-step; mend it; lawplain read-again")
    assert "content/guides/in-step.md" in over_versions.run("report").output
