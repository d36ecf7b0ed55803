"""An Act to take along: a zip of its pages that reads from a folder, without a server and without a network."""

import os
import posixpath
import re
import struct
import zipfile
from collections.abc import Iterable
from contextlib import ExitStack
from copy import copy
from pathlib import Path

from lawplain.errors import naming
from lawplain.law.addresses import zip_file
from lawplain.law.model import Act
from lawplain.site.view import SiteView

_WHEN = (1980, 1, 1, 0, 0, 0)
"""The day that a zip can't be without: always the same one."""
_LENGTHS = 26
"""Where the head of a file in a zip has the lengths of its name and of what follows that."""
_LINK = re.compile(r'="([^"#:]+)(#[^"]*)?"')
_ADDRESSES = (" href", " src", "\nhref", "\nsrc")
_ONLINE = re.compile(
    r'<meta http-equiv="Content-Security-Policy"[^>]*>\n?|<script\b[^>]*>.*?</script>\n?'
    r'|<form class="find".*?</form>\n?',
    re.DOTALL,
)


def name(site: SiteView, act: Act) -> str:
    """Where the zip of an Act is, below the site's folder."""
    return f"{site.folder}{zip_file(act)[1:]}"


def write(site: SiteView, act: Act, inside: Iterable[str], site_dir: Path, old: Path | None = None) -> None:
    """The zip of an Act: the pages of the names in `inside`, the style sheet, and a page that leads to them.

    A link to a page that is in it leads to its file; any other leads to the site. The same site gives the same bytes.
    `old` is a site of the same address with this zip: a page that is one file in both sites is taken over as it is
    packed there, if the zip holds the same pages. Packing is most of the work.
    """
    base, slug, folder = site.config.site.address, act.slug, f"{site.folder}{act.slug}"
    names = {*inside, "assets/lawplain.css", "assets/mark.svg"}
    file = site_dir / name(site, act)
    file.unlink(missing_ok=True)  # it may be in the old site too, which stays as it is
    with naming(file), zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed, ExitStack() as stack:
        before = stack.enter_context(zipfile.ZipFile(old / name(site, act))) if old else None
        if before and {*before.namelist()} != {f"{slug}/{one}" for one in (*names, "start.html")}:
            before = None
        for one in sorted(names):
            if old and before and (old / one).samefile(site_dir / one):
                _take(before, f"{slug}/{one}", packed)
                continue
            content = (site_dir / one).read_bytes()
            if one.endswith(".html"):
                content = _local(content.decode(), one, names, base).encode()
            packed.writestr(_file(f"{slug}/{one}"), content)
        start = f'<!doctype html>\n<html lang="{act.instrument.country.english}">'
        start += f'<meta charset="utf-8"><title>{slug}</title>'
        start += f'<meta http-equiv="refresh" content="0; url={folder}/index.html">'
        start += f'<p><a href="{folder}/index.html">{slug}</a></p>\n'
        packed.writestr(_file(f"{slug}/start.html"), start)


def _take(old: zipfile.ZipFile, name: str, packed: zipfile.ZipFile) -> None:
    """Takes a file over as it is packed, for which zipfile has no call of its own."""
    info = copy(old.getinfo(name))
    assert old.fp and packed.fp
    old.fp.seek(info.header_offset + _LENGTHS)
    old.fp.seek(sum(struct.unpack("<HH", old.fp.read(4))), os.SEEK_CUR)
    content = old.fp.read(info.compress_size)
    info.header_offset = packed.start_dir
    packed.fp.seek(packed.start_dir)
    packed.fp.write(info.FileHeader(zip64=False) + content)
    packed.start_dir = packed.fp.tell()
    packed.filelist.append(info)
    packed.NameToInfo[name] = info


def _file(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _WHEN)
    info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
    return info


def _local(html: str, name: str, names: set[str], base: str) -> str:
    folder = name.rpartition("/")[0]
    known: dict[str, str] = {}

    def led(match: re.Match[str]) -> str:
        if not match.string.endswith(_ADDRESSES, max(0, match.start() - 5), match.start()):
            return match[0]
        where, anchor = match[1], match[2] or ""
        if where not in known:
            target = _resolved(folder, where)
            file = f"{target}index.html" if target.endswith("/") or not target else target
            inside = f"{where}{'index.html' if file != target else ''}"
            known[where] = inside if file in names else f"{base}{target}"
        return f'="{known[where]}{anchor}"'

    return _LINK.sub(led, _ONLINE.sub("", html))


def _resolved(folder: str, where: str) -> str:
    """A relative address as one from the site's root, without a slash before it."""
    path = posixpath.normpath(posixpath.join(folder, where))
    path = "" if path == "." else path
    is_folder = where.endswith(("/", "/.", "/..")) or where in (".", "..")
    return f"{path}/" if path and is_folder else path
