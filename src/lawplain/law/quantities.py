"""Numbers in English prose: amounts, times, ages, dates, titles of Acts. Pure reading of a string.

Twenty-eight days and 28 days are one quantity; so are $5 million and $5,000,000, 1 year and 12 months.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from lawplain.law import drafting, mentions

Kind = Literal["money", "measure", "percent", "date", "act", "share", "number"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity that text[start:end] states. `unit` is "day", "month", …, "" where it has none.

    `value` is the number as plain digits; that of a date is "2006-01-01", or "10-01" without a year; that of an
    Act is its title's last word and year; that of a share ("half", "twice") is how often the whole, "0.5" or "2".
    """

    kind: Kind
    value: str
    unit: str
    start: int
    end: int


_UNITS = {"year": ("month", 12)}
# fmt: off
_SMALL = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
          "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
# fmt: on
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORDS = {word: i for i, word in enumerate(_SMALL)} | {word: 20 + 10 * i for i, word in enumerate(_TENS)}
_TIMES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_ONE = "|".join([*_WORDS, *_TIMES])
_NUMBER_WORDS = rf"(?:{_ONE})(?:(?:[\s-]|\sand\s)(?:{_ONE}))*"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_MONTH = "|".join(drafting.MONTHS)
_UNIT = (
    r"(?:working|sitting|clear|calendar|consecutive|school)?[\s-]*"
    r"(?:minute|hour|day|week|fortnight|month|year|metre|kilometre|kg|kilogram|km|litre|tonne|hectare)s?\b"
)
_DATE = re.compile(
    rf"(?i)\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<month>{_MONTH})(?:,?\s(?P<year>\d{{4}}))?\b"
    r"|\b(?P<iso>\d{4}-\d\d-\d\d)\b"
)
_MONEY = re.compile(
    rf"(?i)\$\s?(?P<dollars>{_DIGITS})(?:\s(?P<times>hundred|thousand|million|billion)\b)?"
    rf"|\b(?P<plain>{_DIGITS}|{_NUMBER_WORDS})\s(?:dollars|cents)\b"
)
_PERCENT = re.compile(rf"(?i)\b(?P<number>{_DIGITS}|{_NUMBER_WORDS})\s?(?:%|per\s?cent\b)")
_MEASURE = re.compile(rf"(?i)(?<![\w.$])(?P<number>{_DIGITS}|{_NUMBER_WORDS}|an?)[\s-](?P<unit>{_UNIT})")
_NUMBER = re.compile(rf"(?i)(?<![\w.$-])(?:(?P<digits>{_DIGITS})|(?P<words>{_NUMBER_WORDS}))(?![\w%]|-\w)")
_SHARES = {
    "half": "0.5",
    "halves": "0.5",
    "halved": "0.5",
    "third": "0.33",
    "thirds": "0.67",
    "quarter": "0.25",
    "quarters": "0.75",
    "once": "2",
    "twice": "2",
    "double": "2",
    "doubled": "2",
    "doubles": "2",
    "thrice": "3",
    "triple": "3",
    "tripled": "3",
    "treble": "3",
}
"""A third and a quarter are shares only after "one", "a", "two" or "three": "a third person" is none. More than once is
twice."""
_SHARE = re.compile(
    r"(?i)(?<![\w-])(?:"
    r"(?P<word>half|halves|halved|twice|thrice|doubled?|doubles|tripled?|treble)(?![\w-]|\s+(?:brother|sister))"
    r"|more than (?P<more>once)\b"
    r"|(?:one|a|two|three)[\s-](?P<part>thirds?|quarters?)(?=\s+(?:of|the|as)\b|[.,;:]|$))"
)
_SHAPES: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("date", _DATE),
    ("act", drafting.TITLE_END),
    ("money", _MONEY),
    ("percent", _PERCENT),
    ("measure", _MEASURE),
    ("share", _SHARE),
    ("number", _NUMBER),
)


_SIGN = re.compile(
    rf"(?i)\d|\b(?:{_ONE})|\ban?[\s-](?:{_UNIT}|third|quarter)"
    r"|\b(?:hal[fv]|more than once|twice|thrice|doubl|tripl|treble)"
)
"""What every shape has at least one of: most sentences have none, and are done with one look."""


@lru_cache(maxsize=16384)
def quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity in a text, in order. References ("section 355(6)") and ordinals ("the second") are none.

    "One" and "a" count only before a unit: "one month", "a year".
    """
    if not _SIGN.search(text):
        return ()
    taken = [(m.start, m.end) for m in mentions.parse(text)]
    found: list[Quantity] = []
    for kind, shape in _SHAPES:
        for match in shape.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append(match.span())
            found.extend(_read(kind, match))
    return tuple(sorted(found, key=lambda q: q.start))


def number(words: str) -> Decimal | None:
    """The value of digits ("100,000") or of number words ("twenty-eight"); None where it is no number."""
    if words[:1].isdigit():
        return Decimal(words.replace(",", ""))
    total = current = 0
    for word in re.split(r"[\s-]+", words.casefold()):
        if word in _WORDS:
            current += _WORDS[word]
        elif word == "hundred":
            current = (current or 1) * 100
        elif word in _TIMES:
            total, current = total + (current or 1) * _TIMES[word], 0
        elif word not in ("and", "a", "an"):
            return None
        elif word != "and":
            current += 1
    return Decimal(total + current)


def _read(kind: Kind, match: re.Match[str]) -> Iterator[Quantity]:
    start, end = match.span()
    if kind == "date":
        yield Quantity(kind, _date(match), "", start, end)
    elif kind == "act":
        yield Quantity(kind, f"{match['word']} {match['kind']} {match['year']}".casefold(), "", start, end)
    elif kind == "money":
        value = number(match["dollars"] or match["plain"])
        if value is not None:
            yield Quantity(kind, _shown(value * _TIMES.get((match["times"] or "").casefold(), 1)), "", start, end)
    elif kind == "share":
        yield Quantity(kind, _SHARES[(match["word"] or match["part"] or match["more"]).casefold()], "", start, end)
    elif kind == "number":
        value = number(match[0])
        if value is not None and match[0].casefold() not in ("one", "zero"):
            yield Quantity(kind, _shown(value), "", start, end)
    else:
        value = number(match["number"])
        if value is not None:
            unit, times = _unit(match["unit"]) if kind == "measure" else ("", 1)
            yield Quantity(kind, _shown(value * times), unit, start, end)


def _unit(words: str) -> tuple[str, int]:
    """The unit in the singular, and how many of the smaller one it is: a year is 12 months."""
    unit = re.sub(r"[\s-]+", " ", words.casefold()).strip().removesuffix("s")
    unit = unit.removeprefix("calendar ").removeprefix("consecutive ")
    return _UNITS.get(unit, (unit, 1))


def _date(match: re.Match[str]) -> str:
    if match["iso"]:
        return match["iso"]
    month = [name.casefold() for name in drafting.MONTHS].index(match["month"].casefold()) + 1
    day = f"{month:02}-{int(match['day']):02}"
    return f"{match['year']}-{day}" if match["year"] else day


def _shown(value: Decimal) -> str:
    return f"{value.normalize():f}"
