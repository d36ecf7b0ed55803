"""Our own words on the pages, found where they stand: in the templates, the theme's frame and the page makers.

They are found and not listed, so that no sentence can be forgotten when it is written or changed.
"""

import ast
import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jinja2.ext import babel_extract

_SOURCE = Path(__file__).parents[1]
_FRAME = "site/theme/main.html"
_TEMPLATE = {"trimmed": "true", "trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}
_SAYING = ("say", "catalogued", "framed")


@cache
def words() -> tuple[tuple[str, str], ...]:
    """Everything that the pages say by themselves, in English, each with the file where it stands; some twice."""
    found = []
    for file in (_SOURCE / _FRAME, *sorted((_SOURCE / "site" / "templates").rglob("*.html"))):
        messages = babel_extract(io.BytesIO(file.read_bytes()), ("_", "gettext"), (), _TEMPLATE)
        called = [said[0] if isinstance(said, tuple) else said for _, _, said, _ in messages]
        found += [(str(said), _name(file)) for said in called if said]  # `_(words)` says what code has marked
    for file in sorted(_SOURCE.rglob("*.py")):
        found += [(said, where or _name(file)) for said, where in _said_by(file.read_text(encoding="utf-8"))]
    return tuple(found)


@cache
def frame() -> tuple[str, ...]:
    """What stands around every page: the heading's links, the search, the foot."""
    return tuple(dict.fromkeys(said for said, file in words() if file == _FRAME))


def _said_by(source: str) -> Iterator[tuple[str, str]]:
    """What stands in `say("…")`, `catalogued("…")` and `framed("…")`, also inside f-strings, where gettext's own tools
    don't look; with the file of the frame for the last."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(
                func=ast.Name(id="say" | "catalogued" | "framed" as name), args=[ast.Constant(value=str(said)), *_]
            ):
                yield said, _FRAME if name == "framed" else ""


def _name(file: Path) -> str:
    return file.relative_to(_SOURCE).as_posix()
