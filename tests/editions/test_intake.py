"""A version of an Act taken in, over real HTTP on this machine, and what a refusal leaves."""

import datetime as dt
import json
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import kite_site
import pytest
from pytest_httpserver import HTTPServer
from real_acts import ACTS
from werkzeug import Request, Response

from lawplain import checks, config, editions, store
from lawplain.errors import Exit, LawplainError, SourceError
from lawplain.site import page_types
from lawplain.site.page import Page
from lawplain.site.view import site
from lawplain.sources import fetch
from lawplain.sources.nz import addresses

CASE = (Path(__file__).parents[1] / "cases" / "short-act.xml").read_bytes()
NEWER = (
    CASE.replace(b'date.as.at="2020-01-01"', b'date.as.at="2021-02-03"')
    .replace(b"over 7 years", b"over 9 years")
    .replace(
        b'<history-note id="T42">',
        b'<history-note id="T43"><amended-provision>Section 3(1)</amended-provision>: <amending-operation>amended'
        b"</amending-operation>, on <amendment-date>3 February 2021</amendment-date>, by <amending-leg>Kite Act 2021"
        b'</amending-leg>.</history-note><history-note id="T42">',
    )
)
QUICK = fetch.Limits(pause=0.01)
NOW = dt.datetime(2026, 11, 23, 3, 0, tzinfo=dt.UTC)
SUMMARY = """---
id: T40
also_called: Where you may fly a kite
topics:
  - play
law_as_at: 2020-01-01
law_fingerprint: {mark}
method: drafted-with-ai
---
You may fly a kite if you are over 7. [(1)]
Not over an airport. [(2A)]
"""


@pytest.fixture
def kites(tmp_path: Path) -> config.Config:
    """A project with one invented Act."""
    (tmp_path / "lawplain.toml").write_text('[[acts]]\nslug = "kites"\nyear = 2019\nnumber = 7\n')
    (tmp_path / "content" / "kites").mkdir(parents=True)
    (tmp_path / "content" / "topics.yml").write_text("- slug: play\n  name: Play\n  about: You want to play.\n")
    return config.read(tmp_path)


def update(project_: config.Config, source: str, server: HTTPServer | None = None) -> editions.Outcome:
    hosts = (server.url_for("").rstrip("/"),) if server else ()
    return editions.update(project_, project_.act("kites"), now=NOW, source=source, hosts=hosts, limits=QUICK)


def stored(project_: config.Config) -> dict[str, bytes]:
    folder = project_.root / "sections"
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def offer(server: HTTPServer, content: bytes) -> str:
    server.expect_request("/act.xml").respond_with_data(content, content_type="application/xml")
    return server.url_for("/act.xml")


def test_the_first_version_then_a_newer_one_then_nothing_new(kites: config.Config, httpserver: HTTPServer) -> None:
    first = update(kites, offer(httpserver, CASE), httpserver)
    assert (first.wrote, first.report.old_as_at) == (True, None)
    section = next(p for p in first.act.contents if p.id == "T40")
    (kites.root / "content/kites/3.md").write_text(SUMMARY.format(mark=section.fingerprint))
    assert editions.load(kites).editions[0].sections[2].state == "explained"

    httpserver.clear()
    second = update(kites, offer(httpserver, NEWER), httpserver)
    assert [(c.kind, c.provision.label) for c in second.report.changes] == [("law", "3")]
    assert second.outdated == ("content/kites/3.md",)
    entry = editions.load(kites).editions[0].sections[2]
    assert (entry.state, entry.words_differ, [str(note.date) for note in entry.since]) == (
        "stale",
        True,
        ["2021-02-03"],
    )
    assert entry.past is not None

    before = stored(kites)
    third = update(kites, httpserver.url_for("/act.xml"), httpserver)
    assert (third.wrote, third.report.changes) == (False, ())
    assert stored(kites) == before


