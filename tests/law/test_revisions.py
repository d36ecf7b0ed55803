"""Real revisions of five Acts: what changed agrees with a comparison made independently."""

import datetime as dt
import json
from functools import cache
from pathlib import Path

import pytest

from lawplain.law import plain_text, versions
from lawplain.law.model import Act
from lawplain.sources.nz import act_xml

REVISIONS = Path(__file__).parents[3] / "shared" / "law" / "revisions"
PAIRS = json.loads((REVISIONS / "pairs.json").read_text()) if REVISIONS.is_dir() else []


@cache
def read(folder: str, as_at: str) -> Act:
    return act_xml.read((REVISIONS / folder / f"{as_at}.xml").read_bytes()).act


NONE = {"act": "none", "old_as_at": "", "new_as_at": ""}


def named(pair: dict[str, str]) -> str:
    return f"{pair['act']} {pair['old_as_at']} {pair['new_as_at']}"


def sections(report: versions.Report) -> list[versions.Change]:
    return [change for change in report.changes if change.provision.kind == "section"]


@pytest.mark.parametrize("pair", PAIRS or [NONE], ids=named)
def test_added_removed_and_changed_sections(shared: Path, pair: dict[str, list[str]]) -> None:
    """The list counts letter case; a fingerprint does not: of its 71 Defence sections 15 differ in case alone."""
    folder = str(pair["act"]).lower().replace("_", "-")
    old, new = read(folder, str(pair["old_as_at"])), read(folder, str(pair["new_as_at"]))
    found = sections(versions.compare(old, new))

    def labels(kind: str) -> list[str]:
        return [change.provision.label for change in found if change.kind == kind]

    assert labels("added") == pair["added"]
    assert labels("removed") == pair["removed"]
    assert labels("repealed") == []
    words = [c.provision.label for c in found if c.words and c.kind in ("law", "editing")]
    assert set(words) <= set(pair["changed"])
    assert len(pair["changed"]) - len(words) == pair.get("case_only", 0)
    in_law = [c for c in found if c.kind == "law" and c.provision.label in pair["changed"]]
    assert len(in_law) == pair.get("chg_with_new_note", 0)


def test_a_commencement_changes_no_word_and_is_a_legal_change(shared: Path) -> None:
    """Section 477 of the Immigration Act was brought into force on 2 August 2010, as the note at section 2 says."""
    folder = shared / "law" / "immigration-act-2009"
    old, new = (act_xml.read((folder / f"{day}.xml").read_bytes()).act for day in ("2010-04-09", "2010-08-02"))
    (change,) = [c for c in sections(versions.compare(old, new)) if c.kind == "law"]
    assert (change.provision.label, change.words) == ("2", False)
    (note,) = change.notes
    assert (note.operation, note.date) == ("brought into force", dt.date(2010, 8, 2))
    assert "section 477" in plain_text.sentence(note.words)
