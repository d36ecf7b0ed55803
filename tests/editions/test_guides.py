"""A guide with its law: where its steps lead, what they rest on, and which sections they are about."""

from pathlib import Path

import kite_site
import pytest

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

    assert part_of("25") == [("kite-taken", (3, 5))]
    assert part_of("26") == [("kite-taken", (4, 6))]
    assert part_of("6") == []
