"""Entries that note who reads them, so that each page has a list of what it shows that nobody can forget to keep."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from typing import Any

from lawplain.editions.pair import Collection, Edition, Entry

_read: set[str] = set()


class Watched(Entry):
    """An entry of which every look at what people wrote is noted. Its provision is the law: all pages of the Act are
    made again when that changes."""

    __slots__ = ("key",)
    key: str


def _noting(name: str) -> property:
    slot = getattr(Entry, name)

    def read(self: Watched) -> Any:
        _read.add(self.key)
        return slot.__get__(self)

    return property(read)


for _field in fields(Entry):
    if _field.name != "provision":
        setattr(Watched, _field.name, _noting(_field.name))


def key(slug: str, entry: Entry) -> str:
    """The name of an entry among all of a site: its Act, and the provision's own id."""
    return f"{slug} {entry.provision.id if entry.provision else entry.name}"


def watched(collection: Collection) -> Collection:
    """The same collection, its entries watched."""
    return replace(collection, editions=tuple(map(_edition, collection.editions)))


@contextmanager
def reading() -> Iterator[set[str]]:
    """The set into which the keys of all entries come that are looked at meanwhile."""
    _read.clear()
    yield _read


def _edition(edition: Edition) -> Edition:
    def of(entry: Entry) -> Watched:
        made = object.__new__(Watched)
        object.__setattr__(made, "key", key(edition.act.slug, entry))
        for one in fields(Entry):
            Entry.__dict__[one.name].__set__(made, getattr(entry, one.name))
        return made

    return edition.mapped(of)
