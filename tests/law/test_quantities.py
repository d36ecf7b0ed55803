"""Numbers in prose."""

import pytest

from lawplain.law.quantities import quantities


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("twenty-eight days", [("measure", "28", "day")]),
        ("28 days", [("measure", "28", "day")]),
        ("a 28-day period", [("measure", "28", "day")]),
        ("10 working days", [("measure", "10", "working day")]),
        ("1 year", [("measure", "12", "month")]),
        ("12 months", [("measure", "12", "month")]),
        ("6 weeks", [("measure", "6", "week")]),
        ("one hundred and five hours", [("measure", "105", "hour")]),
        ("sixteen years and sixty days", [("measure", "192", "month"), ("measure", "60", "day")]),
        ("$100,000", [("money", "100000", "")]),
        ("$5 million", [("money", "5000000", "")]),
        ("one million two hundred thousand dollars", [("money", "1200000", "")]),
        ("one million two hundred thousand people", [("number", "1200000", "")]),
        ("two thousand and one days", [("measure", "2001", "day")]),
        ("$12.50", [("money", "12.5", "")]),
        ("10% or 10 per cent", [("percent", "10", ""), ("percent", "10", "")]),
        ("on 1 January 2006", [("date", "2006-01-01", "")]),
        ("not later than 1 October", [("date", "10-01", "")]),
        ("under 18", [("number", "18", "")]),
        ("the Immigration Act 1987", [("act", "immigration act 1987", "")]),
        ("half as much again", [("share", "0.5", "")]),
        ("twice, double, and not more than once", [("share", "2", "")] * 3),
        ("one third of it, and two-thirds of the rest", [("share", "0.33", ""), ("share", "0.67", "")]),
        ("on behalf of a half-sister, a half sister and a third person", []),
        ("section 355(6) and Part 7", []),
        ("the second time, and one of them", []),
        ("COVID-19 and form INZ1000", []),
    ],
)
def test_quantities(text: str, found: list[tuple[str, str, str]]) -> None:
    assert [(q.kind, q.value, q.unit) for q in quantities(text)] == found


def test_places() -> None:
    text = "Within 28 days, pay $50."
    assert [text[q.start : q.end] for q in quantities(text)] == ["28 days", "$50"]
