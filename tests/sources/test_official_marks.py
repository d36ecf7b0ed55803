"""The first real fetch: a transcription is stored, and the official file of the same day has marks that it lost.

`../shared/pco-xml/today/as_official.py` gives the transcription those marks. Nothing may have changed in law, and no
page may say less.
"""

import datetime as dt
import re
import runpy
import shutil
from dataclasses import dataclass
from pathlib import Path

import independent
import pytest
import statutes

from lawplain import checks, config, editions
from lawplain.config import Config
from lawplain.law import plain_text, versions
from lawplain.law.model import Publication
from lawplain.site import page_types
from lawplain.site.page import Page
from lawplain.site.view import site
from lawplain.sources.nz import act_xml

ROOT = Path(__file__).parents[2]
ACT = "immigration-act-2009"
NOW = dt.datetime(2026, 11, 28, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def official(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Act of 27 May 2026 with the marks of an official file."""
    file = tmp_path_factory.mktemp("official") / "act.xml"
    runpy.run_path(str(shared / "pco-xml" / "today" / "as_official.py"))["main"]("joiner,term,summary,ids", str(file))
    assert "\u2060" in file.read_text(encoding="utf-8")
    return file


@dataclass(frozen=True)
class Fetched:
    """A project that holds the transcription, and its pages; then the official file was taken in, and its pages."""

    settings: Config
    before: dict[str, Page]
    outcome: editions.Outcome
    after: dict[str, Page]


@pytest.fixture(scope="module")
def fetched(official: Path, shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Fetched:
    root = tmp_path_factory.mktemp("first-fetch")
    shutil.copytree(ROOT / "content", root / "content")
    shutil.copy(ROOT / "lawplain.toml", root)
    settings = config.read(root)
    transcription = shared / "law" / ACT / "2026-05-27.xml"
    editions.update(settings, settings.acts[0], now=NOW, source=str(transcription))
    before = _pages(settings)
    outcome = editions.update(settings, settings.acts[0], now=NOW, source=str(official))
    return Fetched(settings, before, outcome, _pages(settings))


def _pages(settings: Config) -> dict[str, Page]:
    whole = site(settings, editions.load(settings))
    return {page.path: page for page in page_types.of_site(whole)}


def test_nothing_has_changed(fetched: Fetched) -> None:
    outcome = fetched.outcome
    assert outcome.report.changes == ()
    assert outcome.outdated == ()
    assert outcome.unknown == ()
    assert outcome.act.origin.kind == "file", "it is no transcription any more"


def test_no_summary_has_an_error(fetched: Fetched) -> None:
    found = checks.run(editions.load(fetched.settings), fetched.settings.checks)
    assert [f for f in found if f.level == "error"] == []


def test_every_page_says_what_it_said(fetched: Fetched) -> None:
    """All of each page is the same, byte for byte, but that the law is no transcription any more; and the one table
    that the source describes has its description."""
    assert fetched.after.keys() == fetched.before.keys()
    for path, before in fetched.before.items():
        if before.kind in ("section", "act", "part", "whole-part", "topic", "words", "changes"):
            after = re.sub(r"<caption>.*?</caption>", "", fetched.after[path].body)
            assert after == before.body.replace(", from a transcription", ""), path


@pytest.mark.parametrize("name", ["companies", "act-1976-166-trim", "act-2018-4-trim", "act-2025-27-trim",
                                  "act-2026-21-transport-trim", "official"])  # fmt: skip
def test_every_word_against_a_second_reading(name: str, shared: Path, official: Path) -> None:
    content = _content(name, shared, official)
    result = statutes.check(name, content)
    assert (result.differences, result.unknown) == ((), ())


def _content(name: str, shared: Path, official: Path) -> bytes:
    import lzma  # noqa: PLC0415

    if name == "official":
        return official.read_bytes()
    folder = shared / "pco-xml" / "today"
    packed = folder / f"{name}.xml.xz"
    return lzma.decompress(packed.read_bytes()) if packed.exists() else (folder / f"{name}.xml").read_bytes()


def test_a_real_change_is_still_seen(act_2026: Publication, official: Path) -> None:
    """Marks make no difference, and words do."""
    marked = official.read_text(encoding="utf-8").replace("42 days", "41 days", 1)
    changed = versions.compare(act_2026.act, act_xml.read(marked.encode(), ACT).act).changes
    assert [(change.kind, change.words) for change in changed] == [("editing", True)]
    assert not plain_text.INVISIBLE.search("".join(act_xml.read(marked.encode()).elements.values()))
    assert independent.read(marked.encode()).sections
