"""The days of New Zealand on which its laws let no time run, by what those laws call them."""

import datetime as dt
from collections.abc import Mapping

_MATARIKI = """
2022-06-24 2023-07-14 2024-06-28 2025-06-20 2026-07-10 2027-06-25 2028-07-14 2029-07-06 2030-06-21 2031-07-11
2032-07-02 2033-06-24 2034-07-07 2035-06-29 2036-07-18 2037-07-10 2038-06-25 2039-07-15 2040-07-06 2041-07-19
2042-07-11 2043-07-03 2044-06-24 2045-07-07 2046-06-29 2047-07-19 2048-07-03 2049-06-25 2050-07-15 2051-06-30
2052-06-21
"""
"""Set by Schedule 1 of Te Kāhui o Matariki Public Holiday Act 2022, and by no rule that could be worked out; as the
package holidays has them in its version for New Zealand."""
FIRST, LAST = 2022, 2052
"""The years for which every day is known."""
_MONDAY, _FRIDAY, _WEEKEND = 0, 4, (5, 6)


def of_year(year: int) -> Mapping[str, tuple[dt.date, ...]]:
    """The days of a year by their names; none where not all of them are known: a day that is missing would make a last
    day look earlier, one too many later than it is."""
    if not FIRST <= year <= LAST:
        return {}
    waitangi, anzac, easter = dt.date(year, 2, 6), dt.date(year, 4, 25), easter_sunday(year)
    return {
        "Waitangi Day": (waitangi,),
        "the Monday after Waitangi Day": _monday_after(waitangi),
        "Good Friday": (easter - dt.timedelta(2),),
        "Easter Monday": (easter + dt.timedelta(1),),
        "Anzac Day": (anzac,),
        "the Monday after Anzac Day": _monday_after(anzac),
        "the Sovereign’s birthday": (_monday(dt.date(year, 6, 1), 1),),
        "Matariki": tuple(day for day in map(dt.date.fromisoformat, _MATARIKI.split()) if day.year == year),
        "Labour Day": (_monday(dt.date(year, 10, 1), 4),),
        "25 December to 2 January": (
            *(dt.date(year, 1, day) for day in (1, 2)),
            *(dt.date(year, 12, day) for day in range(25, 32)),
        ),
        "the days after New Year": _after_new_year(year),
    }


def easter_sunday(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar: the method that Nature printed on 20 April 1876."""
    century, rest = divmod(year, 100)
    golden = year % 19
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)


def _monday_after(day: dt.date) -> tuple[dt.date, ...]:
    """Where a day falls on a Saturday or a Sunday, the following Monday."""
    return (_monday(day, 1),) if day.weekday() in _WEEKEND else ()


def _after_new_year(year: int) -> tuple[dt.date, ...]:
    """Where 1 January falls on a Friday, the following Monday; on a Saturday or a Sunday, that Monday and Tuesday."""
    first = dt.date(year, 1, 1)
    monday = _monday(first, 1)
    if first.weekday() == _FRIDAY:
        return (monday,)
    return (monday, monday + dt.timedelta(1)) if first.weekday() in _WEEKEND else ()


def _monday(day: dt.date, number: int) -> dt.date:
    """The first Monday, or a later one, counted from a day on."""
    return day + dt.timedelta((_MONDAY - day.weekday()) % 7 + 7 * (number - 1))
