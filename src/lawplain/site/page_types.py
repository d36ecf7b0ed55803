"""Every type of page, in one list, which the build, the foot of each page and the tests read.

A page type is a `PageType` in a module of pages/, and is found there.
"""

import importlib
import pkgutil
from collections.abc import Iterator

from lawplain.law import addresses
from lawplain.site import pages
from lawplain.site.page import Page, PageType
from lawplain.site.view import ActView, SiteView


def _types() -> Iterator[PageType]:
    for module in sorted(pkgutil.iter_modules(pages.__path__), key=lambda module: module.name):
        held = vars(importlib.import_module(f"{pages.__name__}.{module.name}")).values()
        yield from (one for one in held if isinstance(one, PageType))


PAGE_TYPES: tuple[PageType, ...] = tuple(_types())
"""All of them, in the order of their modules' names."""


def foot() -> list[tuple[str, str]]:
    """The links at the foot of every page: addresses, in the order of `addresses.PAGES`, and our words in English."""
    links = [link for kind in PAGE_TYPES for link in kind.foot]
    return sorted(links, key=lambda link: addresses.PAGES.index(link[0]))


def of_site(site: SiteView) -> Iterator[Page]:
    """Every page of a site in one language."""
    for view in site.acts.values():
        yield from of_act(view)
    for kind in PAGE_TYPES:
        if kind.scope == "site":
            yield from kind.make(site)


def of_act(view: ActView) -> Iterator[Page]:
    """Every page that belongs to an Act."""
    entries = {"section": view.edition.sections, "part": view.edition.parts}
    for kind in PAGE_TYPES:
        if kind.scope == "act":
            yield from kind.make(view)
        for entry in entries.get(kind.scope, ()):
            yield from kind.make(view, entry)