def test_only_the_official_source_counts_as_having_looked(kites: config.Config, httpserver: HTTPServer) -> None:
    file = kites.root / "saved.xml"
    file.write_bytes(CASE)
    outcome = update(kites, str(file))
    assert outcome.act.origin.kind == "file"
    log = store.read_log(kites.log("kites"), NOW)
    assert (log.result, log.succeeded) == ("file", "")
    assert str(kites.root) not in json.dumps([log.message, (kites.sections("kites") / "act.json").read_text()])
    update(kites, offer(httpserver, CASE), httpserver)
    log = store.read_log(kites.log("kites"), NOW)
    assert (log.succeeded, log.tried) == ("2026-11-23T03:00:00+00:00", "2026-11-23T03:00:00+00:00")


def challenge(_: Request) -> Response:
    return Response(b"", 202, {"x-amzn-waf-action": "challenge"})


def cut_off(_: Request) -> Response:
    return Response(CASE[:2000], 200, content_type="application/xml")


def answer(status: int, content: bytes = b"", kind: str = "application/xml") -> Callable[[Request], Response]:
    return lambda _: Response(content, status, content_type=kind)


@pytest.mark.parametrize(
    ("respond", "reason"),
    [
        (challenge, "challenge"),
        (answer(202), "challenge"),
        (answer(200), "empty"),
        (answer(200, b"<!doctype html><title>Please wait</title>", "text/html"), "html"),
        (answer(403), "forbidden"),
        (answer(404), "not-found"),
        (answer(200, CASE.replace(b'act.no="7"', b'act.no="8"')), "wrong-act"),
        (cut_off, "cut-off"),
        (answer(200, CASE.replace(b"2020-01-01", b"2019-12-31")), "older"),
        (answer(200, CASE.replace(b"2020-01-01", b"2027-01-01")), "future"),
    ],
)
def test_a_refusal_leaves_everything_as_it_was(
    kites: config.Config, httpserver: HTTPServer, respond: Callable[[Request], Response], reason: str
) -> None:
    update(kites, offer(httpserver, CASE), httpserver)
    before, log_before = stored(kites), store.read_log(kites.log("kites"), NOW)
    httpserver.clear()
    httpserver.expect_request("/act.xml").respond_with_handler(respond)
    with pytest.raises(SourceError) as caught:
        update(kites, httpserver.url_for("/act.xml"), httpserver)
    assert caught.value.exit_code == Exit.SOURCE
    assert caught.value.fix
    assert stored(kites) == before
    log = store.read_log(kites.log("kites"), NOW)
    assert (log.result, log.succeeded) == (reason, log_before.succeeded)
    assert log.message == caught.value.what


def closed_port() -> int:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        return int(unused.getsockname()[1])


def test_no_connection(kites: config.Config) -> None:
    source = f"http://127.0.0.1:{closed_port()}"
    with pytest.raises(SourceError, match="reach"):
        editions.update(kites, kites.act("kites"), now=NOW, source=f"{source}/act.xml", hosts=(source,), limits=QUICK)
    assert store.read_log(kites.log("kites"), NOW).result == "no-connection"
    assert stored(kites) == {}


WRONG = {
    "nothing": b"",
    "a picture": b"\x89PNG\r\n\x1a\n\x00\x00",
    "the page": b"<html><p>Saved the page, not the XML</p></html>",
    "a zip": b"PK\x03\x04",
    "cut off": b"<act",
    "json": b"{}",
    "another Act": CASE.replace(b'act.no="7"', b'act.no="8"'),
    "an older version": CASE.replace(b"2020-01-01", b"2019-12-31"),
    "a version of the future": CASE.replace(b"2020-01-01", b"2027-01-01"),
}


