"""The search page, and an A to Z of the words that people use."""

from collections.abc import Iterator

from lawplain.language.speech import say
from lawplain.language.stems import fold
from lawplain.law import addresses
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
    letters: dict[str, list[search_documents.Spoken]] = {}
    spelled = (one for one in search_documents.spoken(site) if fold(one.words))  # an editor can type signs alone
    for spoken in sorted(spelled, key=lambda one: fold(one.words)):
        letters.setdefault(fold(spoken.words)[0][0].upper(), []).append(spoken)
    body = render("a-to-z.html", of=site.spoken_of, letters=letters, plain_title=plain_title)
    description = say("Words that people use, and the {units} of the law that they lead to.", site.spoken_of.words)
    yield Page(addresses.A_TO_Z[1:], say("A to Z"), description, body, "a-to-z", searched=False)


TYPE = PageType("search", "site", pages)
