"""The history in plain sentences."""

import datetime as dt

import pytest

from lawplain.law.model import Act, HistoryNote, Place, Provision, Publication
from lawplain.site.html import history

PLACES = tuple(Place(f"({n})", f"s{n}") for n in ("1", "2", "3", "4", "5", "6", "6A"))
ACT = "section 101 of the Kite Amendment Act 2015 (2015 No 48)"


def note(provision: str, operation: str = "replaced", by: str = ACT, date: str = "2015-05-07") -> HistoryNote:
    return HistoryNote(provision, dt.date.fromisoformat(date) if date else None, operation, provision, by)


def said(*notes: HistoryNote) -> list[str]:
    section = Provision("section", "S", "398", "Kites", "398", places=PLACES, history=notes)
    return [event.sentence.replace("\u00a0", " ") for event in history.events(section)]


@pytest.mark.parametrize(
    ("notes", "sentence"),
    [
        (
            [note("Section 398(4)"), note("Section 398(5)"), note("Section 398(6)")],
            "Subsections (4) to (6) were replaced on 7 May 2015, under the Kite Amendment Act 2015.",
        ),
        (
            [note("Section 398(6A)", "inserted", "Kite Amendment Act 2015 (2015 No 48), section 101")],
            "Subsection (6A) was added on 7 May 2015, under the Kite Amendment Act 2015.",
        ),
        (
            [note("Section 398(1)"), note("Section 398(4)")],
            "Subsections (1) and (4) were replaced on 7 May 2015, under the Kite Amendment Act 2015.",
        ),
        (
            [note("Section 398 heading", "amended")],
            "The heading was changed on 7 May 2015, under the Kite Amendment Act 2015.",
        ),
        (
            [note("Section 398", "repealed")],
            "This section was repealed on 7 May 2015, under the Kite Amendment Act 2015.",
        ),
        (
            [note("Section 398", "expired", "section 12", "2015-05-05")],
            "This section expired on 5 May 2015, under section 12.",
        ),
        (
            [note("Section 398(4)", "spent", "section 12", "2015-05-05")],
            "Subsection (4) became spent on 5 May 2015, under section 12.",
        ),
        (
            [note("Section 398 “kite” paragraph (b)", "amended")],
            "Paragraph (b) of the definition of “kite” was changed on 7 May 2015, under the Kite Amendment Act 2015.",
        ),
        (
            [note("Section 398(1) table", "amended")],
            "The table in subsection (1) was changed on 7 May 2015, under the Kite Amendment Act 2015.",
        ),
        (
            [
                note(
                    "Section 398(2)",
                    "brought into force",
                    "clause 2 of the Kite Act Commencement Order 2010 (SR 2010/185)",
                )
            ],
            "Subsection (2) was brought into force on 7 May 2015, under the Kite Act Commencement Order 2010.",
        ),
        (
            [
                note(
                    "Section 398(3)",
                    "editorial change",
                    "sections 86(1) and 87 of the Legislation Act 2019 (2019 No 58)",
                )
            ],
            "An editorial change, which does not change the law, was made to subsection (3) on 7 May 2015.",
        ),
    ],
)
def test_one_event(notes: list[HistoryNote], sentence: str) -> None:
    assert said(*notes) == [sentence]


def test_other_days_and_other_laws_are_other_events() -> None:
    later = note("Section 398(5)", date="2020-01-01")
    assert len(said(note("Section 398(4)"), later, note("Section 398(6)", by="section 1 of the Wind Act 2015"))) == 3


def test_a_note_of_an_older_form_keeps_its_own_words() -> None:
    old = HistoryNote("N", None, "", "", "", ("Subsection (1) was amended, as from 1 July 2001, by another Act.",))
    assert said(old) == ["Subsection (1) was amended, as from 1 July 2001, by another Act."]


def test_every_note_of_an_act_stands_in_one_event(sample_versions: tuple[Publication, ...]) -> None:
    for version in sample_versions:
        for provision in version.act.contents:
            told = [n for event in history.events(provision) for n in event.notes]
            assert sorted(n.id for n in told) == sorted(n.id for n in provision.history)
            assert all(event.sentence for event in history.events(provision))


TOLD = {
    "invented": (
        "27",
        "Subsections (4) to (6) were replaced on 1 April 2024, under the Kites and Lanterns Amendment Act 2023.",
        "Subsection (6A) was added on 1 April 2024, under the Kites and Lanterns Amendment Act 2023.",
    ),
    "real": (
        "398",
        "Subsections (4) to (6) were replaced on 7 May 2015, under the Immigration Amendment Act 2015.",
        "Subsection (6A) was added on 7 May 2015, under the Immigration Amendment Act 2015.",
    ),
}
"""A section and its history."""


def test_the_history_of_a_section(sample_act: Act, sample: str) -> None:
    label, *sentences = TOLD[sample]
    section = next(s for s in sample_act.sections if s.label == label)
    assert [event.sentence.replace("\u00a0", " ") for event in history.events(section)] == sentences
