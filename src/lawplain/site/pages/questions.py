"""What people ask, each with the sentences that answer: for people who come from a search engine."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from markupsafe import Markup

from lawplain.content import fields as content
from lawplain.content.fields import Explained
from lawplain.editions import marking
from lawplain.editions.marking import Marker
from lawplain.editions.pair import Edition, Entry
from lawplain.editions.questions import MOST_NOT_HERE, Asking, Sheet, questions
from lawplain.editions.questions import not_here as page_of
from lawplain.language.speech import english, framed, say
from lawplain.law import addresses, pins
from lawplain.law.addresses import address
from lawplain.site import front, not_here
from lawplain.site.html import explanation, marks, terms
from lawplain.site.naming import name, newest, numbered, plain_title, question
from lawplain.site.not_here import Asked
from lawplain.site.page import Page, PageType, Piece
from lawplain.site.templating import render
from lawplain.site.view import SiteView

_TITLE = framed("Questions")


@dataclass(frozen=True, slots=True)
class Question:
    """A question: its words, the same with words marked that the page explains, and the sentences that answer it."""

    words: str
    html: Markup
    answer: Markup


@dataclass(frozen=True, slots=True)
class Shown:
    """A section as a page of questions shows it: where on that page, its title, where it is, what has to be known of
    it (""), and its questions."""

    anchor: str
    title: str
    where: str
    number: str
    mark: str
    questions: tuple[Question, ...]


def pages(site: SiteView) -> Iterator[Page]:
    """The list of topics with questions, and the pages of questions."""
    for piece in pieces(site):
        yield from piece.make(site)


def pieces(site: SiteView) -> Iterator[Piece]:
    """Each page of questions by itself: it shows its sections, the pages inside it, and guides about its topic."""
    yield Piece("", "", _lists)
    for top in site.questions:
        for sheet in top.all:
            guides = _of_guides(site, sheet.topic) if sheet is top else []
            yield Piece(sheet.path, repr((_outline(sheet), guides)), partial(_sheet, sheet, top))


def _outline(sheet: Sheet) -> tuple[object, ...]:
    """All that a page shows of a sheet but for the law and what people wrote about it."""
    about = [p and p.id for p in (sheet.part, sheet.first, sheet.last)]
    asking = [(one.edition.act.slug, one.entry.name) for one in sheet.asking]
    return sheet.path, sheet.count, sheet.tells, about, asking, [_outline(one) for one in sheet.inside]


def _sheet(sheet: Sheet, top: Sheet, site: SiteView) -> Iterator[Page]:
    yield _page(site, sheet, top)


def _lists(site: SiteView) -> Iterator[Page]:
    yield _index(site)
    listed = not_here.asked(site)
    for i in range(0, len(listed), MOST_NOT_HERE):
        yield _not_here(site, listed[i : i + MOST_NOT_HERE], i)


def _index(site: SiteView) -> Page:
    by_path = {sheet.path: sheet for sheet in site.questions}
    topics = []
    for topic in site.collection.topics:
        subs = [(sub.name, by_path.get(f"{topic.slug}/{sub.slug}")) for sub in topic.topics]
        inside = [(words, sheet) for words, sheet in subs if sheet]
        if inside or topic.slug in by_path:
            topics.append((topic, by_path.get(topic.slug), inside))
    body = render(
        "questions.html",
        of=site.spoken_of,
        topics=topics,
        address=addresses.question,
        not_here=not_here.asked(site),
        alarm=front.alarm(site),
    )
    description = say("What people ask, by topic, each with what the law says in plain words.")
    return Page(addresses.QUESTIONS[1:], say("Questions that people ask"), description, body, "questions")


def _not_here(site: SiteView, listed: list[Asked], first: int) -> Page:
    """A page of what no law of the site answers; `first` is the number of its first entry."""
    title = say("Not in the law on this site")
    crumbs = [(say(_TITLE), addresses.QUESTIONS)]
    body = render("questions-elsewhere.html", of=site.spoken_of, title=title, crumbs=crumbs, asked=listed)
    described = say(
        "What people ask and this law does not answer, and who does: %(questions)s",
        questions=" ".join(one.words for one in listed[:2]),
    )
    return Page(addresses.question(page_of(first))[1:], title, described, body, "questions", searched=False)


def _page(site: SiteView, sheet: Sheet, top: Sheet) -> Page:
    topic, sub = _names(site, sheet.topic)
    about = sub or topic
    within = called(sheet)
    title = say("Questions about: %(topic)s", topic=about)
    crumbs = [(say(_TITLE), addresses.QUESTIONS)]
    if sheet is not top:
        crumbs.append((about, addresses.question(top.path)))
    guides = _of_guides(site, sheet.topic) if sheet is top else []
    meanings = _Meanings(site)
    sections = _shown(site, sheet.asking, meanings)
    first = [asked.words for one in sections for asked in one.questions][:2]
    defined, ours, made = meanings.listed()
    body = render(
        "questions-topic.html",
        of=site.spoken_of,
        title=title,
        within=within,
        crumbs=crumbs,
        guides=guides,
        sections=sections,
        inside=[
            (called(one, alone=False), addresses.question(one.path), one.count, _told(site, one) if sheet.tells else ())
            for one in sheet.listed
        ],
        topic_address=addresses.topic(sheet.topic),
        topic_name=about,
        defined=defined,
        ours=ours,
        meanings_made=made,
        words_page=meanings.page,
    )
    described = say("What people ask, and what the law says: %(questions)s", questions=" ".join(first))
    whole = say("What people ask about this, and what the law says: %(topic)s.", topic=about)
    return Page(
        path=addresses.question(sheet.path)[1:],
        title=say("%(title)s (%(within)s)", title=title, within=within) if within else title,
        description=described if first else whole,
        body=body,
        kind="questions",
        searched=False,
        changed=newest(one.entry for one in sheet.asking),
    )


def _of_guides(site: SiteView, topic: str) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """The guides about a topic, each with its title and address, and its questions with where they are answered."""
    found = [one for one in site.guides if topic in one.guide.front.topics and one.guide.front.people_ask]
    return [
        (
            one.guide.front.title,
            addresses.guide(one.name),
            [(question(a.ask[0]), addresses.step(one.name, a.step or "")) for a in one.guide.front.people_ask],
        )
        for one in found
    ]


def _told(site: SiteView, sheet: Sheet) -> list[tuple[str, str]]:
    """Every question of a page, or of those inside it, with where its answer stands."""
    found = ((addresses.question(leaf.path), one) for leaf in sheet.leaves for one in leaf.asking)
    return [
        (question(one.asked.ask[0]), f"{path}#{_anchor(asking)}")
        for path, asking in found
        for one in questions(_spoken(site, asking)[1])
    ]


def called(sheet: Sheet, *, alone: bool = True) -> str:
    """Which Part, or which sections, of a topic a page is about; "" where it is about all of them. In the list of a
    Part, where it does not stand `alone`, sections go without their Act."""
    if sheet.edition is None:
        return ""
    act = sheet.edition.act
    if (first := sheet.first) and (last := sheet.last):
        run = say("{units} %(first)s to %(last)s", act.instrument.words, first=first.label, last=last.label)
        run = numbered(first) if first is last else run
        return say("%(part)s, %(act)s", part=run, act=english(act.title)) if alone else run
    part = sheet.part and replace(sheet.part, heading=english(sheet.part.heading))
    return say("%(part)s, %(act)s", part=name(part) if part else say("Before Part 1"), act=english(act.title))


def _names(site: SiteView, path: str) -> tuple[str, str]:
    """The name of a topic, and of its sub-topic, "" where the path names none."""
    slug, _, inside = path.partition("/")
    topic = next(one for one in site.collection.topics if one.slug == slug)
    return topic.name, next((sub.name for sub in topic.topics if sub.slug == inside), "")


class _Meanings:
    """The words that a page about several sections explains: each is marked once, and its meaning stands at the foot of
    the page."""

    def __init__(self, site: SiteView) -> None:
        self.site = site
        self.markers: dict[str, Marker] = {}

    def marker(self, entry: Entry, slug: str) -> Marker | None:
        """The marker of an entry's texts; None where these are in another language, since words are found in English.
        What another Act has a meaning for on this page is not marked a second time."""
        if entry.spoken.startswith("translated"):
            return None
        others = (one.used.values() for act, one in self.markers.items() if act != slug)
        taken = tuple(mark.term.words for used in others for mark in used)
        before = self.markers.get(slug)
        words = self.site.collection.words.explained
        vocabulary = self.site.acts[slug].vocabulary
        made = marking.marker(vocabulary, words, entry, before.used if before else None, taken)
        self.markers[slug] = made
        return made

    def listed(self) -> tuple[list[terms.Shown], list[tuple[str, Explained]], list[str]]:
        """The terms that are marked, the words that no law defines, and how the meanings were made."""
        each = [(self.site.acts[slug], marker) for slug, marker in self.markers.items()]
        defined = [one for view, marker in each for one in terms.listed(view, (), marker)]
        ours = [one for _, marker in each for one in terms.explained(marker)]
        return defined, ours, terms.made(one.meaning for one in defined)

    @property
    def page(self) -> str:
        """The page of all words of the Act that the page is about; "" where there are several."""
        (slug, *others) = self.markers or ("",)
        return addresses.defined_words(self.site.acts[slug].act) if slug and not others else ""


def _spoken(site: SiteView, asking: Asking) -> tuple[Edition, Entry]:
    """The section in the language of the site's pages."""
    return site.sections[f"{asking.edition.act.slug}/{asking.entry.name}"]


