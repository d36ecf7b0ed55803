"""Fetching, over real HTTP on loopback: what is asked, what counts as the law, and what is refused by which name."""

import contextlib
import datetime as dt
import gc
import gzip
import itertools
import json
import shutil
import socket
import ssl
import struct
import subprocess
import sys
import threading
import time
import tracemalloc
import warnings
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from lawplain import __version__
from lawplain.errors import Exit, SourceError
from lawplain.law.model import ActRef
from lawplain.sources import fetch
from lawplain.sources.nz import addresses

REF = ActRef("immigration-act-2009", "public", 2009, 51, "Immigration Act 2009", source="nz", kind="act")
TODAY = dt.date(2026, 6, 1)
ACT = b"<?xml version='1.0' encoding='UTF-8'?>\n<act id='DLM1440300'><body>" + b"<p>law</p>" * 5000 + b"</body></act>\n"
KEY = "a-personal-key-of-ours"
QUICK = fetch.Limits(connect=2, silence=0.4, total=5, max_bytes=1_000_000, pause=0, longest_wait=60)
ONCE = fetch.Limits(connect=2, silence=0.4, total=5, max_bytes=1_000_000, pause=0, tries=1)


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "*")
    monkeypatch.setenv("no_proxy", "*")


@pytest.fixture(scope="module")
def other_host() -> Iterator[HTTPServer]:
    with HTTPServer(host="127.0.0.1") as server:
        yield server


@pytest.fixture
def other(other_host: HTTPServer) -> HTTPServer:
    """A second host, which has no business with the key."""
    other_host.clear()
    return other_host


def download(address: str | None, limits: fetch.Limits = QUICK, **more: Any) -> fetch.Body | fetch.Unchanged:
    return fetch.download(REF, contact="us@example.org", today=TODAY, address=address, limits=limits, **more)


def law(address: str | None, limits: fetch.Limits = QUICK, **more: Any) -> fetch.Body:
    found = download(address, limits, **more)
    assert isinstance(found, fetch.Body)
    return found


def refused(address: str | None, limits: fetch.Limits = QUICK, **more: Any) -> SourceError:
    with pytest.raises(SourceError) as caught:
        download(address, limits, **more)
    error = caught.value
    assert error.exit_code == Exit.SOURCE
    assert error.what.endswith(".")
    assert error.fix, "every refusal says what to do"
    return error


def origin(server: HTTPServer) -> str:
    return server.url_for("").rstrip("/")


def requests_to(server: HTTPServer) -> list[Request]:
    return [request for request, _ in server.log]


Talk = Callable[[socket.socket], object]


