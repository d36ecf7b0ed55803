"""All rules together: one awful file with everything that is wrong in it; every rule documented and tested."""

import shutil
from pathlib import Path
from typing import cast

import pytest

from checks import kites
from lawplain import checks, config, content, editions
from lawplain.checks import engine, reading, subjects
from lawplain.config import CheckLevel, Config
from lawplain.editions import pair
from lawplain.store import FetchLog

AWFUL = Path(__file__).parents[1] / "cases" / "awful.md"

# Written by reading the file beside the law of `kites.LAW`, not by running the code.
EXPECTED = [
    (3, 1, "warning", "title-form", "The title ends with a full stop."),
    (3, 1, "warning", "title-form", "The title has 15 words; 12 is the most."),
    (5, 5, "error", "topics", "There is no topic “play/dragons”."),
    (6, 1, "warning", "no-fingerprint", "There is no law_fingerprint, so a change of words would go unnoticed."),
    (7, 1, "error", "front-matter", "“metod” is not a field that lawplain knows."),
    (9, 5, "warning", "also-search", "“keep a register” only repeats the law's words or the title."),
    (10, 1, "hint", "people-ask", "There are key facts here, and 0 groups of questions that people ask."),
    (
        11,
        35,
        "warning",
        "yaml",
        "YAML reads everything after “ #” as a comment: of this value only “Fine for the first time” is left.",
    ),
    (12, 5, "error", "numbers", "“$10,000” is not in the words of (2)(b), nor anywhere in the section."),
    (14, 1, "error", "reviewed", "“reviewed_on” is empty, “reviewed_by” is not."),
    (16, 1, "error", "references", "The Kite Flying Act 2019 has no section 44."),
    (16, 1, "hint", "conditions", "The law says “or” here; the summary has nothing of the kind."),
    (16, 1, "hint", "conditions", "The law says “unless” here; the summary has nothing of the kind."),
    (16, 1, "warning", "no-advice", "“You should” is advice, comfort, or talk about the summary."),
    (16, 27, "error", "numbers", "“29 days” is not in the words of (1), nor anywhere in the section."),
    (18, 1, "error", "pin-explains", "No pin follows “Fines”."),
    (18, 1, "error", "plain-body", "A heading does not belong in a summary."),
    (20, 1, "warning", "macrons", "“whanau” lacks its macron."),
    (20, 5, "error", "plain-body", "HTML shows as it is typed."),
    (20, 46, "error", "pins", "[(2)](a) is written as a link."),
    (20, 55, "error", "pins", "Section 3 has no (9)."),
    (22, 9, "warning", "legal-words", "“liable for deportation” is not explained where it is first used."),
    (22, 45, "error", "links", "“words.html” is not an address that works from every page."),
    (24, 1, "error", "pin-explains", "No pin follows “This goes on and on and on and on and on…”."),
    (24, 1, "hint", "loose-opening", "This sentence opens with “This”, and what that stands for is not in it."),
    (24, 1, "warning", "long-sentence", "This sentence has 27 words; 25 is the most."),
]


def test_the_awful_file(tmp_path: Path) -> None:
    folder = tmp_path / "content" / "kites"
    folder.mkdir(parents=True)
    (folder / "3.md").write_bytes(AWFUL.read_bytes())
    read = content.read(tmp_path / "content", ("kites",), how="lenient")
    edition = pair.pair(kites.act(), read.acts["kites"], FetchLog())
    shared = kites.collection()
    collection = pair.Collection((edition,), shared.topics, shared.words, (), (), read.findings)
    found = checks.run(collection)
    assert all(f.fix for f in found)
    assert sorted((f.line, f.column, f.level, f.rule, f.message) for f in found) == sorted(EXPECTED)


def test_a_good_summary_has_no_findings() -> None:
    body = (
        "If you are 14 or older, you may fly a kite for 28 days or on 1 May, unless it rains. Section 4 has more. [(1)]"
        "\n\nOver an airport, you have to land it within 10 working days. The fine is up to $100,000, or prison for up"
        " to 12 months. [(2)]\n\nThe Minister has to keep a register. [(3)]"
    )
    assert checks.run(kites.collection(kites.written(body))) == ()


