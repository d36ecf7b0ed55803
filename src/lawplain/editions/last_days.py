"""The last day of a time limit, as far as it can be worked out from the day of its event: the earliest that it can be.

What is left out of a time is the law's to say, and stands in site.yml (`counting`) by the place that says it. A key
fact is counted so where its own pin names that place; any other is told in words alone. The dates of holidays are its
source's to know.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lawplain import sources
from lawplain.content.fields import Counting
from lawplain.editions import fact_places
from lawplain.editions.fact_places import Found
from lawplain.editions.leaning import of_pin
from lawplain.editions.pair import Collection
from lawplain.law import pins
from lawplain.law.model import Act, Place

_DAYS = re.compile(r"(\d+) (working )?days?")
_BEFORE, _AFTER = 2, 3
"""Years before and after that of the law's as-at date for which days off are given: later than that, or earlier, a
reader meets the words alone."""


@dataclass(frozen=True, slots=True)
class LastDay:
    """How to work it out: `number` days after the event, each counted, or only those that are working days.

    `off` are the days between `first` and `until` that are no working days, Saturdays and Sundays aside. `says` is what
    the law leaves out beside: the last day can be later than what is worked out, never earlier.
    """

    number: int
    working: bool
    event: str
    says: str
    off: tuple[dt.date, ...] = ()
    first: dt.date | None = None
    until: dt.date | None = None


def last_day(collection: Collection, found: Found) -> LastDay | None:
    """How the last day of a time limit is worked out; None where nothing in site.yml says how, the law of that changed
    since, or it is no time in days with an event from which it counts."""
    fact = found.fact
    time = _DAYS.fullmatch(fact.within or "")
    if fact.kind != "time-limit" or not fact.counts_from or time is None:
        return None
    working = bool(time[2])
    rule = next((rule for rule in _rules(collection, found) if bool(rule.days_off) == working), None)
    if rule is None:
        return None
    bare = LastDay(int(time[1]), working, fact.counts_from, rule.says)
    return _with_days_off(bare, rule, found.edition.act) if working else bare


def known_days(act: Act) -> tuple[str, ...]:
    """The names of days that the source of a law knows in the year of its as-at date."""
    return tuple(sources.of(act).days_off(act.as_at.year))


def unknown_days(counting: Counting, act: Act) -> tuple[str, ...]:
    """The names of days in an entry of site.yml that the source of a law doesn't know."""
    known = known_days(act)
    return tuple(name for name in counting.days_off if name not in known)


def _rules(collection: Collection, found: Found) -> Iterator[Counting]:
    """What site.yml says of the places that a fact rests on, as far as these read as its writer read them."""
    rests = set(_named(found))
    for one in collection.front.counting:
        path, pin_text = fact_places.split(one.by)
        edition, entry = fact_places.section(collection, path) or (None, None)
        if edition is None or entry is None or entry.provision is None or entry.outdated:
            continue
        pin = pins.parse(pin_text)
        places = pins.find(pin, entry.provision.places)[0] if pin else entry.provision.places
        if rests & {_key(entry.provision.id, place) for place in places}:
            yield one


def _named(found: Found) -> Iterator[tuple[str, str]]:
    """Every place that the pin of a fact names, by the id of its section."""
    entry, pin = found.entry, pins.parse(found.fact.law)
    if pin is None or entry.provision is None:
        return
    yield from (_key(entry.provision.id, place) for place in pins.find(pin, entry.provision.places)[0])
    for spot in (spot for lean in of_pin(entry.leans, pin) for spot in lean.spots):
        places = spot.places if spot.first else spot.provision.places
        yield from (_key(spot.provision.id, place) for place in places)


def _key(id_: str, place: Place) -> tuple[str, str]:
    return id_, place.pin


def _with_days_off(bare: LastDay, rule: Counting, act: Act) -> LastDay | None:
    """With the days off of some years around the law's as-at date; None where its source doesn't know them all."""
    years = range(act.as_at.year - _BEFORE, act.as_at.year + _AFTER + 1)
    known = [sources.of(act).days_off(year) for year in years]
    if not all(name in of_year for of_year in known for name in rule.days_off):
        return None
    off = {day for of_year in known for name in rule.days_off for day in of_year[name]}
    first, until = dt.date(years[0], 1, 1), dt.date(years[-1], 12, 31)
    weekdays = tuple(sorted(day for day in off if day.weekday() < 5))
    return LastDay(bare.number, bare.working, bare.event, bare.says, weekdays, first, until)