@pytest.mark.parametrize("content", WRONG.values(), ids=WRONG)
def test_a_file_that_is_refused_says_nothing_of_the_source(
    kites: config.Config, httpserver: HTTPServer, content: bytes
) -> None:
    """What is stored and the fetch log stay as they were, to the byte; so no page says that the
    source was silent."""
    update(kites, offer(httpserver, CASE), httpserver)
    before, noted = stored(kites), kites.log("kites").read_bytes()
    wrong = kites.root / "wrong.xml"
    wrong.write_bytes(content)
    with pytest.raises(SourceError) as caught:
        editions.update(kites, kites.act("kites"), now=NOW + dt.timedelta(days=2), source=str(wrong))
    assert (caught.value.exit_code, bool(caught.value.fix)) == (Exit.SOURCE, True)
    assert stored(kites) == before
    assert kites.log("kites").read_bytes() == noted
    wrong.unlink()
    with pytest.raises(SourceError, match="can't be read"):
        update(kites, str(wrong))
    assert kites.log("kites").read_bytes() == noted


@pytest.mark.parametrize("content", [b"<html/>", b"{}"])
def test_a_file_that_is_no_act_is_named(kites: config.Config, content: bytes) -> None:
    (kites.root / "wrong.xml").write_bytes(content)
    with pytest.raises(SourceError, match=r"wrong\.xml"):
        update(kites, str(kites.root / "wrong.xml"))


def test_an_address_that_is_not_the_source_s_says_nothing_of_the_source(
    kites: config.Config, httpserver: HTTPServer
) -> None:
    httpserver.expect_request("/act.xml").respond_with_data(status=403)
    with pytest.raises(SourceError):
        update(kites, httpserver.url_for("/act.xml"))
    assert not kites.log("kites").exists()


def test_an_old_version_of_the_source_is_no_look_for_changes(kites: config.Config, httpserver: HTTPServer) -> None:
    """Its address names its day, so that it would be the same for ever."""
    address = "/act/public/2019/7/en/2020-01-01.xml"
    httpserver.expect_request(address).respond_with_data(CASE, content_type="application/xml")
    outcome = update(kites, httpserver.url_for(address), httpserver)
    log = store.read_log(kites.log("kites"), NOW)
    assert (outcome.act.origin.kind, log.result, log.succeeded) == ("official", "file", "")


def test_a_file_that_is_taken_leaves_what_is_known_of_the_source(kites: config.Config, httpserver: HTTPServer) -> None:
    update(kites, offer(httpserver, CASE), httpserver)
    (kites.root / "new.xml").write_bytes(NEWER)
    later = NOW + dt.timedelta(days=2)
    editions.update(kites, kites.act("kites"), now=later, source=str(kites.root / "new.xml"))
    log = store.read_log(kites.log("kites"), later)
    assert (log.result, log.tried[:10], log.succeeded[:10]) == ("file", "2026-11-25", "2026-11-23")


def test_an_act_of_which_only_facts_are_stored_is_fetched_whole(kites: config.Config, httpserver: HTTPServer) -> None:
    update(kites, offer(httpserver, CASE), httpserver)
    before = stored(kites)
    for file in kites.sections("kites").glob("*.xml"):
        file.unlink()
    assert editions.only_sample(kites, kites.act("kites"))
    assert update(kites, httpserver.url_for("/act.xml"), httpserver).wrote
    assert stored(kites) == before
    assert not editions.only_sample(kites, kites.act("kites"))


# --- whole Acts ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Versions:
    """Two versions of an Act, and what the second one does to what people wrote."""

    slug: str
    law: Path
    days: tuple[str, str]
    explained: str
    """A section that is explained from the newer version, and that the newer version changed."""
    not_in_force: str
    repealed: list[str]
    changed: set[str]
    changed_on: str
    stale: set[str]
    """The sections whose explanation is older than the newer version, as the content has it."""


