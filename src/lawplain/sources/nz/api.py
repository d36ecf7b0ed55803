"""What New Zealand's developer API says of an Act's versions."""

import datetime as dt
from typing import Any
from urllib.parse import urljoin

from lawplain.law.model import ActRef
from lawplain.sources.nz import addresses
from lawplain.sources.source import Ask

_MAX_PAGES = 100


def newest(ref: ActRef, today: dt.date, stored: dt.date | None, ask: Ask, api: str) -> str | None:
    """The XML address of the newest version up to `today`; None where it is the one as at `stored`."""
    version = addresses.newest_version(_all_versions(ref, ask, api), today)
    if version is None:
        raise ask.error("api", f"The API lists no version of this Act of {today} or before.")
    if stored and (stored, "") == addresses.version_date(version):  # one with a letter may be newer than ours
        return None
    return _xml_of(version, ask, api)


def _all_versions(ref: ActRef, ask: Ask, api: str) -> list[dict[str, Any]]:
    """Every page of the API's list: one left out could hold the newest version."""
    versions: list[dict[str, Any]] = []
    for number in range(1, _MAX_PAGES + 1):
        page = ask.json(addresses.versions_page(ref, number, api))
        results, total = page.get("results"), page.get("total")
        if not isinstance(results, list) or not all(isinstance(one, dict) for one in results):
            raise ask.error("api", "The API's answer has no list of versions.")
        if not isinstance(total, int) or page.get("page", number) != number:
            raise ask.error("api", "The API's answer does not say which part of its list it is.")
        versions += results
        if len(versions) >= total:
            return versions
        if not results:
            break
    raise ask.error("api", f"The API lists {len(versions)} versions and says that there are more.")


def _xml_of(version: dict[str, Any], ask: Ask, api: str) -> str:
    """Its XML address; the list may leave the formats out, which the version's own page has."""
    found = addresses.xml_address(version) or addresses.xml_address(ask.json(addresses.version_page(version, api)))
    if found is None:
        raise ask.error("api", f"The API knows no XML of {version['version_id']}.")
    return urljoin(api, found)
