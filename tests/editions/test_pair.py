"""The states of an entry, in their order."""

import datetime as dt
from dataclasses import replace

import pytest

from lawplain import content
from lawplain.content import ActContent, Summary
from lawplain.editions import pair
from lawplain.law.model import Act, HistoryNote, Origin, Provision, Text
from lawplain.sources.nz.instruments import ACT
from lawplain.store import FetchLog

DAY = dt.date(2020, 1, 1)
NUMBERED = ("public", 2019, 7, DAY, False, DAY, Origin("file"), "")
MARK = "0" * 16


def summary(id_: str = "S", as_at: str = "2020-01-01", mark: str | None = MARK, name: str = "1") -> Summary:
    fingerprint = f"law_fingerprint: {mark}\n" if mark else ""
    text = (
        f"---\nid: {id_}\nalso_called: Kites\ntopics:\n  - a\nlaw_as_at: {as_at}\n{fingerprint}"
        "method: drafted-with-ai\n---\nFly. [all]\n"
    )
    read, findings = content.read_summary(text, f"content/kites/{name}.md", name)
    assert findings == ()
    assert read is not None
    return read


SECTION = Provision("section", "S", "1", "Kites", "1", fingerprint=MARK, text=Text((), ()))
CHANGED = HistoryNote("N", dt.date(2020, 6, 1), "amended", "Section 1", "an Act")


def entry(section: Provision, *summaries: Summary) -> pair.Entry:
    act = Act("kites", "K", "Kites", *NUMBERED, (section,), instrument=ACT)
    edition = pair.pair(act, ActContent("kites", summaries), FetchLog())
    return edition.sections[0]


@pytest.mark.parametrize(
    ("section", "summaries", "state"),
    [
        (replace(SECTION, status="repealed"), [summary()], "repealed"),
        (replace(SECTION, status="not-in-force"), [], "not-in-force"),
        (SECTION, [], "missing"),
        (replace(SECTION, text=None), [], "missing"),
        (replace(SECTION, text=None), [summary(mark="1" * 16)], "no-text"),
        (replace(SECTION, text=None), [summary(as_at="2020-02-01", mark="1" * 16)], "no-text"),  # before "ahead"
        (SECTION, [summary(as_at="2020-02-01", mark="1" * 16)], "ahead"),
        (SECTION, [summary(mark="1" * 16)], "stale"),  # other words
        (replace(SECTION, history=(CHANGED,)), [summary()], "stale"),  # the same words, changed in law
        (replace(SECTION, history=(CHANGED,)), [summary(mark=None)], "stale"),
        (SECTION, [summary(mark=None)], "explained"),
        (replace(SECTION, history=(replace(CHANGED, operation="editorial change"),)), [summary()], "explained"),
        (replace(SECTION, history=(replace(CHANGED, date=dt.date(2019, 12, 31)),)), [summary()], "explained"),
        (SECTION, [summary()], "explained"),
    ],
)
def test_states(section: Provision, summaries: list[Summary], state: str) -> None:
    assert entry(section, *summaries).state == state


def test_an_orphan_is_a_summary_without_a_provision() -> None:
    act = Act("kites", "K", "Kites", *NUMBERED, (SECTION,), instrument=ACT)
    edition = pair.pair(act, ActContent("kites", (summary("X"),)), FetchLog())
    assert [(e.state, e.provision) for e in edition.orphans] == [("orphan", None)]
    assert edition.sections[0].state == "missing"


def test_a_summary_that_the_law_overtook_is_outdated_where_the_words_are_not_stored_too() -> None:
    assert entry(replace(SECTION, text=None), summary(mark="1" * 16)).outdated
    assert not entry(replace(SECTION, text=None), summary()).outdated


def test_a_part_is_stale_when_a_heading_of_its_sections_changes() -> None:
    part = Provision("part", "P", "1", "Kites", "part-1")
    section = replace(SECTION, part="P")
    mark = pair.outline_fingerprint([section])

    def state(heading: str) -> str:
        contents = (part, replace(section, heading=heading))
        act = Act(
            "kites", "K", "Kites", "public", 2019, 7, DAY, False, DAY, Origin("file"), "", contents, instrument=ACT
        )
        written = ActContent("kites", (summary("P", mark=mark, name="part-1"),))
        return pair.pair(act, written, FetchLog()).parts[0].state

    assert (state("Kites"), state("Dragons")) == ("explained", "stale")


def test_a_summary_that_is_withheld_is_broken_and_its_neighbours_are_not() -> None:
    """What check calls an error is left out of a build: no reader is to see it."""
    other = replace(SECTION, id="S2", label="2", name="2")
    act = Act(
        "kites", "K", "Kites", "public", 2019, 7, DAY, False, DAY, Origin("file"), "", (SECTION, other), instrument=ACT
    )
    edition = pair.pair(act, ActContent("kites", (summary(), summary("S2", name="2"))), FetchLog())
    collection = pair.collect((edition,), content.Content({}))
    left = pair.withheld(collection, {"content/kites/2.md"}).editions[0]
    assert [entry.broken for entry in left.sections] == [False, True]
