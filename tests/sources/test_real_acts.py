"""A sample of real Acts that holds every element of the archive, word for word; and any Act taken in by its line.

`make statutes` does the same for all 1,274; this is what every run of the tests can afford.
"""

import datetime as dt
import re
from dataclasses import dataclass, field
from pathlib import Path

import independent
import pytest
import statutes

from lawplain import config, editions, store
from lawplain.errors import SourceError
from lawplain.law import plain_text
from lawplain.law.model import ActRef
from lawplain.site import page_types
from lawplain.site.view import site
from lawplain.sources.nz import SOURCE as NZ
from lawplain.sources.nz import addresses, vocabulary

SAMPLE = Path(__file__).parents[1] / "cases" / "sample-acts.txt"
NAMES = [line.split(" | ")[0] for line in SAMPLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


@dataclass(slots=True)
class Archive:
    """The Acts of the sample by their file's name; of all Acts every element name, and each one's first tag."""

    sample: dict[str, bytes] = field(default_factory=dict)
    elements: set[str] = field(default_factory=set)
    roots: dict[str, dict[str, str]] = field(default_factory=dict)


@pytest.fixture(scope="session")
def archive(shared: Path) -> Archive:
    """The archive, read once."""
    found = Archive()
    for name, content in statutes.acts(shared / "law" / "acts-2010.tar.xz"):
        found.elements |= {tag.decode() for tag in set(re.findall(rb"<([A-Za-z][^\s/>]*)", content))}
        start = content[content.index(b"<act ") : content.index(b"<cover")].decode()
        found.roots[name] = dict(re.findall(r'([\w.]+)="([^"]*)"', start))
        if name in NAMES:
            found.sample[name] = content
    return found


@pytest.fixture(scope="session")
def sampled(archive: Archive) -> dict[str, bytes]:
    return archive.sample


def test_the_sample_is_large_and_says_why() -> None:
    lines = [line for line in SAMPLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert all(re.fullmatch(r"\w+ \| .{5,}", line) for line in lines)
    assert len(set(NAMES)) == len(NAMES) >= 60


def test_the_sample_holds_every_element_of_the_archive(archive: Archive) -> None:
    held = set().union(*(independent.read(content).elements for content in archive.sample.values()))
    assert sorted(archive.sample) == sorted(NAMES)
    assert held == archive.elements
    v = vocabulary
    known = {*v.PASSAGES, *v.TRANSPARENT, *v.INLINE, *v.BARE_INLINE, *v.SILENT}
    assert {name.replace(v.LINK, "atidlm:") for name in known} - held == {"legtable", "summary"}, (
        "only today's files hold these"
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_word_of_the_act_is_on_its_pages(name: str, sampled: dict[str, bytes]) -> None:
    result = statutes.check(name, sampled[name])
    assert (result.differences, result.unknown) == ((), ())
    assert result.sections or name == "Income_Tax_Act_1994"


# --- taken in by nothing but its lines in lawplain.toml --------------------------------------------------------------

NOW = dt.datetime(2026, 11, 23, 3, 0, tzinfo=dt.UTC)
ODD = [
    # file, type, year, number; as at, dated only by its assent, sections
    ("Statute_of_Marlborough_1267", "imperial", 1267, 23, "2008-01-01", False, 1),
    ("Methodist_Church_of_New_Zealand_Trusts_Act_2009", "private", 2009, 3, "2009-12-17", True, 23),
    ("Manukau_City_Council_Control_of_Graffiti_Act_2008", "local", 2008, 2, "2008-04-22", True, 15),
    ("Income_Tax_Act_1994", "public", 1994, 164, "2010-08-24", False, 0),
    # its title holds a slash
    ("Te_Ture_Whenua_Maori_Amendment_Act_2007Maori_Land_Amendment_Act_2007", "public", 2007, 4, "2007-09-03", False, 6),
]


def lines(slug: str, kind: str, year: int, number: int) -> str:
    return f'[[acts]]\nslug = "{slug}"\ntype = "{kind}"\nyear = {year}\nnumber = {number}\n'


def test_odd_acts_are_fetched_stored_and_have_pages(tmp_path: Path, sampled: dict[str, bytes]) -> None:
    """Imperial, private, local; an Act without sections; two without a date; one with a slash in its title."""
    slugs = [plain_text.slug(file) for file, *_ in ODD]
    toml = "".join(lines(slug, *odd[1:4]) for slug, odd in zip(slugs, ODD, strict=True))
    (tmp_path / "lawplain.toml").write_text(toml, encoding="utf-8")
    project_ = config.read(tmp_path)
    for slug, (file, _, _, _, as_at, undated, sections) in zip(slugs, ODD, strict=True):
        (tmp_path / "saved.xml").write_bytes(sampled[file])
        outcome = editions.update(project_, project_.act(slug), now=NOW, source=str(tmp_path / "saved.xml"))
        act = outcome.act
        assert (str(act.as_at), act.undated, len(act.sections)) == (as_at, undated, sections), slug
        assert (outcome.wrote, outcome.unknown) == (True, ())
        assert store.read(tmp_path / "sections" / slug) == act
    pages = {page.path for page in page_types.of_site(site(project_, editions.load(project_)))}
    assert {f"{slug}/" for slug in slugs} <= pages
    assert {f"{slugs[0]}/23/", f"{slugs[3]}/text-1/"} <= pages, "a section, and words that stand in none"


def test_two_acts_whose_names_differ_only_in_case(tmp_path: Path) -> None:
    """They are told apart by year and number; each is where its own line says, and neither is taken for the other."""
    case = (Path(__file__).parents[1] / "cases" / "short-act.xml").read_bytes()
    first = case.replace(b"Kite <brk/>Flying Act 2019", b"Te Runanga O Kites Act 2019")
    second = first.replace(b" O Kites", b" o Kites").replace(b'act.no="7"', b'act.no="8"').replace(b'id="T', b'id="U')
    toml = lines("te-runanga-o-kites-act-2019", "public", 2019, 7) + lines("te-runanga-2", "public", 2019, 8)
    (tmp_path / "lawplain.toml").write_text(toml, encoding="utf-8")
    project_ = config.read(tmp_path)
    for ref, content in zip(project_.acts, (first, second), strict=True):
        (tmp_path / f"{ref.number}.xml").write_bytes(content)
        editions.update(project_, ref, now=NOW, source=str(tmp_path / f"{ref.number}.xml"))
    kept = [store.read(project_.sections(ref.slug)) for ref in project_.acts]
    assert [act.title for act in kept if act] == ["Te Runanga O Kites Act 2019", "Te Runanga o Kites Act 2019"]
    with pytest.raises(SourceError, match="Asked for public Act 2019 No 7"):
        editions.update(project_, project_.acts[0], now=NOW, source=str(tmp_path / "8.xml"))
    assert store.read(project_.sections(project_.acts[0].slug)) == kept[0]


def test_every_act_of_the_archive_has_lines_that_the_settings_take(archive: Archive) -> None:
    """Type, year and number of each, as its own file gives them; and no two Acts share all three."""
    asked = set()
    for name, root in archive.roots.items():
        kind, year, number = root["act.type"], root["year"], root["act.no"]
        assert kind in NZ.types["act"]
        ref = ActRef(plain_text.slug(name), kind, int(year), int(number), source="nz", kind="act")
        assert addresses.latest_xml(ref).endswith(f"/act/{kind}/{year}/{number}/en/latest.xml")
        asked.add((ref.type, ref.year, ref.number))
    assert len(asked) == len(archive.roots) == 1274
