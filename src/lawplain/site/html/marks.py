"""Marks of words that a page explains, as HTML: links to their meanings on the same page."""

import re
from collections.abc import Callable, Iterable

from markupsafe import Markup, escape

from lawplain.editions.marking import Mark
from lawplain.law import plain_text
from lawplain.law.definitions import Term

_MARK = re.compile(r'<a href="#[em]-[^"]*">([^<]*)</a>')


def anchor(term: Term) -> str:
    """The id of a term's meaning on a page that uses it. What no law defines has one of its own kind: "e-reckless"."""
    if not term.home.id:
        return term.definition.anchor
    anchor = f"m-{plain_text.slug(term.words)}"
    return anchor if term.scope.reach == "act" else f"{anchor}-{term.home.name}"


def html(pieces: Iterable[str | Mark], words: Callable[[str], str] = escape) -> Markup:
    """Pieces of a text as HTML; `words` makes HTML of those without a mark."""
    return Markup("").join(_link(one) if isinstance(one, Mark) else Markup(words(one)) for one in pieces)


def without(html: Markup) -> Markup:
    """HTML of an explanation without its marks."""
    return Markup(_MARK.sub(r"\1", html))


def _link(mark: Mark) -> Markup:
    return Markup('<a href="#{}">{}</a>').format(anchor(mark.term), mark.words)
