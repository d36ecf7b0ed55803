"""The pages of questions keep their bounds, however much people ask."""

from collections.abc import Iterator
from pathlib import Path

import asked_site
import pytest
from kite_site import ROOT
from playwright.sync_api import Browser

from lawplain import editions
from lawplain.site.build.steps import build

from .conftest import served

SCREENS, BYTES = 12, 20_000
PHONE = (360, 740)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The folder and the address of a site on which people ask 3,000 questions."""
    config = asked_site.make(tmp_path_factory.mktemp("asked"), ROOT)
    build(config, editions.load(config), config.root / "site")
    with served(config.root / "site") as base:
        yield config.root / "site", base


def test_no_page_of_3000_questions_is_longer_than_12_screens_or_20_kb(
    asked: tuple[Path, str], browser: Browser
) -> None:
    folder, base = asked
    files = sorted((folder / "questions").rglob("index.html"))
    assert max(file.stat().st_size for file in files) <= BYTES
    width, height = PHONE
    context = browser.new_context(viewport={"width": width, "height": height}, java_script_enabled=False)
    page = context.new_page()
    long = {}
    for file in files:
        where = file.parent.relative_to(folder).as_posix()
        page.goto(f"{base}{where}/")
        long[where] = page.locator("html").evaluate("e => e.scrollHeight") / height
    context.close()
    assert {where: screens for where, screens in long.items() if screens > SCREENS} == {}
    assert len(long) > 50
