"""What changed: the law, our explanations, and what we got wrong. Pages for people, feeds for programs.

Everything is dated by the files (history notes, rewritten_on, corrections.yml), never by the clock, and each entry has
an id that it keeps for ever: a rebuild without news changes no byte of a feed.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Literal

from lawplain.editions.guides import Guided
from lawplain.editions.leaning import Rest
from lawplain.editions.overtaken import Difference, differences, lean_difference
from lawplain.editions.pair import Edition, Entry
from lawplain.language.speech import catalogued, day, english, framed, say
from lawplain.law import addresses, history_notes
from lawplain.law.addresses import address
from lawplain.law.by_identity import Same
from lawplain.law.model import Act, Provision
from lawplain.law.plain_text import slug
from lawplain.site.html import history
from lawplain.site.naming import numbered, plain_title, shown
from lawplain.site.page import Page, PageType
from lawplain.site.templating import render
from lawplain.site.view import SiteView

Kind = Literal["law", "outdated", "leaning", "rewritten", "correction"]
KINDS: dict[Kind, str] = {
    "law": catalogued("The law changed"),
    "outdated": catalogued("Explanation out of date"),
    "leaning": catalogued("What explanations rest on changed"),
    "rewritten": catalogued("Explanation rewritten"),
    "correction": catalogued("Correction"),
}
_CHANGES, _CORRECTIONS = framed("What changed"), framed("Corrections")
MOST = 100
"""Entries of a feed, and of the page."""


@dataclass(frozen=True, slots=True)
class News:
    """One thing that happened, on a page. `key` is its id for ever; `differences` the words that changed; `under` is
    the law under which they did, as a sentence goes on: "the Kites Amendment Act 2023"."""

    kind: Kind
    key: str
    on: dt.date
    act: str
    title: str
    sentence: str
    where: str
    differences: tuple[Difference, ...] = ()
    under: str = ""


@dataclass(frozen=True, slots=True)
class Amendment:
    """What took effect in one Act on one day under one law, and on which sections; `found` is in the law's order."""

    on: dt.date
    sentence: str
    found: tuple[News, ...]

    @property
    def anchor(self) -> str:
        """Its place on a page: that of its first entry, which has a key for ever."""
        return slug(self.found[0].key)


def amendments(found: Iterable[News]) -> list[Amendment]:
    """The changes of the law, those of one day under one law together, newest first."""
    groups: dict[tuple[dt.date, str, str], list[News]] = {}
    for one in found:
        if one.kind == "law":
            groups.setdefault((one.on, one.act, one.under), []).append(one)
    return [Amendment(on, _amended(on, under), tuple(group)) for (on, _, under), group in groups.items()]


def years(site: SiteView, edition: Edition) -> list[tuple[int, str]]:
    """The years in which an Act changed, the last first, each with where its changes are listed."""
    notes = [note for entry in edition.sections if entry.provision for note in entry.provision.history]
    found = sorted({note.date.year for note in notes if note.date and not note.editorial}, reverse=True)
    divided = addresses.changes_by_year(edition.act for edition in site.collection.editions)
    return [(year, divided.get(year, f"{addresses.CHANGES}#y{year}")) for year in found]


def _amended(on: dt.date, under: str) -> str:
    if under:
        return say("Changes under %(law)s took effect on %(day)s", law=under, day=day(on))
    return say("Changes took effect on %(day)s", day=day(on))


def news(site: SiteView) -> tuple[News, ...]:
    """Everything that happened, newest first."""
    return _news(Same(site))


@lru_cache(maxsize=1)
def _news(of: Same[SiteView]) -> tuple[News, ...]:
    """Kept, since the page and the feeds both ask for it."""
    site = of.thing
    found = [one for edition in site.collection.editions for entry in edition.entries for one in _of(edition, entry)]
    found += [one for guide in site.guides for one in _of_guide(guide)]
    found += _corrections(site)
    found += _leaned_on(site)
    return tuple(sorted(found, key=lambda one: (-one.on.toordinal(), one.key)))


def pages(site: SiteView) -> Iterator[Page]:
    found = news(site)
    acts = [edition.act for edition in site.collection.editions]
    listed = amendments(found)
    ours = [one for one in found if one.kind != "law"]
    feeds = [(act.title, addresses.feed(act)) for act in acts]
    divided = addresses.changes_by_year(acts)
    body = render(
        "changes.html",
        of=site.spoken_of,
        years=[(year, list(group)) for year, group in groupby(listed[:MOST], key=lambda one: one.on.year)],
        ours=ours[:MOST],
        kinds={kind: say(words) for kind, words in KINDS.items()},
        divided=divided,
        feeds=feeds,
        more=len(listed) > MOST,
    )
    description = say("When the law on this site changed, and when our explanations did.")
    latest = found[0].on if found else None
    yield Page(addresses.CHANGES[1:], say(_CHANGES), description, body, "changes", changed=latest)
    for year, where in divided.items():
        of_year = [one for one in listed if one.on.year == year]
        title = say("What changed in %(year)s", year=str(year))
        body = render(
            "changed-in-year.html", of=site.spoken_of, title=title, found=of_year[:MOST], more=len(of_year) > MOST
        )
        latest = max((one.on for one in of_year), default=None)
        yield Page(where[1:], title, description, body, "changes", changed=latest)
    wrong = [one for one in found if one.kind == "correction"]
    body = render("corrections.html", of=site.spoken_of, found=wrong, contact=site.config.site.contact)
    description = say("What we got wrong, and when we put it right.")
    latest = wrong[0].on if wrong else None
    yield Page(addresses.CORRECTIONS[1:], say(_CORRECTIONS), description, body, "changes", changed=latest)


