"""Asks a source for a law, politely, and tells the law's XML from everything else.

It returns bytes: it never touches the disk and never makes an Act of them. The socket is in
`http_client`, which is loaded when a download starts, so that commands that don't fetch don't pay
for it.
"""

import datetime as dt
import json
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin, urlsplit

from lawplain import sources
from lawplain.errors import Reason, SourceError
from lawplain.law.instrument import Instrument
from lawplain.law.model import ActRef
from lawplain.sources.source import Source

if TYPE_CHECKING:
    from lawplain.sources.http_client import Answer, Client, Progress

MAX_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TRANSIENT = frozenset({"server-error", "too-slow", "cut-off"})
"""Reasons that may pass by themselves. A refusal is never asked again."""
_BURST_WAIT = 300
"""Seconds after which the API answers again when too much was asked of it in five minutes (403)."""
_BESIDES_ROOT = re.compile(rb"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>]*>)", re.DOTALL)
_ROOT = re.compile(rb"\s*<([A-Za-z_][\w.:-]*)")


@dataclass(frozen=True, slots=True)
class Known:
    """What is stored already; it is asked for again only if it changed. "" and None: not known."""

    etag: str = ""
    last_modified: str = ""
    as_at: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """What the source sent: all of it, unpacked, unchanged. `address` is the one asked for, "" for a file."""

    content: bytes
    address: str
    etag: str
    last_modified: str


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The source says that what is stored is its newest version."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long, how much, how often. Times are seconds."""

    connect: float = 6
    """Until connected: the look-up of the name, all addresses of the host and TLS, together."""
    silence: float = 30
    """Without a byte."""
    total: float = 300
    """For the whole download: every request of it, and the waits between them."""
    max_bytes: int = 100_000_000
    """Of one answer, unpacked."""
    pause: float = 1
    """Between two requests."""
    longest_wait: float = 60
    """A Retry-After that asks for more is an error that says when to try again."""
    tries: int = 3


_LIMITS = Limits()


def download(
    ref: ActRef,
    *,
    contact: str,
    today: dt.date,
    key: str | None = None,
    address: str | None = None,
    known: Known | None = None,
    key_hosts: tuple[str, ...] | None = None,
    api: str = "",
    limits: Limits = _LIMITS,
    progress: "Progress | None" = None,
    sleep: Callable[[float], None] = time.sleep,
) -> Body | Unchanged:
    """The XML of an Act: from `address` where one is given; else the newest version that the API
    lists, where there is a `key`; else the XML address of the current version.

    `today` is the date in the Act's country: a version of the future is not the newest. `contact`
    goes into the User-Agent, unless it is "". `key_hosts` are hosts that may see the key, with
    their subdomains and over https only; an entry with a scheme (`http://127.0.0.1:8000`) is that
    very origin. Where they, or `api`, are not given, they are the source's own. `progress` receives
    the bytes received and, where known, their number in all.

    The content of a Body is not empty and looks like the whole XML of an act; whether it is the Act
    asked for is for the caller to check. Everything else raises SourceError, whose `reason` is one
    of: address, api, challenge, cut-off, empty, encoding, forbidden, html, key, no-connection,
    not-an-act, not-found, not-xml, quota, redirect, server-error, too-large, too-slow,
    unauthorised, unexpected. No message holds the key.
    """
    from lawplain.sources.http_client import Client, agent  # noqa: PLC0415 - requests takes a fifth of a second to load

    bounds = (limits.connect, limits.silence)
    until = time.monotonic() + limits.total
    with Client(
        agent(contact), timeouts=bounds, until=until, max_bytes=limits.max_bytes, pause=limits.pause, sleep=sleep
    ) as client:
        source = sources.of(ref)
        hosts = source.key_hosts if key_hosts is None else key_hosts
        asker = _Asker(client, source, ref, _clean(key), hosts, limits, sleep)
        return _download(asker, address, known, today, api or source.api, progress)


def _download(
    asker: "_Asker",
    address: str | None,
    known: Known | None,
    today: dt.date,
    api: str,
    progress: "Progress | None",
) -> Body | Unchanged:
    conditions = _conditions(known)
    if not address and asker.key and api:
        address = asker.source.newest(asker.ref, today, known.as_at if known else None, asker, api)
        if address is None:
            return Unchanged()
        conditions = {}  # an ETag or date of another address could hide this version
    asked = asker.normal(address or asker.source.latest_xml(asker.ref))
    answer = asker.ask(asked, {"Accept": "application/xml, text/xml;q=0.9"} | conditions, progress)
    if answer.status == 304:
        return Unchanged()
    _check_is_act(answer, asker)
    headers = answer.headers
    return Body(answer.content, _public(asked), headers.get("etag", ""), headers.get("last-modified", ""))