@contextlib.contextmanager
def raw_server(*talks: Talk) -> Iterator[str]:
    """A server that answers its first connection by the first talk, and so on; the last answers all that follow."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=_answer, args=(listening, talks))
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}/latest.xml"
        finally:
            listening.shutdown(socket.SHUT_RDWR)
            thread.join()


def _answer(listening: socket.socket, talks: tuple[Talk, ...]) -> None:
    for number in range(100):
        try:
            connection, _ = listening.accept()
        except OSError:
            return
        with connection, contextlib.suppress(OSError):
            connection.recv(65536)
            talks[min(number, len(talks) - 1)](connection)


def says(*parts: bytes, every: float = 0.0) -> Talk:
    def talk(connection: socket.socket) -> None:
        for part in parts:
            connection.sendall(part)
            time.sleep(every)

    return talk


def resets(part: bytes) -> Talk:
    def talk(connection: socket.socket) -> None:
        connection.sendall(part)
        time.sleep(0.05)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    return talk


def head(length: int | None = None, *more: str) -> bytes:
    lines = ["HTTP/1.1 200 OK", "Content-Type: application/xml", *more]
    lines += [] if length is None else [f"Content-Length: {length}"]
    return "\r\n".join([*lines, "Connection: close", "", ""]).encode()


# --- what is asked, and what comes back -------------------------------------------------------------------------------


def test_the_bytes_come_back_as_they_are(httpserver: HTTPServer) -> None:
    headers = {"ETag": '"abc"', "Last-Modified": "Wed, 27 May 2026 00:00:00 GMT"}
    httpserver.expect_request("/latest.xml").respond_with_data(ACT, headers=headers)
    body = law(httpserver.url_for("/latest.xml"))
    assert body.content == ACT
    assert body.address == httpserver.url_for("/latest.xml")
    assert (body.etag, body.last_modified) == ('"abc"', "Wed, 27 May 2026 00:00:00 GMT")


def test_gzip_is_undone(httpserver: HTTPServer) -> None:
    packed = gzip.compress(ACT[:9000]) + gzip.compress(ACT[9000:])  # two members make one file
    httpserver.expect_request("/latest.xml").respond_with_data(packed, headers={"Content-Encoding": "gzip"})
    assert law(httpserver.url_for("/latest.xml")).content == ACT


def test_chunks_are_joined() -> None:
    chunks = [b"%x\r\n%s\r\n" % (len(part), part) for part in (ACT[:7], ACT[7:40_000], ACT[40_000:])]
    with raw_server(says(head(None, "Transfer-Encoding: chunked"), *chunks, b"0\r\n\r\n", every=0.02)) as address:
        assert law(address).content == ACT


def test_it_says_who_it_is_and_nothing_else(
    httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login me password secret\n", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    httpserver.expect_request("/a.xml").respond_with_data(
        status=302, headers={"Location": "/b.xml", "Set-Cookie": "seen=before; Path=/"}
    )
    httpserver.expect_request("/b.xml").respond_with_data(ACT)
    law(f"http://127.0.0.1:{httpserver.port}/a.xml")
    for request in requests_to(httpserver):
        assert request.headers["User-Agent"] == f"lawplain/{__version__} (+us@example.org)"
        assert set(request.headers.keys()) == {"Host", "User-Agent", "Accept", "Accept-Encoding"}
    assert len(httpserver.log) == 2


def test_without_a_key_the_current_version_is_asked_for(
    httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(addresses, "SITE", origin(httpserver))
    httpserver.expect_request("/act/public/2009/51/en/latest.xml").respond_with_data(ACT)
    assert law(None).address == f"{origin(httpserver)}/act/public/2009/51/en/latest.xml"
    assert law(None, key="  ").content == ACT


def test_what_is_known_is_asked_for_only_if_it_changed(httpserver: HTTPServer) -> None:
    known = fetch.Known(etag='"abc"', last_modified="Wed, 27 May 2026 00:00:00 GMT")
    asked = {"If-None-Match": '"abc"', "If-Modified-Since": "Wed, 27 May 2026 00:00:00 GMT"}
    httpserver.expect_request("/latest.xml", headers=asked).respond_with_data(status=304)
    assert download(httpserver.url_for("/latest.xml"), known=known) == fetch.Unchanged()


def test_unchanged_is_no_answer_to_a_question_not_asked(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/latest.xml").respond_with_data(status=304)
    assert refused(httpserver.url_for("/latest.xml")).reason == "unexpected"
    assert refused(httpserver.url_for("/latest.xml"), known=fetch.Known()).reason == "unexpected"


def test_progress_counts_what_is_received() -> None:
    for length in (len(ACT), None):
        seen: list[tuple[int, int | None]] = []
        long = ACT[:-8] + b" " * 150_000 + ACT[-8:]
        with raw_server(says(head(length and len(long)), long)) as address:
            law(address, progress=lambda received, total, seen=seen: seen.append((received, total)))
        assert len(seen) > 2
        assert seen == sorted(seen)
        assert seen[-1] == (len(long), length and len(long))


def test_requests_are_a_pause_apart_over_downloads_too(httpserver: HTTPServer) -> None:
    moments: list[float] = []

    def note(request: Request) -> Response:
        moments.append(time.monotonic())
        return Response(status=302, headers={"Location": "/b.xml"}) if request.path == "/a.xml" else Response(ACT)

    httpserver.expect_request("/a.xml").respond_with_handler(note)
    httpserver.expect_request("/b.xml").respond_with_handler(note)
    for _ in range(2):
        law(httpserver.url_for("/a.xml"), fetch.Limits(pause=0.2))
    assert len(moments) == 4
    assert min(later - sooner for sooner, later in itertools.pairwise(moments)) >= 0.2


def test_a_command_that_does_not_fetch_does_not_load_requests() -> None:
    code = "import sys, lawplain.sources.fetch; print(*{'requests', 'lxml'} & {*sys.modules})"
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert told.stdout.split() == []


# --- the developer API ------------------------------------------------------------------------------------------------


def item(ending: str, xml: str | None = None) -> dict[str, Any]:
    formats = [{"type": "pdf", "url": "/x.pdf"}, *([{"type": "xml", "url": xml}] if xml else [])]
    return {"version_id": f"act_public_2009_51_en_{ending}", "formats": formats}


def listed(server: HTTPServer, *pages: list[dict[str, Any]], total: int | None = None) -> None:
    path = "/v0/works/act_public_2009_51/versions/"
    count = sum(map(len, pages)) if total is None else total
    for number, results in enumerate(pages, start=1):
        answer = {"results": results, "total": count, "page": number, "per_page": 100}
        asked = {"page": str(number), "per_page": "100"}
        server.expect_request(path, query_string=asked, headers={"X-Api-Key": KEY}).respond_with_json(answer)


def by_api(server: HTTPServer) -> dict[str, Any]:
    return {"key": KEY, "api": origin(server), "key_hosts": (origin(server),)}


def test_with_a_key_the_api_says_which_version(httpserver: HTTPServer) -> None:
    newest = item("2026-05-27", httpserver.url_for("/2026-05-27.xml"))
    listed(httpserver, [item("2027-01-01", "/future.xml"), item("2025-11-28", "/old.xml")], [newest])
    httpserver.expect_request("/2026-05-27.xml", headers={"X-Api-Key": KEY}).respond_with_data(ACT)
    body = law(None, **by_api(httpserver))
    assert body.content == ACT
    assert body.address == httpserver.url_for("/2026-05-27.xml")
    assert len(httpserver.log) == 3


def test_an_address_given_comes_before_the_api(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/given.xml").respond_with_data(ACT)
    assert law(httpserver.url_for("/given.xml"), **by_api(httpserver)).content == ACT
    assert len(httpserver.log) == 1


def test_the_version_that_is_stored_is_not_downloaded(httpserver: HTTPServer) -> None:
    listed(httpserver, [item("2026-05-27", "/2026-05-27.xml")])
    known = fetch.Known(as_at=dt.date(2026, 5, 27))
    assert download(None, known=known, **by_api(httpserver)) == fetch.Unchanged()
    assert len(httpserver.log) == 1


@pytest.mark.parametrize("stored", [dt.date(2026, 5, 27), dt.date(2025, 11, 28)])
def test_a_version_that_may_be_newer_is_downloaded_whole(httpserver: HTTPServer, stored: dt.date) -> None:
    """A letter says that it is another version of that day; the ETag of another address says nothing about it."""
    listed(httpserver, [item("2026-05-27B", "/2026-05-27B.xml")])
    httpserver.expect_request("/2026-05-27B.xml").respond_with_data(ACT)
    known = fetch.Known(etag='"abc"', last_modified="Wed, 27 May 2026 00:00:00 GMT", as_at=stored)
    assert law(None, known=known, **by_api(httpserver)).content == ACT
    assert "If-None-Match" not in requests_to(httpserver)[-1].headers
    assert "If-Modified-Since" not in requests_to(httpserver)[-1].headers


def test_a_list_without_formats_is_asked_version_by_version(httpserver: HTTPServer) -> None:
    listed(httpserver, [{"version_id": "act_public_2009_51_en_2026-05-27"}])
    page = "/v0/versions/act_public_2009_51_en_2026-05-27/"
    httpserver.expect_request(page).respond_with_json(item("2026-05-27", httpserver.url_for("/2026-05-27.xml")))
    httpserver.expect_request("/2026-05-27.xml").respond_with_data(ACT)
    assert law(None, **by_api(httpserver)).content == ACT


def test_a_version_without_xml_is_an_error(httpserver: HTTPServer) -> None:
    listed(httpserver, [item("2026-05-27")])
    httpserver.expect_request("/v0/versions/act_public_2009_51_en_2026-05-27/").respond_with_json(item("2026-05-27"))
    assert refused(None, **by_api(httpserver)).reason == "api"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("[]", "api"),
        ("{", "api"),
        ("[" * 100_000, "api"),
        ('{"results": 3, "total": 3}', "api"),
        ('{"results": [3], "total": 1}', "api"),
        ('{"results": []}', "api"),
        ('{"results": [], "total": 0}', "api"),
        ('{"results": [], "total": 5}', "api"),
        (json.dumps({"results": [item("2027-01-01", "/x.xml")], "total": 1}), "api"),
        (json.dumps({"results": [item("2026-05-27", "/x.xml")], "total": 2, "page": 1}), "api"),  # whatever is asked
        (json.dumps({"results": [item("2026-05-27", "ftp://x/y.xml")], "total": 1}), "address"),
        ("", "empty"),
        ("<!DOCTYPE html><html></html>", "html"),
    ],
)
def test_an_api_that_is_not_understood(httpserver: HTTPServer, answer: str, reason: str) -> None:
    httpserver.expect_request("/v0/works/act_public_2009_51/versions/").respond_with_data(answer)
    assert refused(None, **by_api(httpserver)).reason == reason
    assert len(httpserver.log) <= 2


@pytest.mark.parametrize(
    ("status", "headers", "reason", "retry_after"),
    [
        (401, {}, "unauthorised", None),
        (403, {}, "forbidden", 300),  # a burst: five minutes
        (403, {"X-RateLimit-Reset": "40000"}, "forbidden", 300),  # that is the day's quota
        (404, {}, "not-found", None),
        (429, {}, "quota", None),
        (429, {"Retry-After": "7200"}, "quota", 7200),
        (429, {"X-RateLimit-Reset": "40000"}, "quota", 40000),
    ],
)
def test_a_refusal_of_the_api_is_not_asked_again(
    httpserver: HTTPServer, status: int, headers: dict[str, str], reason: str, retry_after: int | None
) -> None:
    httpserver.expect_request("/v0/works/act_public_2009_51/versions/").respond_with_data(
        "{}", status=status, headers=headers
    )
    error = refused(None, **by_api(httpserver))
    assert (error.reason, error.retry_after) == (reason, retry_after)
    assert KEY not in f"{error}{error!r}"
    assert len(httpserver.log) == 1


def test_the_quota_s_reset_can_be_a_moment(httpserver: HTTPServer) -> None:
    reset = {"X-RateLimit-Reset": str(int(time.time()) + 7200)}
    httpserver.expect_request("/latest.xml").respond_with_data(status=429, headers=reset)
    assert 7100 < (refused(httpserver.url_for("/latest.xml")).retry_after or 0) <= 7200


# --- what is not the law ----------------------------------------------------------------------------------------------

WAF = {"x-amzn-waf-action": "challenge"}
HTML = {"Content-Type": "text/html; charset=utf-8"}


@pytest.mark.parametrize(
    ("status", "headers", "content", "reason"),
    [
        (202, WAF, b"", "challenge"),
        (202, {}, b"", "challenge"),
        (202, {}, ACT, "challenge"),
        (200, WAF, ACT, "challenge"),
        (405, {"x-amzn-waf-action": "captcha"}, b"<html>Human Verification</html>", "challenge"),
        (302, WAF | {"Location": "/elsewhere"}, b"", "challenge"),
        (200, {}, b"", "empty"),
        (200, {}, b" \n\n ", "empty"),
        (200, {}, b"<!doctype HTML>\n<title>Immigration Act 2009</title>", "html"),
        (200, {}, b"\xef\xbb\xbf \n<HTML><body>Not now</body></HTML>", "html"),
        (200, {}, b"<?xml version='1.0'?><!-- x --><html xmlns='http://www.w3.org/1999/xhtml'/>", "html"),
        (200, HTML, b"<div>Please wait</div>", "html"),
        (200, {}, b"Not available", "not-xml"),
        (200, {}, b"%PDF-1.7 <act></act>", "not-xml"),
        (200, {}, b"{}", "not-xml"),
        (200, {}, b"<?xml version='1.0'?><regulation></regulation>", "not-an-act"),
        (200, {}, b"<?xml version='1.0'?><actor></act>", "not-an-act"),
        (200, {}, ACT[:-20], "cut-off"),
        (200, {"Content-Encoding": "br"}, ACT, "encoding"),
        (401, {}, b"", "unauthorised"),
        (403, HTML, b"<html>Forbidden</html>", "forbidden"),
        (404, {}, b"", "not-found"),
        (429, {}, b"", "quota"),
        (204, {}, b"", "unexpected"),
        (206, {}, ACT, "unexpected"),
        (410, {}, b"", "unexpected"),
        (300, {}, b"", "unexpected"),
    ],
)
def test_a_refusal_has_a_name_and_is_not_asked_again(
    httpserver: HTTPServer, status: int, headers: dict[str, str], content: bytes, reason: str
) -> None:
    httpserver.expect_request("/latest.xml").respond_with_data(content, status=status, headers=headers)
    assert refused(httpserver.url_for("/latest.xml")).reason == reason
    assert len(httpserver.log) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf<?xml version='1.0' encoding='UTF-8'?><act></act>",
        b"<!-- from PCO -->\n<?style x?>\n<!DOCTYPE act>\n<act id='x'></act >\n<!-- end -->\n\n",
        b"<act><html/></act>",
    ],
)
def test_an_act_is_known_by_its_root(httpserver: HTTPServer, content: bytes) -> None:
    httpserver.expect_request("/latest.xml").respond_with_data(content, content_type="text/html")
    assert law(httpserver.url_for("/latest.xml")).content == content


def test_the_wall_is_answered_with_the_two_ways_round_it(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/latest.xml").respond_with_data(status=202, headers=WAF)
    fix = refused(httpserver.url_for("/latest.xml")).fix
    assert "LAWPLAIN_API_KEY" in fix
    assert "https://www.legislation.govt.nz/act/public/2009/51/en/latest.xml" in fix
    assert "lawplain fetch immigration-act-2009 --from FILE" in fix
    fix = refused(httpserver.url_for("/latest.xml"), key=KEY).fix
    assert "LAWPLAIN_API_KEY" not in fix, "who has a key is not told to ask for one"
    assert "--from FILE" in fix


# --- the key ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("https://legislation.govt.nz/", True),
        ("https://www.legislation.govt.nz/act", True),
        ("https://api.legislation.govt.nz:443/v0/", True),
        ("https://API.Legislation.Govt.NZ/v0/", True),
        ("http://www.legislation.govt.nz/act", False),
        ("https://www.legislation.govt.nz:8443/act", False),
        ("https://legislation.govt.nz.example.org/", False),
        ("https://notlegislation.govt.nz/", False),
        ("https://legislation.govt.nz@example.org/", False),
        ("https://example.org/legislation.govt.nz", False),
        ("https://example.org/?legislation.govt.nz", False),
        ("http://127.0.0.1/", False),
    ],
)
def test_who_may_see_the_key(address: str, allowed: bool) -> None:
    assert fetch.may_see_key(address, addresses.KEY_HOSTS) is allowed


def test_an_origin_is_that_origin() -> None:
    hosts = ("http://127.0.0.1:8000",)
    assert fetch.may_see_key("http://127.0.0.1:8000/latest.xml", hosts)
    assert not fetch.may_see_key("http://127.0.0.1:8001/latest.xml", hosts)
    assert not fetch.may_see_key("https://127.0.0.1:8000/latest.xml", hosts)
    assert not fetch.may_see_key("http://x.127.0.0.1:8000/latest.xml", hosts)


def test_a_host_that_is_not_the_law_s_gets_no_key(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/latest.xml").respond_with_data(ACT)
    law(httpserver.url_for("/latest.xml"), key=KEY)
    assert "X-Api-Key" not in requests_to(httpserver)[0].headers


def test_the_key_is_dropped_on_a_redirect_elsewhere_and_stays_dropped(
    httpserver: HTTPServer, other: HTTPServer
) -> None:
    httpserver.expect_request("/a.xml").respond_with_data(status=301, headers={"Location": "/b.xml"})
    away = {"Location": other.url_for("/c.xml")}
    httpserver.expect_request("/b.xml").respond_with_data(status=302, headers=away)
    back = {"Location": httpserver.url_for("/d.xml")}
    other.expect_request("/c.xml").respond_with_data(status=307, headers=back)
    httpserver.expect_request("/d.xml").respond_with_data(ACT)
    assert law(httpserver.url_for("/a.xml"), key=KEY, key_hosts=(origin(httpserver),)).content == ACT
    keys = [request.headers.get("X-Api-Key") for request in requests_to(httpserver)]
    assert keys == [KEY, KEY, None]
    assert [KEY in str(request.headers) for request in requests_to(other)] == [False]


def test_the_api_s_address_elsewhere_gets_no_key(httpserver: HTTPServer, other: HTTPServer) -> None:
    listed(httpserver, [item("2026-05-27", other.url_for("/2026-05-27.xml"))])
    other.expect_request("/2026-05-27.xml").respond_with_data(ACT)
    assert law(None, **by_api(httpserver)).content == ACT
    assert [KEY in str(request.headers) for request in requests_to(other)] == [False]


def test_white_space_round_the_key_does_no_harm(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/latest.xml", headers={"X-Api-Key": KEY}).respond_with_data(ACT)
    law(httpserver.url_for("/latest.xml"), key=f" {KEY}\n", key_hosts=(origin(httpserver),))


@pytest.mark.parametrize("key", ["two words-of-a-key", "line\r\nHost: example.org", "clé-à-molette"])
def test_what_is_no_key_is_not_sent_and_not_shown(httpserver: HTTPServer, key: str) -> None:
    error = refused(httpserver.url_for("/latest.xml"), key=key, key_hosts=(origin(httpserver),))
    assert error.reason == "key"
    assert key not in f"{error}{error!r}"
    assert httpserver.log == []


def test_an_address_that_holds_the_key_is_refused(httpserver: HTTPServer) -> None:
    error = refused(httpserver.url_for(f"/latest.xml?api_key={KEY}"), key=KEY)
    assert error.reason == "address"
    assert KEY not in f"{error}{error!r}"
    assert httpserver.log == []


def test_a_password_in_an_address_is_not_published(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/latest.xml").respond_with_data(ACT)
    body = law(f"http://me:secret@127.0.0.1:{httpserver.port}/latest.xml#top")
    assert body.address == f"http://127.0.0.1:{httpserver.port}/latest.xml"


# --- https ------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for this machine, with its key, made for this run."""
    openssl = shutil.which("openssl") or pytest.skip("openssl is not here")
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    make = (
        f"{openssl} req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost"
    )
    subprocess.run([*make.split(), "-keyout", f"{path}.key", "-out", f"{path}"], check=True, capture_output=True)
    return path


