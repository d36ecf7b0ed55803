"""A guide to the small invented Act of `kites`, and what the rules find in it."""

from dataclasses import replace

from checks import kites
from lawplain import checks, content
from lawplain.content import Content, Guide
from lawplain.editions.guides import guided
from lawplain.editions.pair import Collection
from lawplain.law.neighbours import Laws

FRONT = """\
title: You flew a kite over an airport
for: You flew a kite near planes
law: kites
topics:
  - play
law_as_at: 2020-01-01
people_ask:
  - step: land
    ask:
      - must i land it
steps:
  - id: flown
    title: You fly over an airport
    kind: happens
    law: s 3(2)
    next:
      - if: You still fly it
        to: land
      - if: You do not
        to: fine
  - id: land
    title: You land the kite
    kind: you-must
    when: Within 10 working days
    law: s 3(2)(a)
    chart: yes
  - id: fine
    title: You can be fined
    kind: ends
    law: s 3(2)(b)
    chart: yes
method: written-by-a-person
"""
BODY = """\
You have to land it within 10 working days. [s 3(2)(a)]

## flown

You flew a kite over an airport. [s 3(2)]

## land

You have to land it. [s 3(2)(a)]

## fine

You can be fined up to $100,000, or go to prison for up to 12 months. [s 3(2)(b)]
"""


def read(front: str = FRONT, body: str = BODY, name: str = "flown-over-airport") -> Guide:
    guide, found = content.read_guide(f"---\n{front}---\n{body}", f"content/guides/{name}.md", name)
    assert guide is not None, found
    return guide


def collection(*guides: Guide) -> Collection:
    """The Act with these guides, of which `leans_on` is written down."""
    laws = Laws({"kites": kites.act()})
    return replace(kites.collection(), guides=guided(Content({}, guides=guides), laws))


def found(rule: checks.Rule, front: str = FRONT, body: str = BODY) -> list[str]:
    """What one rule finds in a guide: "line: level: message"."""
    return kites.said(checks.look(rule, collection(read(front, body))))


def mended(front: tuple[str, str] = ("", ""), body: tuple[str, str] = ("", "")) -> tuple[str, str]:
    """The front matter and the body with some words in place of others."""
    assert front[0] in FRONT
    assert body[0] in BODY
    return FRONT.replace(*front, 1) if front[0] else FRONT, BODY.replace(*body, 1) if body[0] else BODY


def line(of: str, words: str, before: int = 2) -> int:
    """The line of the file on which words of the front matter stand."""
    return next(i for i, one in enumerate(of.splitlines(), before) if words in one)
