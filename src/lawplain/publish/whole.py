"""Is a built site whole: every file there that it says it has, and everything that its pages load or lead to?"""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from lawplain.errors import Exit, LawplainError
from lawplain.publish.losses import SHARE, Loss
from lawplain.site.build import placing
from lawplain.site.files.published import FILE, Facts, read

NEEDED = ("index.html", "404.html", "_headers", "robots.txt", "sitemap.xml")
_LOADED = re.compile(
    r"""<(?:link\b[^>]*?\brel="?(?:stylesheet|icon|preload|modulepreload)\b[^>]*?|script\b[^>]*?|img\b[^>]*?)"""
    r"""\s(?:href|src)="([^"#?:]+)["#?]"""
)
_LED = re.compile(r"""<a\b[^>]*?\shref="([^"#?:]+)["#?]""")
_NAMED = re.compile(r"""["'`(/]([\w-]+\.(?:js|css|json|svg|woff2))\b""")
"""What a script or style sheet loads by its name."""


def held(site_dir: Path) -> Facts:
    """What a built site says it holds. LawplainError where there is none, or a build of it is not finished."""
    file = site_dir / FILE
    if placing.unfinished(site_dir):
        what = "The last build of this site was not finished: what stands there is the one before."
        fix = "Run lawplain build. (Where a build is at work now, wait for it.)"
        raise LawplainError(what, path=site_dir, fix=fix, exit_code=Exit.POORER)
    if not file.is_file():
        raise LawplainError(f"{file} is not there.", fix="Run: lawplain build", exit_code=Exit.USAGE)
    return read(file.read_text(encoding="utf-8"), str(file))


def faults(site_dir: Path, facts: Facts) -> Iterator[Loss]:
    """What is missing or cut off in the built site itself, whatever is published."""
    wrong = [name for name, size in facts.files.items() if _size(site_dir / name) != size]
    needed = [name for name in NEEDED if name not in facts.files]
    if wrong or needed:
        yield Loss(f"files that are missing or cut off: {', '.join([*wrong, *needed][:8])}.", True, (*wrong, *needed))
    pages = [f"{path}index.html" for paths in facts.pages.values() for path in paths]
    loaded: Counter[str] = Counter()
    led: Counter[str] = Counter()
    for page in pages:
        text = _text(site_dir / page)
        loaded.update({_resolved(page, where) for where in _LOADED.findall(text)} - {""})
        led.update({_resolved(page, where) for where in _LED.findall(text)} - {""})
    absent = sorted({*_gone(loaded, facts.files), *_by_name(site_dir, facts, loaded)})
    if absent:
        yield Loss(f"files that pages load and that are not there: {', '.join(absent[:8])}.", True, tuple(absent))
    dead = _gone(led, facts.files)
    for serious in (True, False):
        named = tuple(f"/{one}" for one in dead if (led[one] > max(1, SHARE * len(pages))) is serious)
        if named:
            yield Loss(f"pages lead to what is not there: {', '.join(named[:8])}.", serious, named)


def _gone(wanted: Mapping[str, int], there: Mapping[str, int]) -> list[str]:
    return sorted(name for name in wanted if name not in there and name != FILE)


def _by_name(site_dir: Path, facts: Facts, loaded: Mapping[str, int]) -> Iterator[str]:
    """The files named by the scripts and style sheets that pages load, and by those files in turn."""
    known = {name.rpartition("/")[2] for name in facts.files}
    waiting, seen = [name for name in loaded if name.endswith((".js", ".css"))], set(loaded)
    while waiting:
        for name in _NAMED.findall(_text(site_dir / waiting.pop())):
            if name not in known:
                yield name
            for file in (one for one in facts.files if one.endswith(f"/{name}") and one not in seen):
                seen.add(file)
                waiting += [file] if file.endswith((".js", ".css")) else []


def _resolved(page: str, where: str) -> str:
    """The file that a page's relative address means; "" for another site's."""
    if where.startswith("//"):
        return ""
    path = posixpath.normpath(posixpath.join("/", posixpath.dirname(page), where)).lstrip("/")
    folder = where.endswith(("/", "/.", "/..")) or where in (".", "..")
    return (f"{path}/index.html" if path else "index.html") if folder else path


def _size(file: Path) -> int | None:
    try:
        return file.stat().st_size
    except OSError:
        return None


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
