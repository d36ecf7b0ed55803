"""Feeds, data, coverage, the zip: opened as their users would."""

import csv
import datetime as dt
import io
import json
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import jsonschema
import pytest

from lawplain import config, editions, store
from lawplain.config import Config
from lawplain.site.build import growth
from lawplain.site.build.steps import build
from lawplain.site.files import feeds, guides_data, search_documents
from lawplain.site.pages import changes, coverage, data
from lawplain.site.view import SiteView, site
from lawplain.sources.nz import act_xml

CASE = (Path(__file__).parents[1] / "cases" / "short-act.xml").read_text(encoding="utf-8")
ATOM = "{http://www.w3.org/2005/Atom}"
SUMMARY = """---
id: T40
also_called: {title}
topics:
  - play
law_as_at: 2020-01-01
law_fingerprint: {mark}
rewritten_on: 2020-03-04
method: drafted-with-ai
---
You may fly a kite if you are over 7. [(1)]
Not over an airport. [(2A)]
"""
CORRECTION = "- on: 2020-05-06\n  where: kites/3\n  was: We said 9 years; the law says 7.\n  now: It says 7.\n"


def made(root: Path, title: str = "Where you may fly a kite", newer: bool = False) -> SiteView:
    """A small site: one section explained, rewritten and corrected, and, where asked for, overtaken by the law."""
    (root / "lawplain.toml").write_text('[[acts]]\nslug = "kites"\nyear = 2019\nnumber = 7\n')
    (root / "content" / "kites").mkdir(parents=True)
    (root / "content" / "topics.yml").write_text("- slug: play\n  name: Play\n  about: You want to play.\n")
    (root / "content" / "corrections.yml").write_text(CORRECTION)
    publication = act_xml.read(CASE.encode(), "kites")
    mark = next(p.fingerprint for p in publication.act.sections if p.id == "T40")
    (root / "content" / "kites" / "3.md").write_text(SUMMARY.format(title=title, mark=mark))
    store.write(root / "sections" / "kites", publication)
    if newer:
        changed = CASE.replace('as.at="2020-01-01"', 'as.at="2021-02-03"').replace("over 7 years", "over 9 years")
        changed = changed.replace(
            '<history-note id="T42">',
            '<history-note id="T43"><amended-provision>Section 3(1)</amended-provision>: <amending-operation>amended'
            "</amending-operation>, on <amendment-date>3 February 2021</amendment-date>, by <amending-leg>Kite Act 2021"
            '</amending-leg>.</history-note><history-note id="T42">',
        )
        store.write(root / "sections" / "kites", act_xml.read(changed.encode(), "kites"), [("T40", mark)])
    settings = config.read(root)
    return site(settings, editions.load(settings))


def entries(feed: str) -> list[ElementTree.Element]:
    return ElementTree.fromstring(feed).findall(f"{ATOM}entry")


def text(element: ElementTree.Element, name: str) -> str:
    return element.findtext(f"{ATOM}{name}") or ""


def test_what_happened_is_told_newest_first(tmp_path: Path) -> None:
    found = [one for one in changes.news(made(tmp_path, newer=True)) if "T40" in one.key or one.kind == "correction"]
    assert [(one.kind, one.on.isoformat()) for one in found[:4]] == [
        ("law", "2021-02-03"),
        ("outdated", "2021-02-03"),
        ("correction", "2020-05-06"),
        ("rewritten", "2020-03-04"),
    ]


def test_the_words_that_changed_are_in_the_feed(tmp_path: Path) -> None:
    files = dict(feeds.feeds(made(tmp_path, newer=True)))
    found = [e for e in entries(files["kites/changes.atom"]) if text(e, "updated").startswith("2021")]
    (law,) = [e for e in found if "/law/" in text(e, "id")]
    assert text(law, "title") == "The law changed: Section 3: Where you may fly a kite"
    assert "<del>removed: 7;</del> <ins>added: 9;</ins>" in text(law, "content")


def test_where_the_law_changed_twice_no_change_is_given_the_words_of_both(tmp_path: Path) -> None:
    whole = made(tmp_path, newer=True)
    (edition,) = whole.collection.editions
    entry = next(e for e in edition.sections if e.provision and e.provision.id == "T40")
    assert entry.provision
    earlier = replace(entry.since[0], id="T99", by="Lantern Act 2021")
    provision = replace(entry.provision, history=(*entry.provision.history, earlier))
    twice = replace(entry, provision=provision, since=(*entry.since, earlier))
    found = [one for one in changes._of(edition, twice) if one.on.year == 2021]
    assert [(one.kind, bool(one.differences)) for one in found] == [("law", False), ("law", False), ("outdated", True)]
    assert len({one.key for one in found}) == 3


