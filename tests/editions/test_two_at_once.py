"""Two commands take in an Act at once: the newer version stays, whatever the order, and the fetch
log claims no more than its source said.
"""

import contextlib
import datetime as dt
import multiprocessing
import threading
from collections.abc import Iterator
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from lawplain import config, editions, store
from lawplain.errors import Exit, LawplainError, SourceError
from lawplain.sources import fetch
from lawplain.sources.nz import addresses

CASE = (Path(__file__).parents[1] / "cases" / "short-act.xml").read_bytes()
LATEST = "/act/public/2019/7/en/latest.xml"
NOW = dt.datetime(2026, 11, 23, 3, 0, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(days=1)
QUICK = fetch.Limits(pause=0)
Stored = dict[str, bytes]


def version(day: str) -> bytes:
    """The Kite Flying Act as at a day; its words say which."""
    return CASE.replace(b'date.as.at="2020-01-01"', f'date.as.at="{day}"'.encode()).replace(
        b"over 7 years", f"over 7 years, as {day} says".encode()
    )


@pytest.fixture
def kites(tmp_path: Path, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> config.Config:
    """A project whose official source is the server of this test; stored is the version of 2020."""
    monkeypatch.setattr(addresses, "SITE", httpserver.url_for("").rstrip("/"))
    return begun(tmp_path)


def begun(folder: Path) -> config.Config:
    folder.mkdir(exist_ok=True)
    (folder / "lawplain.toml").write_text('[[acts]]\nslug = "kites"\nyear = 2019\nnumber = 7\n')
    settings = config.read(folder)
    given(settings, "2020-01-01")
    return settings


def given(settings: config.Config, day: str) -> editions.Outcome:
    """A person saved a version with a browser, and gives the file."""
    file = settings.root / f"{day}.xml"
    file.write_bytes(version(day))
    return editions.update(settings, settings.act("kites"), now=NOW, source=str(file))


def asked(settings: config.Config, now: dt.datetime = LATER) -> editions.Outcome:
    """The official source is asked."""
    return editions.update(settings, settings.act("kites"), now=now, limits=QUICK)


def stored(settings: config.Config) -> Stored:
    folder = settings.sections("kites")
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def log(settings: config.Config) -> store.FetchLog:
    return store.read_log(settings.log("kites"), LATER)


@contextlib.contextmanager
def asking(
    settings: config.Config, server: HTTPServer, answer: Response, then: Response | None = None
) -> Iterator[list[editions.Outcome | Exception]]:
    """The source takes its time: it answers when the block ends. What came of the fetch is then in
    the list.

    `then` is what it answers when it is asked once more.
    """
    reached, end = threading.Event(), threading.Event()

    def slow(_: Request) -> Response:
        reached.set()
        assert end.wait(30)
        return answer

    server.expect_oneshot_request(LATEST).respond_with_handler(slow)
    if then:
        server.expect_oneshot_request(LATEST).respond_with_handler(lambda _: then)
    found: list[editions.Outcome | Exception] = []

    def ask() -> None:
        try:
            found.append(asked(settings))
        except LawplainError as error:
            found.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    try:
        assert reached.wait(30)
        yield found
    finally:
        end.set()
        thread.join(30)


def law(day: str, **headers: str) -> Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(version(day), 200, named, content_type="application/xml")


def test_an_older_version_that_was_long_on_its_way_does_not_replace_a_newer_file(
    kites: config.Config, httpserver: HTTPServer
) -> None:
    with asking(kites, httpserver, law("2021-06-01", ETag='"of 2021"')) as came:
        given(kites, "2022-06-01")
        newer = stored(kites)
    (error,) = came
    assert isinstance(error, SourceError)
    assert (error.reason, error.exit_code) == ("older", Exit.SOURCE)
    assert "2022-06-01, is newer" in error.what
    assert stored(kites) == newer
    assert (log(kites).result, log(kites).succeeded, log(kites).etag) == ("older", "", "")


def test_a_newer_version_that_was_long_on_its_way_replaces_an_older_file(
    kites: config.Config, httpserver: HTTPServer
) -> None:
    with asking(kites, httpserver, law("2022-06-01")) as came:
        given(kites, "2021-06-01")
    (outcome,) = came
    assert isinstance(outcome, editions.Outcome)
    assert (str(outcome.report.old_as_at), str(outcome.act.as_at)) == ("2021-06-01", "2022-06-01")
    assert b"as 2022-06-01 says" in stored(kites)["3.xml"]


def test_sections_that_vanish_are_counted_from_what_is_stored_when_they_come(
    kites: config.Config, httpserver: HTTPServer
) -> None:
    """The version of 2022 lacks nothing beside that of 2020, and much beside that which was given
    meanwhile."""
    more = b"".join(
        b'<prov id="M%d"><label denominator="yes">7%c</label><heading>More</heading><prov.body/></prov>' % (n, 65 + n)
        for n in range(9)
    )
    with asking(kites, httpserver, law("2022-06-01")) as came:
        (kites.root / "more.xml").write_bytes(version("2021-06-01").replace(b"</part>", more + b"</part>", 1))
        editions.update(kites, kites.act("kites"), now=NOW, source=str(kites.root / "more.xml"))
        before = stored(kites)
    (error,) = came
    assert isinstance(error, SourceError) and error.reason == "shrunk"
    assert stored(kites) == before


# --- "not modified" --------------------------------------------------------------------------------------------------


def test_an_etag_is_sent_for_the_version_that_it_came_with(kites: config.Config, httpserver: HTTPServer) -> None:
    httpserver.expect_oneshot_request(LATEST).respond_with_handler(lambda _: law("2021-06-01", ETag='"of 2021"'))
    asked(kites, NOW)
    assert log(kites).etag == '"of 2021"'
    only_if = {"If-None-Match": '"of 2021"'}
    httpserver.expect_request(LATEST, headers=only_if).respond_with_data(status=304)
    outcome = asked(kites)
    assert (outcome.wrote, log(kites).result, log(kites).succeeded[:10]) == (False, "unchanged", "2026-11-24")


@pytest.mark.parametrize(
    "change",
    ["a file was given", "words are missing", "it came from another address", "git took an older version back"],
)
def test_an_etag_is_not_sent_for_another_version(kites: config.Config, httpserver: HTTPServer, change: str) -> None:
    """ "Not modified" would then be said of a version that is not the one stored here."""
    httpserver.expect_oneshot_request(LATEST).respond_with_handler(lambda _: law("2021-06-01", ETag='"of 2021"'))
    asked(kites, NOW)
    if change == "a file was given":
        given(kites, "2022-06-01")
    elif change == "git took an older version back":
        before = stored(kites)
        httpserver.expect_oneshot_request(LATEST).respond_with_handler(lambda _: law("2022-06-01", ETag='"of 2022"'))
        asked(kites, NOW)
        for name, content in before.items():
            (kites.sections("kites") / name).write_bytes(content)
    elif change == "words are missing":
        (kites.sections("kites") / "3.xml").unlink()
    else:
        store.note(
            kites.log("kites"), NOW, address=addresses.latest_xml(kites.act("kites")).replace("latest", "2021-06-01")
        )
    httpserver.expect_oneshot_request(LATEST).respond_with_handler(lambda _: law("2022-06-01", ETag='"of 2022"'))
    asked(kites)
    request, _ = httpserver.log[-1]
    assert "If-None-Match" not in request.headers
    assert b"as 2022-06-01 says" in stored(kites)["3.xml"]
    assert log(kites).etag == '"of 2022"'


def test_not_modified_is_not_said_of_a_file_that_was_given_meanwhile(
    kites: config.Config, httpserver: HTTPServer
) -> None:
    """The source is asked once more, for the whole, and what it then sends is judged beside the
    file."""
    httpserver.expect_oneshot_request(LATEST).respond_with_handler(lambda _: law("2021-06-01", ETag='"of 2021"'))
    asked(kites, NOW)
    with asking(kites, httpserver, Response(status=304), then=law("2021-06-01", ETag='"of 2021"')) as came:
        given(kites, "2022-06-01")
        newer = stored(kites)
    (error,) = came
    assert isinstance(error, SourceError) and error.reason == "older"
    conditions = [request.headers.get("If-None-Match") for request, _ in httpserver.log]
    assert conditions == [None, '"of 2021"', None]
    assert stored(kites) == newer
    assert (log(kites).result, log(kites).succeeded[:10]) == ("older", "2026-11-23")


# --- at the same moment ----------------------------------------------------------------------------------------------

ROUNDS = 40


def rounds(top: Path, day: str, start: Barrier) -> None:
    """One of two processes: gives its version in each round, at the same moment as the other."""
    for number in range(ROUNDS):
        settings = config.read(top / str(number))
        start.wait(60)
        with contextlib.suppress(SourceError):
            given(settings, day)


def test_of_two_processes_at_the_same_moment_the_newer_version_stays(tmp_path: Path) -> None:
    for number in range(ROUNDS):
        begun(tmp_path / str(number))
    processes = multiprocessing.get_context("spawn")
    start = processes.Barrier(2)
    both = [processes.Process(target=rounds, args=(tmp_path, day, start)) for day in ("2021-06-01", "2022-06-01")]
    for each in both:
        each.start()
    for each in both:
        each.join(120)
    assert [each.exitcode for each in both] == [0, 0]
    kept = [store.read(tmp_path / str(number) / "sections" / "kites") for number in range(ROUNDS)]
    assert {str(act.as_at) for act in kept if act} == {"2022-06-01"}
