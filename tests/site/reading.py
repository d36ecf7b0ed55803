"""What is left of the page when everything that it adds is taken away, and what somebody hears who listens to it."""

import lxml.html
from lxml.html import HtmlElement
from markupsafe import Markup

from lawplain.law import plain_text

BLOCKS = frozenset(
    {"p", "li", "ul", "ol", "div", "section", "blockquote", "br", "h1", "h2", "h3", "h4", "h5", "h6"}
    | {"table", "caption", "thead", "tbody", "tr", "td", "th"}
)


def page(html: Markup | str) -> HtmlElement:
    return lxml.html.fragment_fromstring(str(html), create_parent="main")


def law_words(html: Markup | str) -> list[str]:
    """The tokens of [data-law] without [data-added]; block edges are a space, inline edges are none (rules R5, R9)."""
    return plain_text.tokens("".join(_text(element, added=False) for element in page(html).iterfind("div[@data-law]")))


def heard(html: Markup | str) -> str:
    """What a screen reader comes to, in order: without what is hidden from it, names in place of contents."""
    return plain_text.tidy(_text(page(html), added=True))


def _text(element: HtmlElement, *, added: bool) -> str:
    if not added and element.get("data-added") is not None:
        return element.tail or ""
    if added and element.get("aria-hidden") == "true":
        return element.tail or ""
    edge = " " if element.tag in BLOCKS else ""
    inner = (element.text or "") + "".join(_text(child, added=added) for child in element)
    named = element.get("aria-label") if added and element.tag in ("a", "span") else None
    return f"{edge}{named or inner}{edge}{element.tail or ''}"
