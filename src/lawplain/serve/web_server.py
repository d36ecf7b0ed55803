"""`lawplain serve`: the site on this machine. A save shows at once; the whole site follows a few seconds later."""

import contextlib
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from lawplain import config
from lawplain.config import Config
from lawplain.errors import Exit, LawplainError
from lawplain.findings import Finding
from lawplain.serve.preview import Preview

WATCHED = (
    "content",
    "sections",
    "fetch-log",
    "lawplain.toml",
    "mkdocs.yml",
    "src/lawplain/site/theme",
    "src/lawplain/site/templates",
)
QUIET = 2.0
"""Seconds without a save before the whole site is built again."""
_LONGEST_WAIT = 25.0
_USUAL = 80
"""The port that browsers leave out."""


class Server:
    """Serves a project on loopback. Only `run` and `changed` touch the preview; requests read it under `news`.

    `show` gets what `check` finds in what was saved.
    """

    def __init__(self, project: Config, port: int, show: Callable[[Sequence[Finding]], None]) -> None:
        self.config = project
        self.show = show
        self.news = threading.Condition()
        self.builds = 0
        self.dirty = threading.Event()
        self.watching = threading.Event()
        self.stopping = threading.Event()
        self.http = _listening(self, port)  # first: a port that is taken is said before anything is built
        try:
            self.preview = Preview(project)
            self.site_dir = self._build()
        except BaseException:
            self.http.server_close()
            raise

    def run(self) -> None:
        """Serves until interrupted, or until `stopping` is set. A save is seen once `watching` is set."""
        from watchfiles import watch  # noqa: PLC0415 - compiled, and needed here only

        for work in (self.http.serve_forever, self._keep_built):
            threading.Thread(target=work, daemon=True).start()
        watched = [self.config.root / name for name in WATCHED if (self.config.root / name).exists()]
        with contextlib.closing(self.http.socket):
            for changes in watch(
                *watched,
                debounce=100,
                step=20,
                rust_timeout=500,
                yield_on_timeout=True,  # so that there is a first time, and it is known that saves are seen
                stop_event=self.stopping,
                raise_interrupt=False,
            ):
                self.watching.set()
                self.changed(Path(path) for _, path in changes)
        self.http.shutdown()

    def changed(self, paths: Iterable[Path]) -> None:
        """Shows what was saved: a summary at once, anything else with the next whole build."""
        paths = sorted(path for path in paths if not path.name.startswith("."))
        if not paths:
            return
        content = self.config.root / "content"
        with self.news, self._surviving():
            if all(path.is_relative_to(content) for path in paths):
                self.show(self.preview.saved(paths))
            else:
                self.config = config.read(self.config.root)
                self.preview.load(self.config)
        with self.news:
            self.news.notify_all()
        self.dirty.set()

    @contextlib.contextmanager
    def _surviving(self) -> Iterator[None]:
        """Whatever goes wrong in the block is shown, in the terminal and on every page, and the server goes on."""
        try:
            yield
        except LawplainError as error:
            self._show_fault(str(error))
        except Exception as error:
            traceback.print_exc()
            self._show_fault(f"Something went wrong in lawplain itself: {error!r}\n  Please report it.")

    def _show_fault(self, words: str) -> None:
        print(f"lawplain: {words}")
        with self.news:
            self.preview.failed(words)
            self.news.notify_all()

    def _keep_built(self) -> None:
        while self.dirty.wait():
            while self.dirty.is_set():
                self.dirty.clear()
                time.sleep(QUIET)
            with self._surviving():
                self.site_dir = self._build()
                with self.news:
                    self.preview.built()
                    self.news.notify_all()

    def _build(self) -> Path:
        """Builds the whole site in a process of its own, so that saves are shown meanwhile."""
        self.builds += 1
        folder = self.config.root / "build" / f"preview-{self.builds % 2}"
        command = [
            sys.executable,
            "-c",
            "from lawplain.commands import main; main()",
            "build",
            "--site-dir",
            str(folder),
        ]
        done = subprocess.run(command, cwd=self.config.root, capture_output=True, text=True, check=False)
        if done.returncode not in (Exit.DONE, Exit.CONTENT):
            raise LawplainError(done.stderr.strip().removeprefix("lawplain: ") or "The site could not be built.")
        return folder


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, server: Server, *arguments: object) -> None:
        self.of = server
        super().__init__(*arguments, directory=str(server.site_dir))  # type: ignore[arg-type]

    def log_message(self, format: str, *args: object) -> None:
        """Prints nothing for a request: the findings are what matters here."""

    def parse_request(self) -> bool:
        """Answers only a browser on this machine that was told this address: a page from elsewhere whose name was
        made to lead here (DNS rebinding) would otherwise read what nobody has published."""
        if not super().parse_request():
            return False
        if self.headers.get("Host", "") in self._own_names():
            return True
        self._answer(421, "text/plain; charset=utf-8", f"Open http://{self._own_names()[0]}/\n")
        return False

    def _own_names(self) -> tuple[str, ...]:
        port = self.of.http.server_port
        names = tuple(f"{name}:{port}" for name in ("127.0.0.1", "localhost"))
        return (*names, "127.0.0.1", "localhost") if port == _USUAL else names

    def do_GET(self) -> None:
        try:
            self._get()
        except ConnectionError:
            pass
        except Exception as error:
            traceback.print_exc()
            said = f"This page could not be made: {error!r}\nPlease report it.\n"
            with contextlib.suppress(OSError):
                self._answer(500, "text/plain; charset=utf-8", said)

    def _get(self) -> None:
        asked = urlsplit(self.path)
        if asked.path == "/~changes":
            self._answer(200, "text/plain", self._wait(asked.query))
            return
        file = Path(self.translate_path(self.path))
        if file.is_dir() and not asked.path.endswith("/"):
            super().do_GET()
            return
        file = file / "index.html" if file.is_dir() else file
        if file.suffix != ".html" and file.is_file():
            super().do_GET()
            return
        status = 200 if file.is_file() else 404
        if status == 404:
            file = Path(self.directory) / "404.html"
        with self.of.news:
            html = self.of.preview.html(asked.path.lstrip("/"), file.read_text(encoding="utf-8"))
        self._answer(status, "text/html; charset=utf-8", html)

    def _wait(self, query: str) -> str:
        """The number of the latest change, once it is another than `since` in the query."""
        seen = parse_qs(query).get("since", [""])[0]
        with self.of.news:
            self.of.news.wait_for(lambda: str(self.of.preview.version) != seen, timeout=_LONGEST_WAIT)
            return str(self.of.preview.version)

    def _answer(self, status: int, kind: str, text: str) -> None:
        content = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        with contextlib.suppress(ConnectionError):
            self.wfile.write(content)


def _listening(server: Server, port: int) -> ThreadingHTTPServer:
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, server))
    except (OSError, OverflowError) as error:
        why = error.strerror if isinstance(error, OSError) else "ports go from 1 to 65535"
        raise LawplainError(
            f"Port {port} can't be used: {why}.",
            fix="Choose another: lawplain serve --port 8001",
            exit_code=Exit.USAGE,
        ) from None
