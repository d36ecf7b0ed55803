"""Decide, download: the only socket. It returns bytes and touches no file.

A polite fetcher: it says who it is, asks one thing at a time, a second apart, obeys Retry-After, never imitates a browser
and never solves a challenge. Whatever is not the whole XML of an Act is a named error.
"""

import datetime as dt
import json
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests
import urllib3

from lawplain import __version__
from lawplain.errors import SourceError
from lawplain.model import ActRef
from lawplain.sources import nz

Progress = Callable[[int, int | None], None]
_KEY_HEADER = "X-Api-Key"
_BLOCK = 64 * 1024
_WAY_OUT = (
    "Ask the Parliamentary Counsel Office for an API key and set LAWPLAIN_API_KEY; or save the Act's XML with a browser"
    " ({address}) and run: lawplain fetch {slug} --from FILE"
)


@dataclass(frozen=True, slots=True)
class Known:
    """What is stored already: asked for again only if it changed."""

    as_at: dt.date
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """What the source sent: the whole of it, unpacked, and the address it came from."""

    content: bytes
    address: str = ""
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The source says that what is stored is its newest version."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much. Seconds, bytes (after unpacking), tries."""

    connect: float = 10
    silence: float = 30
    total: float = 300
    max_bytes: int = 64 * 1024 * 1024
    pause: float = 1
    longest_wait: float = 60
    """A Retry-After that asks for more is an error that says when to try again."""
    tries: int = 3
    redirects: int = 5


def download(
    ref: ActRef,
    *,
    contact: str,
    today: dt.date,
    key: str | None = None,
    address: str | None = None,
    known: Known | None = None,
    key_hosts: tuple[str, ...] = nz.KEY_HOSTS,
    api: str = nz.API,
    limits: Limits = Limits(),
    progress: Progress | None = None,
) -> Body | Unchanged:
    """The newest XML of an Act, not after `today` (New Zealand time).

    From `address` where one is given; else by the API where there is a `key`; else from the XML address. The key
    travels over https to `key_hosts` and their subdomains only, and not with a redirect elsewhere; a whole origin
    ("http://127.0.0.1:8000") in `key_hosts` allows just that one. Raises SourceError with the reason.
    """
    asker = _Asker(ref, contact, key, key_hosts, limits, progress)
    if address is None and key:
        version = _newest(asker, ref, today, api)
        when = nz.version_date(version)
        address = nz.xml_address(version)
        if address is None:
            raise asker.refused("api", f"The API lists no XML for {version.get('version_id')}.")
        if known and when and when == (known.as_at, ""):
            return Unchanged()
    headers = {"Accept": "application/xml, text/xml;q=0.9"}
    if known and known.etag:
        headers["If-None-Match"] = known.etag
    if known and known.last_modified:
        headers["If-Modified-Since"] = known.last_modified
    answer = asker.ask(address or nz.latest_xml(ref), headers)
    if answer.status == 304:
        return Unchanged()
    _check_is_xml(answer, asker)
    etag, modified = answer.headers.get("ETag", ""), answer.headers.get("Last-Modified", "")
    return Body(answer.content, answer.address, etag, modified)


def _newest(asker: "_Asker", ref: ActRef, today: dt.date, api: str) -> Mapping[str, Any]:
    """The newest version that the API lists, of all its pages."""
    versions: list[Mapping[str, Any]] = []
    for number in range(1, 101):
        page = _listed(asker.ask(nz.versions_page(ref, number, api), {"Accept": "application/json"}), asker)
        results = page.get("results")
        if not isinstance(results, list):
            raise asker.refused("api", "The API's answer has no list of versions.")
        versions += [item for item in results if isinstance(item, dict)]
        total = page.get("total")
        if not results or not isinstance(total, int) or len(versions) >= total:
            break
    newest = nz.newest_version(versions, today)
    if newest is None:
        raise asker.refused("api", f"The API lists no version of this Act dated {today} or before.")
    return newest


