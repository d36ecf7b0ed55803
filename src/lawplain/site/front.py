"""What the home page and the help page say about the law: chosen in site.yml, taken from the sections, counted."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from lawplain.editions import fact_places
from lawplain.editions.guides import Guided
from lawplain.editions.limits import kind
from lawplain.language.speech import english, say
from lawplain.law import addresses, pins, plain_text
from lawplain.law.addresses import address
from lawplain.law.model import NO_LABEL, Provision
from lawplain.site.naming import plain_title, shown
from lawplain.site.view import SiteView


@dataclass(frozen=True, slots=True)
class Fact:
    """A key fact as a card shows it, in all its words: no number without its starting point and conditions."""

    what: str
    fact: str
    where: str
    label: str
    title: str


@dataclass(frozen=True, slots=True)
class Card:
    """Something that has happened to somebody, where to read more, and the facts that are urgent."""

    say: str
    where: str
    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """A guide in a list: for whom it is, and its first time limit, "" where it has none."""

    where: str
    title: str
    for_: str
    what: str
    fact: str


@dataclass(frozen=True, slots=True)
class Sample:
    """Plain words beside the words of the law."""

    plain: str
    law: str
    pin: str
    where: str
    label: str


@dataclass(frozen=True, slots=True)
class OtherRules:
    """What decides beside the law of this site; `where` is the section that says so, "" where none does."""

    says: str
    where: str
    label: str


@dataclass(frozen=True, slots=True)
class Counted:
    """How many sections there are, repealed ones aside; how many are explained, by AI, and checked by a person."""

    sections: int
    explained: int
    by_ai: int
    checked: int


def alarm(site: SiteView) -> str:
    """The question for people who need help at once."""
    return site.collection.front.alarm or say("Do you need help now?")


def counted(site: SiteView) -> Counted:
    live = [
        e for edition in site.collection.editions for e in edition.sections if e.provision and not e.provision.repealed
    ]
    fronts = [e.summary.front for e in live if e.summary and shown(e)]
    by_ai = sum(front.method == "drafted-with-ai" for front in fronts)
    return Counted(
        len(live), len(fronts), by_ai, sum(bool(front.reviewed_by and front.reviewed_on) for front in fronts)
    )


def other_rules(site: SiteView) -> OtherRules | None:
    """What site.yml says about rules that are not on this site."""
    told = site.collection.front.other_rules
    found = fact_places.section(site.collection, told.law) if told and told.law else None
    if told is None or found is None or found[1].provision is None:
        return OtherRules(told.says, "", "") if told else None
    return OtherRules(told.says, address(found[0].act, found[1].name), found[1].provision.label)


def cards(site: SiteView) -> list[Card]:
    """The situations of site.yml whose guide or section can be read, each with the key facts that are not out of
    date."""
    guides = {addresses.guide(one.name): one for one in site.guides}
    found = []
    for one in site.collection.front.situations:
        guide = guides.get(addresses.of_name(one.leads_to))
        at = fact_places.section(site.collection, one.leads_to)
        if guide:
            title, where = guide.guide.front.title, addresses.guide(guide.name)
        elif at and plain_title(at[1]):
            title, where = plain_title(at[1]), address(at[0].act, at[1].name)
        else:
            continue
        found.append(Card(one.say, where, title, facts(site, one.fact)))
    return found


def guides(site: SiteView, topics: Iterable[str] | None = None) -> list[Guide]:
    """The guides, with the first time limit of each; only those about these topics, or what is in them, where any are
    given."""
    wanted = None if topics is None else set(topics)
    chosen = [
        (one, one.guide.front)
        for one in site.guides
        if wanted is None or any({topic, topic.partition("/")[0]} & wanted for topic in one.guide.front.topics)
    ]
    return [Guide(addresses.guide(one.name), matter.title, matter.for_, *_first(site, one)) for one, matter in chosen]


def _first(site: SiteView, one: Guided) -> tuple[str, str]:
    """The first time limit of a guide that is not out of date: what it is for, and the time."""
    places = (place for step in one.steps for place in step.fact)
    told = (at.fact for place in places if (at := fact_places.find(site.collection, place)) and shown(at.entry))
    return next(((fact.what, fact.fact) for fact in told if kind(fact) == "time-limit"), ("", ""))


def facts(site: SiteView, places: Iterable[str]) -> tuple[Fact, ...]:
    """Key facts by section and place, without those that are out of date."""
    found = []
    for place in places:
        at = fact_places.find(site.collection, place)
        if at and at.entry.provision and shown(at.entry):
            pin = pins.parse(at.fact.law)
            anchor = pins.first_anchor(pin, at.entry.provision.places) if pin else None
            where = address(at.edition.act, at.entry.name) + (f"#{anchor}" if anchor else "")
            title, label = plain_title(at.entry), at.entry.provision.label
            found.append(Fact(at.fact.what, at.fact.fact, where, label, title))
    return tuple(found)


def sample(site: SiteView) -> Sample | None:
    """What site.yml chose to show how a page works; None where the words of the law are not there, or newer."""
    path, pin_text = fact_places.split(site.collection.front.sample or "")
    edition, entry = fact_places.section(site.collection, path) or (None, None)
    if edition is None or entry is None or entry.outdated or not shown(entry):
        return None
    provision, summary = entry.provision, entry.summary
    assert provision and summary
    law = _words(provision, pin_text)
    told = next((one.explains for one in summary.body.pinned if one.pin.text == pin_text), "")
    if not law or not told:
        return None
    told = english(told) if entry.spoken == "english" else told
    return Sample(told, law, pin_text, address(edition.act, entry.name), provision.label)


def _words(provision: Provision, pin_text: str) -> str:
    """The words of a place, without its number; "" where they are not stored."""
    pin = pins.parse(pin_text)
    anchor = pins.first_anchor(pin, provision.places) if pin else None
    passages = plain_text.passages(provision.text.body) if provision.text and anchor else ()
    return next((plain_text.plain((replace(p, label=NO_LABEL),)) for p in passages if p.anchor == anchor), "")
