"""What people ask that no law of the site answers, with the place of the law that hands it over."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lawplain.content.fields import Elsewhere
from lawplain.editions import leaning
from lawplain.editions.leaning import Lean
from lawplain.law import pins
from lawplain.law.neighbours import Laws

FILE = "content/elsewhere.yml"


@dataclass(frozen=True, slots=True)
class Handed:
    """An entry of elsewhere.yml, what its pin names, and the slug of the law of which it speaks: "" where a site has
    several and it names none. `newer`: a version of that law came after the writer read it."""

    written: Elsewhere
    slug: str
    leans: tuple[Lean, ...] = ()
    newer: bool = False

    @property
    def outdated(self) -> bool:
        """May the law say something else now? What names no place speaks of the whole law: any new version counts."""
        return any(lean.outdated for lean in self.leans) if self.written.law else self.newer


def handed(entries: Iterable[Elsewhere], laws: Laws) -> tuple[Handed, ...]:
    """Each entry with what it rests on. Where a site has one law, an entry need not name it."""
    only = next(iter(laws.acts)) if len(laws.acts) == 1 else ""
    days = {slug: act.as_at for slug, act in laws.acts.items()}
    return tuple(_handed(entry, only, days, laws) for entry in entries)


def _handed(entry: Elsewhere, only: str, days: Mapping[str, dt.date], laws: Laws) -> Handed:
    pin = pins.parse(entry.law) if entry.law else None
    others = pin.others if pin else ()
    slug = next((other.law for other in others if other.law), only)
    newer = any(day > entry.law_as_at for own, day in days.items() if slug in ("", own))
    if not slug:
        return Handed(entry, "", (), newer)
    found = leaning.leans_of(others, entry.leans_on, entry.law_as_at, slug, laws)
    return Handed(entry, slug, found, newer)