def test_a_feed_is_what_rfc_4287_asks_for(tmp_path: Path) -> None:
    for path, feed in feeds.feeds(made(tmp_path, newer=True)):
        root = ElementTree.fromstring(feed)
        assert root.tag == f"{ATOM}feed"
        links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
        assert links["self"] == f"https://lawplain.example/{path}"
        every = [root, *entries(feed)]
        for element in every:
            assert text(element, "id").startswith("tag:lawplain.example,2026:")
            assert text(element, "title")
            assert dt.datetime.fromisoformat(text(element, "updated")).tzinfo
        ids = [text(element, "id") for element in every]
        assert len(ids) == len(set(ids))
        never = "1970-01-01T00:00:00Z"
        assert text(root, "updated") == max((text(entry, "updated") for entry in entries(feed)), default=never)
        assert root.findtext(f"{ATOM}author/{ATOM}name")


def test_a_section_s_feed_tells_of_that_section_alone(tmp_path: Path) -> None:
    found = dict(feeds.feeds(made(tmp_path, newer=True)))
    own = entries(found["kites/3/changes.atom"])
    assert own
    assert {entry.find(f"{ATOM}link").get("href") for entry in own} == {"https://lawplain.example/kites/3/"}  # type: ignore[union-attr]
    assert entries(found["kites/2/changes.atom"]) == []


def test_changes_of_one_day_under_one_law_stand_together(tmp_path: Path) -> None:
    found = changes.news(made(tmp_path, newer=True))
    groups = changes.amendments(found)
    assert sum(len(group.found) for group in groups) == sum(one.kind == "law" for one in found)
    assert [group.on for group in groups] == sorted((group.on for group in groups), reverse=True)
    assert any(group.sentence.startswith("Changes under the ") for group in groups)


def test_two_corrections_of_a_page_on_one_day_are_two(tmp_path: Path) -> None:
    whole = made(tmp_path)
    collection = replace(whole.collection, corrections=whole.collection.corrections * 2)
    found = [one.key for one in changes.news(replace(whole, collection=collection)) if one.kind == "correction"]
    assert found == ["kites/3/correction/2020-05-06", "kites/3/correction/2020-05-06/2"]


def test_a_feed_reader_reads_it(tmp_path: Path) -> None:
    found = dict(feeds.feeds(made(tmp_path, newer=True)))
    for path in ("changes.atom", "kites/changes.atom", "kites/3/changes.atom", "topics/play/changes.atom"):
        read = feedparser.parse(found[path])
        assert not read.bozo, read.get("bozo_exception")
        assert read.version == "atom10"
        assert read.entries[0].link == "https://lawplain.example/kites/3/"
        assert read.entries[0].updated_parsed[:3] == (2021, 2, 3)


def test_a_feed_without_news_stays_the_same(tmp_path: Path) -> None:
    assert list(feeds.feeds(made(tmp_path / "a"))) == list(feeds.feeds(made(tmp_path / "b")))


