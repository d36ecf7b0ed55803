"""`lawplain fetch` as people and schedules use it, with a server on this machine in the source's
place."""

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from lawplain import __version__, config, store
from lawplain.commands import main
from lawplain.publish.whole import NEEDED
from lawplain.site.files import published
from lawplain.site.files.published import Facts
from lawplain.sources import fetch
from lawplain.sources.nz import addresses

CASE = (Path(__file__).parents[1] / "cases" / "short-act.xml").read_bytes()
ACTS = {"kites": 7, "lines": 8, "winds": 9}
NOW = dt.datetime.now(dt.UTC)
Respond = Callable[[Request], Response]


@dataclass(frozen=True, slots=True)
class Done:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Project:
    """Three invented Acts, and the source that has them."""

    root: Path
    server: HTTPServer
    capture: pytest.CaptureFixture[str]

    def run(self, *words: str) -> Done:
        """Runs a command as the console script does."""
        code = 0
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr("sys.argv", ["lawplain", *words])
            patched.chdir(self.root)
            try:
                main()
            except SystemExit as end:
                code = int(end.code or 0)
        printed = self.capture.readouterr()
        return Done(code, printed.out, printed.err)

    def answers(self, **by_act: Respond) -> None:
        for slug, respond in by_act.items():
            self.server.expect_request(self.address(slug)).respond_with_handler(respond)

    def address(self, slug: str) -> str:
        return f"/act/public/2019/{ACTS[slug]}/en/latest.xml"

    def asked(self) -> list[str]:
        """The Acts that the source was asked for, in order."""
        slugs = {self.address(slug): slug for slug in ACTS}
        return [slugs[request.path] for request, _ in self.server.log]

    def stored(self) -> dict[str, bytes]:
        folder = self.root / "sections"
        return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture
def project(
    tmp_path: Path, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Project:
    monkeypatch.setattr(addresses, "SITE", httpserver.url_for("").rstrip("/"))
    quick = fetch.Limits(pause=0, tries=1)
    monkeypatch.setattr(fetch, "Limits", lambda: quick)
    monkeypatch.delenv("LAWPLAIN_API_KEY", raising=False)
    (tmp_path / "content").mkdir()
    settings(tmp_path, "us@kites.nz")
    return Project(tmp_path, httpserver, capsys)


def settings(root: Path, contact: str, acts: tuple[str, ...] = tuple(ACTS)) -> None:
    site = f'[site]\nname = "Kites"\ncontact = "{contact}"  # who we are\n'
    listed = "".join(f'[[acts]]\nslug = "{slug}"\nyear = 2019\nnumber = {ACTS[slug]}\n' for slug in acts)
    (root / "lawplain.toml").write_text(site + listed, encoding="utf-8")


def act(slug: str, day: str = "2020-01-01") -> Respond:
    xml = CASE.replace(b'act.no="7"', b'act.no="%d"' % ACTS[slug]).replace(b"2020-01-01", day.encode())
    return lambda _: Response(xml, content_type="application/xml")


def says(status: int, **headers: str) -> Respond:
    return lambda _: Response(b"", status, {name.replace("_", "-"): value for name, value in headers.items()})


# --- after a refusal -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("refusal", "reason"),
    [
        (says(429), "quota"),
        (says(202), "challenge"),
        (says(405, x_amzn_waf_action="captcha"), "challenge"),
        (says(403), "forbidden"),
        (says(401), "unauthorised"),
    ],
)
def test_after_a_refusal_of_whoever_asks_the_other_acts_are_left(
    project: Project, refusal: Respond, reason: str
) -> None:
    project.answers(kites=act("kites"), lines=refusal, winds=act("winds"))
    done = project.run("fetch")
    assert (done.code, project.asked()) == (4, ["kites", "lines"])
    assert f"[{reason}]" in done.err
    assert "Not asked for in this run, after that refusal: winds. They come first in the next run." in done.err
    assert "kites: as at 2020-01-01" in done.out
    assert not (project.root / "fetch-log" / "winds.json").exists()


@pytest.mark.parametrize("refusal", [says(404), says(500), lambda _: Response(b"<html>")])
def test_after_a_fault_with_one_act_the_others_are_asked(project: Project, refusal: Respond) -> None:
    project.answers(kites=act("kites"), lines=refusal, winds=act("winds"))
    done = project.run("fetch")
    assert (done.code, project.asked()) == (4, ["kites", "lines", "winds"])
    assert "Not asked" not in done.err
    assert {name.split("/")[0] for name in project.stored()} == {"kites", "winds"}


