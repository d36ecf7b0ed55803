"""One request and its answer: the only socket. Bounded in time, silence and size.

requests and urllib3 leave four doors open, which are closed here: their timeouts count anew with each byte that drips
in and with each address of a host; `Session.send` reads the body of a redirect whole; it adds cookies, and credentials
of ~/.netrc. What an answer means for lawplain is not decided here but in `fetch`.
"""

import contextlib
import math
import queue
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, ClassVar, Self, cast
from urllib.parse import quote, urlsplit
from weakref import WeakSet

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NameResolutionError, ProtocolError, ReadTimeoutError
from urllib3.response import BaseHTTPResponse

from lawplain import __version__
from lawplain.errors import SourceError

Progress = Callable[[int, int | None], None]

_CHUNK = 1 << 16
_LATER = "Try again later."
_GZIP = 16 + zlib.MAX_WBITS
_OPEN: WeakSet[socket.socket] = WeakSet()
"""Sockets that a time limit may have to cut. No more than one of them is in use."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said. Names of headers are lower case; `content` is unpacked, and empty unless `status` is 200."""

    host: str
    status: int
    headers: Mapping[str, str]
    content: bytes


def agent(contact: str) -> str:
    """The User-Agent: lawplain's name and version, and whom to write to, unless that is ""."""
    return f"lawplain/{__version__}" + (f" (+{quote(contact, safe='@:/+~')})" if contact else "")


class Client:
    """Asks with GET, one request at a time and `pause` seconds apart, until the moment `until` (of time.monotonic).

    `timeouts` are seconds: until connected, with the look-up of the name, every address and TLS; and of silence.
    `agent` is the User-Agent. Nothing is sent but the headers given; proxies and certificates are the machine's own.
    """

    _last: ClassVar[float] = -math.inf
    """When the last answer ended, of any client: the source counts requests, not clients."""

    def __init__(
        self,
        agent: str,
        *,
        timeouts: tuple[float, float],
        until: float,
        max_bytes: int,
        pause: float,
        sleep: Callable[[float], None],
    ) -> None:
        self._headers = {"User-Agent": agent, "Accept-Encoding": "gzip"}
        self._timeouts = timeouts
        self._until = until
        self._seconds = until - time.monotonic()
        self._max_bytes = max_bytes
        self._pause = pause
        self._sleep = sleep
        self._adapter = _Adapter()
        self._settings = requests.Session()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._adapter.close()

    @staticmethod
    def normal(address: str) -> str:
        """The address exactly as it will be sent, so that what is judged of it holds; ValueError unless http(s)."""
        found = requests.Request("GET", address).prepare().url or ""
        if urlsplit(found).scheme not in ("http", "https") or not urlsplit(found).hostname:
            raise ValueError("not an address of the web")
        return found

    @property
    def left(self) -> float:
        """Seconds until the time limit."""
        return self._until - time.monotonic()

    def get(self, address: str, headers: Mapping[str, str], progress: Progress | None = None) -> Answer:
        """The answer to one request, whatever its status; redirects are not followed.

        `progress` receives the bytes received so far, as sent, and their number in all where it is known. Raises
        SourceError: no-connection, too-slow, too-large, cut-off (the connection broke, or less came than announced),
        encoding. After it no connection is left half read.
        """
        host = urlsplit(address).hostname or "the source"  # messages name no more: an address could hold a secret
        self._wait_turn()
        if self.left <= 0:
            raise self._too_slow(host)
        try:
            with self._cut_when_late(), contextlib.closing(self._send(address, headers)) as response:
                content = self._body(response, progress) if response.status_code == 200 else b""
        except (requests.RequestException, HTTPError, zlib.error) as error:
            raise self._trouble(error, host) from None
        finally:
            Client._last = time.monotonic()
        if self.left <= 0:  # a cut looks like the end of a body that announces no length
            raise self._too_slow(host)
        return Answer(host, response.status_code, {k.lower(): v for k, v in response.headers.items()}, content)

    def _wait_turn(self) -> None:
        wait = Client._last + self._pause - time.monotonic()
        if wait > 0:
            self._sleep(wait)

    def _send(self, address: str, headers: Mapping[str, str]) -> requests.Response:
        prepared = requests.Request("GET", address, headers={**self._headers, **headers}).prepare()
        connect, silence = self._timeouts
        settings: dict[str, Any] = dict(self._settings.merge_environment_settings(address, {}, True, None, None))
        connect = max(min(connect, self.left), 0.001)  # zero or less is refused, and time passed since it was looked at
        return self._adapter.send(prepared, timeout=(connect, silence), **settings)

    def _body(self, response: requests.Response, progress: Progress | None) -> bytes:
        raw: BaseHTTPResponse = response.raw
        total = raw.length_remaining if isinstance(raw.length_remaining, int) else None
        if total is not None and total > self._max_bytes:
            raise self._too_large()
        unpacker = _Unpacker(response.headers.get("Content-Encoding", ""))
        content, received = bytearray(), 0
        while chunk := raw.read(_CHUNK, decode_content=False):
            received += len(chunk)
            if progress:
                progress(received, total)
            content += unpacker.feed(chunk, self._max_bytes + 1 - len(content))
            if len(content) > self._max_bytes:
                raise self._too_large()
        if received and not unpacker.complete:
            raise ProtocolError("the packed body has no end")
        return bytes(content)

    @contextlib.contextmanager
    def _cut_when_late(self) -> Iterator[None]:
        timer = threading.Timer(max(self.left, 0), _cut)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _trouble(self, error: Exception, host: str) -> SourceError:
        cause = error.args[0] if error.args else error
        cause = getattr(cause, "reason", None) or cause
        if self.left <= 0:
            return self._too_slow(host)
        if isinstance(error, (requests.ReadTimeout, ReadTimeoutError)):
            return SourceError("too-slow", f"{host} was silent for {self._timeouts[1]:g} seconds.", fix=_LATER)
        if isinstance(error, (HTTPError, zlib.error)) or isinstance(cause, ProtocolError):
            what = f"The connection to {host} broke before the whole answer was here."
            return SourceError("cut-off", what, fix=_LATER)
        if not isinstance(error, requests.ConnectionError):
            return SourceError("unexpected", f"{host} sent an answer that can't be understood.", fix=_LATER)
        what = f"{host} can't be reached: {self._why(error, cause)}."
        return SourceError("no-connection", what, fix="Check this machine's connection to the internet.")

    def _why(self, error: Exception, cause: object) -> str:
        if isinstance(error, requests.exceptions.ProxyError):
            return "this machine's proxy did not let the request through"
        if isinstance(error, requests.exceptions.SSLError):
            return "no secure connection could be made"
        if isinstance(error, requests.ConnectTimeout):
            return f"no connection within {self._timeouts[0]:g} seconds"
        if isinstance(cause, NameResolutionError):
            return "its name is not known here"
        return "the connection was refused or there is no network"

    def _too_slow(self, host: str) -> SourceError:
        what = f"{host} did not send everything within {self._seconds:.3g} seconds."
        return SourceError("too-slow", what, fix=_LATER)

    def _too_large(self) -> SourceError:
        what = f"The answer is larger than {self._max_bytes:,} bytes, which no Act is."
        return SourceError("too-large", what, fix="Is it the address of an Act's XML?")