@pytest.fixture
def secure(certificate: Path) -> Iterator[HTTPServer]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, f"{certificate}.key")
    with HTTPServer(host="localhost", ssl_context=context) as server:
        server.expect_request("/latest.xml", headers={"X-Api-Key": KEY}).respond_with_data(ACT)
        yield server


def test_the_key_travels_over_https(secure: HTTPServer, certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate))
    assert law(secure.url_for("/latest.xml"), key=KEY, key_hosts=(origin(secure),)).content == ACT


def test_a_certificate_that_is_not_trusted(secure: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REQUESTS_CA_BUNDLE", raising=False)
    monkeypatch.delenv("CURL_CA_BUNDLE", raising=False)
    error = refused(secure.url_for("/latest.xml"), key=KEY, key_hosts=(origin(secure),), sleep=not_waited)
    assert error.reason == "no-connection"
    assert "secure" in error.what
    assert secure.log == []


# --- redirects --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed(httpserver: HTTPServer, status: int) -> None:
    moved = {"Location": "../b%20b.xml"}
    httpserver.expect_request("/old/a.xml").respond_with_data(b"x" * 3_000_000, status=status, headers=moved)
    httpserver.expect_request("/b b.xml").respond_with_data(ACT)
    body = law(httpserver.url_for("/old/a.xml"))  # what the redirect itself carries is not read
    assert (body.content, body.address) == (ACT, httpserver.url_for("/old/a.xml"))


@pytest.mark.parametrize("count", [5, 6])
def test_five_redirects_and_no_more(httpserver: HTTPServer, count: int) -> None:
    for number in range(count):
        to = {"Location": f"/{number + 1}"}
        httpserver.expect_request(f"/{number}").respond_with_data(status=302, headers=to)
    httpserver.expect_request(f"/{count}").respond_with_data(ACT)
    if count == 5:
        assert law(httpserver.url_for("/0")).content == ACT
    else:
        assert refused(httpserver.url_for("/0")).reason == "redirect"
        assert len(httpserver.log) == 6


@pytest.mark.parametrize("to", ["", "ftp://127.0.0.1/a.xml", "file:///etc/passwd", "http://[::1", "http://:80/a.xml"])
def test_a_redirect_out_of_the_web(to: str) -> None:
    location = f"Location: {to}\r\n" if to else ""
    answer = f"HTTP/1.1 302 Found\r\n{location}Content-Length: 0\r\nConnection: close\r\n\r\n"
    with raw_server(says(answer.encode()), says(head(len(ACT)) + ACT)) as address:
        error = refused(address)
    assert error.reason == "redirect"
    assert "not an address of the web" in error.what


@pytest.mark.parametrize("address", ["ftp://example.org/a.xml", "http://", "http://[::1", "https:/a.xml", "a.xml"])
def test_an_address_that_is_none(address: str) -> None:
    assert refused(address).reason == "address"


# --- trying again -----------------------------------------------------------------------------------------------------


def failing(server: HTTPServer, times: int, status: int = 503, **headers: str) -> str:
    for _ in range(times):
        server.expect_oneshot_request("/latest.xml").respond_with_data(
            status=status, headers={name.replace("_", "-"): value for name, value in headers.items()}
        )
    server.expect_request("/latest.xml").respond_with_data(ACT)
    return server.url_for("/latest.xml")


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_a_server_s_fault_is_tried_again_twice(httpserver: HTTPServer, status: int) -> None:
    assert law(failing(httpserver, 2, status)).content == ACT
    assert len(httpserver.log) == 3


def test_a_fault_that_stays_is_an_error(httpserver: HTTPServer) -> None:
    assert refused(failing(httpserver, 3)).reason == "server-error"
    assert len(httpserver.log) == 3


def test_waits_grow(httpserver: HTTPServer) -> None:
    waits: list[float] = []
    law(failing(httpserver, 2), fetch.Limits(pause=0.01), sleep=waits.append)
    asked_to_wait = [wait for wait in waits if wait >= 0.01]
    assert asked_to_wait == [0.01, 0.02]


def test_retry_after_is_obeyed(httpserver: HTTPServer) -> None:
    waits: list[float] = []
    law(failing(httpserver, 1, Retry_After="3"), sleep=waits.append)
    assert waits == [3]


def test_retry_after_as_a_date_is_obeyed(httpserver: HTTPServer) -> None:
    waits: list[float] = []
    when = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=30)
    limits = fetch.Limits(pause=0)
    law(failing(httpserver, 1, Retry_After=f"{when:%a, %d %b %Y %H:%M:%S} GMT"), limits, sleep=waits.append)
    assert len(waits) == 1
    assert 25 < waits[0] <= 30


