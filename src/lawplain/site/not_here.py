"""What people ask that no law of the site answers, as pages and the search show it."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from lawplain.editions.elsewhere import Handed
from lawplain.editions.leaning import Lean
from lawplain.editions.questions import not_here
from lawplain.language.speech import english, say
from lawplain.law import addresses
from lawplain.site import help_places, wording
from lawplain.site.html import leans
from lawplain.site.naming import question
from lawplain.site.view import SiteView


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, what the law says of it with links to its words, and who answers. `where` is its place on this site,
    `seen` what was seen of the page that answers; `mark` has to be known before it is believed, "" for nothing."""

    anchor: str
    where: str
    words: str
    says: str
    pins: tuple[Markup, ...]
    name: str
    address: str
    seen: str
    made: str
    mark: str


def asked(site: SiteView, topics: Iterable[str] = ()) -> list[Asked]:
    """The entries of elsewhere.yml, in its order; only those about these topics, where any are given."""
    wanted = set(topics)
    return [
        _asked(site, number, one)
        for number, one in enumerate(site.collection.elsewhere)
        if not wanted or any(path in wanted or path.partition("/")[0] in wanted for path in one.written.topics)
    ]


def _asked(site: SiteView, number: int, one: Handed) -> Asked:
    written = one.written
    anchor = f"q{number + 1}"
    if written.seen == "link":
        seen = say("We have seen only a link to the page that answers; this is the first page of its site.")
    elif day := help_places.copied_on(written.seen_on):
        seen = say("As on its page of %(day)s.", day=day)
    else:
        seen = say("As on its page; our copy has no date.")
    return Asked(
        anchor,
        f"{addresses.question(not_here(number))}#{anchor}",
        question(written.ask[0]),
        written.says,
        tuple(_link(lean, one, site) for lean in one.leans if one.slug in site.acts),
        written.where.name,
        written.where.address,
        seen,
        wording.made(written, written.law_as_at),
        say("(the law changed after this was written)") if one.outdated else "",
    )


def _link(lean: Lean, one: Handed, site: SiteView) -> Markup:
    """A place of the law, with the law's name where the site has several."""
    where = next(filter(None, map(leans.address, lean.rests)), "")
    said = english(lean.name.removeprefix(lean.other.law).strip())
    if len(site.collection.editions) > 1:
        said = say("%(place)s of the %(act)s", place=said, act=english(site.acts[one.slug].act.title))
    return Markup('<a class="pin" href="{}">{}</a>' if where else '<span class="pin">{1}</span>').format(where, said)