@pytest.fixture(autouse=True)
def folders(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()


def test_the_json_follows_its_schema_and_has_the_words(tmp_path: Path) -> None:
    files = dict((*data.files(made(tmp_path).acts["kites"]), *data.schema()))
    found = json.loads(files["data/kites.json"])
    schema = json.loads(files["data/schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(found, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(found | {"format": 2}, schema)
    section = next(s for s in found["sections"] if s["id"] == "T40")
    assert (section["title"], section["state"], section["law_as_at"]) == (
        "Where you may fly a kite",
        "explained",
        "2020-01-01",
    )
    assert section["page"] == "https://lawplain.example/kites/3/"
    assert "over 7 years" in section["words"]


def test_an_act_that_has_ended_says_so_to_programs(tmp_path: Path) -> None:
    whole = made(tmp_path)
    (edition,) = whole.collection.editions
    ended = replace(edition, act=replace(edition.act, status="repealed", ended=dt.date(2021, 1, 31)))
    found = data._act(whole, ended)
    assert (found.status, found.ended) == ("repealed", "2021-01-31")
    assert {search_documents._state(ended, entry) for entry in ended.sections} == {4}


def test_the_csv_opens_in_a_spreadsheet_and_runs_nothing(tmp_path: Path) -> None:
    content = dict(data.files(made(tmp_path, title="=cmd|' /C calc'!A0").acts["kites"]))["data/kites.csv"]
    rows = list(csv.DictReader(io.StringIO(content.encode().decode("utf-8-sig"))))
    row = next(row for row in rows if row["id"] == "T40")
    assert row["title"] == "'=cmd|' /C calc'!A0"
    assert "You may fly a kite if you are over 7." in row["summary"]
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


def test_coverage_counts_each_section_once(tmp_path: Path) -> None:
    whole = made(tmp_path, newer=True)
    (edition,) = whole.collection.editions
    rows = coverage._rows(edition)
    live = [e for e in edition.sections if e.provision and not e.provision.repealed]
    assert rows[0].all == len(live) == sum(row.all for row in rows[1:])
    assert rows[0].counts["outdated"] == 1
    html = str(next(iter(coverage.pages(whole))).body)
    assert "1 the law changed after it was explained" in html
    assert "<caption>" in html


def test_the_trend_is_that_of_the_git_history(tmp_path: Path) -> None:
    assert growth.read(tmp_path / "nowhere", "kites") == ()
    folder = tmp_path / "content" / "kites"
    folder.mkdir(parents=True)

    def git(*words: str, day: str = "2020-01-01") -> None:
        who = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "a"}
        when = {
            "GIT_COMMITTER_EMAIL": "a@example.org",
            "GIT_COMMITTER_DATE": f"{day}T12:00:00Z",
            "PATH": "/usr/bin:/bin",
        }
        subprocess.run(["git", "-C", str(tmp_path), *words], check=True, capture_output=True, env=who | when)

    git("init", "-q")
    for day, names in (
        ("2020-01-01", ["1.md"]),
        ("2020-02-01", ["2.md", "2.mi.md", "part-1.md"]),
        ("2020-02-01", ["3.md"]),
    ):
        for name in names:
            (folder / name).write_text("x")
        git("add", ".")
        git("commit", "-qm", "x", day=day)
    assert growth.read(tmp_path, "kites") == (("2020-01-01", 1), ("2020-02-01", 3))


def test_names_in_the_zip_are_always_the_same(tmp_path: Path) -> None:
    found = []
    for name in ("a", "b"):
        whole = made(tmp_path / name)
        root = Path(__file__).parents[2]
        (tmp_path / name / "mkdocs.yml").write_text((root / "mkdocs.yml").read_text(encoding="utf-8"), encoding="utf-8")
        (tmp_path / name / "src").symlink_to(root / "src")
        build(whole.config, whole.collection, tmp_path / name / "site")
        found.append((tmp_path / name / "site" / "kites" / "kites.zip").read_bytes())
    assert found[0] == found[1]
    with zipfile.ZipFile(io.BytesIO(found[0])) as packed:
        page = packed.read("kites/kites/3/index.html").decode()
        assert 'href="../2/index.html#' in page or 'href="../2/index.html"' in page
        assert 'href="../../assets/lawplain.css"' in page
        assert 'href="https://lawplain.example/help/"' in page
        assert "<script" not in page


def test_the_guides_are_there_for_programs(kite_project: Config) -> None:
    whole = site(kite_project, editions.load(kite_project))
    files = dict(guides_data.files(whole))
    found, schema = (json.loads(files[f"data/{name}.json"]) for name in ("guides", "guides-schema"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(found, schema)
    (guide,) = found["guides"]
    assert (guide["title"], guide["for"]) == (
        "Your kite was taken away",
        "A kite inspector took your kite down, and you want it back",
    )
    assert guide["page"] == "https://kites.example/guides/kite-taken/"
    assert guide["steps"][1]["next"][2] == {"condition": "You do nothing", "to": "sold"}
    assert guide["steps"][2]["facts"][0]["within"] == "28 days"
    assert guide["steps"][5]["next"] == []
    assert guide["outdated"] is False


def test_where_there_is_no_guide_there_is_no_file_of_them(tmp_path: Path) -> None:
    assert dict(guides_data.files(made(tmp_path))) == {}
