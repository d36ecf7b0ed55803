"""What this site is and is not: who makes it, how, and what it knows of its readers."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from lawplain.language.speech import catalogued, framed, say
from lawplain.law import addresses
from lawplain.law.addresses import address
from lawplain.site import front
from lawplain.site.page import Page, PageType
from lawplain.site.templating import render
from lawplain.site.view import SiteView

_ABOUT = (
    (
        addresses.ABOUT,
        framed("About this site"),
        catalogued("Who makes this site, why, and how to tell us what is wrong."),
    ),
    (
        addresses.IS_THIS_THE_LAW,
        framed("Is this the law?"),
        catalogued("No. Who wrote the explanations, which day’s law they explain, and what counts."),
    ),
    (
        addresses.HOW_WE_WRITE,
        framed("How we write"),
        catalogued("How the explanations are written, and what “checked” means."),
    ),
    (
        addresses.PRIVACY,
        framed("Privacy"),
        catalogued("What we can see, what others can see, and what stays on your phone or computer."),
    ),
    (
        addresses.ACCESSIBILITY,
        framed("Accessibility"),
        catalogued("How this site is made for everyone, and what to do where it is not."),
    ),
)


def about_pages(site: SiteView) -> Iterator[Page]:
    for where, title, description in _ABOUT:
        template = where.strip("/").rpartition("/")[2] + ".html"
        body = render(
            f"about/{template}",
            of=site.spoken_of,
            title=say(title),
            contents=[(say(name), each) for each, name, _ in _ABOUT],
            here=where,
            site=site.config.site,
            https=site.config.site.address.startswith("https:"),
            repository_host=urlsplit(site.config.site.repository).netloc,
            counted=front.counted(site),
            alarm=front.alarm(site),
            other_rules=front.other_rules(site),
            acts=[(e.act.title, address(e.act, "")) for e in site.collection.editions],
        )
        yield Page(where[1:], say(title), say(description), body, "about")


TYPE = PageType("about", "site", about_pages, tuple((where, title) for where, title, _ in _ABOUT))