@pytest.mark.parametrize(("value", "spoken"), [("90", "90 seconds"), ("3600", "60 minutes"), ("86400", "24 hours")])
def test_a_wait_that_is_too_long_is_said_and_not_waited(httpserver: HTTPServer, value: str, spoken: str) -> None:
    waits: list[float] = []
    error = refused(failing(httpserver, 1, Retry_After=value), sleep=waits.append)
    assert (error.reason, error.retry_after, waits) == ("server-error", int(value), [])
    assert f"Try again in {spoken}" in error.fix
    assert len(httpserver.log) == 1


@pytest.mark.parametrize("value", ["soon", "-5", "1e9", "9" * 5000, "Wed, 99 May 2026 00:00:00 GMT"])
def test_a_retry_after_that_is_none_counts_as_none(httpserver: HTTPServer, value: str) -> None:
    waits: list[float] = []
    assert law(failing(httpserver, 1, Retry_After=value), sleep=waits.append).content == ACT
    assert waits == [0]


# --- broken, silent, slow ---------------------------------------------------------------------------------------------

CHUNKED = head(None, "Transfer-Encoding: chunked")
PACKED = gzip.compress(ACT, 1)
GZIP = "Content-Encoding: gzip"

BROKEN: dict[str, Talk] = {
    "closed before any answer": says(),
    "reset before any answer": resets(b""),
    "closed before the end": says(head(len(ACT)), ACT[:30_000]),
    "reset before the end": resets(head(len(ACT)) + ACT[:30_000]),
    "a chunk too few": says(CHUNKED + b"100\r\n" + ACT[:256] + b"\r\n"),
    "half a chunk": says(CHUNKED + b"100\r\n" + ACT[:200]),
    "gzip without its end": says(head(len(PACKED) - 9, GZIP) + PACKED[:-9]),
    "gzip that is none": says(head(len(ACT), GZIP) + ACT),
}


