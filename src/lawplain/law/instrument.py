"""What a law is, and what its country calls it: an Act of Parliament, its provisions sections.

No page, message or rule says "section", "Act" or "Parliament" by itself: it asks the instrument, so
that regulations, or another country's laws, are spoken of in their own words.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Country:
    """Whose law it is. `code` is its ISO 3166 code; `official_site` the name of the site that
    publishes its law, `publisher` who keeps that."""

    name: str
    code: str
    official_site: str
    publisher: str


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
