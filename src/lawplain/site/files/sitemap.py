"""sitemap.xml, with true dates: when what a page says last changed, as far as the files say; never the build's day."""

from collections.abc import Iterable

from lawplain.config import Config
from lawplain.site.page import Known, Page
from lawplain.site.templating import render


def sitemap(config: Config, pages: Iterable[Page | Known]) -> str:
    """The pages in the order of their addresses. A page without a known date has none."""
    own = sorted((page for page in pages if page.own_language), key=lambda page: page.path)
    return f"{render('files/sitemap.xml', base=config.site.address, pages=own)}\n"