def may_see_key(address: str, key_hosts: tuple[str, ...]) -> bool:
    """May a request to this address carry the key? The rule for `key_hosts` is that of `download`."""
    parts = urlsplit(address)
    host = (parts.hostname or "").lower()
    secure = parts.scheme == "https" and parts.port in (None, 443)
    return any(
        f"{parts.scheme}://{parts.netloc}" == entry
        if "://" in entry
        else secure and (host == entry or host.endswith(f".{entry}"))
        for entry in key_hosts
    )


# --- what is asked for ------------------------------------------------------------------------------------------------


def _conditions(known: Known | None) -> dict[str, str]:
    if known is None:
        return {}
    headers = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in headers.items() if value and value.isascii() and value.isprintable()}


def _clean(key: str | None) -> str:
    """The key without the white space that comes along when it is read from a file."""
    key = (key or "").strip()
    if not re.fullmatch("[!-~]*", key):
        raise SourceError("key", "The API key has characters that no key has.", fix="Set LAWPLAIN_API_KEY again.")
    return key


def _public(address: str) -> str:
    """The address without a name, a password or a fragment: it is published."""
    parts = urlsplit(address)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2], fragment="").geturl()


# --- asking -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Asker:
    """Asks the source: as often as it may, and with the key only where that may be seen."""

    client: "Client"
    source: Source
    ref: ActRef
    key: str = field(repr=False)
    key_hosts: tuple[str, ...]
    limits: Limits
    sleep: Callable[[float], None]

    @property
    def law(self) -> Instrument:
        """What is asked for."""
        return sources.asked_for(self.ref)

    def normal(self, address: str) -> str:
        try:
            found = self.client.normal(address)
        except ValueError:
            raise SourceError("address", "This is not an address of the web.", fix="Check it.") from None
        if len(self.key) > 7 and self.key in unquote(address):
            raise SourceError("address", "The address holds the API key.", fix="Take it out: it has its own header.")
        return found

    def ask(self, address: str, headers: Mapping[str, str], progress: "Progress | None" = None) -> "Answer":
        """An answer with status 200, or 304 to a conditional request. Faults that may pass are waited for."""
        for attempt in range(1, self.limits.tries + 1):
            try:
                return self._follow(address, headers, progress)
            except SourceError as error:
                wait = max(self.limits.pause * 2 ** (attempt - 1), error.retry_after or 0)
                too_long = wait > min(self.limits.longest_wait, self.client.left)
                if error.reason not in _TRANSIENT or attempt == self.limits.tries or too_long:
                    raise
            self.sleep(wait)
        raise AssertionError("limits.tries is at least 1")

    def json(self, address: str) -> dict[str, Any]:
        """The JSON object at an address of the API."""
        answer = self.ask(self.normal(address), {"Accept": "application/json"})
        _check_is_body(answer, self)
        try:
            found = json.loads(answer.content)
        except (ValueError, RecursionError):
            found = None
        if not isinstance(found, dict):
            raise self.error("api", "The API's answer can't be understood.")
        return found

    def error(self, reason: Reason, what: str, *, fix: str = "", retry_after: int | None = None) -> SourceError:
        return SourceError(reason, what, fix=f"{fix} {self._way_out()}".strip(), retry_after=retry_after)

    def _follow(self, address: str, headers: Mapping[str, str], progress: "Progress | None") -> "Answer":
        key, wanted = self.key, {200, 304} if any(name.startswith("If-") for name in headers) else {200}
        for _ in range(MAX_REDIRECTS + 1):
            key = key if may_see_key(address, self.key_hosts) else ""  # once dropped, dropped for good
            answer = self.client.get(address, {**headers, **({"X-Api-Key": key} if key else {})}, progress)
            self._check_no_challenge(answer)
            if answer.status in wanted:
                return answer
            if answer.status not in _REDIRECTS:
                raise self._refusal(answer, keyed=bool(key))
            address = self._next(address, answer)
        raise self.error("redirect", f"{answer.host} sent the request on more than {MAX_REDIRECTS} times.")

    def _next(self, address: str, answer: "Answer") -> str:
        location = answer.headers.get("location", "")
        try:
            found = self.client.normal(urljoin(address, location)) if location else ""
        except ValueError:
            found = ""
        if not found:
            raise self.error("redirect", f"{answer.host} sent the request on to what is not an address of the web.")
        return found

    def _check_no_challenge(self, answer: "Answer") -> None:
        if answer.status == 202 or "x-amzn-waf-action" in answer.headers:
            what = f"{answer.host} wants to see a browser: it sent a challenge ({answer.status}) instead of the law."
            raise self.error("challenge", what)

    def _refusal(self, answer: "Answer", *, keyed: bool) -> SourceError:
        """What a status that is neither success nor redirect means: the table of the developer API, and what
        the wall before it sends."""
        host, status, wait = answer.host, answer.status, _seconds(answer.headers.get("retry-after", ""))
        again = f"Try again in {_spoken(wait)}." if wait else ""
        if status == 401:
            what = f"{host} does not accept the API key (401)." if keyed else f"{host} wants an API key (401)."
            return self.error("unauthorised", what, fix="Check LAWPLAIN_API_KEY." if keyed else "")
        if status == 403 and keyed:
            wait = wait or _BURST_WAIT
            fix = f"Perhaps too much was asked of it in a short time: wait {_spoken(wait)} and try again."
            return self.error("forbidden", f"{host} refused the request (403).", fix=fix, retry_after=wait)
        if status == 404:
            fix = f"Check the address, or the type, year and number of {self.ref.slug} in lawplain.toml."
            return SourceError("not-found", f"{host} knows no such {self.law.law} (404).", fix=fix)
        if status == 429:
            wait = wait or _seconds(answer.headers.get("x-ratelimit-reset", ""))
            midnight = f"midnight, {self.source.country.name} time"
            again = f"Try again in {_spoken(wait)}." if wait else f"Try again after {midnight}."
            return SourceError("quota", f"The day's requests to {host} are used up (429).", fix=again, retry_after=wait)
        if status >= 500:
            what = f"{host} has a fault of its own ({status})."
            return SourceError("server-error", what, fix=again or "Try again later.", retry_after=wait)
        reason: Reason = "forbidden" if status == 403 else "unexpected"
        return self.error(reason, f"{host} refused the request ({status}).", fix=again, retry_after=wait)

    def _way_out(self) -> str:
        """What can be done where the source does not answer a program."""
        by_hand = (
            f"ave {self.source.latest_xml(self.ref)} with a browser and run: lawplain fetch {self.ref.slug} --from FILE"
        )
        if self.key:
            return f"S{by_hand}"
        return f"Ask {self.source.key_from} for an API key and set LAWPLAIN_API_KEY; or s{by_hand}"