def _listed(answer: "_Answer", asker: "_Asker") -> Mapping[str, Any]:
    try:
        page = json.loads(answer.content)
    except ValueError:
        page = None
    if not isinstance(page, dict):
        raise asker.refused("api", "The API's answer is not what it should be (no JSON object).")
    return page


def _check_is_xml(answer: "_Answer", asker: "_Asker") -> None:
    start = answer.content[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        raise asker.refused("empty", "The source sent nothing.")
    if start[:15].lower().startswith((b"<!doctype html", b"<html")):
        raise asker.refused("html", "The source sent a web page instead of XML.")
    if not start.startswith(b"<"):
        raise asker.refused("not-xml", "The source sent something that is not XML.")


@dataclass(slots=True)
class _Answer:
    status: int
    headers: Mapping[str, str]
    content: bytes
    address: str


class _TryAgainError(Exception):
    """A fault that may pass: a server's error, a time-out, a broken connection."""

    def __init__(self, error: SourceError, wait: float | None = None) -> None:
        self.error, self.wait = error, wait


@dataclass(slots=True)
class _Asker:
    """Asks one thing at a time. `started` counts the time of the whole download, whatever it takes."""

    ref: ActRef
    contact: str
    key: str | None = field(repr=False)
    key_hosts: tuple[str, ...]
    limits: Limits
    progress: Progress | None
    started: float = field(default_factory=time.monotonic)
    asked: bool = False

    def refused(self, reason: str, what: str, fix: str = "", retry_after: int | None = None) -> SourceError:
        way_out = _WAY_OUT.format(address=nz.latest_xml(self.ref), slug=self.ref.slug)
        return SourceError(reason, what, fix=fix or way_out, retry_after=retry_after)

    def ask(self, address: str, headers: Mapping[str, str]) -> _Answer:
        """The answer after redirects and at most `tries` tries."""
        for left in reversed(range(self.limits.tries)):
            try:
                return self._follow(address, headers)
            except _TryAgainError as fault:
                wait = self.limits.pause if fault.wait is None else fault.wait
                if not left or wait > self.limits.longest_wait or self._left() <= wait:
                    raise fault.error from None
                time.sleep(wait)
        raise AssertionError("limits.tries is at least 1")

    def _follow(self, address: str, headers: Mapping[str, str]) -> _Answer:
        for _ in range(self.limits.redirects + 1):
            answer = self._once(address, headers)
            location = answer.headers.get("Location")
            if answer.status not in (301, 302, 303, 307, 308) or not location:
                return answer
            address = urljoin(address, location)
        raise self.refused("redirect", f"The source sent us on more than {self.limits.redirects} times.")

    def _once(self, address: str, headers: Mapping[str, str]) -> _Answer:
        if urlsplit(address).scheme not in ("http", "https"):
            raise self.refused("redirect", "The source sent us to an address that is not on the web.")
        if self.asked:
            time.sleep(self.limits.pause)
        self.asked = True
        with requests.Session() as session:
            session.trust_env = True
            try:
                with session.get(
                    address,
                    headers=self._headers(address, headers),
                    timeout=(self.limits.connect, self.limits.silence),
                    allow_redirects=False,
                    stream=True,
                ) as response:
                    self._check_status(response)
                    return _Answer(response.status_code, response.headers, self._read(response), address)
            except requests.exceptions.ConnectTimeout:
                raise self._unreachable("no answer in time") from None
            except requests.exceptions.Timeout:
                raise _TryAgainError(self._too_slow("it fell silent")) from None
            except (requests.exceptions.ConnectionError, requests.exceptions.ChunkedEncodingError) as error:
                raise self._broken(error) from None
            except (requests.exceptions.RequestException, urllib3.exceptions.HTTPError) as error:
                raise self.refused("no-connection", f"The source can't be asked: {type(error).__name__}.") from None

    def _headers(self, address: str, headers: Mapping[str, str]) -> dict[str, str]:
        sent = {"User-Agent": f"lawplain/{__version__} (+mailto:{self.contact})", **headers}
        if self.key and may_see_key(address, self.key_hosts):
            sent[_KEY_HEADER] = self.key
        return sent

    def _check_status(self, response: requests.Response) -> None:
        """Raises unless the status is 200, 304 or a redirect. 202 is a challenge, whatever it carries."""
        status = response.status_code
        if status == 202 or "x-amzn-waf-action" in response.headers:
            raise self.refused("challenge", f"The source wants to see a browser (it answered {status} and no text).")
        if status in (200, 301, 302, 303, 304, 307, 308):
            return
        wait = _seconds(response.headers.get("Retry-After") or response.headers.get("X-RateLimit-Reset", ""))
        if status == 429:
            when = f" Try again in {wait} seconds." if wait else " It starts anew at midnight, New Zealand time."
            raise self.refused("quota", "The source says that today's quota is used up (429).", when.strip(), wait)
        reasons = {
            401: ("unauthorised", "The source does not know this API key (401).", "Check LAWPLAIN_API_KEY."),
            403: ("forbidden", "The source refused (403).", ""),
            404: (
                "not-found",
                "The source knows no such Act (404).",
                "Check its type, year and number in lawplain.toml.",
            ),
        }
        if status in reasons:
            raise self.refused(*reasons[status])
        error = self.refused("server-error", f"The source has a fault of its own ({status}).", "Try again later.")
        raise _TryAgainError(error, wait) if status >= 500 else error

    def _read(self, response: requests.Response) -> bytes:
        """The whole body, unpacked; never more than `max_bytes` of it is held."""
        expected = _whole(response.headers.get("Content-Length"))
        parts, received = [], 0
        for block in self._blocks(response):
            parts.append(block)
            received += len(block)
            if received > self.limits.max_bytes:
                raise self.refused("too-large", f"The source sent more than {self.limits.max_bytes:,} bytes.")
            if self._left() <= 0:
                raise self._too_slow(f"it took more than {self.limits.total:g} seconds")
            if self.progress:
                self.progress(received, expected)
        return b"".join(parts)

    def _blocks(self, response: requests.Response) -> Iterator[bytes]:
        response.raw.enforce_content_length = True
        try:
            while block := response.raw.read1(_BLOCK, decode_content=True):
                yield block
        except urllib3.exceptions.ReadTimeoutError:
            raise _TryAgainError(self._too_slow("it fell silent")) from None
        except urllib3.exceptions.DecodeError:
            raise self.refused("not-xml", "The source sent something that can't be unpacked.") from None
        except (urllib3.exceptions.ProtocolError, OSError):
            said = "The source stopped in the middle of the Act."
            raise _TryAgainError(self.refused("cut-off", said, "Try again later.")) from None

    def _left(self) -> float:
        return self.limits.total - (time.monotonic() - self.started)

    def _too_slow(self, why: str) -> SourceError:
        return self.refused("too-slow", f"The source was too slow: {why}.", "Try again later.")

    def _unreachable(self, why: str) -> SourceError:
        return self.refused("no-connection", f"The source can't be reached: {why}.")

    def _broken(self, error: Exception) -> SourceError | _TryAgainError:
        """A refused connection or an unknown name is final at once; a connection that broke may come back."""
        said = f"{error!r}"
        if "NewConnectionError" in said or "NameResolutionError" in said or "ProxyError" in said:
            return self._unreachable("no connection")
        return _TryAgainError(self._unreachable("the connection broke"))


def may_see_key(address: str, key_hosts: tuple[str, ...]) -> bool:
    """May a request to this address carry the key? https to a host of the list or a subdomain; or a whole origin."""
    parts = urlsplit(address)
    if f"{parts.scheme}://{parts.netloc}" in key_hosts:
        return True
    host = parts.hostname or ""
    return parts.scheme == "https" and any(host == known or host.endswith(f".{known}") for known in key_hosts)


def _seconds(text: str) -> int | None:
    return int(text) if text.isdigit() else None


def _whole(text: str | None) -> int | None:
    return int(text) if text and text.isdigit() else None
