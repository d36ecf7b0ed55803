"""The site of invented Acts, tests/cases/kite-site, as a project; its README.md says what is in it."""

import datetime as dt
import shutil
from pathlib import Path

from lawplain import config, editions
from lawplain.config import Config
from lawplain.law.model import Publication
from lawplain.sources.nz import act_xml

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests" / "cases"
HOME = CASES / "kite-site"
KITES, FIELDS, BEES = "kites-and-lanterns-act-2018", "flying-fields-act-1996", "roof-beekeeping-act-2021"
FILES = sum(1 for file in (HOME / "content").rglob("*") if file.is_file())
"""How many files its people have written."""
VERSIONS = (
    (KITES, HOME / "law" / KITES / "2019-07-01.xml"),
    (KITES, HOME / "law" / KITES / "2024-04-01.xml"),
    (FIELDS, HOME / "law" / FIELDS / "2022-03-05.xml"),
    (BEES, CASES / "every-construct.xml"),
)
"""Each Act's versions, as they were taken in, one after the other."""
MOMENT = dt.datetime(2024, 6, 1, tzinfo=dt.UTC)


def make(root: Path) -> Config:
    """A project in `root`, ready to be built: the summaries, and each version of the law taken in in turn."""
    shutil.copytree(HOME / "content", root / "content")
    shutil.copy(HOME / "lawplain.toml", root)
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / "src").symlink_to(ROOT / "src")
    settings = config.read(root)
    for slug, file in VERSIONS:
        editions.update(settings, settings.act(slug), now=MOMENT, source=str(file))
    return settings


def kites(as_at: str = "2024-04-01") -> Publication:
    """The Kites and Lanterns Act 2018 in one of its versions."""
    return act_xml.read((HOME / "law" / KITES / f"{as_at}.xml").read_bytes(), KITES)
