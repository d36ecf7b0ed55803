"""The site in every language it speaks: the English pages, and the same pages below `/ar/`."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from markupsafe import Markup

from lawplain import speaking, translated
from lawplain.site.page import Page, Site, rewritten
from lawplain.speaking import Language

_ROOTED = re.compile(r'(?<=\s)(href|src|action)="(/(?!/)[^"]*)"')


def sites(site: Site) -> Iterator[tuple[Language | None, Site]]:
    """The site in English (None), then in every other language, each to be used while it is spoken."""
    yield None, site
    for language in translated.spoken(site.collection):
        with speaking.In(language):
            collection = translated.into(site.collection, language)
            yield language, replace(rewritten(site, collection), folder=f"{language.code}/")


def pages(site: Site, make: Callable[[Site], Iterable[Page]]) -> list[Page]:
    """Every page in every language; each knows the same page in the others."""
    made = [(language, list(make(one))) for language, one in sites(site)]
    if len(made) == 1:
        return made[0][1]
    where: dict[str, list[tuple[Language | None, str, bool]]] = {}
    for language, own in made:
        folder = f"{language.code}/" if language else ""
        for page in own:
            where.setdefault(page.path, []).append((language, folder + page.path, page.own_language))
    return [_placed(page, language, where) for language, own in made for page in own]


def _placed(page: Page, language: Language | None, where: dict[str, list[tuple[Language | None, str, bool]]]) -> Page:
    """A page where it stands, with addresses that lead to pages in its own language where there are such."""
    others = tuple(where[page.path])
    if language is None:
        return replace(page, others=others)
    folder = f"{language.code}/"

    def led(address: str) -> str:
        path, mark, anchor = address.partition("#")
        return f"/{folder}{path[1:]}{mark}{anchor}" if path.startswith("/") and path[1:] in where else address

    return replace(
        page,
        path=folder + page.path,
        body=Markup(_ROOTED.sub(lambda m: f'{m[1]}="{led(m[2])}"', speaking.spelled_out(str(page.body)))),
        title=speaking.plain(page.title),
        description=speaking.plain(page.description),
        notice=speaking.plain(page.notice),
        previous=led(page.previous),
        next=led(page.next),
        language=language,
        canonical="" if page.own_language else page.path,
        others=others,
    )
