"""sitemap.xml, with true dates: when what a page says last changed, as far as the files say; never the build's day."""

from collections.abc import Iterable
from html import escape

from lawplain.config import Config
from lawplain.site.page import Known, Page

_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(config: Config, pages: Iterable[Page | Known]) -> str:
    """The pages in the order of their addresses. A page without a known date has none."""
    lines = [
        f"<url><loc>{escape(config.site.address + page.path)}</loc>"
        + (f"<lastmod>{page.changed.isoformat()}</lastmod>" if page.changed else "")
        + "</url>"
        for page in sorted(pages, key=lambda page: page.path)
        if page.own_language
    ]
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{_SPACE}">\n'
    return head + "\n".join(lines) + "\n</urlset>\n"
