"""Finds our own words where they stand, in the templates, the theme's frame and the code, and makes words.pot of them.

They are found and not listed, so that no sentence can be forgotten when it is written or changed. This runs where
lawplain is developed (`make messages`), never where a site is built: a test holds words.pot true.
"""

import ast
import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from jinja2.ext import babel_extract

from lawplain.language.messages import FRAME, TEMPLATE

_SOURCE = Path(__file__).parents[1]
_SYNTAX = {"trimmed": "true", "trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}


def template() -> str:
    """The text of words.pot: each sentence once, page after page, with the files where it stands."""
    found: dict[str, dict[str, None]] = {}
    for words, file in _words():
        found.setdefault(words, {})[file] = None
    catalogue = Catalog(fuzzy=False)
    for words, files in found.items():
        catalogue.add(words, auto_comments=list(files))
    out = io.BytesIO()
    write_po(out, catalogue, width=110, omit_header=True)
    return f"# Made by `make messages`. Do not edit.\n{out.getvalue().decode()}"


def _words() -> Iterator[tuple[str, str]]:
    """Everything that the pages say by themselves, in English, each with the file where it stands; some twice."""
    for file in (_SOURCE / FRAME, *sorted((_SOURCE / "site" / "templates").rglob("*.html"))):
        messages = babel_extract(io.BytesIO(file.read_bytes()), ("_", "gettext"), (), _SYNTAX)
        called = [said[0] if isinstance(said, tuple) else said for _, _, said, _ in messages]
        yield from ((str(said), _name(file)) for said in called if said)  # `_(words)` says what code has marked
    for file in sorted(_SOURCE.rglob("*.py")):
        for said, where in _said_by(file.read_text(encoding="utf-8")):
            yield said, where or _name(file)


def _said_by(source: str) -> Iterator[tuple[str, str]]:
    """What stands in `say("…")`, `catalogued("…")` and `framed("…")`, also inside f-strings, where gettext's own tools
    don't look; with the file of the frame for the last."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(
                func=ast.Name(id="say" | "catalogued" | "framed" as name), args=[ast.Constant(value=str(said)), *_]
            ):
                yield said, FRAME if name == "framed" else ""


def _name(file: Path) -> str:
    return file.relative_to(_SOURCE).as_posix()


if __name__ == "__main__":
    TEMPLATE.write_text(template(), encoding="utf-8", newline="\n")
