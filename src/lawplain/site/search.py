"""The search page: every explained section, to be narrowed by the words of a question.

Without JavaScript it is a list in the order of the law. The words that people use are in it, so that they are found.
"""

from collections.abc import Iterator

from lawplain.content import Summary
from lawplain.site.page import Page, Site, address, plain_title, render


def pages(site: Site) -> Iterator[Page]:
    groups = [
        (
            edition.act.title,
            [
                (f"{edition.act.slug}/{entry.name}", address(edition.act, entry.name), entry, _also(entry.summary))
                for entry in edition.sections
                if plain_title(entry)
            ],
        )
        for edition in site.collection.editions
    ]
    body = render("search.html", groups=[group for group in groups if group[1]], plain_title=plain_title)
    description = "Find what New Zealand’s law says about your question, in your own words."
    yield Page("search/", "Search", description, body, "search", searched=False)


def _also(summary: Summary | None) -> str:
    return "; ".join(summary.matter.also_search) if summary else ""