def test_what_nobody_is_misled_by_keeps_no_page_from_its_readers() -> None:
    asked = "people_ask:\n  - law: (9)\n    ask: [why]\n  - law: (3)\n    ask: [why]\n"
    found = checks.errors(
        kites.collection(kites.written("Fly. [all]", kites.FRONT.replace("{mark}", asked + "{mark}")))
    )
    assert {f.rule for f in found} > {"people-ask", "same-question"}
    harmless = [f for f in found if f.rule in ("people-ask", "same-question")]
    assert checks.kept_back(harmless) == set()
    assert checks.kept_back(found) == {"content/kites/3.md"}


def test_every_rule_is_documented_with_a_good_and_a_bad_line() -> None:
    texts = {rule.RULE: rule.__doc__ or "" for rule in checks.CHECKS} | reading.RULES
    assert [name for name, text in texts.items() if not all(f"\n{w}: " in text for w in ("Why", "Good", "Bad"))] == []
    assert len(texts) == len(checks.CHECKS) + len(reading.RULES), "two rules have one name"


def test_every_rule_has_a_file_and_a_test_of_the_same_name() -> None:
    names = {rule.RULE.replace("-", "_") for rule in checks.CHECKS}
    home = Path(checks.__file__).parent / "rules"
    assert {p.stem for p in home.glob("*.py")} - {"__init__"} == names
    assert {p.stem.removeprefix("test_") for p in Path(__file__).parent.glob("test_*.py")} - {
        "all",
        "common_words",
        "mistakes",
    } == names


WRONG = "\nYou should ask within 77 days, section 999 says. The whanau is liable for deportation.\n"
"""Something for many rules to find."""


@pytest.fixture
def faulty(tmp_path: Path, kite_project: Config) -> pair.Collection:
    """The invented site with faults in each of its explanations."""
    for folder in ("content", "sections"):
        shutil.copytree(kite_project.root / folder, tmp_path / folder)
    shutil.copy(kite_project.root / config.FILE, tmp_path)
    for summary in (tmp_path / "content").rglob("[0-9]*.md"):
        summary.write_text(summary.read_text(encoding="utf-8") + WRONG, encoding="utf-8")
    return editions.load(config.read(tmp_path))


@pytest.fixture
def collection(request: pytest.FixtureRequest, sample: str) -> pair.Collection:
    if sample == "invented":
        return cast(pair.Collection, request.getfixturevalue("faulty"))
    return editions.load(request.getfixturevalue("real_project"))


def test_parts_side_by_side_find_what_one_look_at_all_finds(
    collection: pair.Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "_SMALL", 10)
    at_once = {finding for rule in checks.CHECKS for finding in checks.look(rule, collection)}
    jobs = engine._jobs(checks.CHECKS, collection, list(subjects.texts(collection)))
    assert len(jobs) > 2
    assert {finding for job in jobs for found in job().values() for finding in found} == at_once
    assert len({finding.rule for finding in at_once}) > 2, "there is something to compare"


def test_what_is_known_of_a_summary_is_not_looked_for_again(collection: pair.Collection) -> None:
    known: engine.Single = {}
    found = checks.run(collection, known=known)
    path = next(path for path, each in sorted(known.items()) if path and each)
    assert checks.run(collection, known=dict(known)) == found
    assert set(found) - set(checks.run(collection, known=known | {path: ()})) <= set(known[path])
    del known[path]
    assert checks.run(collection, known=known) == found


def test_a_saved_file_has_the_findings_that_it_has_among_all(collection: pair.Collection) -> None:
    found = checks.run(collection)
    for path in sorted({finding.path for finding in found})[:12]:
        assert checks.of_file(collection, path) == tuple(finding for finding in found if finding.path == path)


def test_errors_are_those_of_all_findings(collection: pair.Collection) -> None:
    levels: dict[str, CheckLevel] = {"legal-words": "error", "must-may": "error", "numbers": "hint"}
    found = checks.run(collection, levels)
    assert checks.errors(collection, levels) == tuple(finding for finding in found if finding.level == "error")
    assert checks.errors(collection, levels), "a rule whose level the settings raise is among them"