@pytest.mark.parametrize("talk", BROKEN.values(), ids=BROKEN)
def test_a_broken_answer_is_never_the_law(talk: Talk) -> None:
    with raw_server(talk) as address:
        assert refused(address, ONCE).reason == "cut-off"


@pytest.mark.parametrize("talk", BROKEN.values(), ids=BROKEN)
def test_a_broken_answer_is_tried_again(talk: Talk) -> None:
    with raw_server(talk, talk, says(head(len(ACT)) + ACT)) as address:
        assert law(address).content == ACT


def test_an_act_without_length_and_end_is_cut_off() -> None:
    with raw_server(says(head(), ACT[:-8])) as address:
        assert refused(address).reason == "cut-off"


def test_an_answer_that_is_no_http() -> None:
    with raw_server(says(b"220 mail.example.org ESMTP\r\n")) as address:
        assert refused(address, ONCE).reason == "cut-off"


def test_an_answer_with_two_lengths() -> None:
    with warnings.catch_warnings(), raw_server(says(head(len(ACT), "Content-Length: 5") + ACT)) as address:
        warnings.simplefilter("ignore", ResourceWarning)  # urllib3 leaves the socket of such an answer to the collector
        assert refused(address, ONCE).reason == "unexpected"
        gc.collect()


def test_silence_is_a_time_out_and_tried_again() -> None:
    silent = says(head(len(ACT)) + ACT[:100], every=0.4)
    with raw_server(silent) as address:
        error = refused(address, fetch.Limits(silence=0.2, pause=0, tries=1))
    assert error.reason == "too-slow"
    assert "silent for 0.2 seconds" in error.what
    with raw_server(silent, says(head(len(ACT)) + ACT)) as address:
        assert law(address, fetch.Limits(silence=0.2, pause=0)).content == ACT


