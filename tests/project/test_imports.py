"""Imports point one way: errors < language < law < … < commands. Packages of one rank don't import each other."""

import ast
import re
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "lawplain"
RANKS: tuple[tuple[str, ...], ...] = (
    ("errors", "findings", "kept", "parallel"),
    ("language",),
    ("law",),
    ("content", "sources"),
    ("config",),
    ("store",),
    ("editions",),
    ("checks",),
    ("site", "editors"),
    ("publish", "serve"),
    ("commands",),
)


def rank(module: str) -> int:
    return next(i for i, names in enumerate(RANKS) if module in names)


def module(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "lawplain":
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("lawplain."):
            found.add(node.module.split(".")[1])
    return found - {"__version__"}


def test_imports_point_one_way() -> None:
    wrong = [
        f"{path.relative_to(SOURCE)} imports {name}"
        for path in sorted(SOURCE.rglob("*.py"))
        if module(path) != "__init__"
        for name in imports(path)
        if name != module(path) and rank(name) >= rank(module(path))
    ]
    assert wrong == []


def test_no_country_is_known_outside_its_own_folder() -> None:
    """A source is asked for by the name that lawplain.toml gives: no module imports one, or its parts."""
    folders = {path.parent for path in (SOURCE / "sources").glob("*/__init__.py")}
    wrong = [
        f"{path.relative_to(SOURCE)} knows {folder.name}"
        for folder in folders
        for path in sorted(SOURCE.rglob("*.py"))
        if folder not in path.parents
        and re.search(rf"\bsources(?:\.| import ){folder.name}\b", path.read_text("utf-8"))
    ]
    assert wrong == []


def test_lxml_stays_in_sources_and_jinja_in_site() -> None:
    for locations, home in (("lxml", {"sources"}), ("jinja2", {"site", "language"})):
        users = {
            module(p)
            for p in SOURCE.rglob("*.py")
            if f"import {locations}" in (t := p.read_text()) or f"from {locations}" in t
        }
        assert users == home
