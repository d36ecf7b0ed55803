"""The pages that are about the site itself: home, help, and what this is and is not."""

from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from lawplain.language.speech import catalogued, framed, plain, say
from lawplain.law import addresses
from lawplain.law.addresses import address
from lawplain.site import front, help_places, wording
from lawplain.site.html.explanation import te_reo_marker
from lawplain.site.naming import plain_title
from lawplain.site.page import Page, PageType
from lawplain.site.pages.topics import sections, start_here
from lawplain.site.templating import render
from lawplain.site.view import SiteView

_ABOUT = (
    (
        addresses.ABOUT,
        framed("About this site"),
        catalogued("Who makes this site, why, and how to tell us what is wrong."),
    ),
    (
        addresses.IS_THIS_THE_LAW,
        framed("Is this the law?"),
        catalogued("No. Who wrote the explanations, which day’s law they explain, and what counts."),
    ),
    (
        addresses.HOW_WE_WRITE,
        framed("How we write"),
        catalogued("How the explanations are written, and what “checked” means."),
    ),
    (
        addresses.PRIVACY,
        framed("Privacy"),
        catalogued("What we can see, what others can see, and what stays on your phone or computer."),
    ),
    (
        addresses.ACCESSIBILITY,
        framed("Accessibility"),
        catalogued("How this site is made for everyone, and what to do where it is not."),
    ),
)


def about_pages(site: SiteView) -> Iterator[Page]:
    for where, title, description in _ABOUT:
        template = where.strip("/").rpartition("/")[2] + ".html"
        body = render(
            f"about/{template}",
            of=site.spoken_of,
            title=say(title),
            contents=[(say(name), each) for each, name, _ in _ABOUT],
            here=where,
            site=site.config.site,
            https=site.config.site.address.startswith("https:"),
            repository_host=urlsplit(site.config.site.repository).netloc,
            counted=front.counted(site),
            alarm=front.alarm(site),
            other_rules=front.other_rules(site),
            acts=[(e.act.title, address(e.act, "")) for e in site.collection.editions],
        )
        yield Page(where[1:], say(title), say(description), body, "about")


def files(site: SiteView) -> Iterator[tuple[str, str]]:
    """robots.txt, and llms.txt: what the site is, and where to find what, for programs that read for people."""
    own, base, laws = site.config.site, site.config.site.address.rstrip("/"), site.spoken_of
    yield addresses.ROBOTS[1:], f"User-agent: *\nAllow: /\nSitemap: {base}{addresses.SITEMAP}\n"
    acts = "".join(
        f"- [{e.act.title}]({base}{address(e.act, '')}): the law as at {e.act.as_at};"
        f" [JSON]({base}{addresses.data(e.act, 'json')})\n"
        for e in site.collection.editions
    )
    yield (
        addresses.LLMS[1:],
        f"# {own.name}\n\n> Explanations of {laws.country.name}’s law in plain language, {laws.unit} by {laws.unit},"
        " beside the words of the law. Not the law, not legal advice, not a government site.\n\n"
        "Each explanation says which version of the law it is of, and whether a person has checked it. Say so when you"
        f" quote one, and name the {laws.unit}. Where a page says that the law changed after it was written, don’t rely"
        f" on it. People who are held or have a deadline need help first: {base}{addresses.HELP}\n\n"
        f"## {laws.words['Laws']}\n\n{acts}\n## More\n\n"
        f"- [Is this the law?]({base}{addresses.IS_THIS_THE_LAW})\n- [How we write]({base}{addresses.HOW_WE_WRITE})\n"
        f"- [What changed]({base}{addresses.CHANGES})\n- [Data and licence]({base}{addresses.DATA})\n",
    )


def home_pages(site: SiteView) -> Iterator[Page]:
    topics = [topic for topic in site.collection.topics if sections(site, topic.slug)]
    acts = [
        (edition.act, address(edition.act, ""), plain_title(edition.whole), wording.looked(edition))
        for edition in site.collection.editions
    ]
    chosen, cards = site.collection.front, front.cards(site)
    title = chosen.title or (say("The %(act)s in plain words", act=acts[0][0].title) if len(acts) == 1 else "")
    title = title or say("The law in plain words")
    body = render(
        "home.html",
        of=site.spoken_of,
        title=title,
        counted=front.counted(site),
        alarm=front.alarm(site),
        examples=[(one.ask, f"/search/#q={quote(plain(one.ask))}") for one in chosen.examples],
        cards=cards,
        start=[]
        if cards
        else list({found[0]: found for topic in topics for found in start_here(site, topic)}.values())[:6],
        sample=front.sample(site),
        topics=[
            (topic, [sub for sub in topic.topics if sections(site, f"{topic.slug}/{sub.slug}")]) for topic in topics
        ],
        acts=acts,
        plain_title=plain_title,
        site_name=site.config.site.name,
    )
    counted = front.counted(site)
    description = say(
        "%(title)s: %(explained)s of %(all)s {units} explained, beside the words of the law. Not a government site.",
        site.spoken_of.words,
        title=title,
        explained=counted.explained,
        all=counted.sections,
    )
    yield Page("", title, description, body, "home")


def help_pages(site: SiteView) -> Iterator[Page]:
    places = site.collection.help
    told = site.collection.front.help
    groups = [
        (
            who,
            say(heading),
            front.facts(site, getattr(told, who)),
            [(p, p.urgent[0] != who) for p in places if who in p.urgent],
        )
        for who, heading in help_places.URGENT
    ]
    groups.append(("others", say("Other help"), (), [(p, False) for p in places if not p.urgent]))
    body = render(
        "help.html",
        of=site.spoken_of,
        groups=[group for group in groups if group[2] or group[3]],
        seen=help_places.seen,
        number_seen=help_places.number_seen,
        reo=te_reo_marker(site.collection.words.te_reo),
        site_name=site.config.site.name,
    )
    description = say("Where to get help: if someone is held, if your time is running out, or if someone is in danger.")
    yield Page(addresses.HELP[1:], say("Get help"), description, body, "help")


HOME = PageType("home", "site", home_pages)
HELP = PageType("help", "site", help_pages)
ABOUT = PageType("about", "site", about_pages, tuple((where, title) for where, title, _ in _ABOUT))
