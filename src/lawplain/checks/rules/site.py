"""What site.yml and words.yml name is on this site: guides, sections that are not repealed, key facts that they have;
and days that the source of the law knows.

Why: a card of the home page that leads nowhere is worse than none. A key fact that is not there, or is out of date, is
left out of its card; a warning says so.

Good: fact: immigration-act-2009/154 (2)
Bad: fact: section 154, 42 days
"""

from collections.abc import Iterator
from typing import Final

from lawplain.editions import fact_places, last_days
from lawplain.editions.pair import Collection
from lawplain.findings import Finding, Level
from lawplain.law import addresses

RULE = "site"
LEVEL: Level = "error"
SCOPE: Final = "content"
_FILE = "content/site.yml"


def check(collection: Collection) -> Iterator[Finding]:
    front = collection.front
    led_to = [*(one.leads_to for one in front.examples), *(one.leads_to for one in front.situations)]
    led_to += [front.other_rules.law] if front.other_rules and front.other_rules.law else []
    places = [*([front.sample] if front.sample else []), *(one.by for one in front.counting)]
    led_to += [fact_places.split(place)[0] for place in places]
    guides = {addresses.guide(one.name).strip("/") for one in collection.guides}
    for path in led_to:
        found = fact_places.section(collection, path)
        if path in guides:
            continue
        if found is None or (found[1].provision and found[1].provision.repealed):
            said = f"{path} is no section in this site, or repealed."
            yield Finding(
                _FILE, *collection.place(_FILE, path), RULE, LEVEL, said, "Write it like immigration-act-2009/398."
            )
    for one in front.counting:
        edition, _ = fact_places.section(collection, fact_places.split(one.by)[0]) or (None, None)
        for name in last_days.unknown_days(one, edition.act) if edition else ():
            said = f"The source of this law knows no days called “{name}”, so that no last day is worked out."
            known = ", ".join(last_days.known_days(edition.act)) if edition else ""
            yield Finding(_FILE, *collection.place(_FILE, name), RULE, LEVEL, said, f"It knows: {known}.")
    for path in (path for one in collection.words.everyday for path in one.sections):
        found = fact_places.section(collection, path)
        if found is None or (found[1].provision and found[1].provision.repealed):
            at = collection.place("content/words.yml", path)
            said = f"{path} is no section in this site, or repealed."
            yield Finding("content/words.yml", *at, RULE, LEVEL, said, "Write it like immigration-act-2009/398.")
    told = (*(fact for one in front.situations for fact in one.fact), *front.help.detained, *front.help.deadline)
    for place in (*told, *front.help.danger):
        if fact_places.find(collection, place) is None:
            path, pin = fact_places.split(place)
            said = f"{path} has no key fact with the pin {pin}, or the law has changed since it was written."
            fix = "Look into the section's key_facts; until then the fact is shown nowhere."
            yield Finding(_FILE, *collection.place(_FILE, place), RULE, "warning", said, fix)
