"""Where the law comes from: the fetch, and a folder for each country. Nothing else knows a country by name."""

import importlib
import pkgutil
from collections.abc import Iterable, Mapping
from functools import cache

from lawplain.law.instrument import Instrument
from lawplain.law.model import Act, ActRef, Span
from lawplain.sources.source import Ask, Source, today

__all__ = [
    "FIRST",
    "Ask",
    "Source",
    "asked_for",
    "instrument",
    "known_laws",
    "named",
    "names",
    "of",
    "official",
    "today",
]

FIRST = "nz"
"""The source of everything that names none: lawplain.toml and act.json from when there was one source only."""


def names() -> tuple[str, ...]:
    """Every source that there is: the folders beside this file."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__) if module.ispkg))


@cache
def named(name: str) -> Source:
    """The source of that name; ValueError says which there are."""
    if name not in names():
        raise ValueError(f"there is no source “{name}”, only: {', '.join(names())}")
    source: Source = importlib.import_module(f"{__name__}.{name}").SOURCE
    return source


def of(law: Act | ActRef) -> Source:
    """The source of a law."""
    return named(law.instrument.source if isinstance(law, Act) else law.source)


def instrument(source: str, name: str) -> Instrument:
    """The source's instrument of that name, or its most usual one for "". ValueError says which there
    are."""
    found = {one.name: one for one in named(source).instruments}
    if not name:
        return next(iter(found.values()))
    if name not in found:
        raise ValueError(f"the source “{source}” has no instrument “{name}”, only: {', '.join(found)}")
    return found[name]


def asked_for(ref: ActRef) -> Instrument:
    """What a law is, as far as lawplain.toml says; its XML may tell more exactly."""
    return next(one for one in of(ref).instruments if one.kind == ref.kind)


def known_laws(acts: Iterable[Act]) -> Mapping[str, str]:
    """The official names of laws that are not on the site, by title in small letters, each with its source
    before it: "nz:act_public_2020_31". `acts` are those on the site, and say which sources matter."""
    by_source: dict[str, list[Act]] = {}
    for act in acts:
        by_source.setdefault(act.instrument.source, []).append(act)
    return {
        title: f"{source}:{name}"
        for source, those in by_source.items()
        for title, name in named(source).known_laws(those).items()
    }


def official(span: Span) -> str:
    """The official page of what a reference of style "elsewhere" points to; "" where its law is not known.

    `references` writes its target: a name of `known_laws`, perhaps with "#" and an id in it, or the bare id where it
    knows no law.
    """
    law, _, id_ = span.target.partition("#")
    source, colon, name = law.partition(":")
    return named(source).official(name, id_, span) if colon and source in names() else ""
