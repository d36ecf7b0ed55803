"""Pages onto the disk, and the renderer run over them: the last step, at the rim."""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from lawplain import interface, speaking
from lawplain.config import SiteConfig
from lawplain.errors import LawplainError
from lawplain.site.page import Page
from lawplain.speaking import ENGLISH, day

_NOT_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
RENDERERS = ("mkdocs", "properdocs")
_ROOTED = re.compile(r'(?<=\s)(href|src|action)="/(?!/)')
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef]")
"""What no page carries: controls, and what turns the direction of writing round."""


def write(pages: Iterable[Page], folder: Path, progress: Callable[[int], None] = lambda _: None) -> int:
    """Writes each page as a Markdown file that holds its HTML, and removes the files of pages that are no more.

    A file that would not change is not touched. Returns the number of pages.
    """
    wanted: dict[Path, str] = {}
    for page in pages:
        file = folder / (f"{page.path.rstrip('/')}.md" if page.path else "index.md")
        if file in wanted:
            raise LawplainError(f"Two pages would have the address /{page.path}.", fix="Please report this.")
        wanted[file] = as_markdown(page)
        progress(len(wanted))
    for old in set(folder.rglob("*.md")) - wanted.keys():
        old.unlink()
    for file, text in wanted.items():
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
    return len(wanted)


def _languages(page: Page) -> dict[str, object]:
    """What the frame needs to speak the page's language, and to lead to the same page in others."""
    if not page.others:
        return {}
    up = "../" * page.path.count("/") or "./"
    listed = [
        {
            "code": other.code if other else ENGLISH,
            "name": other.name if other else "English",
            "direction": other.direction if other else "ltr",
            "path": path,
            "where": up + path,
            "own": own,
            "here": other is page.language,
        }
        for other, path, own in page.others
    ]
    found: dict[str, object] = {"others": listed}
    if page.language:
        found |= {"lang": page.language.code, "dir": page.language.direction, "folder": f"{page.language.code}/"}
        found |= {"words": {one: page.language.messages[one] for one in interface.frame()}}
        found |= {} if page.own_language else {"canonical": page.canonical}
    return found


def as_markdown(page: Page) -> str:
    """A page as the renderer reads it: front matter alone, its body, with relative addresses, as one field of it.

    A body of HTML in the text would be taken apart by the renderer and put together again, twice, and come out the
    same: four fifths of its time.
    """
    meta: dict[str, object] = {"title": page.title, "description": page.description, "kind": page.kind}
    meta |= {"previous": page.previous.lstrip("/")} if page.previous else {}
    meta |= {"next": page.next.lstrip("/")} if page.next else {}
    with speaking.In(page.language):
        meta |= {"as_at": day(page.as_at)} if page.as_at else {}
    meta |= {"notice": page.notice} if page.notice else {}
    meta |= _languages(page)
    meta |= {"linked": page.linked.replace("<", "\\u003c")} if page.linked else {}
    meta |= {"body": relative(str(page.body), page.path)}
    return "---\n" + "".join(f"{key}: {_quoted(value)}\n" for key, value in meta.items()) + "---\n"


def _quoted(value: object) -> str:
    """A value in YAML: JSON, but for characters that YAML takes for line ends or refuses."""
    value = _CONTROL.sub("", value) if isinstance(value, str) else value
    return _NOT_YAML.sub(lambda m: f"\\u{ord(m[0]):04x}", json.dumps(value, ensure_ascii=False))


def relative(html: str, path: str) -> str:
    """Addresses that start at the site's root, made relative to the page, so that the site can stand anywhere."""
    up = "../" * path.count("/") or "./"
    return _ROOTED.sub(lambda m: f'{m[1]}="{up}', html)


def run_renderer(
    root: Path, site: SiteConfig, site_dir: Path, renderer: str = "mkdocs", meanwhile: Callable[[], None] = lambda: None
) -> None:
    """Runs mkdocs, or properdocs, with the project's mkdocs.yml, and `meanwhile` beside it, on another core.

    LawplainError carries what it said.
    """
    settings = {
        "LAWPLAIN_SITE_NAME": site.name,
        "LAWPLAIN_SITE_ADDRESS": site.address,
        "LAWPLAIN_SITE_DIR": str(site_dir.absolute()),
        "NO_MKDOCS_2_WARNING": "1",
    }
    command = [sys.executable, "-m", renderer, "build", "--quiet", "--strict", "-f", str(root / "mkdocs.yml")]
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        with subprocess.Popen(command, env=os.environ | settings, stdout=said, stderr=said, cwd=root) as running:
            meanwhile()
        said.seek(0)
        words = said.read()
    if running.returncode:
        raise LawplainError(
            f"{renderer} could not build the site: {words.strip()[-2000:]}",
            fix="If you changed mkdocs.yml, take that back; otherwise please report this.",
            path=root / "mkdocs.yml",
        )
