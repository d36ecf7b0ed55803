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


@cache
def words() -> tuple[tuple[str, str], ...]:
    """Everything that the pages say by themselves, in English, each with the file where it stands; some twice."""
    found = []
    for file in (_SOURCE / _FRAME, *sorted((_SOURCE / "site" / "templates").rglob("*.html"))):
        messages = babel_extract(io.BytesIO(file.read_bytes()), ("_", "gettext"), (), _TEMPLATE)
        found += [(str(said[0] if isinstance(said, tuple) else said), _name(file)) for _, _, said, _ in messages]
    for file in sorted(_SOURCE.rglob("*.py")):
        found += [(said, _name(file)) for said in _said_by(file.read_text(encoding="utf-8"))]
    return tuple(found)


@cache
def frame() -> tuple[str, ...]:
    """What stands around every page: the heading's links, the search, the foot."""
    return tuple(dict.fromkeys(said for said, file in words() if file == _FRAME))


def _said_by(source: str) -> Iterator[str]:
    """What stands in `say("…")` and `catalogued("…")`, also inside f-strings, where gettext's own tools don't look."""
    for node in ast.walk(ast.parse(source)):
        named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("say", "catalogued")
        match node:
            case ast.Call(args=[ast.Constant(value=str(said)), *_]) if named:
                yield said


def _name(file: Path) -> str:
    return file.relative_to(_SOURCE).as_posix()
