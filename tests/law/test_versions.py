"""What a new version changes, and whether it may take the old one's place."""

import datetime as dt
from dataclasses import replace

import kite_site
import pytest

from lawplain.errors import SourceError
from lawplain.law import versions
from lawplain.law.model import Act, ActRef, HistoryNote, Origin, Provision, Publication
from lawplain.sources.nz.instruments import ACT

TODAY = dt.date(2020, 6, 1)


def note(
    id_: str, date: str | None = "2020-02-01", operation: str = "amended", provision: str = "Section 1"
) -> HistoryNote:
    return HistoryNote(id_, dt.date.fromisoformat(date) if date else None, operation, provision, "an Act")


def section(id_: str, label: str = "1", mark: str = "a", *history: HistoryNote, status: str = "") -> Provision:
    return Provision("section", id_, label, "Kites", label, status, fingerprint=mark, history=history)


def act(*sections: Provision, as_at: str = "2020-01-01") -> Act:
    day = dt.date.fromisoformat(as_at)
    return Act(
        "kites", "K", "Kite Act 2019", "public", 2019, 7, day, False, day, Origin("file"), "", sections, instrument=ACT
    )


def kinds(old: Act, new: Act) -> list[str]:
    return [change.kind for change in versions.compare(old, new).changes]


def test_nothing_new() -> None:
    assert kinds(act(section("S")), act(section("S"))) == []


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        (section("S"), section("S", "1", "b", note("N")), "law"),
        (section("S"), section("S", "1", "a", note("N")), "law"),  # a commencement changes no word
        (section("S"), section("S", "1", "b"), "editing"),
        (section("S"), section("S", "1", "b", note("N", operation="editorial change")), "editing"),
        (section("S", "1", "a", note("N")), section("S", "1", "b", note("M")), "editing"),  # a note with a new id only
        (section("S"), section("S", "1A"), "editing"),
        (section("S"), section("S", "1", "", status="repealed"), "repealed"),
        (section("S", status="not-in-force"), section("S"), "law"),
    ],
)
def test_kinds_of_change(old: Provision, new: Provision, kind: str) -> None:
    assert kinds(act(old), act(new)) == [kind]


def test_a_note_is_the_same_note_by_what_it_says_whatever_its_id() -> None:
    def unstarted(id_: str, words: str) -> HistoryNote:
        return HistoryNote(id_, None, "", "Section 1", "", (words,))

    old = act(section("S", "1", "a", unstarted("N-n1", "Section 1: not yet in force.")))
    assert kinds(old, act(section("S", "1", "a", unstarted("M", "Section 1: not yet in force.")))) == []
    assert kinds(old, act(section("S", "1", "a", unstarted("M", "Section 1: comes into force on 1 May.")))) == ["law"]


def test_added_and_removed() -> None:
    assert kinds(act(section("S")), act(section("T", "2"))) == ["added", "removed"]


def test_a_number_that_passes_to_another_section_is_reported() -> None:
    old, new = act(section("S", "61A")), act(replace(section("S", "61A"), name="61A-S"), section("T", "61A"))
    assert versions.compare(old, new).relabelled == (versions.Relabelled("61A", "S", "T"),)


def test_legal_changes_after_a_day() -> None:
    early, late = note("A", "2019-01-01"), note("B", "2021-01-01")
    editing = note("C", "2022-01-01", "editorial change")
    provision = section("S", "1", "a", late, editing, early)
    assert versions.changed_in_law_after(provision, dt.date(2020, 1, 1)) == (late,)


def refusal(old: Act | None, new: Act, **accept: bool) -> str:
    with pytest.raises(SourceError) as caught:
        versions.check_may_replace(old, new, today=TODAY, **accept)
    return caught.value.reason


def test_an_older_version_is_refused_unless_asked_for() -> None:
    old, new = act(section("S"), as_at="2020-05-01"), act(section("S"), as_at="2020-04-01")
    assert refusal(old, new) == "older"
    versions.check_may_replace(old, new, today=TODAY, accept_older=True)


def test_a_future_version_is_refused() -> None:
    assert refusal(None, act(section("S"), as_at="2020-06-02")) == "future"


def test_a_sudden_loss_of_sections_is_refused_unless_asked_for() -> None:
    many = [section(f"S{i}", str(i)) for i in range(20)]
    versions.check_may_replace(act(*many), act(*many[:18]), today=TODAY)
    assert refusal(act(*many), act(*many[:17])) == "shrunk"
    versions.check_may_replace(act(*many), act(*many[:17]), today=TODAY, accept_shrink=True)


def test_sections_that_stay_as_repealed_are_no_loss() -> None:
    many = [section(f"S{i}", str(i)) for i in range(20)]
    versions.check_may_replace(act(*many), act(*(replace(s, status="repealed") for s in many)), today=TODAY)


def test_the_wrong_act_is_refused() -> None:
    with pytest.raises(SourceError, match="public Act 1999 No 7"):
        versions.check_is_asked(act(), ActRef("kites", "public", 1999, 7, source="nz", kind="act"))


def test_from_2019_to_2024(kites: Publication) -> None:
    """The Kites and Lanterns Act 2018 before and after it was amended."""
    report = versions.compare(kite_site.kites("2019-07-01").act, kites.act)
    sections = [change for change in report.changes if change.provision.kind == "section"]
    found = {kind: [c.provision.label for c in sections if c.kind == kind] for kind in versions.KINDS}
    assert found == {
        "added": ["16", "33A"],
        "law": ["4", "6", "11", "27", "28", "28A", "31", "37"],
        "editing": [],
        "repealed": ["16", "22"],
        "removed": [],
    }
    (renumbered,) = [change for change in sections if change.old_label]
    assert (renumbered.old_label, renumbered.provision.label, renumbered.words) == ("29", "28A", False)
    assert report.relabelled == (versions.Relabelled("16", "K160", "K165"),)


def test_from_2010_to_2026(act_2010: Publication, act_2026: Publication) -> None:
    """Sections replaced or amended since carry a note that was not there: none of them counts as editing."""
    report = versions.compare(act_2010.act, act_2026.act)
    sections = [c for c in report.changes if c.provision.kind == "section"]
    assert [c.provision.label for c in sections if c.kind == "repealed"] == ["297", "320"]
    unchanged = {s.id for s in act_2026.act.sections} - {c.provision.id for c in sections}
    old = {s.id: s.fingerprint for s in act_2010.act.sections}
    assert all(old[s.id] == s.fingerprint for s in act_2026.act.sections if s.id in unchanged)
    assert sum(c.kind == "added" for c in sections) == 553 - 478
