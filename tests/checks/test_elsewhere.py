"""What elsewhere.yml says that the law hands over."""

import datetime as dt
from dataclasses import replace

import pytest

from checks import kites
from lawplain import checks
from lawplain.content.fields import Elsewhere
from lawplain.editions.elsewhere import handed
from lawplain.editions.pair import Collection
from lawplain.law.neighbours import Laws

ENTRY = {
    "ask": ["How long may a line be"],
    "says": "It says 50 metres.",
    "law_as_at": "2020-01-01",
    "topics": ["play"],
    "where": {"name": "A club", "address": "https://club.example/"},
    "seen": "link",
}


def lean(words: str = "", id_: str = "S4") -> dict[str, str]:
    four = next(p for p in kites.act().sections if p.label == "4")
    place = next(place for place in four.places if place.pin == "(2)")
    return {"law": "s 4(2)", "id": id_, "words": words or place.fingerprint, "section": four.fingerprint}


def collection(*entries: dict[str, object], several: bool = False) -> Collection:
    acts = {"kites": kites.act(), **({"more-lines": kites.act()} if several else {})}
    listed = [Elsewhere.model_validate(ENTRY | entry) for entry in entries]
    return replace(kites.collection(), elsewhere=handed(listed, Laws(acts)))


def found(*entries: dict[str, object], several: bool = False) -> list[tuple[str, str]]:
    listed = checks.run(collection(*entries, several=several))
    return [(f.level, f.message) for f in listed if f.path == "content/elsewhere.yml"]


@pytest.mark.parametrize("entry", [{}, {"law": "s 4(2)", "leans_on": [lean()]}])
def test_left_alone(entry: dict[str, object]) -> None:
    assert found(entry) == []


@pytest.mark.parametrize(
    ("entry", "level", "said"),
    [
        ({"law": "s 99"}, "error", "The Kite Flying Act 2019 has no section 99."),
        ({"law": "s 4(2)"}, "warning", "Nothing in leans_on says how s 4(2) read when this was written."),
        ({"law": "s 4(2)", "leans_on": [lean("0" * 16)]}, "warning", "s 4(2) changed after this was written."),
        ({"law": "s 4(2)", "leans_on": [lean(id_="S5")]}, "error", "s 4(2) is another section now."),
        ({"law_as_at": "2019-06-01"}, "warning", "A newer version of the law may answer “How long may a line be”"),
        ({"topics": ["dragons"]}, "error", "There is no topic “dragons”."),
    ],
)
def test_found(entry: dict[str, object], level: str, said: str) -> None:
    ((how, message),) = found(entry)
    assert how == level
    assert message.startswith(said)


def test_of_several_laws_the_one_that_is_meant_has_to_be_named() -> None:
    assert found({"law": "s 4(2)"}, several=True) == [
        ("error", "“s 4(2)” does not say of which law, and this site has several.")
    ]
    assert found({"law": "more-lines s 4(2)"}, several=True) == [
        ("warning", "Nothing in leans_on says how more-lines s 4(2) read when this was written.")
    ]


def test_a_question_of_a_section_does_not_stand_there_too() -> None:
    assert found({}, {}) == [("error", "“How long may a line be” is asked twice in this file.")]


def test_a_day_to_come_is_found() -> None:
    late = replace(collection({"law_as_at": "2062-01-01"}), today=dt.date(2026, 1, 1))
    assert [f.message for f in checks.run(late) if f.rule == "future"] == [
        "“law_as_at” is 2062-01-01, which is in the future."
    ]
