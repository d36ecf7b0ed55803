"""What a law is, and what its country calls it: an Act of Parliament, its provisions sections.

No page, message or rule says "section", "Act" or "Parliament" by itself: it asks the instrument, so
that regulations, or another country's laws, are spoken of in their own words.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache


@dataclass(frozen=True, slots=True)
class Country:
    """Whose law it is. `code` is its ISO 3166 code; `official_site` the name of the site that
    publishes its law, `publisher` who keeps that."""

    name: str
    code: str
    official_site: str
    publisher: str

    @property
    def english(self) -> str:
        """The tag of its English, as in `lang=`: "en-NZ"; "en" for that of several countries."""
        return f"en-{self.code}" if len(self.code) == 2 else "en"


@dataclass(frozen=True, slots=True)
class Instrument:
    """A kind of law: Acts; regulations, orders and rules, each with words of its own.

    `source` is the source that knows it (a folder of lawplain.sources), `name` its name there, and
    `kind` what lawplain.toml says of it: a source may have several instruments of one kind, told
    apart by their XML.
    """

    source: str
    name: str
    kind: str
    country: Country
    law: str
    """What such a law is called: "Act"."""
    laws: str
    this: str
    """How it speaks of itself: "this Act", "these regulations"."""
    a_law: str
    """ "an Act", "regulations"."""
    unit: str
    """What its numbered provisions are called: "section", "regulation", "rule"."""
    units: str
    short: str
    """The unit where a provision is cited: "s", as in "s 398"."""
    inner: str
    """What a numbered part of a unit is called: "subsection", "subclause"."""
    made_by: str
    """Who makes such laws: "Parliament"."""
    made: str
    """What they do to make one: Parliament has "passed" it."""
    rights: str
    """A sentence on the copyright in its words, as pages print it."""

    @property
    def words(self) -> Mapping[str, str]:
        """What stands for `{unit}`, `{law}` and the rest of `speech.OF_A_LAW` in our sentences."""
        return _words(self)


@cache
def _words(one: Instrument) -> Mapping[str, str]:
    own = ("law", "laws", "this", "a_law", "unit", "units", "inner", "made_by", "made", "rights")
    found = {name: str(getattr(one, name)) for name in own}
    found |= {name.capitalize(): _capital(found[name]) for name in ("law", "laws", "this", "unit", "units", "inner")}
    country = one.country
    return found | {
        "country": country.name,
        "official_site": country.official_site,
        "publisher": country.publisher,
    }


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


SOME_LAW = Instrument(
    source="",
    name="",
    kind="",
    country=Country("", "", "", ""),
    law="law",
    laws="laws",
    this="this law",
    a_law="a law",
    unit="section",
    units="sections",
    short="s",
    inner="subsection",
    made_by="its maker",
    made="made",
    rights="",
)
"""Stands for a law of which nothing is known: a provision by itself, a site without any."""


def together(instruments: Iterable[Instrument]) -> Instrument:
    """What laws are called that are spoken of together: by their own words where all have the same,
    else by words that are true of each."""
    found = list(dict.fromkeys(instruments))
    if not found:
        return SOME_LAW
    if len(found) == 1:
        return found[0]
    countries = list(dict.fromkeys(one.country for one in found))
    shared = {
        name: " and ".join(dict.fromkeys(getattr(country, name) for country in countries))
        for name in ("name", "code", "official_site", "publisher")
    }
    rights = " ".join(dict.fromkeys(one.rights for one in found if one.rights))
    general = {"unit": "provision", "units": "provisions", "inner": "part of a provision"}
    return replace(SOME_LAW, country=Country(**shared), rights=rights, **general)
