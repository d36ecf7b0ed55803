"""New Zealand's law, as the rest of lawplain asks for it: each question is led to the module that knows."""

import datetime as dt
from collections.abc import Iterable, Mapping

from lawplain.law.instrument import Country, Instrument
from lawplain.law.model import Act, ActRef, Origin, Provision, Publication, Span
from lawplain.sources.nz import addresses, api, holidays, other_acts
from lawplain.sources.nz.instruments import ACT, NEW_ZEALAND, TYPES
from lawplain.sources.source import Ask, Source


class _NewZealand:
    """legislation.govt.nz. What reads XML is loaded when there is some to read."""

    country: Country = NEW_ZEALAND
    time_zone: str = "Pacific/Auckland"
    instruments: tuple[Instrument, ...] = (ACT,)
    types: Mapping[str, tuple[str, ...]] = TYPES
    key_hosts: tuple[str, ...] = addresses.KEY_HOSTS
    api: str = addresses.API
    key_from: str = "the Parliamentary Counsel Office"

    def latest_xml(self, ref: ActRef | Act) -> str:
        return addresses.latest_xml(ref)

    def is_dated(self, address: str) -> bool:
        return addresses.is_dated(address)

    def law_page(self, act: Act) -> str:
        return addresses.page(act, None if act.undated else act.as_at)

    def provision_page(self, act: Act, id: str) -> str:
        return addresses.section_page(act, id)

    def newest(self, ref: ActRef, today: dt.date, stored: dt.date | None, ask: Ask, api_: str) -> str | None:
        return api.newest(ref, today, stored, ask, api_)

    def known_laws(self, acts: Iterable[Act]) -> Mapping[str, str]:
        return other_acts.known(acts)

    def official(self, name: str, id: str, span: Span) -> str:
        return other_acts.address(name, id, span)

    def days_off(self, year: int) -> Mapping[str, tuple[dt.date, ...]]:
        return holidays.of_year(year)

    def holds_law(self, root: str) -> bool:
        return root == "act"

    def read(self, content: bytes, slug: str, origin: Origin | None, title: str) -> Publication:
        from lawplain.sources.nz import act_xml  # noqa: PLC0415 - lxml

        return act_xml.read(content, slug, origin, title)

    def read_text(self, provision: Provision, element: str) -> Provision:
        from lawplain.sources.nz import act_xml  # noqa: PLC0415 - those who only count read no XML

        return act_xml.read_text(provision, element)[0]


SOURCE: Source = _NewZealand()
