"""Atom feeds of what changed: of the site, of each Act, section and topic. One without news changes no byte."""

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
    """(path, Atom) of the feed of the site, of each Act and its sections, and of each topic that has sections."""
    found = news(site)
    yield _feed(site, addresses.FEED, f"{site.config.site.name}: what changed", found)
    for act in (edition.act for edition in site.collection.editions):
        own = [one for one in found if one.act == act.slug]
        yield _feed(site, addresses.feed(act), f"{act.title}: what changed", own)
    by_page: dict[str, list[News]] = {}
    for one in found:
        by_page.setdefault(one.where, []).append(one)
    for edition in site.collection.editions:
        for entry in edition.sections:
            where = addresses.address(edition.act, entry.name)
            title = (
                f"{edition.act.title}, {edition.act.instrument.unit}"
                f" {entry.provision.label if entry.provision else entry.name}: what changed"
            )
            yield _feed(site, addresses.section_feed(edition.act, entry.name), title, by_page.get(where, ()), where)
    for path, name in _topics(site):
        wheres = {addresses.address(edition.act, entry.name) for edition, entry in site.by_topic[path]}
        about = [one for one in found if one.where in wheres]
        yield _feed(site, addresses.topic_feed(path), f"{name}: what changed", about, addresses.topic(path))


def _topics(site: SiteView) -> Iterator[tuple[str, str]]:
    """(path, name) of each topic and sub-topic that has sections."""
    for topic in site.collection.topics:
        for path, name in ((topic.slug, topic.name), *((f"{topic.slug}/{t.slug}", t.name) for t in topic.topics)):
            if site.by_topic.get(path):
                yield path, name


def _feed(
    site: SiteView, where: str, title: str, found: Iterable[News], page: str = addresses.CHANGES
) -> tuple[str, str]:
    own, entries = site.config.site, list(found)[:MOST]
    text = render(
        "files/changes.atom",
        host=urlsplit(own.address).hostname or "localhost",
        base=own.address.rstrip("/"),
        path=where[1:],
        english=site.spoken_of.country.english,
        page=page,
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
