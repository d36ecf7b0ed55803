"""Guides: what happens, from start to end, with the law beside each sentence; and the list of them."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from markupsafe import Markup

from lawplain import sources
from lawplain.content import prose
from lawplain.content.guide_fields import Silent
from lawplain.editions import fact_places, leaning, marking
from lawplain.editions.guides import Guided
from lawplain.editions.last_days import LastDay, last_day
from lawplain.editions.marking import Marker
from lawplain.editions.translate import NOT_YET, OLDER
from lawplain.language.speech import attributes, catalogued, english, framed, message, plain, say
from lawplain.law import addresses, pins
from lawplain.law.addresses import address, defined_words
from lawplain.law.model import Provision
from lawplain.site import front, help_places, making, wording
from lawplain.site.html import explanation, flow_chart, key_facts, leans, marks, te_reo, terms
from lawplain.site.html.flow_chart import Exit, Node
from lawplain.site.naming import question
from lawplain.site.page import Page, PageType, Piece
from lawplain.site.pages import section
from lawplain.site.templating import render
from lawplain.site.view import ActView, SiteView

_TITLE = framed("Guides")
_LAST_DAY = "last-day.js"
_EVERY_DAY = catalogued("Counting every day, %(number)s days after %(day)s is %(last)s.")
_WORKING_DAYS = catalogued("Counting working days only, %(number)s working days after %(day)s is %(last)s.")
_UNKNOWN = catalogued("We cannot work out the last day from that day.")
"""What last-day.js says; it gets them from the page."""
_LOOKS: dict[str, flow_chart.Look] = {"ends": "end", "you-must": "pressing"}


@dataclass(frozen=True, slots=True)
class Limit:
    """A key fact of a step, and how its last day is worked out; `anchor` is that of the field where a day is given."""

    fact: key_facts.Fact
    last: LastDay | None
    anchor: str
    step: int

    @property
    def for_script(self) -> dict[str, str]:
        """What last-day.js has to know, by the names of its data attributes."""
        if self.last is None:
            return {}
        last, said = self.last, plain(message(_WORKING_DAYS if self.last.working else _EVERY_DAY))
        told = {"number": str(last.number), "said": said}
        if last.working:
            told |= {"off": " ".join(map(str, last.off)), "first": str(last.first), "until": str(last.until)}
            told |= {"unknown": plain(message(_UNKNOWN))}
        return told


@dataclass(frozen=True, slots=True)
class Step:
    """A step as its page shows it. `ways` are the steps that can come then: condition, number, title and anchor; none
    where only the next one does."""

    anchor: str
    number: int
    title: str
    kind: str
    when: Markup
    who: Markup
    pins: Markup
    text: Markup
    limits: tuple[Limit, ...]
    ways: tuple[tuple[str, int, str, str], ...]


def pages(site: SiteView) -> Iterator[Page]:
    """The list of guides, and each guide; nothing where there is none."""
    for piece in pieces(site):
        yield from piece.make(site)


def pieces(site: SiteView) -> Iterator[Piece]:
    """Each guide by itself: beside what all pages share, it shows what was written of it, and what it rests on."""
    yield Piece("", "", _index)
    for one in site.guides:
        written = replace(one, act=None, leans=())
        yield Piece(one.name, repr((written, leaning.seen(one.leans))), partial(_guide, one))


def _guide(one: Guided, site: SiteView) -> Iterator[Page]:
    yield _page(site, one)


def title(one: Guided) -> str:
    """What a guide is called."""
    return one.guide.front.title


def _index(site: SiteView) -> Iterator[Page]:
    if not site.guides:
        return
    listed = front.guides(site)
    body = render("guides.html", of=site.spoken_of, guides=listed)
    described = say(
        "What happens, from start to end, each step with its law: %(guides)s.",
        guides=say(", ").join(one.title for one in listed),
    )
    yield Page(addresses.GUIDES[1:], say(_TITLE), described, body, "guides")


def _page(site: SiteView, one: Guided) -> Page:
    assert one.act
    view, matter, where = site.acts[one.act.slug], one.guide.front, addresses.guide(one.name)
    marker = marking.marker(view.vocabulary, site.collection.words.explained, one)
    short = _text(view, one, one.guide.short, marker)
    steps = tuple(_steps(view, one, marker))
    limits = [limit for step in steps for limit in step.limits]
    defined = terms.listed(view, (), marker)
    body = render(
        "guide.html",
        act=view.act,
        title=title(one),
        for_=matter.for_,
        crumbs=[(say(_TITLE), addresses.GUIDES)],
        status=wording.status_of(matter, matter.law_as_at),
        in_this_language=_in_this_language(one),
        state=wording.rests_changed(one.leans_outdated, matter.law_as_at) if one.leans_outdated else None,
        leans=leans.changed(one.leans_outdated),
        short=short,
        limits=_each_once(limits),
        chart=_chart(one),
        steps=steps,
        silent=[_silent(one, silent) for silent in matter.not_in_the_act],
        help=help_places.fitting(site, matter.topics),
        reo=explanation.te_reo_marker(site.collection.words.te_reo),
        asked=[(question(asked.ask[0]), addresses.step_anchor(asked.step or "")) for asked in matter.people_ask],
        topics=section.topic_links_of(site, matter.topics),
        sections=[(address(view.act, p.name), p.label) for p in _rested_on(view, one)],
        source=wording.source_line(view.act),
        looked=wording.looked(view.edition),
        made=wording.made_of_guide(one),
        readings=making.readings(matter.readings),
        defined=defined,
        ours=terms.explained(marker),
        meanings_made=terms.made(term.meaning for term in defined),
        words_page=defined_words(view.act),
        report=section.report(site, view.act, title(one), where),
        send=section.send(site, title(one), where),
        edit=section.edit_file(site, _written_file(one)),
    )
    return Page(
        path=where[1:],
        title=title(one),
        description=say("%(title)s. %(about)s", title=plain(title(one)), about=plain(matter.for_)),
        body=body,
        kind="guide",
        as_at=view.act.as_at,
        notice=wording.notice(view.act, view.later),
        changed=max(filter(None, (matter.law_as_at, matter.reviewed_on, matter.rewritten_on))),
        linked=_linked(site, view, one),
        own_language=one.spoken != "english",
        script=_LAST_DAY if any(limit.last for limit in limits) else "",
    )


def _in_this_language(one: Guided) -> str:
    """On the pages of another language: that the guide stands in English, or is older than the English; else ""."""
    said = {"english": NOT_YET, "translated-older": OLDER}.get(one.spoken)
    return message(said) if said else ""


def _written_file(one: Guided) -> str:
    """The file whose words the page shows: of a translated guide that of the translation."""
    return one.translations[0].path if one.spoken.startswith("translated") else one.guide.path


def _silent(one: Guided, silent: Silent) -> tuple[str, str, dt.date, bool]:
    """What the law is silent on, what was looked for in which version, and whether there is a newer one."""
    words = say(", ").join(english(f"“{words}”") for words in silent.looked_for)
    return silent.says, words, silent.law_as_at, silent in one.silent_outdated


def _text(view: ActView, one: Guided, body: prose.Body | None, marker: Marker) -> Markup:
    if body is None:
        return Markup("")
    words = te_reo.pattern(view.site.collection.words.te_reo)
    html = explanation.of_several(marker.tokens(body.tokens, one), one, view.act, view.site.locations, words)
    return Markup("<div{}>{}</div>").format(Markup(attributes()), html) if one.spoken == "english" else html


def _steps(view: ActView, one: Guided, marker: Marker) -> Iterator[Step]:
    rows = zip(one.steps, one.ways, strict=True)
    for number, (step, ways) in enumerate(rows, 1):
        resting = marking.resting(one, pins.parse(step.law))
        when, who = (_marked(words or "", marker, resting) for words in (step.when, step.who))
        only_next = len(ways) == 1 and not ways[0].condition and ways[0].to == number
        yield Step(
            addresses.step_anchor(step.id),
            number,
            step.title,
            step.kind,
            when,
            who,
            explanation.pin_link(step.law, one),
            _text(view, one, one.guide.text(step.id), marker),
            tuple(_limits(view, one, number)),
            () if only_next else tuple(_way(one, way.condition, way.to) for way in ways),
        )


def _marked(words: str, marker: Marker, resting: tuple[tuple[str, ...], str | None]) -> Markup:
    return marks.html(marker.pieces(words, *resting))


def _way(one: Guided, condition: str, to: int) -> tuple[str, int, str, str]:
    step = one.steps[to]
    return condition, to + 1, step.title, addresses.step_anchor(step.id)


def _limits(view: ActView, one: Guided, number: int) -> Iterator[Limit]:
    collection = view.site.collection
    for i, place in enumerate(one.steps[number - 1].fact, 1):
        if found := fact_places.find(collection, place):
            page = address(found.edition.act, found.entry.name)
            fact = key_facts.fact(found.entry, found.fact, page=page)
            yield Limit(fact, last_day(collection, found), f"day-{number}-{i}", number)


def _each_once(limits: list[Limit]) -> list[Limit]:
    """Time limits and penalties of all steps; two steps can name one."""
    found: dict[tuple[Markup, Markup], Limit] = {}
    for limit in limits:
        if limit.fact.urgent:
            found.setdefault((limit.fact.what, limit.fact.fact), limit)
    return list(found.values())


def _chart(one: Guided) -> Markup:
    """The flow chart of the steps that stand in it; "" where there are not several."""
    charted = [number for number, step in enumerate(one.steps) if step.chart]
    if len(charted) < 2:
        return Markup("")
    nodes = [
        Node(
            one.steps[number].id,
            number + 1,
            plain(one.steps[number].title),
            _LOOKS.get(one.steps[number].kind, "step"),
            tuple(_exits(one, number)),
        )
        for number in charted
    ]
    name = say("Flow chart: %(title)s", title=plain(title(one)))
    return flow_chart.html(nodes, name, "steps", translated=one.spoken.startswith("translated"))


def _exits(one: Guided, number: int) -> Iterator[Exit]:
    """The ways from a step to others in the chart, past those that do not stand in it."""
    for way in one.ways[number]:
        step = one.steps[way.to]
        if step.chart:
            yield Exit(plain(way.condition), step.id)
        elif further := tuple(_exits(one, way.to)):
            for exit_ in further:
                yield Exit("; ".join(filter(None, (plain(way.condition), exit_.label))), exit_.to)
        elif way.condition:
            yield Exit(plain(way.condition), "")


def _rested_on(view: ActView, one: Guided) -> list[Provision]:
    """The sections of its law that a guide rests on, in the order of the law."""
    ids = {spot.provision.id for lean in one.leans for spot in lean.spots if spot.act == view.act.slug}
    return [provision for provision in view.act.sections if provision.id in ids]


def _linked(site: SiteView, view: ActView, one: Guided) -> str:
    """The page for programs: a web page about a law. It is no HowTo: nobody is told what to do."""
    where = addresses.guide(one.name)
    page = {
        "@type": "WebPage",
        "@id": site.full(where),
        "name": one.guide.front.title,
        "description": one.guide.front.for_,
        "inLanguage": section.written_in(one.spoken, view.act),
        "isBasedOn": sources.of(view.act).law_page(view.act),
    }
    return section.json_ld(site, page, [(say(_TITLE), addresses.GUIDES), (title(one), where)])


TYPE = PageType("guides", "site", pages, pieces=pieces)
