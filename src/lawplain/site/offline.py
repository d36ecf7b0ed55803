"""An Act to take along: a zip of its pages that reads from a folder, without a server and without a network."""

import posixpath
import re
import zipfile
from pathlib import Path

from lawplain.site.page import Site

_WHEN = (1980, 1, 1, 0, 0, 0)
"""The day that a zip can't be without: always the same one."""
_LINK = re.compile(r'(?<=\s)(href|src)="(?!#|[a-z]+:)([^"#]*)(#[^"]*)?"')
_ONLINE = re.compile(
    r'<meta http-equiv="Content-Security-Policy"[^>]*>\n?|<script\b[^>]*>.*?</script>\n?'
    r'|<form class="find".*?</form>\n?',
    re.DOTALL,
)


def write(site: Site, site_dir: Path) -> None:
    """`<act>/<act>.zip` for each Act: its pages in the site's language, the style sheet, and a page that leads to them.

    A link to a page that is in it leads to its file; any other leads to the site. The same site gives the same bytes.
    """
    base = site.config.site.address
    for edition in site.collection.editions:
        slug, folder = edition.act.slug, f"{site.folder}{edition.act.slug}"
        inside = sorted(p.relative_to(site_dir).as_posix() for p in (site_dir / folder).rglob("index.html"))
        names = {*inside, "assets/lawplain.css", "assets/mark.svg"}
        with zipfile.ZipFile(site_dir / folder / f"{slug}.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
            for name in sorted(names):
                content = (site_dir / name).read_bytes()
                if name.endswith(".html"):
                    content = _local(content.decode(), name, names, base).encode()
                packed.writestr(_file(f"{slug}/{name}"), content)
            start = f'<!doctype html>\n<html lang="en-NZ"><meta charset="utf-8"><title>{slug}</title>'
            start += f'<meta http-equiv="refresh" content="0; url={folder}/index.html">'
            start += f'<p><a href="{folder}/index.html">{slug}</a></p>\n'
            packed.writestr(_file(f"{slug}/start.html"), start)


def _file(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _WHEN)
    info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
    return info


def _local(html: str, name: str, names: set[str], base: str) -> str:
    folder = name.rpartition("/")[0]

    def led(match: re.Match[str]) -> str:
        what, where, anchor = match[1], match[2], match[3] or ""
        if not where:
            return match[0]
        target = _resolved(folder, where)
        file = f"{target}index.html" if target.endswith("/") or not target else target
        if file in names:
            return f'{what}="{where}{"index.html" if file != target else ""}{anchor}"'
        return f'{what}="{base}{target}{anchor}"'

    return _LINK.sub(led, _ONLINE.sub("", html))


def _resolved(folder: str, where: str) -> str:
    """A relative address as one from the site's root, without a slash before it."""
    path = posixpath.normpath(posixpath.join(folder, where))
    path = "" if path == "." else path
    is_folder = where.endswith(("/", "/.", "/..")) or where in (".", "..")
    return f"{path}/" if path and is_folder else path