DRIP = [bytes([byte]) for byte in head(len(ACT)) + ACT[:500]]
SLOW: dict[str, Talk] = {
    "header": says(*DRIP, every=0.02),
    "body": says(head(len(ACT)), *DRIP, every=0.02),
    "body without length": says(head(), *DRIP, every=0.02),
    "size of a chunk": says(CHUNKED + b"1;", *[b"x"] * 500, every=0.02),
}


@pytest.mark.parametrize("talk", SLOW.values(), ids=SLOW)
def test_a_drip_ends_with_the_time_for_the_whole_download(talk: Talk) -> None:
    """Never silent, so no time-out of the socket ends it."""
    started = time.monotonic()
    with raw_server(talk) as address:
        error = refused(address, fetch.Limits(silence=10, total=0.4, pause=0))
    assert error.reason == "too-slow"
    assert "within 0.4 seconds" in error.what
    assert 0.35 < time.monotonic() - started < 5, "the drips together take ten seconds and more"


def test_waiting_counts_as_time(httpserver: HTTPServer) -> None:
    waits: list[float] = []
    limits = fetch.Limits(total=20, pause=0)
    error = refused(failing(httpserver, 1, Retry_After="25"), limits, sleep=waits.append)
    assert (error.reason, waits) == ("server-error", [])


