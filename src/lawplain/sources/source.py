"""What a source has to know: everything that holds for one country's law only.

A source is a folder beside this module, named as lawplain.toml names it; its `__init__` offers it as `SOURCE`.
CONTRIBUTING.md, "Add a source", has the files in order.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from lawplain.errors import Reason, SourceError
from lawplain.law.instrument import Country, Instrument
from lawplain.law.model import Act, ActRef, Origin, Provision, Publication, Span


class Ask(Protocol):
    """What a source is given to ask its own API with. It keeps to the limits, and alone knows the key."""

    def json(self, address: str) -> dict[str, Any]:
        """The JSON object at an address; SourceError where none comes."""

    def error(self, reason: Reason, what: str) -> SourceError:
        """An error to raise, which tells people what else they can do."""


class Source(Protocol):
    """One country's official publication of its law: where it is, how its XML reads, what its laws are called."""

    @property
    def country(self) -> Country:
        """Whose law it is."""

    @property
    def time_zone(self) -> str:
        """The time zone in which the country's days begin, as "Pacific/Auckland"."""

    @property
    def instruments(self) -> tuple[Instrument, ...]:
        """What its laws can be, the most usual first."""

    @property
    def types(self) -> Mapping[str, tuple[str, ...]]:
        """The types that a law of each kind can have in lawplain.toml, the most usual first."""

    @property
    def key_hosts(self) -> tuple[str, ...]:
        """Who may see the API key: these hosts and their subdomains, over https."""

    @property
    def api(self) -> str:
        """Where its API is; "" where it has none."""

    @property
    def key_from(self) -> str:
        """Who gives out keys for the API."""

    # --- addresses

    def latest_xml(self, ref: ActRef | Act) -> str:
        """The XML of a law's current version."""

    def is_dated(self, address: str) -> bool:
        """Is it the address of one version? What comes from there says nothing of newer ones."""

    def law_page(self, act: Act) -> str:
        """The official page of a law in the version stored."""

    def provision_page(self, act: Act, id: str) -> str:
        """The official page of one provision in the version stored."""

    def newest(self, ref: ActRef, today: dt.date, stored: dt.date | None, ask: Ask, api: str) -> str | None:
        """Where the XML of the newest version is that the API lists up to `today`; None where that is
        the version as at `stored`."""

    def known_laws(self, acts: Iterable[Act]) -> Mapping[str, str]:
        """The official names of laws, by their titles in small letters, so that words can link to laws
        which are not on the site. `acts` are those that are on it."""

    def official(self, name: str, id: str, span: Span) -> str:
        """The official page of the law of that name, or of what a link to `id` in it points to; ""
        where there is none."""

    # --- its days

    def days_off(self, year: int) -> Mapping[str, tuple[dt.date, ...]]:
        """The days of a year that a law can leave out of a time, by the names that site.yml can give (`counting`);
        Saturdays and Sundays aside. None where not all of them are known for that year, or nobody has noted any."""

    # --- its XML

    def holds_law(self, root: str) -> bool:
        """Is a file with this outermost element a law?"""

    def read(self, content: bytes, slug: str, origin: Origin | None, title: str) -> Publication:
        """An official file, understood. `title` is what the law is called where its file gives none.

        Every word of every section is in its `Text`, once and in order; names are unique, letter case aside.
        LawplainError where the bytes are no law of this source.
        """

    def read_text(self, provision: Provision, element: str) -> Provision:
        """A provision whose words are stored apart, with its text, its places and its history."""


def today(source: Source, now: dt.datetime) -> dt.date:
    """The day in the country whose law it is."""
    return now.astimezone(ZoneInfo(source.time_zone)).date()
