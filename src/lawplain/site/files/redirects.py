"""Addresses that lead on: from a provision's own id, which never changes, and from a number it had, to its page."""

from collections.abc import Iterable, Iterator

from lawplain.law.addresses import Redirect, redirects
from lawplain.law.model import Act
from lawplain.site.naming import numbered
from lawplain.site.templating import render
from lawplain.site.view import SiteView


def leading(site: SiteView, pages: Iterable[str]) -> Iterator[tuple[str, str]]:
    """(path, HTML) of each tiny page that leads on: `id/DLM1441230/`; never one that stands where a page stands.

    `pages` are the paths of the site's own pages: nothing leads to an address that is not there.
    """
    built = {f"/{path}" for path in pages}
    for edition in site.collection.editions:
        for one in redirects(edition.act, built).values():
            path, english = one.address[1:], edition.act.instrument.country.english
            yield path, _page(path, one.target, _name(one, edition.act), site.config.site.address, english)


def _name(redirect: Redirect, act: Act) -> str:
    """The name of what a redirect leads to."""
    provision = redirect.provision
    if provision is None or redirect.term:
        return redirect.term or act.title
    heading = f": {provision.heading}" if provision.label else ""
    return f"{numbered(provision)}{heading}, {act.title}"


def _page(path: str, where: str, name: str, site: str, english: str) -> str:
    href = "../" * path.count("/") + where.lstrip("/")
    canonical = site.rstrip("/") + where.partition("#")[0]
    return f"{render('files/redirect.html', href=href, canonical=canonical, name=name, english=english)}\n"
