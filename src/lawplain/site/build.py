"""The site: every page type in order, written and rendered."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path

from lawplain import publishing, side_by_side, speaking, trend
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

_PART = 64
"""Sections a job."""


def build(config: Config, collection: Collection, site_dir: Path, renderer: str = "mkdocs") -> int:
    """Builds the whole site into `site_dir` and returns the number of its pages."""
    trends = {e.act.slug: trend.read(config.root, e.act.slug) for e in collection.editions}
    whole = replace(site(config, collection), trends=trends)
    pages = languages.pages(whole, _made)
    count = write.write(pages, config.root / "build" / "docs")
    files: dict[str, str] = {publishing.FILE: publishing.as_json(publishing.held(collection))}

    def meanwhile() -> None:
        for language, one in languages.sites(whole):
            with speaking.In(language):
                files.update((f"{one.folder}search/{name}", text) for name, text in searching.files(one).items())
        files.update((*news.feeds(whole), *data.files(whole), *general.files(whole)))

    write.run_renderer(config.root, config.site, site_dir, renderer, meanwhile)
    finish(site_dir, leading(whole, (page.path for page in pages)), sitemap(config, pages))
    for path, text in files.items():
        (site_dir / path).write_text(text, encoding="utf-8", newline="")
    for _, one in languages.sites(whole):
        offline.write(one, site_dir)
    return count


def _made(one: Site) -> Iterator[Page]:
    """Every page in the language that is spoken, in the order of `PAGES`, made on every core."""
    jobs: list[Callable[[], list[Page]]] = []
    for make in PAGES:
        jobs += _sections(one) if make is section.pages else [partial(_listed, make, one)]
    yield from chain.from_iterable(side_by_side.run(jobs))


def _sections(one: Site) -> Iterator[Callable[[], list[Page]]]:
    """The pages of sections, two thirds of all the work, in parts that are small beside the whole."""
    for edition in one.collection.editions:
        paths = [section.path(edition, entry) for entry in edition.sections]
        for i in range(0, len(paths), _PART):
            names = frozenset(paths[i : i + _PART])
            yield partial(_listed, partial(section.pages_of, edition=edition, names=names), one)


def _listed(make: Callable[[Site], Iterator[Page]], one: Site) -> list[Page]:
    return list(make(one))