def _of(edition: Edition, entry: Entry) -> Iterator[News]:
    act, provision = edition.act, entry.provision
    if provision is None or not provision.name or provision.kind not in ("section", "schedule"):
        return
    where, key = address(act, provision.name), f"{act.slug}/{provision.id}"
    title = _title(provision, plain_title(entry) or provision.heading)
    changed = differences(entry)
    since = {note.id for note in entry.since}
    events = history.events(provision)
    late = [event for event in events if any(note.id in since for note in event.notes)]
    told: Counter[str] = Counter()
    for event in events:
        note = event.notes[0]
        if note.date and not note.editorial:
            # Which of several changes made which of the words differ, nobody can tell from the words.
            words = changed if [event] == late else ()
            law_key = _again(f"{key}/law/{note.date}/{slug(note.operation)}", told)
            under = history.under(facts) if (facts := history_notes.facts(note)) and facts.law else ""
            yield News("law", law_key, note.date, act.slug, title, event.sentence, where, words, under)
    if entry.summary is None or not shown(entry):
        return
    front = entry.summary.front
    if entry.outdated:
        on = max((note.date for note in entry.since if note.date), default=act.as_at)
        said = say(
            "The explanation is about the law as it was on %(day)s. The law has changed since then.",
            day=day(front.law_as_at),
        )
        yield News("outdated", f"{key}/outdated/{provision.fingerprint}", on, act.slug, title, said, where, changed)
    if front.rewritten_on:
        said = say("We rewrote the explanation, for the law of %(day)s.", day=day(front.law_as_at))
        yield News(
            "rewritten", f"{key}/rewritten/{front.rewritten_on}", front.rewritten_on, act.slug, title, said, where
        )


def _of_guide(one: Guided) -> Iterator[News]:
    assert one.act
    front, where = one.guide.front, addresses.guide(one.name)
    if front.rewritten_on:
        said = say("We rewrote the guide, for the law of %(day)s.", day=day(front.law_as_at))
        key = f"guides/{one.name}/rewritten/{front.rewritten_on}"
        yield News("rewritten", key, front.rewritten_on, one.act.slug, english(front.title), said, where)


def _leaned_on(site: SiteView) -> Iterator[News]:
    """One entry for each section that changed after explanations and guides that rest on it were written."""
    found: dict[tuple[str, str], list[Rest]] = {}
    files: Counter[tuple[str, str]] = Counter()
    entries = (entry for edition in site.collection.editions for entry in edition.entries if shown(entry))
    for rests in (*(entry.leans_outdated for entry in entries), *(guide.leans_outdated for guide in site.guides)):
        for rest in rests:
            found.setdefault((rest.act, rest.label), []).append(rest)
        files.update({(rest.act, rest.label) for rest in rests})
    for (act, label), every in found.items():
        yield _leaned(site, site.acts[act].act, label, every, files[act, label])


def _leaned(site: SiteView, act: Act, label: str, rests: list[Rest], count: int) -> News:
    provision = next((rest.spot.provision for rest in rests if rest.spot), None)
    known = site.sections.get(f"{act.slug}/{provision.name}") if provision else None
    heading = (plain_title(known[1]) if known else "") or (provision.heading if provision else "")
    changed = {found.pin: found for rest in rests if (found := lean_difference(rest))}
    return News(
        "leaning",
        f"{act.slug}/{label}/leaning/{provision.fingerprint if provision else 'gone'}",
        max((note.date for rest in rests for note in rest.since if note.date), default=act.as_at),
        act.slug,
        _title(provision, heading) if provision else say("{Unit} %(label)s", act.instrument.words, label=label),
        say("Explanations and guides that rest on it, and may be out of date: %(count)s.", count=str(count)),
        address(act, provision.name if provision else ""),
        tuple(changed.values()),
    )


def _corrections(site: SiteView) -> Iterator[News]:
    titles = {
        f"{edition.act.slug}/{entry.name}": _title(entry.provision, plain_title(entry))
        for edition in site.collection.editions
        for entry in edition.entries
        if entry.provision and entry.provision.name
    } | {addresses.guide(one.name).strip("/"): one.guide.front.title for one in site.guides}
    told: Counter[str] = Counter()
    for one in site.collection.corrections:
        act = one.where.partition("/")[0]
        title = titles.get(one.where, one.where)
        key = _again(f"{one.where}/correction/{one.on}", told)
        yield News("correction", key, one.on, act, title, english(f"{one.was} {one.now}"), addresses.of_name(one.where))


def _title(provision: Provision, title: str) -> str:
    if not title:
        return numbered(provision)
    return say("%(number)s: %(heading)s", number=numbered(provision), heading=title)


def _again(key: str, told: Counter[str]) -> str:
    """The key, with a number behind it where another has it. The ids of notes are not used: they differ by source."""
    told[key] += 1
    return key if told[key] == 1 else f"{key}/{told[key]}"


TYPE = PageType("changes", "site", pages, ((addresses.CHANGES, _CHANGES), (addresses.CORRECTIONS, _CORRECTIONS)))
