"""Pins: `[(4)]` or `[s 355(1)]` says which words of the law the words before it rest on. How they read and lead."""

from lawplain.law.pins.grammar import ALL, FORMS, LONGEST, Elsewhere, Mistake, Pin, is_begun, parse, read
from lawplain.law.pins.places import between, by_anchor, covers, find, first_anchor, top_level

__all__ = [
    "ALL",
    "FORMS",
    "LONGEST",
    "Elsewhere",
    "Mistake",
    "Pin",
    "between",
    "by_anchor",
    "covers",
    "find",
    "first_anchor",
    "is_begun",
    "parse",
    "read",
    "top_level",
]