# --- too large --------------------------------------------------------------------------------------------------------


def test_a_length_that_is_too_large_is_refused_before_it_comes() -> None:
    with raw_server(says(head(1_000_001), b"<act>")) as address:
        assert refused(address).reason == "too-large"


def test_a_body_that_grows_too_large() -> None:
    def pour(connection: socket.socket) -> None:
        connection.sendall(head())
        for _ in range(10_000):
            connection.sendall(b"<act>" * 2000)

    with raw_server(pour) as address:
        assert refused(address).reason == "too-large"


def test_as_large_as_allowed_is_allowed(httpserver: HTTPServer) -> None:
    whole = b"<act>" + b" " * (1_000_000 - 11) + b"</act>"
    packed = {"Content-Encoding": "gzip"}
    httpserver.expect_request("/plain.xml").respond_with_data(whole)
    httpserver.expect_request("/packed.xml").respond_with_data(gzip.compress(whole), headers=packed)
    httpserver.expect_request("/one-more.xml").respond_with_data(gzip.compress(whole + b" "), headers=packed)
    assert law(httpserver.url_for("/plain.xml")).content == whole
    assert law(httpserver.url_for("/packed.xml")).content == whole
    assert refused(httpserver.url_for("/one-more.xml")).reason == "too-large"


def test_a_gzip_bomb_does_not_fill_the_memory(httpserver: HTTPServer) -> None:
    packer = zlib.compressobj(wbits=31)
    bomb = b"".join(packer.compress(bytes(1_000_000)) for _ in range(150)) + packer.flush()
    httpserver.expect_request("/latest.xml").respond_with_data(bomb, headers={"Content-Encoding": "gzip"})
    tracemalloc.start()
    try:
        assert refused(httpserver.url_for("/latest.xml")).reason == "too-large"
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 20_000_000  # a block of 64 KB alone holds 64 MB


