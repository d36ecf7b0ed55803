"""`lawplain serve`: the built site on this machine, built again after each change."""

import contextlib
import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from lawplain.errors import LawplainError

WATCHED = (
    "content",
    "sections",
    "fetch-log",
    "lawplain.toml",
    "mkdocs.yml",
    "src/lawplain/theme",
    "src/lawplain/templates",
)


def serve(root: Path, site_dir: Path, port: int, rebuild: Callable[[], None]) -> None:
    """Serves `site_dir` on loopback until stopped; each change of a watched file calls `rebuild`.

    An error in a rebuild is printed and the last site stays up.
    """
    from watchfiles import watch  # noqa: PLC0415 - compiled, and needed here only

    rebuild()
    server = _server(site_dir, port)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with contextlib.closing(server.socket):
        for _ in watch(*(root / name for name in WATCHED if (root / name).exists()), raise_interrupt=False):
            try:
                rebuild()
            except LawplainError as error:
                print(f"lawplain: {error}")
    server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """No line for each request: the findings are what matters here."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page where an address leads nowhere."""
        missing = Path(self.directory) / "404.html"
        if code != 404 or not missing.exists():
            super().send_error(code, message, explain)
            return
        content = missing.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def _server(site_dir: Path, port: int) -> ThreadingHTTPServer:
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), partial(_Quiet, directory=str(site_dir)))
    except OSError as error:
        raise LawplainError(
            f"Port {port} can't be used: {error.strerror}.", fix="Choose another: lawplain serve --port 8001"
        ) from None
