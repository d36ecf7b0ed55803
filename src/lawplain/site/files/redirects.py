"""Addresses that lead on: from a provision's own id, which never changes, and from a number it had, to its page."""

import re
from collections.abc import Iterable, Iterator
from html import escape

from lawplain.law.model import Act, Provision
from lawplain.site.naming import numbered
from lawplain.site.view import Site

_SECTION = re.compile(r"Section (?P<label>\d+[A-Z]*)")


def leading(site: Site, pages: Iterable[str]) -> Iterator[tuple[str, str]]:
    """(path, HTML) of each tiny page that leads on: `id/DLM1441230/`; never one that stands where a page stands.

    `pages` are the paths of the site's own pages: nothing leads to an address that is not there.
    """
    known = set(pages)
    for edition in site.collection.editions:
        act = edition.act
        names = [(f"id/{act.id}/", f"/{act.slug}/", act.title)]
        for provision in act.contents:
            target = site.locations.find(provision.id)
            where = target.address if target else ""
            names.append((f"id/{provision.id}/", where, _name(provision, act)))
            names += [(f"id/{d.id}/", f"{target.page}#{d.anchor}", d.terms[0]) for d in provision.definitions if target]
        names += [(f"{act.slug}/{old}/", f"/{act.slug}/{p.name}/", _name(p, act)) for old, p in _renumbered(act)]
        for path, where, name in {row[0]: row for row in names}.values():
            if path not in known and path != "id//" and where.partition("#")[0].lstrip("/") in known:
                yield path, _page(path, where, name, site.config.site.address)


def _renumbered(act: Act) -> Iterator[tuple[str, Provision]]:
    """(number that it had, section), as the history notes tell it, where no section has that number now."""
    labels = {p.label for p in act.sections}
    for provision in act.sections:
        for note in provision.history:
            old = _SECTION.fullmatch(note.provision)
            if note.operation.startswith("renumbered") and old and old["label"] not in labels:
                yield old["label"], provision


def _name(provision: Provision, act: Act) -> str:
    heading = f": {provision.heading}" if provision.label else ""
    return f"{numbered(provision)}{heading}, {act.title}"


def _page(path: str, where: str, name: str, site: str) -> str:
    href = escape("../" * path.count("/") + where.lstrip("/"))
    canonical = escape(site.rstrip("/") + where.partition("#")[0])
    return (
        f'<!doctype html>\n<html lang="en-NZ"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="refresh" content="0; url={href}"><meta name="robots" content="noindex">'
        f'<meta name="referrer" content="no-referrer"><link rel="canonical" href="{canonical}">'
        f"<title>{escape(name)}</title></head>"
        f'<body><main><h1>This page is elsewhere</h1><p><a href="{href}">{escape(name)}</a></p></main></body></html>\n'
    )