def _anchor(asking: Asking) -> str:
    return f"q-{asking.edition.act.slug}-{asking.entry.name}"


def _shown(site: SiteView, asking: Iterable[Asking], meanings: _Meanings) -> list[Shown]:
    """The sections of a page. All their answers are marked first, then what these left of the questions."""
    found = []
    for one in asking:
        edition, entry = _spoken(site, one)
        if listed := questions(entry):
            marker = meanings.marker(entry, edition.act.slug)
            answers = [explanation.answer(q.answer, entry, edition.act, site.locations, marker) for q in listed]
            found.append((one, edition, entry, marker, list(zip(listed, answers, strict=True))))
    shown = []
    for one, edition, entry, marker, answered in found:
        assert entry.provision
        asked = tuple(Question(*_words(entry, q.asked, marker), answer) for q, answer in answered)
        where, number = address(edition.act, entry.name), numbered(entry.provision)
        shown.append(Shown(_anchor(one), plain_title(entry), where, number, _mark(edition, entry), asked))
    return shown


def _words(entry: Entry, asked: content.Asked, marker: Marker | None) -> tuple[str, Markup]:
    """A question as it is shown: in plain words, and with its marks."""
    words = question(asked.ask[0])
    pieces = (
        marker.pieces(words, *marking.resting(entry, pins.parse(asked.law))) if marker and not entry.spoken else [words]
    )
    return words, marks.html(pieces)


def _mark(edition: Edition, entry: Entry) -> str:
    """What has to be known of a section before its answers are believed."""
    if edition.act.status:
        return say("(this whole {law} is no longer in force, or not yet)", edition.act.instrument.words)
    if entry.provision and entry.provision.status == "not-in-force":
        return say("(not in force yet)")
    if entry.outdated:
        return say("(the law changed after this was written)")
    return say("(something that it rests on changed after this was written)") if entry.leans_outdated else ""


TYPE = PageType("questions", "site", pages, ((addresses.QUESTIONS, _TITLE),), pieces)
