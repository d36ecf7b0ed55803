"""The search page, and an A to Z of the words that people use: many of them have a page for each letter."""

from collections.abc import Iterator
from itertools import groupby

from lawplain.language.speech import say
from lawplain.language.stems import fold
from lawplain.law import addresses
from lawplain.law.plain_text import letter
from lawplain.site import front
from lawplain.site.files import search_documents
from lawplain.site.naming import plain_title
from lawplain.site.page import Page, PageType
from lawplain.site.templating import render
from lawplain.site.view import SiteView


def pages(site: SiteView) -> Iterator[Page]:
    titles = [edition.act.title for edition in site.collection.editions]
    description = say("Find what the law says about your question, in your own words.")
    body = render("search.html", of=site.spoken_of, acts=titles, alarm=front.alarm(site))
    yield Page(addresses.SEARCH[1:], say("Search"), description, body, "search", searched=False)
    yield from _a_to_z(site)


def _a_to_z(site: SiteView) -> Iterator[Page]:
    spelled = (one for one in search_documents.spoken(site) if letter(one.words))  # an editor can type signs alone
    listed = sorted(spelled, key=lambda one: (letter(one.words), fold(one.words)))
    letters = {first: list(found) for first, found in groupby(listed, key=lambda one: letter(one.words).upper())}
    every = [said for rule in site.collection.words.everyday for said in rule.say]
    divided = addresses.by_letter(addresses.A_TO_Z, every)
    for here, where in {"": addresses.A_TO_Z, **divided}.items():
        title = say("A to Z: %(letter)s", letter=here.upper()) if here else say("A to Z")
        body = render(
            "a-to-z.html",
            of=site.spoken_of,
            title=title,
            here=here.upper(),
            letters=letters,
            divided=divided,
            numbers={one.words: number for number, one in enumerate(listed, 1)},
            plain_title=plain_title,
        )
        description = say("Words that people use, and the {units} of the law that they lead to.", site.spoken_of.words)
        yield Page(where[1:], title, description, body, "a-to-z", searched=False)


TYPE = PageType("search", "site", pages)