# --- no connection ----------------------------------------------------------------------------------------------------


def not_waited(seconds: float) -> None:
    raise AssertionError(f"waited {seconds} seconds")


def test_a_refused_connection_is_an_error_at_once() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{unused.getsockname()[1]}/latest.xml"
        error = refused(address, sleep=not_waited)
    assert error.reason == "no-connection"
    assert error.what.startswith("127.0.0.1 can't be reached")


def test_an_unknown_name_is_an_error_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    error = refused("https://www.legislation.govt.nz/latest.xml", sleep=not_waited)
    assert error.reason == "no-connection"
    assert "name is not known" in error.what


def test_a_look_up_that_hangs_ends_with_the_time_to_connect(monkeypatch: pytest.MonkeyPatch) -> None:
    def hangs(*_: object, **__: object) -> None:
        time.sleep(5)
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", hangs)
    started = time.monotonic()
    error = refused("https://www.legislation.govt.nz/latest.xml", fetch.Limits(connect=0.2, pause=0), sleep=not_waited)
    assert (error.reason, "within 0.2 seconds" in error.what) == ("no-connection", True)
    assert time.monotonic() - started < 4


def test_eight_addresses_that_do_not_answer_take_the_time_of_one(monkeypatch: pytest.MonkeyPatch) -> None:
    connect = socket.socket.connect

    def swallowed(self: socket.socket, address: Any) -> None:
        if address[1] != 9:
            return connect(self, address)
        time.sleep(self.gettimeout() or 0)
        raise TimeoutError("timed out")

    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 9))] * 8
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    monkeypatch.setattr(socket.socket, "connect", swallowed)
    started = time.monotonic()
    error = refused("http://www.legislation.govt.nz/", fetch.Limits(connect=1, pause=0), sleep=not_waited)
    assert error.reason == "no-connection"
    assert time.monotonic() - started < 6