def test_those_that_were_left_come_first_in_the_next_run(project: Project) -> None:
    """Else a source that refuses after the first few would never be asked for the last."""
    project.answers(kites=act("kites"), lines=says(429), winds=act("winds"))
    project.run("fetch")
    project.server.clear()
    project.answers(kites=act("kites"), lines=act("lines"), winds=act("winds"))
    assert project.run("fetch").code == 0
    assert project.asked()[0] == "winds"
    assert sorted(project.asked()) == ["kites", "lines", "winds"]


def test_with_a_key_that_is_none_nobody_is_asked_and_nothing_noted(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The fault is here: no page may say that the source did not answer."""
    monkeypatch.setenv("LAWPLAIN_API_KEY", "two words")
    done = project.run("fetch")
    assert (done.code, project.asked(), "[key]" in done.err) == (4, [], True)
    assert not (project.root / "fetch-log").exists()


def test_for_programs_each_refusal_has_its_reason(project: Project) -> None:
    project.answers(kites=says(404), lines=says(429, Retry_After="7200"), winds=act("winds"))
    done = project.run("fetch", "--json")
    kites, lines, winds = json.loads(done.out)
    assert (done.code, done.err) == (4, "")
    assert (kites["act"], kites["reason"]) == ("kites", "not-found")
    assert (lines["act"], lines["reason"], lines["fix"]) == ("lines", "quota", "Try again in 2 hours.")
    assert (winds["act"], winds["reason"]) == ("winds", "not-asked")
    assert "lines (quota)" in winds["error"]


def test_a_fault_here_goes_before_a_refusal(project: Project) -> None:
    """The schedule goes on after exit code 4, and must not after this."""
    project.answers(kites=act("kites"), lines=says(404), winds=act("winds"))
    project.run("fetch", "kites")
    act_json = project.root / "sections" / "kites" / "act.json"
    act_json.write_text("{", encoding="utf-8")
    done = project.run("fetch")
    assert done.code == 1
    assert f"kites: {act_json}:1:2: This file is damaged: it is no JSON" in done.err
    assert "lawplain fetch kites" in done.err
    assert "winds: as at 2020-01-01" in done.out, "the others are asked all the same"
    report = {one["act"]: one for one in json.loads(project.run("fetch", "--json").out)}
    assert (report["kites"]["reason"], report["kites"]["path"]) == (None, str(act_json))


def test_a_file_beside_a_damaged_act_json_is_not_blamed(project: Project) -> None:
    (project.root / "saved.xml").write_bytes(CASE)
    assert project.run("fetch", "kites", "--from", "saved.xml").code == 0
    (project.root / "sections/kites/act.json").write_text('{"format": 1,}', encoding="utf-8")
    done = project.run("fetch", "kites", "--from", "saved.xml")
    assert (done.code, "act.json:1:14: This file is damaged" in done.err, "saved.xml" in done.err) == (1, True, False)


# --- who asks --------------------------------------------------------------------------------------------------------


def agents(project: Project) -> set[str]:
    return {request.headers["User-Agent"] for request, _ in project.server.log}


@pytest.mark.parametrize(
    "contact",
    [
        "editors@lawplain.example",
        "me@example.org",
        "me@mail.example.COM",
        "me@example.net.",
        "me@kites.invalid",
        "me@kites.test",
        "me@localhost",
        "me@site.localhost",
    ],
)
def test_a_placeholder_is_never_sent(project: Project, contact: str) -> None:
    settings(project.root, contact)
    project.answers(kites=act("kites"), lines=act("lines"), winds=act("winds"))
    done = project.run("fetch")
    assert (done.code, agents(project)) == (0, {f"lawplain/{__version__}"})
    (line,) = done.err.splitlines()
    assert line.startswith("lawplain.toml:3: ")
    assert contact in line


def test_the_placeholder_of_a_lawplain_toml_without_a_contact(project: Project) -> None:
    (project.root / "lawplain.toml").write_text('[[acts]]\nslug = "kites"\nyear = 2019\nnumber = 7\n')
    project.answers(kites=act("kites"))
    done = project.run("fetch", "--from", project.server.url_for(project.address("kites")))
    assert (done.code, agents(project)) == (0, {f"lawplain/{__version__}"})
    assert done.err.startswith("lawplain.toml: ")


@pytest.mark.parametrize("contact", ["us@kites.nz", "us@notexample.com", "us@example.co.nz", "us@testing.nz"])
def test_a_contact_of_ones_own_is_sent(project: Project, contact: str) -> None:
    settings(project.root, contact, ("kites",))
    project.answers(kites=act("kites"))
    done = project.run("fetch")
    assert (done.code, done.err, agents(project)) == (0, "", {f"lawplain/{__version__} (+{contact})"})


def test_who_gives_a_file_is_not_asked_for_a_contact(project: Project) -> None:
    settings(project.root, "editors@lawplain.example")
    (project.root / "saved.xml").write_bytes(CASE)
    assert project.run("fetch", "kites", "--from", "saved.xml").err == ""


def test_the_published_site_does_not_see_a_placeholder_either(project: Project) -> None:
    settings(project.root, "editors@lawplain.example")
    (project.root / "site").mkdir()
    for name in NEEDED:
        (project.root / "site" / name).touch()
    facts = Facts({}, files=dict.fromkeys(NEEDED, 0))
    (project.root / "site" / published.FILE).write_text(published.as_json(facts))
    project.server.expect_request("/published.json").respond_with_json({"format": 1, "acts": {}})
    assert project.run("publishable", "--than", project.server.url_for("/")).code == 0
    assert agents(project) == {f"lawplain/{__version__}"}


# --- what make site runs ---------------------------------------------------------------------------------------------


def test_where_nothing_is_missing_nobody_is_asked(project: Project) -> None:
    settings(project.root, "editors@lawplain.example", ("kites",))
    project.answers(kites=act("kites"))
    assert project.run("fetch", "--if-missing").code == 0
    again = project.run("fetch", "--if-missing")
    assert (again, project.asked()) == (Done(0, "", ""), ["kites"])


def test_a_refusal_keeps_its_remedy(project: Project) -> None:
    project.answers(kites=says(202))
    done = project.run("fetch", "--if-missing")
    assert done.code == 4
    assert "LAWPLAIN_API_KEY" in done.err
    assert "lawplain fetch kites --from FILE" in done.err
    assert "Going on with what is stored." in done.err
    assert "Not asked for in this run, after that refusal: lines, winds." in done.err


# --- what is said of it ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("respond", "status", "report"),
    [
        (act("kites"), "", ""),
        (says(202), "the source sent no law (challenge)", "it did not send the law: localhost wants"),
        (act("kites", "2019-12-31"), "what came could not be used (older)", "what it sent could not be used: This"),
        (None, "no answer (no-connection)", "it did not answer: 127.0.0.1 can"),
    ],
)
def test_status_and_report_say_what_the_source_did(
    project: Project, monkeypatch: pytest.MonkeyPatch, respond: Respond | None, status: str, report: str
) -> None:
    settings(project.root, "us@kites.nz", ("kites",))
    project.answers(kites=act("kites"))
    project.run("fetch")
    log = config.read(project.root).log("kites")
    days = [(NOW - dt.timedelta(days=days)).isoformat() for days in (3, 0)]
    store.note(log, NOW, tried=days[0], succeeded=days[0])
    project.server.clear()
    if respond:
        project.answers(kites=respond)
    else:
        monkeypatch.setattr(addresses, "SITE", "http://127.0.0.1:1")
    project.run("fetch")
    today = json.loads(log.read_text())["tried"][:10]
    printed = project.run("status").out.splitlines()[0]
    told = project.run("report").out.splitlines()[0]
    if not status:
        assert printed.endswith(f"(official), last looked {today}")
        assert told.endswith("The source last gave it today.")
        return
    assert printed.endswith(f"(official), last looked {days[0][:10]}; {today}: {status}")
    assert f"The source last gave it 3 days ago. On {today} {report}" in told
    (facts,) = json.loads(project.run("status", "--json").out)
    assert (facts["last_looked"][:10], facts["last_try"]["at"][:10]) == (days[0][:10], today)
    assert f"({facts['last_try']['result']})" in status
    assert facts["last_try"]["message"]


def test_a_day_of_a_clock_that_was_ahead_is_never_shown(project: Project) -> None:
    settings(project.root, "us@kites.nz", ("kites",))
    project.answers(kites=act("kites"))
    project.run("fetch")
    ahead = NOW + dt.timedelta(days=365)
    store.note(config.read(project.root).log("kites"), ahead, tried=ahead.isoformat(), succeeded=ahead.isoformat())
    said = project.run("status").out + project.run("status", "--json").out + project.run("report").out
    assert f"{ahead:%Y-%m}" not in said
    assert "last looked on a day that nobody knows" in said
    assert "Nobody knows when the source last gave it" in said
    assert project.run("report", "--overdue", "400").code == 4
