"""Where New Zealand's law is: every address that lawplain makes, and which version is the newest."""

import ast
import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lawplain.law.model import Act, ActRef, Origin
from lawplain.sources.nz import addresses
from lawplain.sources.nz.instruments import ACT as ACT_OF_PARLIAMENT

REF = ActRef("immigration-act-2009", "public", 2009, 51, "Immigration Act 2009", source="nz", kind="act")
ACT = Act(
    slug="immigration-act-2009",
    id="DLM1440300",
    title="Immigration Act 2009",
    type="public",
    year=2009,
    number=51,
    as_at=dt.date(2026, 5, 27),
    undated=False,
    assent=dt.date(2009, 11, 16),
    origin=Origin("official"),
    sha256="",
    contents=(),
    instrument=ACT_OF_PARLIAMENT,
)
TODAY = dt.date(2026, 6, 1)


def version(ending: str) -> dict[str, Any]:
    return {"version_id": f"act_public_2009_51_en_{ending}", "title": "Immigration Act 2009"}


def test_addresses() -> None:
    site = "https://www.legislation.govt.nz/act/public/2009/51/en"
    assert addresses.latest_xml(REF) == f"{site}/latest.xml"
    assert addresses.page(REF) == f"{site}/latest/"
    assert addresses.page(ACT, dt.date(2026, 5, 27)) == f"{site}/2026-05-27/"
    assert addresses.section_page(ACT, "DLM1441230") == f"{site}/2026-05-27/sections/DLM1441230/"


def test_the_section_of_an_act_without_a_date_is_that_of_the_current_version() -> None:
    address = addresses.section_page(replace(ACT, undated=True), "DLM1441230")
    assert address == "https://www.legislation.govt.nz/act/public/2009/51/en/latest/sections/DLM1441230/"


def test_the_number_is_not_padded() -> None:
    assert addresses.latest_xml(replace(REF, number=7)).endswith("/act/public/2009/7/en/latest.xml")


def test_addresses_of_the_api() -> None:
    api = "https://api.legislation.govt.nz/v0"
    assert addresses.work_id(REF) == addresses.work_id(ACT) == "act_public_2009_51"
    assert addresses.versions_page(REF, 2) == f"{api}/works/act_public_2009_51/versions/?page=2&per_page=100"
    assert addresses.version_page(version("2026-05-27")) == f"{api}/versions/act_public_2009_51_en_2026-05-27/"


@pytest.mark.parametrize(
    ("listed", "newest"),
    [
        (["2026-05-27", "2025-11-28", "2009-11-16"], "2026-05-27"),
        (["2009-11-16", "2026-05-27", "2025-11-28"], "2026-05-27"),
        (["2027-01-01", "2026-06-02", "2026-05-27"], "2026-05-27"),  # not yet law
        (["2026-06-01", "2026-05-27"], "2026-06-01"),  # law since this morning
        (["2025-11-26", "2025-11-26B", "2025-11-26A"], "2025-11-26B"),
        (["2025-11-26A", "2025-11-26"], "2025-11-26A"),
        (["2025-11-26B", "2025-11-27"], "2025-11-27"),  # the date counts before the letter
        (["latest", "2025-13-45", "2025-11-26-draft", "2025-11-26"], "2025-11-26"),  # not dates
    ],
)
def test_the_newest_version_not_after_today(listed: list[str], newest: str) -> None:
    assert addresses.newest_version([version(ending) for ending in listed], TODAY) == version(newest)


@pytest.mark.parametrize("listed", [[], [version("2027-01-01")], [{"title": "no id"}], [{"version_id": None}]])
def test_no_version_is_none(listed: list[dict[str, Any]]) -> None:
    assert addresses.newest_version(listed, TODAY) is None


def test_a_version_in_another_language_is_not_this_one() -> None:
    maori = {"version_id": "act_public_2016_17_mi_2026-05-27"}
    english = {"version_id": "act_public_2016_17_en_2025-01-01"}
    assert addresses.newest_version([maori, english], TODAY) == english


def test_the_date_and_letter_of_a_version() -> None:
    assert addresses.version_date(version("2025-11-26B")) == (dt.date(2025, 11, 26), "B")
    assert addresses.version_date(version("2025-11-26")) == (dt.date(2025, 11, 26), "")
    assert addresses.version_date(version("soon")) is None


def test_the_xml_of_a_version() -> None:
    html = {"type": "html", "url": "https://www.legislation.govt.nz/act/public/2009/51/en/2026-05-27/"}
    xml = {"type": "xml", "url": "https://www.legislation.govt.nz/act/public/2009/51/en/2026-05-27.xml"}
    assert addresses.xml_address({"formats": [html, xml]}) == xml["url"]
    assert addresses.xml_address({"formats": [html]}) is None
    assert addresses.xml_address({}) is None
    assert addresses.xml_address({"formats": [None, {"type": "xml"}, {"type": "xml", "url": 3}]}) is None


def test_no_other_module_has_an_address_of_the_site() -> None:
    source = Path(addresses.__file__).parents[2]
    modules = [path for path in source.rglob("*.py") if path != Path(addresses.__file__)]
    assert len(modules) > 10
    found = [
        f"{path.relative_to(source)}: {node.value}"
        for path in modules
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "://www.legislation" in node.value
    ]
    assert found == []
