"""Places to get help: which of them a page shows, and what it says about where their facts were seen."""

import datetime as dt
from collections.abc import Iterable
from urllib.parse import urlsplit

from lawplain.content.fields import Help, Phone
from lawplain.language import speech
from lawplain.language.speech import catalogued, english, say
from lawplain.site.view import SiteView

MOST = 3
"""On a section or topic page: who reads it in fright chooses among few."""

URGENT = (
    ("detained", catalogued("Someone is held or locked up")),
    ("deadline", catalogued("Your time is running out")),
    ("danger", catalogued("Someone is in danger")),
)
"""For whom the page of help has a part of its own, in this order, before all others."""


def fitting(site: SiteView, topics: Iterable[str]) -> list[Help]:
    """At most three places for a page on these topics: first those for the very topic, then those for the whole topic;
    else as help.yml has them. At least one has a telephone number, if any fitting place has one."""
    exact = set(topics)
    whole = {topic.partition("/")[0] for topic in exact}
    found = [place for place in site.collection.help if exact & set(place.topics)]
    found += [place for place in site.collection.help if place not in found and whole & set(place.topics)]
    first, rest = found[:MOST], found[MOST:]
    if first and not any(place.phones for place in first):
        first = first[:-1] + ([place for place in rest if place.phones] or first[-1:])[:1]
    return first


def seen(place: Help) -> str:
    """Where its facts were read, the date of that copy, and that nobody has phoned."""
    if place.seen_on == "link":
        return say("We have seen only a link to this page.")
    source = english(urlsplit(place.source).netloc) if place.source else ""
    day = copied_on(place.seen_on)
    if source and day:
        read = say("As on a page of %(source)s, %(day)s.", source=source, day=day)
    elif source:
        read = say("As on a page of %(source)s; our copy has no date.", source=source)
    elif day:
        read = say("As on its page of %(day)s.", day=day)
    else:
        read = say("As on its page; our copy has no date.")
    return f"{read} {say('Not phoned by us.')}" if place.phones else read


def number_seen(phone: Phone) -> str:
    """Where a number was read that stands on another page than the rest; "" where it does not."""
    return say("number as on %(source)s", source=english(urlsplit(phone.source).netloc)) if phone.source else ""


def dialled(number: str) -> str:
    """A number as a telephone dials it."""
    return f"tel:{number.replace(' ', '')}"


def copied_on(seen_on: str) -> str:
    """The day of a copy that was read: "January 2025"; "" where it has no date."""
    if seen_on in ("undated", "link"):
        return ""
    year, *more = (int(number) for number in seen_on.split("-"))
    if not more:
        return str(year)
    return speech.month(dt.date(year, more[0], 1)) if len(more) == 1 else speech.day(dt.date(year, *more))
