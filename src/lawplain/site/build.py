"""The site: every page type in order, written and rendered."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from lawplain import publishing, speaking, trend
from lawplain.config import Config
from lawplain.pair import Collection
from lawplain.site import (
    contents,
    coverage,
    data,
    general,
    languages,
    matter,
    news,
    offline,
    search,
    searching,
    section,
    topics,
    vocabulary,
    write,
)
from lawplain.site.finish import finish
from lawplain.site.leading import leading
from lawplain.site.page import Page, Site, site
from lawplain.site.sitemap import sitemap

PageMaker = Callable[[Site], Iterator[Page]]

PAGES: tuple[PageMaker, ...] = (
    general.pages,
    contents.pages,
    section.pages,
    matter.pages,
    vocabulary.pages,
    topics.pages,
    search.pages,
    news.pages,
    coverage.pages,
    data.pages,
)


def build(config: Config, collection: Collection, site_dir: Path, renderer: str = "mkdocs") -> int:
    """Builds the whole site into `site_dir` and returns the number of its pages."""
    trends = {e.act.slug: trend.read(config.root, e.act.slug) for e in collection.editions}
    whole = replace(site(config, collection), trends=trends)
    pages = languages.pages(whole, lambda one: (page for make in PAGES for page in make(one)))
    count = write.write(pages, config.root / "build" / "docs")
    write.run_renderer(config.root, config.site, site_dir, renderer)
    finish(site_dir, leading(whole, (page.path for page in pages)), sitemap(config, pages))
    for language, one in languages.sites(whole):
        with speaking.In(language):
            searched = {f"{one.folder}search/{name}": text for name, text in searching.files(one).items()}
        for path, text in searched.items():
            (site_dir / path).write_text(text, encoding="utf-8", newline="")
        offline.write(one, site_dir)
    for path, text in (*news.feeds(whole), *data.files(whole), *general.files(whole)):
        (site_dir / path).write_text(text, encoding="utf-8", newline="")
    (site_dir / publishing.FILE).write_text(publishing.as_json(publishing.held(collection)), encoding="utf-8")
    return count
