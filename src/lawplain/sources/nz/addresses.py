"""Where New Zealand's law is: the only place with addresses of legislation.govt.nz.

The site was replaced: addresses of the old scheme (`/0051/latest/DLM….html`, `link.aspx`) are never made. Nothing
here opens a socket or reads XML.
"""

import datetime as dt
import re
from typing import Any
from urllib.parse import quote

from lawplain.law.model import Act, ActRef

SITE = "https://www.legislation.govt.nz"
API = "https://api.legislation.govt.nz"
KEY_HOSTS = ("legislation.govt.nz",)
"""Who may see the API key: these hosts and their subdomains, over https."""
PER_PAGE = 100
"""The most versions that the API lists on a page."""

_DATED = re.compile(r"/en/\d{4}-\d{2}-\d{2}", re.ASCII)
_VERSION_ID = re.compile(r"_en_(\d{4}-\d{2}-\d{2})([A-Z]*)", re.ASCII)


def latest_xml(ref: ActRef | Act) -> str:
    """The XML of an Act's current version."""
    return f"{_work(ref)}/latest.xml"


def is_dated(address: str) -> bool:
    """Is it the address of one version? What comes from there says nothing of newer ones."""
    return bool(_DATED.search(address))


def page(ref: ActRef | Act, as_at: dt.date | None = None) -> str:
    """The official page of a version; of the current one where `as_at` is None."""
    return page_of(ref.type, ref.year, ref.number, as_at)


def page_of(type_: str, year: int, number: int, as_at: dt.date | None = None) -> str:
    """The same by an Act's type, year and number."""
    return f"{_work_of(type_, year, number)}/{as_at.isoformat() if as_at else 'latest'}/"


def section_page(act: Act, id: str) -> str:
    """The official page of one provision in the very version stored; in the current one where that has no date."""
    return f"{page(act, None if act.undated else act.as_at)}sections/{quote(id, safe='')}/"


def work_id(ref: ActRef | Act) -> str:
    """The API's name for an Act: `act_public_2009_51`."""
    return f"act_{ref.type}_{ref.year}_{ref.number}"


def versions_page(ref: ActRef | Act, number: int, api: str = API) -> str:
    """Page `number` (from 1) of the API's list of an Act's versions."""
    return f"{api}/v0/works/{work_id(ref)}/versions/?page={number}&per_page={PER_PAGE}"


def version_page(version: dict[str, Any], api: str = API) -> str:
    """What the API knows of one version, its formats among it."""
    return f"{api}/v0/versions/{quote(str(version['version_id']), safe='')}/"


def version_date(version: dict[str, Any]) -> tuple[dt.date, str] | None:
    """The date of an API version, and the letter after it where there is one; None where its id has no date.

    The API has no date field: `act_public_2009_51_en_2025-11-26B` ends with it.
    """
    found = _VERSION_ID.search(str(version.get("version_id", "")))
    if not found or found.end() != len(found.string):
        return None
    try:
        return dt.date.fromisoformat(found[1]), found[2]
    except ValueError:
        return None


def newest_version(versions: list[dict[str, Any]], today: dt.date) -> dict[str, Any] | None:
    """The newest of the API's English versions that is not after `today` (New Zealand's date); None where none is.

    Versions of the future can be listed. `…26B` is newer than `…26A`, and that than `…26`.
    """
    dated = [(date, version) for version in versions if (date := version_date(version)) and date[0] <= today]
    return max(dated, key=lambda pair: pair[0])[1] if dated else None


def xml_address(version: dict[str, Any]) -> str | None:
    """Where an API version's XML is; None where it lists none."""
    formats = version.get("formats")
    for one in formats if isinstance(formats, list) else ():
        if isinstance(one, dict) and one.get("type") == "xml" and isinstance(one.get("url"), str):
            return str(one["url"])
    return None


def _work(ref: ActRef | Act) -> str:
    return _work_of(ref.type, ref.year, ref.number)


def _work_of(type_: str, year: int, number: int) -> str:
    return f"{SITE}/act/{type_}/{year}/{number}/en"
