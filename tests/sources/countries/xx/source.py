"""Ruritania's law, as the rest of lawplain asks for it."""

import datetime as dt
from collections.abc import Iterable, Mapping

from lawplain.law.instrument import Country, Instrument
from lawplain.law.model import Act, ActRef, Origin, Provision, Publication, Span
from lawplain.sources.source import Ask, Source

from .instruments import RURITANIA, STATUTE

SITE = "https://gazette.example"


class _Ruritania:
    """gazette.example, which has no API."""

    country: Country = RURITANIA
    time_zone: str = "Europe/Prague"
    instruments: tuple[Instrument, ...] = (STATUTE,)
    types: Mapping[str, tuple[str, ...]] = {"statute": ()}
    key_hosts: tuple[str, ...] = ()
    api: str = ""
    key_from: str = ""

    def latest_xml(self, ref: ActRef | Act) -> str:
        return f"{SITE}/{ref.year}/{ref.number}.xml"

    def is_dated(self, address: str) -> bool:
        return "@" in address

    def law_page(self, act: Act) -> str:
        return f"{SITE}/{act.year}/{act.number}@{act.as_at}"

    def provision_page(self, act: Act, id: str) -> str:
        return f"{self.law_page(act)}#{id}"

    def newest(self, ref: ActRef, today: dt.date, stored: dt.date | None, ask: Ask, api: str) -> str | None:
        return self.latest_xml(ref)

    def known_laws(self, acts: Iterable[Act]) -> Mapping[str, str]:
        return {}

    def official(self, name: str, id: str, span: Span) -> str:
        return ""

    def days_off(self, year: int) -> Mapping[str, tuple[dt.date, ...]]:
        return {}

    def holds_law(self, root: str) -> bool:
        return root == "statute"

    def read(self, content: bytes, slug: str, origin: Origin | None, title: str) -> Publication:
        from . import statute_xml  # noqa: PLC0415 - lxml

        return statute_xml.read(content, slug, origin, title)

    def read_text(self, provision: Provision, element: str) -> Provision:
        from . import statute_xml  # noqa: PLC0415 - lxml

        return statute_xml.read_text(provision, element)


SOURCE: Source = _Ruritania()
