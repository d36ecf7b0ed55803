"""What a page is, and what a type of page is."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from lawplain.language.speech import Language


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its address below the site's (`immigration-act-2009/398/`, "" for the home page) and its HTML.

    Addresses inside `body` start at the site's root ("/immigration-act-2009/398/#s4"); `write` makes them relative.
    `kind` is the page type, for the style sheet. `searched` says whether the search index holds it. `as_at` is the
    version of the law that the page shows, for a printed page; None where it shows none. `changed` is the day when what
    it says last changed, for the sitemap; None where no file says so. `notice` is what has to be read before all else.
    `linked` is what the page says to programs: JSON-LD. `language` is the page's, None for English; `own_language` says
    whether what it explains is in it too; if not, `canonical` is the path of the English page. `others` are the same
    page in every language of the site, this one too: its path, and whether what it explains is in that language.
    `script` is the file of the theme's that this page needs beside the one of every page, "" for none.
    """

    path: str
    title: str
    description: str
    body: Markup
    kind: str
    searched: bool = True
    previous: str = ""
    next: str = ""
    as_at: dt.date | None = None
    changed: dt.date | None = None
    notice: str = ""
    linked: str = ""
    script: str = ""
    language: Language | None = None
    own_language: bool = True
    canonical: str = ""
    others: tuple[tuple[Language | None, str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What the rest of a build knows of a page: its address and type, and what the sitemap and other languages ask."""

    path: str
    own_language: bool
    changed: dt.date | None
    kind: str


Scope = Literal["section", "part", "act", "site"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some pages of one type of the whole site. `name` tells it from the others; `of` is all that they show beside the
    law, what people wrote about it, and what all pages share; "" where they show more."""

    name: str
    of: str
    make: Callable[..., Iterator[Page]]


@dataclass(frozen=True, slots=True)
class PageType:
    """A kind of page. `make` makes its pages: of one section or Part, from a view of the Act and the entry; of an Act,
    from the view of it; of the whole site, from that of the site; as its `scope` says.

    `foot` has what it puts into the foot of every page: addresses, and the words that lead there. Where `pieces` is
    given, it divides the pages of a whole site, from the view of that, so that a change makes only some of them again.
    """

    name: str
    scope: Scope
    make: Callable[..., Iterator[Page]]
    foot: tuple[tuple[str, str], ...] = ()
    pieces: Callable[..., Iterable[Piece]] | None = None
