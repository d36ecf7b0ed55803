"""The site of invented Acts is what its README says: tests of every kind lean on it."""

from kite_site import BEES, FIELDS, KITES

from lawplain import checks, editions
from lawplain.config import Config
from lawplain.editions.pair import Collection, Entry


def entry(collection: Collection, label: str, slug: str = KITES) -> Entry:
    edition = next(edition for edition in collection.editions if edition.act.slug == slug)
    return next(entry for entry in edition.sections if entry.name == label)


def test_check_finds_the_explanation_that_is_meant_to_be_old_and_nothing_else(kite_project: Config) -> None:
    found = checks.run(editions.load(kite_project), kite_project.checks)
    assert [(finding.path, finding.rule) for finding in found] == [(f"content/{KITES}/28.md", "stale")]


def test_each_state_is_there(kite_project: Config) -> None:
    collection = editions.load(kite_project)
    states = {label: entry(collection, label).state for label in ("27", "28", "13", "22", "18", "28A", "16", "16-K160")}
    assert states == {
        "27": "explained",
        "28": "stale",
        "13": "missing",
        "22": "repealed",
        "18": "not-in-force",
        "28A": "explained",
        "16": "missing",
        "16-K160": "repealed",
    }
    assert entry(collection, "18").summary is not None
    assert entry(collection, "28").past is not None, "the words of 2019 are kept while an explanation needs them"
    assert entry(collection, "6", FIELDS).state == "explained"
    assert {entry.summary for e in collection.editions if e.act.slug == BEES for entry in e.entries} == {None}
