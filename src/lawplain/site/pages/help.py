"""Where to get help: the people to call first, and the others."""

from collections.abc import Iterator

from lawplain.language.speech import say
from lawplain.law import addresses
from lawplain.site import front, help_places
from lawplain.site.html.explanation import te_reo_marker
from lawplain.site.page import Page, PageType
from lawplain.site.templating import render
from lawplain.site.view import SiteView


def help_pages(site: SiteView) -> Iterator[Page]:
    places = site.collection.help
    told = site.collection.front.help
    groups = [
        (
            who,
            say(heading),
            front.facts(site, getattr(told, who)),
            [(p, p.urgent[0] != who) for p in places if who in p.urgent],
        )
        for who, heading in help_places.URGENT
    ]
    groups.append(("others", say("Other help"), (), [(p, False) for p in places if not p.urgent]))
    body = render(
        "help.html",
        of=site.spoken_of,
        groups=[group for group in groups if group[2] or group[3]],
        seen=help_places.seen,
        number_seen=help_places.number_seen,
        reo=te_reo_marker(site.collection.words.te_reo),
        guides=front.guides(site),
        site_name=site.config.site.name,
    )
    description = say("Where to get help: if someone is held, if your time is running out, or if someone is in danger.")
    yield Page(addresses.HELP[1:], say("Get help"), description, body, "help")


TYPE = PageType("help", "site", help_pages)
