"""Which Act a title names, of Acts that are not on the site: their type, year and number, so that words can link to the
official site.

A link of the source holds an id alone, and no address can be made of that. The facts come from acts.txt (a line an
Act: type, year, number, title; of the Acts as at 2010, without those that only amend others) and from the history notes
of the Acts on the site, which number each Act that they name: "Privacy Act 2020 (2020 No 31)".
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from urllib.parse import quote

from lawplain.law.model import Act, ActRef, Span
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
                    ref = ActRef("", "public", int(match["year"]), int(match["number"]), match["title"])
                    found.setdefault(match["title"].casefold(), addresses.work_id(ref))
    return found


def address(span: Span) -> str:
    """The official page of what a reference of style "elsewhere" points to; "" where its Act is not known.

    `references` writes its target: "act_public_2002_9#DLM135350", or the bare id where it knows no Act.
    """
    work, _, id_ = span.target.partition("#")
    if not work.startswith("act_"):
        return ""
    kind, year, number = work.split("_")[1:]
    page = addresses.page(ActRef("", kind, int(year), int(number), ""))
    section = re.match(r"(?:sub-?)?sections?\b|ss? \d", "".join(i for i in span.content if isinstance(i, str)).strip())
    return f"{page}sections/{quote(id_, safe='')}/" if id_ and section else page


@cache
def _listed() -> Mapping[str, str]:
    rows = (line.split(" ", 3) for line in _FILE.read_text(encoding="utf-8").splitlines())
    return {
        title.casefold(): addresses.work_id(ActRef("", kind, int(year), int(number), title))
        for kind, year, number, title in rows
    }