INVENTED = Versions(
    slug=kite_site.KITES,
    law=kite_site.HOME / "law" / kite_site.KITES,
    days=("2019-07-01", "2024-04-01"),
    explained="27",
    not_in_force="18",
    repealed=["16", "22"],
    changed={"27", "28", "28A", "31"},
    changed_on="2024-04-01",
    stale={"28"},
)
REAL = Versions(
    slug="immigration-act-2009",
    law=ACTS,
    days=("2010-04-09", "2026-05-27"),
    explained="398",
    not_in_force="100",
    repealed=["297", "320"],
    changed={"398", "399"},
    changed_on="2015-05-07",
    stale=set(),
)


@pytest.fixture
def versions(sample: str) -> Versions:
    return {"invented": INVENTED, "real": REAL}[sample]


@pytest.fixture
def written(tmp_path: Path, sample: str) -> config.Config:
    """A project with all that is written about the Act, and nothing stored."""
    home = {"invented": kite_site.HOME, "real": kite_site.ROOT}[sample]
    shutil.copytree(home / "content", tmp_path / "content")
    shutil.copy(home / "lawplain.toml", tmp_path)
    return config.read(tmp_path)


def test_a_version_then_the_next_over_the_network(
    written: config.Config, versions: Versions, httpserver: HTTPServer
) -> None:
    """An explanation of today is ahead of the older version, and explains the newer one."""
    ref = written.act(versions.slug)
    hosts = (httpserver.url_for("").rstrip("/"),)

    def take(day: str) -> editions.Outcome:
        content = (versions.law / f"{day}.xml").read_bytes()
        httpserver.expect_request(f"/{day}.xml").respond_with_data(content, content_type="application/xml")
        source = httpserver.url_for(f"/{day}.xml")
        return editions.update(written, ref, now=NOW, source=source, hosts=hosts, limits=QUICK)

    def states() -> dict[str, str]:
        edition = editions.load(written).editions[0]
        return {entry.name: entry.state for entry in edition.sections if entry.summary}

    old, new = versions.days
    take(old)
    assert states()[versions.explained] == "ahead"
    outcome = take(new)
    repealed = [c.provision.label for c in outcome.report.of("repealed") if c.provision.kind == "section"]
    assert repealed == versions.repealed
    assert versions.changed <= {c.provision.label for c in outcome.report.of("law")}
    now = states()
    assert (now[versions.explained], now[versions.not_in_force]) == ("explained", "not-in-force")
    assert {name for name, state in now.items() if state == "stale"} == versions.stale


def test_an_explanation_of_the_older_version_is_stale_in_the_newer(written: config.Config, versions: Versions) -> None:
    ref = written.act(versions.slug)
    was, is_ = versions.days
    editions.update(written, ref, now=NOW, source=str(versions.law / f"{was}.xml"))
    edition = editions.load(written).editions[0]
    old = next(entry.provision for entry in edition.sections if entry.name == versions.explained)
    assert old is not None
    path = written.root / "content" / ref.slug / f"{versions.explained}.md"
    lines = [line for line in path.read_text().splitlines() if not line.startswith(("law_as_at", "law_fingerprint"))]
    lines[1:1] = [f"law_as_at: {was}", f"law_fingerprint: {old.fingerprint}"]
    path.write_text("\n".join(lines) + "\n")
    outcome = editions.update(written, ref, now=NOW, source=str(versions.law / f"{is_}.xml"))
    assert f"content/{ref.slug}/{versions.explained}.md" in outcome.outdated
    entry = next(e for e in editions.load(written).editions[0].sections if e.name == versions.explained)
    assert entry.state == "stale"
    assert {str(note.date) for note in entry.since} == {versions.changed_on}
    assert entry.past is not None
    assert entry.past.fingerprint == old.fingerprint or entry.past.text == old.text


# --- the commands ----------------------------------------------------------------------------------------------------


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from lawplain.commands import main; main()", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=120)


