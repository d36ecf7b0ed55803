"""Where a pin leads: the places of a provision that it names."""

from collections.abc import Iterable
from functools import lru_cache

from lawplain.law.by_identity import Same
from lawplain.law.model import Place
from lawplain.law.pins.grammar import ALL, Pin


def find(pin: Pin, places: tuple[Place, ...]) -> tuple[tuple[Place, ...], tuple[str, ...]]:
    """The own places that a pin names, each with all inside it, in document order; and the names that lead nowhere."""
    found: dict[Place, None] = {}
    lost: list[str] = []
    for first, last in pin.ranges:
        here = between(first, last, places)
        if here is None:
            lost.append(first if first == last else f"{first}-{last}")
        else:
            found |= dict.fromkeys(here)
    return tuple(found), tuple(lost)


def by_anchor(places: Iterable[Place]) -> dict[str, str]:
    """The pin of each anchor. Where a term is defined in a subsection's own words both have one anchor, and the pin is
    the subsection's."""
    return {place.anchor: place.pin for place in reversed(tuple(places))}


def first_anchor(pin: Pin, places: tuple[Place, ...]) -> str | None:
    """Where a click on the pin leads: the anchor of its first place; "" for `[all]`; None where it leads nowhere."""
    first = pin.ranges[0][0] if pin.ranges else ""
    if first == ALL:
        return ""
    return next((place.anchor for place in places if _same(place.pin) == _same(first)), None)


def covers(outer: str, inner: str) -> bool:
    """Does the place named `outer` hold the one named `inner`? "(4)" holds "(4)" and "(4)(a)", never "(4A)"."""
    return inner == outer or inner.startswith(f"{outer}(")


def top_level(places: Iterable[Place]) -> tuple[Place, ...]:
    """The subsections of a section; its paragraphs where it has no subsections. Definitions are not among them."""
    return tuple(place for place in places if not place.pin.startswith("“") and place.pin.count("(") == 1)


def between(first: str, last: str, places: tuple[Place, ...]) -> tuple[Place, ...] | None:
    """The places from one to another, with all inside them; None where one is not there, or they stand the other way
    round. The last may be written short: "(b)" after "(1)(a)"."""
    return _between(first, last, Same(places))


@lru_cache(maxsize=16384)
def _between(first: str, last: str, those: Same[tuple[Place, ...]]) -> tuple[Place, ...] | None:
    """Kept, since pages and rules ask for the same pins many times over."""
    places = those.thing
    if ALL in (first, last):
        return places
    names = [_same(place.pin) for place in places]
    first, last = _same(first), _same(last)
    if last not in names:
        last = _beside(first, last)
    if first not in names or last not in names:
        return None
    start = names.index(first)
    end = max(i for i, name in enumerate(names) if covers(last, name))
    return places[start : end + 1] if start <= end else None


def _beside(first: str, last: str) -> str:
    """The end of a range that is written short: in "(1)(a)-(b)" it is "(1)(b)"."""
    steps, given = first.split("("), last.split("(")[1:]
    return "(".join([*steps[: -len(given)], *given])


def _same(pin: str) -> str:
    """Terms are compared without letter case; labels are not: (a) and (A) differ."""
    return pin.casefold() if pin.startswith("“") else pin
