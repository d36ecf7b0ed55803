"""The home page."""

from collections.abc import Iterator
from urllib.parse import quote

from lawplain.language.speech import plain, say
from lawplain.law import addresses
from lawplain.law.addresses import address
from lawplain.site import front, wording
from lawplain.site.naming import plain_title
from lawplain.site.page import Page, PageType
from lawplain.site.pages.topics import sections, start_here
from lawplain.site.templating import render
from lawplain.site.view import SiteView


def home_pages(site: SiteView) -> Iterator[Page]:
    topics = [topic for topic in site.collection.topics if sections(site, topic.slug)]
    acts = [
        (edition.act, address(edition.act, ""), plain_title(edition.whole), wording.looked(edition))
        for edition in site.collection.editions
    ]
    chosen, cards = site.collection.front, front.cards(site)
    title = chosen.title or (say("The %(act)s in plain words", act=acts[0][0].title) if len(acts) == 1 else "")
    title = title or say("The law in plain words")
    body = render(
        "home.html",
        of=site.spoken_of,
        title=title,
        counted=front.counted(site),
        alarm=front.alarm(site),
        examples=[(one.ask, f"/search/#q={quote(plain(one.ask))}") for one in chosen.examples],
        cards=cards,
        guides=addresses.GUIDES if site.guides else "",
        start=[]
        if cards
        else list({found[0]: found for topic in topics for found in start_here(site, topic)}.values())[:6],
        sample=front.sample(site),
        topics=[
            (topic, [sub for sub in topic.topics if sections(site, f"{topic.slug}/{sub.slug}")]) for topic in topics
        ],
        acts=acts,
        plain_title=plain_title,
        site_name=site.config.site.name,
    )
    counted = front.counted(site)
    description = say(
        "%(title)s: %(explained)s of %(all)s {units} explained, beside the words of the law. Not a government site.",
        site.spoken_of.words,
        title=title,
        explained=counted.explained,
        all=counted.sections,
    )
    yield Page("", title, description, body, "home")


TYPE = PageType("home", "site", home_pages)
