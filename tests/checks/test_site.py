"""What site.yml names has to be on this site."""

from dataclasses import replace

import pytest

from checks import kites
from lawplain import checks
from lawplain.content.fields import Front, Words
from lawplain.editions.pair import Collection

FACTS = kites.FRONT.replace("{mark}", "key_facts:\n  - what: Age\n    fact: 14 years\n    law: (1)\n{mark}")
SITUATION = {"say": "My kite is gone", "leads_to": "kites/3"}


def found(front: dict[str, object], collection: Collection | None = None) -> list[tuple[str, str]]:
    collection = collection or kites.collection(kites.written(front=FACTS))
    collection = replace(collection, front=Front.model_validate(front))
    return [(f.level, f.message) for f in checks.run(collection) if f.rule == "site"]


@pytest.mark.parametrize(
    "front",
    [
        {},
        {"situations": [SITUATION | {"fact": "kites/3 (1)"}]},
        {"situations": [SITUATION | {"fact": ["kites/3 (1)", "kites/3 (1)"]}]},
        {"examples": [{"ask": "where is my kite", "leads_to": "kites/3"}], "sample": "kites/3 (2)"},
        {"help": {"deadline": ["kites/3 (1)"]}},
    ],
)
def test_left_alone(front: dict[str, object]) -> None:
    assert found(front) == []


@pytest.mark.parametrize(
    ("front", "level", "said"),
    [
        ({"situations": [SITUATION | {"leads_to": "kites/99"}]}, "error", "kites/99 is no section in this site"),
        ({"examples": [{"ask": "a", "leads_to": "bees/3"}]}, "error", "bees/3 is no section in this site"),
        ({"sample": "kites/98 (1)"}, "error", "kites/98 is no section in this site"),
        ({"situations": [SITUATION | {"fact": "kites/3 (2)"}]}, "warning", "kites/3 has no key fact with the pin (2)"),
        ({"help": {"detained": ["kites/97 (1)"]}}, "warning", "kites/97 has no key fact with the pin (1)"),
    ],
)
def test_found(front: dict[str, object], level: str, said: str) -> None:
    ((how, message),) = found(front)
    assert how == level
    assert message.startswith(said)


def test_a_fact_of_an_explanation_that_the_law_overtook_is_named() -> None:
    overtaken = kites.collection(kites.written(front=FACTS, mark="0123456789abcdef"))
    ((how, message),) = found({"situations": [SITUATION | {"fact": "kites/3 (1)"}]}, overtaken)
    assert how == "warning"
    assert "or the law has changed since it was written" in message


def test_a_section_of_an_everyday_word_that_is_not_there_is_named() -> None:
    words = Words.model_validate(
        {"everyday": [{"say": ["dragon"], "law": ["kite"], "sections": ["kites/3", "kites/96"]}]}
    )
    collection = replace(kites.collection(kites.written()), words=words)
    assert [(f.path, f.message) for f in checks.run(collection) if f.rule == "site"] == [
        ("content/words.yml", "kites/96 is no section in this site, or repealed.")
    ]
