"""How an explanation was made, as its page says it: drafted, read, tested with questions."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import kite_site
import pytest

from lawplain import content, editions
from lawplain.config import Config
from lawplain.content.fields import Reading
from lawplain.content.readers import ReadersTest
from lawplain.editions.pair import Entry
from lawplain.site import making
from lawplain.site.pages import coverage, section
from lawplain.site.view import site

FILE = kite_site.HOME / "content" / kite_site.KITES / "readers" / "27.yml"
DRAFTED = "Drafted with AI from the law of 1 April 2024; no person has checked it yet."


@pytest.fixture(scope="module")
def entry(kite_project: Config) -> Entry:
    """Section 27, tested once: two of three answers were right."""
    edition = editions.load(kite_project).editions[0]
    return next(entry for entry in edition.sections if entry.name == "27")


def told(entry: Entry) -> list[str]:
    return [sentence.replace("\u00a0", " ") for sentence in making.sentences(entry)]


def with_tests(entry: Entry, *tests: ReadersTest) -> Entry:
    assert entry.readers is not None
    return replace(entry, readers=replace(entry.readers, front=entry.readers.front.model_copy(update={"tests": tests})))


def first(entry: Entry) -> ReadersTest:
    assert entry.readers is not None
    return entry.readers.front.tests[0]


def test_the_file_is_told_as_it_is(entry: Entry) -> None:
    assert told(entry) == [
        DRAFTED,
        "Tested with questions by AI; no person has checked it.",
        "Right answers at the first try, on 21 April 2024: 2 of 3.",
    ]


def test_the_first_try_is_told_whatever_came_after_it(entry: Entry) -> None:
    two = first(entry).questions[:2]
    second = first(entry).model_copy(update={"questions": two, "answered_on": dt.date(2024, 5, 2)})
    assert told(with_tests(entry, first(entry), second))[-2:] == [
        "Right answers at the first try, on 21 April 2024: 2 of 3.",
        "Right answers to new questions, after it was mended, on 2 May 2024: 2 of 2.",
    ]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"text_fingerprint": "0123456789abcdef"}, "An older text of it was tested with questions by AI; no person"),
        (
            {"law_fingerprint": "0123456789abcdef"},
            "Before the law changed, it was tested with questions by AI; no person",
        ),
    ],
)
def test_a_test_of_older_words_is_told_as_one(entry: Entry, change: dict[str, str], said: str) -> None:
    changed = with_tests(entry, first(entry).model_copy(update=change))
    assert told(changed)[1].startswith(said)


def test_people_are_named_and_nobody_is_called_ai(entry: Entry) -> None:
    changed = with_tests(entry, first(entry).model_copy(update={"answered_by": "Jo Field"}))
    assert told(changed)[1:3] == [
        "Tested with questions.",
        "Questions: AI. Answers: Jo Field. Grades: AI.",
    ]


def test_a_test_that_nobody_graded_is_not_told(entry: Entry) -> None:
    open_ = first(entry).model_copy(update={"graded_by": None, "graded_on": None})
    assert told(with_tests(entry, open_)) == [DRAFTED]


def test_readings_are_told_as_they_are(entry: Entry) -> None:
    assert entry.summary is not None
    readings = (
        Reading(on=dt.date(2024, 5, 3), by="ai", against="law"),
        Reading(on=dt.date(2024, 5, 4), by="Jo Field", against="page"),
    )
    front = entry.summary.front.model_copy(update={"readings": readings})
    found = told(replace(entry, readers=None, summary=replace(entry.summary, front=front)))
    assert found == [
        DRAFTED,
        "Read against the law by AI on 3 May 2024.",
        "Read alone, without the law, by Jo Field on 4 May 2024.",
    ]


def test_the_page_and_the_coverage_have_it(kite_project: Config) -> None:
    whole = site(kite_project, editions.load(kite_project))
    view = whole.acts[kite_site.KITES]
    entry = next(entry for entry in view.edition.sections if entry.name == "27")
    (page,) = section.pages(view, entry)
    assert "<li>Tested with questions by AI; no person has checked it.</li>" in page.body
    history = f"{kite_project.site.repository}/commits/main/content/{kite_site.KITES}/27.md"
    assert f'<a href="{history}">Earlier texts of this explanation, with their days</a>' in page.body
    (page,) = coverage.pages(whole)
    kites = str(page.body).split("<section")[1]
    assert "AI graded the answers: no person took part." in kites
    assert '<th scope="row">Explanations tested as they are now</th><td>1</td>' in kites
    assert '<th scope="row">First answers that were right</th><td>2 (67 %)</td>' in kites
    assert "No explanation has been tested with questions yet." in str(page.body).split("<section")[2]


def test_the_coverage_never_passes_an_ai_off_as_a_person_nor_the_other_way_round(kite_project: Config) -> None:
    collection = editions.load(kite_project)

    def answered(entry: Entry) -> Entry:
        if entry.readers is None:
            return entry
        return with_tests(entry, first(entry).model_copy(update={"answered_by": "Jo Field"}))

    changed = replace(collection, editions=tuple(edition.mapped(answered) for edition in collection.editions))
    (page,) = coverage.pages(site(kite_project, changed))
    assert "a person or AI. AI did all of it: 0 of 1." in page.body
    assert "no person took part" not in page.body


def test_a_file_with_an_error_is_not_told_and_loses_nobody_the_explanation(
    kite_project: Config, tmp_path: Path
) -> None:
    bad = FILE.read_bytes().replace(b"grade: partly", b"grade: fine")
    slugs = tuple(ref.slug for ref in kite_project.acts)
    path = f"content/{kite_site.KITES}/readers/27.yml"
    written = content.read(kite_project.root / "content", slugs, {path: bad})
    edition = editions.load(kite_project, written).editions[0]
    entry = next(entry for entry in edition.sections if entry.name == "27")
    assert told(entry) == [DRAFTED]