# --- what came --------------------------------------------------------------------------------------------------------


def _check_is_body(answer: "Answer", asker: _Asker) -> None:
    """Raises SourceError where an answer is empty, or a web page."""
    if not answer.content or answer.content.isspace():
        raise asker.error("empty", f"{answer.host} sent nothing.")
    start = answer.content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"<!doctype html") or _root(answer.content).lower() == b"html":
        raise asker.error("html", f"{answer.host} sent a web page.")


def _check_is_act(answer: "Answer", asker: _Asker) -> None:
    """Looks at both ends of the file and raises SourceError where these are not a law's; the parser will
    know the rest."""
    _check_is_body(answer, asker)
    root = _root(answer.content)
    is_law = asker.source.holds_law(root.decode("ascii", "replace"))
    if not is_law and "text/html" in answer.headers.get("content-type", ""):
        raise asker.error("html", f"{answer.host} sent a web page.")
    if not root:
        raise asker.error("not-xml", f"{answer.host} sent something that is not XML.")
    if not is_law:
        raise asker.error("not-an-act", f"{answer.host} sent XML that is not {asker.law.a_law}.")
    if not re.search(rb"</" + re.escape(root) + rb"\s*>", answer.content[-4096:]):
        raise asker.error("cut-off", f"{answer.host} sent {asker.law.a_law} without its end.")


def _root(content: bytes) -> bytes:
    """The name of the first element, b"" where what stands first is none."""
    at = 3 if content.startswith(b"\xef\xbb\xbf") else 0
    while found := _BESIDES_ROOT.match(content, at):
        at = found.end()
    root = _ROOT.match(content, at)
    return root[1] if root else b""


def _seconds(value: str) -> int | None:
    """The wait that a header asks for: seconds, a moment in seconds since 1970, or a date (RFC 9110, Retry-After)."""
    if re.fullmatch("[0-9]{1,10}", value.strip()):
        number = int(value)
        return number if number < 1_000_000_000 else max(0, number - int(time.time()))
    try:
        return max(0, int(parsedate_to_datetime(value).timestamp() - time.time()))
    except (ValueError, OverflowError):
        return None


def _spoken(seconds: int) -> str:
    if seconds < 120:
        return f"{seconds} seconds"
    return f"{seconds / 60:.0f} minutes" if seconds < 7200 else f"{seconds / 3600:.0f} hours"