def test_fetch_reports_and_exits_by_what_happened(kites: config.Config) -> None:
    (kites.root / "new.xml").write_bytes(NEWER)
    (kites.root / "old.xml").write_bytes(CASE)
    (kites.root / "page.xml").write_bytes(b"<html/>")
    assert run(kites.root, "fetch", "kites", "--from", "old.xml").returncode == 0
    done = run(kites.root, "fetch", "kites", "--from", "new.xml", "--json")
    (report,) = json.loads(done.stdout)
    assert (report["was_as_at"], report["as_at"], report["wrote"]) == ("2020-01-01", "2021-02-03", True)
    assert [item["label"] for item in report["changed_in_law"]] == ["3"]
    assert (
        run(kites.root, "fetch", "kites", "--from", "new.xml").stdout.strip() == "kites: as at 2021-02-03, nothing new."
    )
    refused = run(kites.root, "fetch", "kites", "--from", "page.xml")
    assert (refused.returncode, "not an <act>" in refused.stderr, "[not-an-act]" in refused.stderr) == (4, True, True)
    assert "Traceback" not in refused.stderr
    assert run(kites.root, "fetch", "kites", "--from", "old.xml", "--accept-older").returncode == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("fetch", "trees"), "“trees” is not a law of this site"),
        (("fetch", "--nonsense"), "No such option"),
        (("nonsense",), "No such command"),
    ],
)
def test_wrong_use_is_exit_code_2(kites: config.Config, words: tuple[str, ...], said: str) -> None:
    done = run(kites.root, *words)
    assert (done.returncode, said in done.stderr) == (2, True)


def test_outside_a_project(tmp_path: Path) -> None:
    done = run(tmp_path, "status")
    assert (done.returncode, "No lawplain.toml here" in done.stderr) == (2, True)


def test_check_names_every_error_and_exits_3(kites: config.Config) -> None:
    (kites.root / "old.xml").write_bytes(CASE)
    run(kites.root, "fetch", "kites", "--from", "old.xml")
    bad = SUMMARY.format(mark="0" * 16).replace("[(1)]", "[(7)]").replace("- play", "- work")
    (kites.root / "content/kites/3.md").write_text(bad)
    (kites.root / "content/kites/9.md").write_text(SUMMARY.format(mark="0" * 16).replace("T40", "T99"))
    done = run(kites.root, "check", "--json")
    found = {(f["path"], f["line"], f["rule"]) for f in json.loads(done.stdout)["findings"] if f["level"] == "error"}
    assert done.returncode == 3
    assert found >= {
        ("content/kites/3.md", 5, "topics"),
        ("content/kites/3.md", 10, "pins"),
        ("content/kites/9.md", 2, "orphan"),
    }


def test_status_counts_states(kites: config.Config) -> None:
    (kites.root / "old.xml").write_bytes(CASE)
    run(kites.root, "fetch", "kites", "--from", "old.xml")
    (facts,) = json.loads(run(kites.root, "status", "--json").stdout)
    assert facts["states"] == {"repealed": 1, "not-in-force": 1, "missing": 4}


# --- what the law itself can do to an Act -----------------------------------------------------------------------------


def explained(kites: config.Config, number: str = "3.md") -> None:
    """Section 3, T40, is explained from the version that is stored."""
    act = store.read(kites.sections("kites"))
    assert act is not None
    mark = next(p.fingerprint for p in act.contents if p.id == "T40")
    (kites.root / "content" / "kites" / number).write_text(SUMMARY.format(mark=mark))


def later(case: bytes) -> bytes:
    return case.replace(b'date.as.at="2020-01-01"', b'date.as.at="2021-02-03"')


def from_file(kites: config.Config, case: bytes, *, accept_shrink: bool = False) -> editions.Outcome:
    file = kites.root / "act.xml"
    file.write_bytes(case)
    return editions.update(kites, kites.act("kites"), now=NOW, source=str(file), accept_shrink=accept_shrink)


