"""Which Act a title names, where that is not on the site: its type, year and number, so that words can
link to the official site.

A link of the source holds an id alone, and no address can be made of that. The facts come from acts.txt (a line an
Act: type, year, number, title; of the Acts as at 2010, without those that only amend others) and from the history notes
of the Acts on the site, which number each Act that they name: "Privacy Act 2020 (2020 No 31)".
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from urllib.parse import quote

from lawplain.law.model import Act, Span
from lawplain.sources.nz import addresses

_FILE = Path(__file__).with_name("acts.txt")
_NUMBERED = re.compile(r"(?P<title>[A-ZĀĒĪŌŪ][^,;]*? Act (?P<named>\d{4})) \((?P<year>\d{4}) No (?P<number>\d+)\)")


def known(acts: Iterable[Act]) -> Mapping[str, str]:
    """The official names ("act_public_2020_31") of Acts by their titles, letter case aside."""
    found = dict(_listed())
    for act in acts:
        for provision in act.contents:
            for note in provision.history:
                for match in _NUMBERED.finditer(note.by):
                    found.setdefault(match["title"].casefold(), f"act_public_{match['year']}_{match['number']}")
    return found


def address(name: str, id: str, span: Span) -> str:
    """The official page of an Act by its official name; of the section `id` in it where the link's
    words name one."""
    kind, year, number = name.split("_")[1:]
    page = addresses.page_of(kind, int(year), int(number))
    section = re.match(r"(?:sub-?)?sections?\b|ss? \d", "".join(i for i in span.content if isinstance(i, str)).strip())
    return f"{page}sections/{quote(id, safe='')}/" if id and section else page


@cache
def _listed() -> Mapping[str, str]:
    rows = (line.split(" ", 3) for line in _FILE.read_text(encoding="utf-8").splitlines())
    return {title.casefold(): f"act_{kind}_{int(year)}_{int(number)}" for kind, year, number, title in rows}
