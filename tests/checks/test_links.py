"""Where links lead."""

import pytest

from checks import kites
from lawplain.checks.rules import links


@pytest.mark.parametrize(
    "body",
    [
        "See the [words](/kites/words/). [(1)]",
        "See [section 4](/kites/4/#s2). [(1)]",
        "See [help](/help/) and [this](https://kites.example/a). [(1)]",
        "See [kites](/topics/play/kites/). [(1)]",
        "See [data](/data/), [the feed](/changes.atom) and [the schema](/data/schema.json). [(1)]",
        "See [the Act](/id/T1/), [a section](/id/S4/) and [what an airport is](/id/D1/). [(1)]",
        "See [who we are](/about/privacy/). [(1)]",
    ],
)
def test_left_alone(body: str) -> None:
    assert kites.found(links, body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "See the [words](words.html). [(1)]",
            ["10: error: “words.html” is not an address that works from every page."],
        ),
        (
            "Go.\n\nSee [x](http://kites.example/). [(1)]",
            ["12: error: “http://kites.example/” is not an address that works from every page."],
        ),
        ("See [x](/kites/44/). [(1)]", ["10: error: This site has no page /kites/44/."]),
        ("See [x](/about/nonsense/). [(1)]", ["10: error: This site has no page /about/nonsense/."]),
        ("See [x](/id/S44/). [(1)]", ["10: error: This site has no page /id/S44/."]),
        ("See [x](/topics/work/). [(1)]", ["10: error: This site has no page /topics/work/."]),
        ("See [x](/kites/4/#s9). [(1)]", ["10: error: /kites/4/ has no place “s9”."]),
        ("See [x](). [(1)]", ["10: error: This link leads nowhere."]),
    ],
)
def test_found(body: str, expected: list[str]) -> None:
    assert kites.found(links, body) == expected