def test_what_is_counted_without_reading_words_is_what_all_words_give(
    sample_project: config.Config, sample: str
) -> None:
    slug, explained = {"invented": (kite_site.KITES, "27"), "real": ("immigration-act-2009", "399")}[sample]
    file = sample_project.sections(slug) / f"{explained}.xml"
    file.rename(file.with_suffix(".gone"))
    try:
        whole, outline = editions.load(sample_project).editions[0], editions.outline(sample_project).editions[0]
    finally:
        file.with_suffix(".gone").rename(file)
    assert [(e.name, e.state, e.outdated) for e in outline.entries] == [
        (e.name, e.state, e.outdated) for e in whole.entries
    ]
    assert {entry.name for entry in outline.sections if entry.state == "no-text"} == {explained}


def test_an_act_repealed_as_a_whole_says_so_on_every_page(kites: config.Config) -> None:
    from_file(kites, CASE)
    explained(kites)
    gone = later(CASE).replace(b"<act ", b'<act terminated="repealed" date.terminated="2021-01-31" ', 1)
    outcome = from_file(kites, gone)
    assert (outcome.act.status, outcome.act.ended) == ("repealed", dt.date(2021, 1, 31))
    assert store.read(kites.sections("kites")) == outcome.act
    pages = [p for p in made(kites) if p.path.startswith("kites/")]
    assert len(pages) > 10
    assert {p.notice for p in pages} == {
        "The whole Kite Flying Act 2019 was repealed on 31\u00a0January\u00a02021. You can read here what it said. "
        "Look for the law that took its place."
    }


def test_an_act_without_a_title_is_called_as_lawplain_toml_calls_it(tmp_path: Path) -> None:
    settings = '[[acts]]\nslug = "kites"\nyear = 2019\nnumber = 7\ntitle = "Kite Act 2019"\n'
    (tmp_path / "lawplain.toml").write_text(settings)
    title = b"<title>Kite <brk/>Flying Act 2019</title>"
    assert title in CASE
    (tmp_path / "act.xml").write_bytes(CASE.replace(title, b""))
    assert update(config.read(tmp_path), str(tmp_path / "act.xml")).act.title == "Kite Act 2019"


def test_an_act_that_has_not_started_says_so_on_every_page(kites: config.Config) -> None:
    from_file(kites, CASE.replace(b"<act ", b'<act stage="not-in-force" ', 1))
    notices = {p.notice for p in made(kites) if p.path.startswith("kites/")}
    assert notices == {
        "The official law site says that the whole Kite Flying Act 2019 was not in force on 1\u00a0January\u00a02020."
    }


def made(kites: config.Config) -> list[Page]:
    found = site(kites, editions.load(kites))
    return list(page_types.of_site(found))


def test_a_section_with_a_new_number_keeps_its_explanation(kites: config.Config) -> None:
    """The id decides, not the number; the file's old name is a finding, with what to do."""
    from_file(kites, CASE)
    explained(kites)
    moved = later(CASE).replace(
        b'id="T40"><label denominator="yes">3</label>', b'id="T40"><label denominator="yes">3A</label>'
    )
    outcome = from_file(kites, moved)
    change = next(c for c in outcome.report.changes if c.provision.id == "T40")
    assert (change.old_label, change.provision.label) == ("3", "3A")
    edition = editions.load(kites).editions[0]
    entry = next(e for e in edition.sections if e.provision and e.provision.id == "T40")
    assert (entry.provision and entry.provision.name, entry.summary is not None) == ("3A", True)
    assert "3A" in " ".join(
        f.message + f.fix for f in checks.run(editions.load(kites), kites.checks) if f.path.endswith("3.md")
    )


