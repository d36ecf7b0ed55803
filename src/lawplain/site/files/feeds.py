"""Atom feeds of what changed: of the site, and of each Act. A rebuild without news changes no byte of them."""

import datetime as dt
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from lawplain.law import addresses
from lawplain.site.pages.changes import KINDS, MOST, News, news
from lawplain.site.templating import render
from lawplain.site.view import SiteView

_EPOCH = dt.date(1970, 1, 1)
"""The date of a feed in which nothing has happened yet."""


def feeds(site: SiteView) -> Iterator[tuple[str, str]]:
    """(path, Atom) of the feed of the site and of each Act."""
    found = news(site)
    yield _feed(site, addresses.FEED, f"{site.config.site.name}: what changed", found)
    for act in (edition.act for edition in site.collection.editions):
        own = [one for one in found if one.act == act.slug]
        yield _feed(site, addresses.feed(act), f"{act.title}: what changed", own)


def _feed(site: SiteView, where: str, title: str, found: Iterable[News]) -> tuple[str, str]:
    own, entries = site.config.site, list(found)[:MOST]
    text = render(
        "files/changes.atom",
        host=urlsplit(own.address).hostname or "localhost",
        base=own.address.rstrip("/"),
        path=where[1:],
        page=addresses.CHANGES,
        title=title,
        author=own.name,
        updated=_moment(entries[0].on if entries else _EPOCH),
        entries=entries,
        kinds=KINDS,
        moment=_moment,
    )
    return where[1:], f"{text}\n"


def _moment(on: dt.date) -> str:
    return f"{on.isoformat()}T00:00:00Z"
