"""The last step on the built site: what no page uses goes, what the server needs to know comes."""

import re
import shutil
from collections.abc import Iterable
from pathlib import Path

_THEME = ("javascripts", "stylesheets", "images")
"""Folders of Material's own files below assets/; our pages use none of them."""
_POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]+)"')
_HEADERS = """/*
  Content-Security-Policy: {policy}; frame-ancestors 'none'
  Referrer-Policy: no-referrer
  X-Content-Type-Options: nosniff
  Cross-Origin-Opener-Policy: same-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=(), browsing-topics=()
"""


_COMMENT = re.compile(r"^\s*(?://.*|/\*[^*]*\*/)\s*$", re.MULTILINE)


def finish(site_dir: Path, leading: Iterable[tuple[str, str]], sitemap: str) -> None:
    """Removes the theme's own files, writes the pages that lead on, `_headers` with the policy of the pages, and the
    sitemap: the renderer's own gives every page the day of the build, and a packed copy of it never twice the same.

    Style sheet and script lose their comments and indentation, nothing else.
    """
    for name in _THEME:
        shutil.rmtree(site_dir / "assets" / name, ignore_errors=True)
    for file in (*(site_dir / "assets").glob("*.css"), *(site_dir / "assets").glob("*.js")):
        file.write_text(slim(file.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    for path, html in leading:
        folder = site_dir / path
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.html").write_text(html, encoding="utf-8", newline="\n")
    (site_dir / "sitemap.xml").write_text(sitemap, encoding="utf-8", newline="\n")
    (site_dir / "sitemap.xml.gz").unlink(missing_ok=True)
    policy = _POLICY.search((site_dir / "index.html").read_text(encoding="utf-8"))
    assert policy, "every page carries a Content-Security-Policy"
    (site_dir / "_headers").write_text(_HEADERS.format(policy=policy[1].replace("&#39;", "'")), encoding="utf-8")


def slim(text: str) -> str:
    """A style sheet or script without the comments that fill lines, indentation and empty lines."""
    lines = (line.strip() for line in _COMMENT.sub("", text).split("\n"))
    return "\n".join(line for line in lines if line) + "\n"
