"""robots.txt and llms.txt."""

from collections.abc import Iterator

from lawplain.law import addresses
from lawplain.law.addresses import address
from lawplain.site.view import SiteView


def files(site: SiteView) -> Iterator[tuple[str, str]]:
    """robots.txt, and llms.txt: what the site is, and where to find what, for programs that read for people."""
    own, base, laws = site.config.site, site.config.site.address.rstrip("/"), site.spoken_of
    yield addresses.ROBOTS[1:], f"User-agent: *\nAllow: /\nSitemap: {base}{addresses.SITEMAP}\n"
    acts = "".join(
        f"- [{e.act.title}]({base}{address(e.act, '')}): the law as at {e.act.as_at};"
        f" [JSON]({base}{addresses.data(e.act, 'json')})\n"
        for e in site.collection.editions
    )
    told = f"- [Guides: what happens, from start to end]({base}{addresses.GUIDES})\n" if site.guides else ""
    yield (
        addresses.LLMS[1:],
        f"# {own.name}\n\n> Explanations of {laws.country.name}’s law in plain language, {laws.unit} by {laws.unit},"
        " beside the words of the law. Not the law, not legal advice, not a government site.\n\n"
        "Each explanation says which version of the law it is of, and whether a person has checked it. Say so when you"
        f" quote one, and name the {laws.unit}. Where a page says that the law changed after it was written, don’t rely"
        f" on it. People who are held or have a deadline need help first: {base}{addresses.HELP}\n\n"
        f"## {laws.words['Laws']}\n\n{acts}\n## More\n\n"
        f"{told}- [Is this the law?]({base}{addresses.IS_THIS_THE_LAW})\n"
        f"- [How we write]({base}{addresses.HOW_WE_WRITE})\n"
        f"- [What changed]({base}{addresses.CHANGES})\n- [Data and licence]({base}{addresses.DATA})\n",
    )
