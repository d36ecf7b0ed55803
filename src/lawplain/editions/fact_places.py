"""Key facts that another file names by section and place, "immigration-act-2009/154 (2)": nobody types one twice."""

from dataclasses import dataclass

from lawplain.content.fields import KeyFact
from lawplain.editions.leaning import of_pin
from lawplain.editions.pair import Collection, Edition, Entry
from lawplain.law import pins


@dataclass(frozen=True, slots=True)
class Found:
    """A key fact where it stands."""

    edition: Edition
    entry: Entry
    fact: KeyFact


def section(collection: Collection, path: str) -> tuple[Edition, Entry] | None:
    """The section of a path, "immigration-act-2009/154"; None where this site has none."""
    slug, _, name = path.partition("/")
    of_the_act = (edition for edition in collection.editions if edition.act.slug == slug)
    return next(((e, entry) for e in of_the_act for entry in e.sections if entry.name == name), None)


def split(place: str) -> tuple[str, str]:
    """The path of the section, and the pin."""
    path, _, pin = place.partition(" ")
    return path, pin.strip()


def find(collection: Collection, place: str) -> Found | None:
    """The first key fact that rests on the place; None where there is none, or the law has changed since."""
    path, pin = split(place)
    found = section(collection, path)
    if found is None or found[1].summary is None or found[1].broken or found[1].outdated:
        return None
    facts = found[1].summary.front.key_facts
    fact = next((fact for fact in facts if fact.law == pin), None)
    return Found(*found, fact) if fact and not _leans_on_what_changed(found[1], fact) else None


def _leans_on_what_changed(entry: Entry, fact: KeyFact) -> bool:
    written = pins.parse(fact.law)
    return written is not None and any(lean.outdated for lean in of_pin(entry.leans, written))
