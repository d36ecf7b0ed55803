"""The report that the nightly job puts where people see it."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from lawplain import config, content, editions, store
from lawplain.editions.pair import Collection
from lawplain.editors import overtaken_report
from lawplain.sources.nz import act_xml

CASE = (Path(__file__).parents[1] / "cases" / "short-act.xml").read_text(encoding="utf-8")
NOW = dt.datetime(2026, 11, 23, 3, 0, tzinfo=dt.UTC)
NEWER = CASE.replace("over 7 years", "over 9 years").replace("2020-01-01", "2021-02-03")


@pytest.fixture
def kites(tmp_path: Path) -> config.Config:
    """A project whose one summary explains what the law said before it changed."""
    (tmp_path / "lawplain.toml").write_text('[[acts]]\nslug = "kites"\nyear = 2019\nnumber = 7\n')
    old = act_xml.read(CASE.encode(), "kites")
    mark = next(p.fingerprint for p in old.act.contents if p.id == "T40")
    (tmp_path / "content" / "kites").mkdir(parents=True)
    (tmp_path / "content" / "kites" / "3.md").write_text(
        "---\nid: T40\nalso_called: Where you may fly a kite\ntopics:\n  - play\nlaw_as_at: 2020-01-01\n"
        f"law_fingerprint: {mark}\nmethod: drafted-with-ai\n---\nYou may fly one if you are over 7. [(1)]\n"
    )
    settings = config.read(tmp_path)
    store.write(settings.sections("kites"), old)
    store.write(settings.sections("kites"), act_xml.read(NEWER.encode(), "kites"), [("T40", mark)])
    return settings


def loaded(settings: config.Config, **log: str) -> Collection:
    collection = editions.load(settings)
    edition = collection.editions[0]
    return replace(collection, editions=(replace(edition, log=store.FetchLog(**log)),))


def test_a_summary_that_the_law_has_overtaken(kites: config.Config) -> None:
    said = overtaken_report.bulletin(loaded(kites, succeeded="2026-11-22T03:00:00+00:00"), {}, NOW)
    assert "The source last gave it yesterday." in said
    assert "1 summary needs a person:" in said
    assert "content/kites/3.md" in said
    assert "[removed: 7] [added: 9]" in said
    assert "Next: `lawplain diff kites" in said


def test_nothing_to_tell(kites: config.Config) -> None:
    collection = editions.load(kites, content.read(kites.root / "nowhere", ("kites",)))
    assert "No summary is older than its law." in overtaken_report.bulletin(collection, {}, NOW)


def test_a_refusal_is_told_with_its_words(kites: config.Config) -> None:
    log = {"tried": "2026-11-23T01:00:00+00:00", "result": "forbidden", "message": "The source refused (403) @all."}
    said = overtaken_report.bulletin(loaded(kites, succeeded="2026-11-20T03:00:00+00:00", **log), {}, NOW)
    assert "last gave it 3 days ago. On 2026-11-23 it did not send the law: The source refused (403)" in said
    assert "@all" not in said, "nobody is called by what a server says"


@pytest.mark.parametrize(
    ("log", "said"),
    [
        ({}, "The source has never given it."),
        (
            {"tried": "2026-11-22", "result": "too-slow", "message": "Silent."},
            "never given it. On 2026-11-22 it did not",
        ),
        (
            {"succeeded": "2026-11-20", "tried": "2026-11-22", "result": "older", "message": "Old."},
            "could not be used: ",
        ),
        ({"succeeded": "2026-11-20", "tried": "2026-11-22", "result": "file"}, "the words were taken from a file."),
        ({"succeeded": "2027-11-28", "tried": "2027-11-28", "result": "new"}, "Nobody knows when the source last gave"),
        (
            {"succeeded": "2026-11-20", "tried": "2027-11-28", "result": "quota", "message": "No."},
            "gave it 3 days ago.",
        ),
    ],
)
def test_what_the_source_did_last(kites: config.Config, log: dict[str, str], said: str) -> None:
    (line,) = [
        line for line in overtaken_report.bulletin(loaded(kites, **log), {}, NOW).splitlines() if line.startswith("*")
    ]
    assert said in line
    assert "2027" not in line


def test_words_of_the_law_are_never_markdown(kites: config.Config) -> None:
    hostile = NEWER.replace("over 9 years", "over 9 ``` # @everyone ![x](https://evil.example/x.png) years")
    mark = next(p.fingerprint for p in act_xml.read(CASE.encode()).act.contents if p.id == "T40")
    store.write(kites.sections("kites"), act_xml.read(hostile.encode(), "kites"), [("T40", mark)])
    said = overtaken_report.bulletin(loaded(kites), {}, NOW)
    fenced = said.split("````")
    assert len(fenced) == 3
    assert "evil.example" in fenced[1]
    assert "evil.example" not in fenced[0] + fenced[2]


def test_a_long_report_fits_an_issue_and_says_what_is_left(
    kites: config.Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overtaken_report, "_MOST", 200)
    assert "And 1 more: run `lawplain todo`." in overtaken_report.bulletin(loaded(kites), {}, NOW)


@pytest.mark.parametrize(
    ("succeeded", "silent"),
    [
        ("2026-11-20T03:00:00+00:00", ()),
        ("2026-11-10T03:00:00+00:00", ("kites",)),
        ("", ("kites",)),
        ("not a time", ("kites",)),
        ("2027-01-01T00:00:00+00:00", ("kites",)),
    ],
)
def test_a_source_that_is_silent_for_a_week(kites: config.Config, succeeded: str, silent: tuple[str, ...]) -> None:
    """A day of the future is none: a clock that was wrong once must not keep this quiet for a
    year."""
    assert overtaken_report.silent(loaded(kites, succeeded=succeeded), NOW, 7) == silent


def test_what_elsewhere_says_of_an_older_law_is_told_too(kites: config.Config) -> None:
    entry = "- ask:\n    - How big\n  says: The Act does not say.\n  law_as_at: 2020-01-01\n  topics:\n    - play\n"
    where = "  where:\n    name: A club\n    address: https://club.example/\n  seen: link\n"
    (kites.root / "content" / "elsewhere.yml").write_text(entry + where)
    said = overtaken_report.bulletin(loaded(kites), {}, NOW)
    assert "2 summaries need a person:" in said
    assert "### content/elsewhere.yml\n\n“How big”: a newer version of the law came\n" in said
