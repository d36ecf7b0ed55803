"""A later version of an Act that nobody has read: every page of it says so, until one as new is stored."""

import datetime as dt
from dataclasses import replace

import pytest
from kite_site import FIELDS, KITES

from lawplain import config, editions
from lawplain.config import Config
from lawplain.errors import LawplainError
from lawplain.site import page_types
from lawplain.site.view import SiteView, site

SAID = (
    "A later version of the Kites and Lanterns Act 2018, of 14 October 2026, exists. This site has not read it:"
    " everything here is as at 1 April 2024."
)


def known(project: Config, later: dt.date) -> SiteView:
    acts = tuple(replace(ref, later=later) if ref.slug == KITES else ref for ref in project.acts)
    return site(replace(project, acts=acts), editions.load(project))


def notices(whole: SiteView, slug: str) -> set[str]:
    return {page.notice.replace("\u00a0", " ") for page in page_types.of_act(whole.acts[slug])}


def test_each_page_of_the_act_says_so_and_of_no_other(kite_project: Config) -> None:
    whole = known(kite_project, dt.date(2026, 10, 14))
    assert notices(whole, KITES) == {SAID}
    assert notices(whole, FIELDS) == {""}


def test_it_is_over_once_that_version_is_stored(kite_project: Config) -> None:
    assert notices(known(kite_project, dt.date(2024, 4, 1)), KITES) == {""}


def test_the_day_stands_in_the_settings(kite_project: Config) -> None:
    assert {ref.later for ref in kite_project.acts} == {None}
    file = kite_project.root / "lawplain.toml"
    before = file.read_text(encoding="utf-8")
    try:
        for written in ("2026-10-14", '"2026-10-14"'):
            file.write_text(before.replace(f'slug = "{KITES}"', f'slug = "{KITES}"\nlater = {written}'))
            assert config.read(kite_project.root).act(KITES).later == dt.date(2026, 10, 14)
        file.write_text(before.replace(f'slug = "{KITES}"', f'slug = "{KITES}"\nlater = "soon"'))
        with pytest.raises(LawplainError, match="“later” must be a date"):
            config.read(kite_project.root)
    finally:
        file.write_text(before, encoding="utf-8")
