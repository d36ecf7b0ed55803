"""The site in every language it speaks: the English pages, and the same pages below `/ar/`."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from markupsafe import Markup

from lawplain.editions import translate
from lawplain.language import speech
from lawplain.language.speech import Language
from lawplain.site.page import Page
from lawplain.site.view import SiteView

Places = Mapping[str, Sequence[tuple[Language | None, str, bool]]]
"""Each page in every language, by the path of the English one: its path, and whether what it explains is translated."""
_ROOTED = re.compile(r'(?<=\s)(href|src|action)="(/(?!/)[^"]*)"')


def sites(site: SiteView) -> Iterator[tuple[Language | None, SiteView]]:
    """The site in English (None), then in every other language, each to be used while it is spoken."""
    yield None, site
    for language in translate.spoken(site.collection):
        with speech.In(language):
            collection = translate.into(site.collection, language)
            yield language, site.rewritten(collection, folder(language))


def folder(language: Language | None) -> str:
    """The folder of a language’s pages: "ar/", "" for English."""
    return f"{language.code}/" if language else ""


def pages(site: SiteView, make: Callable[[SiteView], Iterable[Page]]) -> list[Page]:
    """Every page in every language; each knows the same page in the others."""
    made = [(language, list(make(one))) for language, one in sites(site)]
    where = places((language, [(page.path, page.own_language) for page in own]) for language, own in made)
    return [placed(page, language, where) for language, own in made for page in own]


def places(made: Iterable[tuple[Language | None, Iterable[tuple[str, bool]]]]) -> Places:
    """Where each page is in every language, from the (path, is it in its own language) of the pages of each; nothing
    where there is one language only."""
    where: dict[str, list[tuple[Language | None, str, bool]]] = {}
    languages = set()
    for language, own in made:
        languages.add(language.code if language else "")
        for path, own_language in own:
            where.setdefault(path, []).append((language, folder(language) + path, own_language))
    return where if len(languages) > 1 else {}


def placed(page: Page, language: Language | None, where: Places) -> Page:
    """A page where it stands, with addresses that lead to pages in its own language where there are such."""
    if not where:
        return page
    others = tuple(where[page.path])
    if language is None:
        return replace(page, others=others)
    home = folder(language)

    def led(address: str) -> str:
        path, mark, anchor = address.partition("#")
        return f"/{home}{path[1:]}{mark}{anchor}" if path.startswith("/") and path[1:] in where else address

    return replace(
        page,
        path=home + page.path,
        body=Markup(_ROOTED.sub(lambda m: f'{m[1]}="{led(m[2])}"', speech.spelled_out(str(page.body), language))),
        title=speech.plain(page.title),
        description=speech.plain(page.description),
        notice=speech.plain(page.notice),
        previous=led(page.previous),
        next=led(page.next),
        language=language,
        canonical="" if page.own_language else page.path,
        others=others,
    )