class _Unpacker:
    """Undoes gzip, chunk by chunk and never more than asked for at once, so that a bomb can't fill the memory."""

    def __init__(self, encoding: str) -> None:
        if encoding.lower() not in ("", "identity", "gzip", "x-gzip"):
            raise SourceError("encoding", "The answer is packed in a way that was not asked for.", fix=_LATER)
        self._gzip = zlib.decompressobj(_GZIP) if "gzip" in encoding.lower() else None

    def feed(self, data: bytes, room: int) -> bytes:
        """The next bytes, at most `room` of them; what is beyond is lost. `room` is at least 1."""
        if self._gzip is None:
            return data[:room]
        found = b""
        while data and len(found) < room:
            if self._gzip.eof:  # a gzip file can be several, one after the other
                self._gzip = zlib.decompressobj(_GZIP)
            found += self._gzip.decompress(data, room - len(found))
            data = self._gzip.unused_data
        return found

    @property
    def complete(self) -> bool:
        return self._gzip is None or self._gzip.eof


class _Http(HTTPConnection):
    def connect(self) -> None:
        _connect(self, super().connect)


class _Https(HTTPSConnection):
    def connect(self) -> None:
        _connect(self, super().connect)


class _Adapter(HTTPAdapter):
    def get_connection_with_tls_context(self, *args: Any, **kwargs: Any) -> HTTPConnectionPool:
        pool = cast(HTTPConnectionPool, super().get_connection_with_tls_context(*args, **kwargs))
        pool.ConnectionCls = _Https if pool.scheme == "https" else _Http
        return pool


def _connect(connection: HTTPConnection, connect: Callable[[], None]) -> None:
    """Connects within the connection's timeout, all steps together: a host can have eight addresses, and a
    look-up takes its own time."""
    outcome: queue.SimpleQueue[BaseException | None] = queue.SimpleQueue()
    given_up = threading.Event()

    def attempt() -> None:
        try:
            connect()
            outcome.put(None)
        except BaseException as error:  # goes on to the thread that waits
            outcome.put(error)
        if given_up.is_set():
            connection.close()

    threading.Thread(target=attempt, daemon=True).start()
    try:
        error = outcome.get(timeout=cast(float, connection.timeout))
    except queue.Empty:
        given_up.set()
        raise ConnectTimeoutError(connection, "no connection in time") from None
    if error is not None:
        raise error
    if isinstance(connection.sock, socket.socket):
        _OPEN.add(connection.sock)


def _cut() -> None:
    """Ends whatever is being read or written, which then sees the end of the stream."""
    for sock in list(_OPEN):
        with contextlib.suppress(OSError):
            socket.socket.shutdown(sock, socket.SHUT_RDWR)