def test_an_id_that_vanishes_leaves_its_explanation_as_an_orphan(kites: config.Config) -> None:
    """What a person wrote is never thrown away, and never shown beside words that it does not explain."""
    from_file(kites, CASE)
    explained(kites)
    new = later(CASE).replace(b'id="T40"', b'id="T40X"')
    with pytest.raises(SourceError, match="lacks 1 of its"):
        from_file(kites, new)
    outcome = from_file(kites, new, accept_shrink=True)
    assert {("removed", "T40"), ("added", "T40X")} <= {(c.kind, c.provision.id) for c in outcome.report.changes}
    edition = editions.load(kites).editions[0]
    states = {(e.provision.id if e.provision else "", e.summary is not None, e.state) for e in edition.entries}
    assert ("", True, "orphan") in states
    assert ("T40X", False, "missing") in states
    assert "You may fly a kite" not in " ".join(str(p.body) for p in made(kites))
    assert (kites.root / "content" / "kites" / "3.md").exists()


def test_a_clock_that_is_behind_refuses_and_names_itself(kites: config.Config) -> None:
    file = kites.root / "act.xml"
    file.write_bytes(CASE)
    with pytest.raises(SourceError, match="after today") as caught:
        editions.update(kites, kites.act("kites"), now=dt.datetime(1970, 1, 1, tzinfo=dt.UTC), source=str(file))
    assert (caught.value.reason, stored(kites)) == ("future", {})
    assert "clock" in caught.value.fix


def test_a_clock_behind_the_version_that_is_stored_touches_nothing(
    kites: config.Config, httpserver: HTTPServer
) -> None:
    update(kites, offer(httpserver, CASE), httpserver)
    before, noted = stored(kites), kites.log("kites").read_bytes()
    behind = dt.datetime(2019, 6, 1, tzinfo=dt.UTC)
    with pytest.raises(LawplainError, match="clock says 2019-06-01") as caught:
        editions.update(kites, kites.act("kites"), now=behind, source=httpserver.url_for("/act.xml"))
    assert (caught.value.exit_code, len(httpserver.log)) == (Exit.UNEXPECTED, 1)
    assert (stored(kites), kites.log("kites").read_bytes()) == (before, noted)


@pytest.mark.parametrize("refused", [False, True])
def test_what_a_clock_that_was_ahead_noted_is_corrected_by_the_next_fetch(
    kites: config.Config, httpserver: HTTPServer, refused: bool
) -> None:
    address = offer(httpserver, CASE)
    hosts = (httpserver.url_for("").rstrip("/"),)
    ahead = NOW + dt.timedelta(days=365)
    editions.update(kites, kites.act("kites"), now=ahead, source=address, hosts=hosts, limits=QUICK)
    assert '"succeeded": "2027-11-23' in kites.log("kites").read_text()
    if refused:
        httpserver.clear()
        httpserver.expect_request("/act.xml").respond_with_data(status=403)
        with pytest.raises(SourceError):
            update(kites, address, httpserver)
    else:
        update(kites, address, httpserver)
    noted = json.loads(kites.log("kites").read_text())
    assert (noted["tried"][:10], noted["succeeded"][:10]) == ("2026-11-23", "" if refused else "2026-11-23")


# --- what is stored is damaged ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("source", ["", "a file"])
def test_a_damaged_act_json_is_named_and_nobody_is_asked(
    kites: config.Config, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch, source: str
) -> None:
    """The fault is here: neither the XML's nor the source's, of which nothing is noted."""
    update(kites, offer(httpserver, CASE), httpserver)
    monkeypatch.setattr(addresses, "SITE", httpserver.url_for("").rstrip("/"))
    (kites.root / "good.xml").write_bytes(NEWER)
    act = kites.sections("kites") / "act.json"
    act.write_bytes(act.read_bytes().replace(b'"title":', b'"title" ', 1))
    before, noted = stored(kites), kites.log("kites").read_bytes()
    with pytest.raises(LawplainError) as caught:
        update(kites, source and str(kites.root / "good.xml"))
    error = caught.value
    assert not isinstance(error, SourceError)
    assert (error.exit_code, error.path, error.line) == (Exit.UNEXPECTED, act, 3)
    assert "This file is damaged" in error.what
    assert "lawplain fetch kites" in error.fix
    assert (stored(kites), kites.log("kites").read_bytes(), len(httpserver.log)) == (before, noted, 1)
