"""A collection as the pages of another language show it: what is translated and checked in place of the English, and
all that is not, marked as English.

Nothing is shown that no person has checked: neither a language whose own words nobody has, nor a translation.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from lawplain.content import GuideTranslation, SiteLanguage, Summary, Translation
from lawplain.content.fields import (
    Asked,
    Checked,
    Everyday,
    Explained,
    Front,
    Help,
    KeyFact,
    Meaning,
    SubTopic,
    Topic,
    TranslatedFact,
)
from lawplain.content.guide_fields import AskedOfGuide, Silent, Step, TranslatedStep, Way
from lawplain.editions.elsewhere import Handed
from lawplain.editions.guides import Guided
from lawplain.editions.pair import Collection, Edition, Entry
from lawplain.editions.spoken import Spoken
from lawplain.language import messages as our_words
from lawplain.language import speech
from lawplain.language.catalogue import Message
from lawplain.language.speech import Language, catalogued, english, message
from lawplain.law.instrument import Instrument, together
from lawplain.law.model import Act, Provision

NOT_YET = catalogued("This explanation is not in your language yet. Here it is in English.")
OLDER = catalogued("The English explanation was changed after this was translated.")


def spoken(collection: Collection) -> tuple[Language, ...]:
    """The languages that the site speaks besides English, in the order of languages.yml."""
    found = {site_language.front.code: site_language.language for site_language in reversed(collection.site_languages)}
    first = (
        site_language
        for site_language in collection.site_languages
        if found[site_language.front.code] is site_language.language
    )
    return tuple(one.language for one in first if speaks(one) and one.front.code.partition("-")[0] != "en")


def needed() -> tuple[str, ...]:
    """What a catalogue can't be without: the frame of every page, and how a page says that it is not translated."""
    return (NOT_YET, OLDER, *our_words.frame())


def speaks(site_language: SiteLanguage) -> bool:
    """Has a person checked the words of this language, and are all there that it can't be without?"""
    return _checked(site_language.front) and all(words in site_language.language.messages for words in needed())


def usable(translation: Translation | GuideTranslation) -> bool:
    """May readers see it? Only what a person has checked."""
    return _checked(translation.front)


def translation(entry: Entry, code: str) -> Translation | None:
    """The translation of an entry's summary that readers may see; None where there is none."""
    return next((t for t in entry.translations if t.language == code and usable(t)), None)


def messages(collection: Collection) -> list[Message]:
    """All that a catalogue translates: our own words, and what people wrote in English for many pages."""
    found: dict[str, list[str]] = {}
    for words, file in our_words.words():
        for said in dict.fromkeys(speech.worded(words, one.words) for one in spoken_of(collection)):
            found.setdefault(said, []).append(file)
    for words in _phrases(collection):
        found.setdefault(words, []).append("content")
    return [Message(words, tuple(dict.fromkeys(files))) for words, files in found.items()]


def spoken_of(collection: Collection) -> tuple[Instrument, ...]:
    """The instruments in whose words the site speaks: each one's, and those of all together."""
    each = tuple(dict.fromkeys(edition.act.instrument for edition in collection.editions))
    return tuple(dict.fromkeys((*each, together(each))))


def _phrases(collection: Collection) -> Iterator[str]:
    """Topics, places to get help, plain meanings."""
    for topic in collection.topics:
        for one in (topic, *topic.topics):
            yield from (one.name, one.about)
    for place in collection.help:
        told = (place.name, place.about, place.hours, place.languages, place.cost, *(p.purpose for p in place.phones))
        yield from (words for words in told if words)
    front = collection.front
    asked = (*(one.ask for one in front.examples), *(one.say for one in front.situations))
    rules = front.other_rules.says if front.other_rules else ""
    yield from (words for words in (front.title, front.alarm, rules, *asked) if words)
    yield from (one.says for one in collection.words.explained)
    for handed in collection.elsewhere:
        yield from (handed.written.ask[0], handed.written.says)
    for edition in collection.editions:
        yield from (meaning.meaning for meaning in edition.meanings)


def everyday(collection: Collection) -> dict[str, tuple[str, ...]]:
    """The words that people use, in each language that the site speaks, by its code; those of English by ""."""
    found = {"": collection.words.everyday}
    found |= {one.code: _everyday(collection, one) for one in spoken(collection)}
    return {code: tuple(said for rule in rules for said in rule.say) for code, rules in found.items()}


def _everyday(collection: Collection, language: Language) -> tuple[Everyday, ...]:
    return next(t.front.everyday for t in collection.site_languages if t.language is language)


def into(collection: Collection, language: Language) -> Collection:
    """The collection in a language. To be called, and its pages to be made, while that language is spoken."""
    assert speech.language() is language
    return replace(
        collection,
        editions=tuple(_edition(edition, language.code) for edition in collection.editions),
        topics=tuple(map(_topic, collection.topics)),
        help=tuple(map(_help, collection.help)),
        front=_front(collection.front),
        elsewhere=tuple(map(_handed, collection.elsewhere)),
        guides=tuple(_guide(guide, language.code) for guide in collection.guides),
        words=collection.words.model_copy(
            update={
                "everyday": _everyday(collection, language),
                "te_reo": (),
                "explained": tuple(map(_explained, collection.words.explained)),
            }
        ),
    )


def _edition(edition: Edition, code: str) -> Edition:
    act = _act(edition.act)
    provisions = {provision.id: provision for provision in act.contents}

    def entry(old: Entry) -> Entry:
        provision = old.provision
        if provision is not None:
            provision = provisions.get(provision.id) or replace(provision, heading=english(provision.heading))
        summary, state = _summary(old, code)
        found = translation(old, code)
        return replace(old, provision=provision, summary=summary, spoken=state, translations=(found,) if found else ())

    return replace(
        edition,
        act=act,
        whole=entry(edition.whole),
        parts=tuple(map(entry, edition.parts)),
        sections=tuple(map(entry, edition.sections)),
        orphans=(),
        meanings=tuple(map(_meaning, edition.meanings)),
    )


def _act(act: Act) -> Act:
    return replace(act, title=english(act.title), contents=tuple(map(_provision, act.contents)))


def _provision(provision: Provision) -> Provision:
    return replace(provision, heading=english(provision.heading))


def _summary(entry: Entry, code: str) -> tuple[Summary | None, Spoken]:
    summary = entry.summary
    if summary is None:
        return None, ""
    front = summary.front
    left_out = tuple(one.model_copy(update={"why": english(one.why)}) for one in front.left_out)
    found = translation(entry, code)
    if found is None:
        told = {
            "also_called": english(front.also_called),
            "key_facts": _in_english(front.key_facts),
            "people_ask": _asked(front.people_ask, ()),
        }
        return replace(summary, front=front.model_copy(update=told | {"left_out": left_out})), "english"
    own = found.front
    update = {
        "also_called": own.also_called,
        "key_facts": _facts(front.key_facts, own.key_facts),
        "left_out": left_out,
        "also_search": (),
        "people_ask": _asked(front.people_ask, own.people_ask),
    }
    here = replace(summary, front=front.model_copy(update=update), body=found.body)
    return here, "translated" if own.translated_from == summary.text_fingerprint else "translated-older"


def guide_translation(one: Guided, code: str) -> GuideTranslation | None:
    """The translation of a guide that readers may see, with the steps of the English; None where there is none."""
    ids = [step.id for step in one.steps]
    mine = (t for t in one.translations if t.language == code and usable(t))
    return next((t for t in mine if [step.id for step in t.front.steps] == ids), None)


def _guide(one: Guided, code: str) -> Guided:
    """A guide in a language: all of it, or none."""
    guide, front = one.guide, one.guide.front
    found = guide_translation(one, code)
    if found is None:
        update = {
            "title": english(front.title),
            "for_": english(front.for_),
            "people_ask": _asked(front.people_ask, ()),
            "steps": tuple(map(_english_step, front.steps)),
            "not_in_the_act": _silent(front.not_in_the_act, ()),
        }
        return replace(one, guide=replace(guide, front=front.model_copy(update=update)), spoken="english")
    own = found.front
    update = {
        "title": own.title,
        "for_": own.for_,
        "people_ask": _asked(front.people_ask, own.people_ask),
        "steps": tuple(_step(*both) for both in zip(front.steps, own.steps, strict=True)),
        "not_in_the_act": _silent(front.not_in_the_act, own.not_in_the_act),
        "also_search": (),
    }
    here = replace(guide, front=front.model_copy(update=update), short=found.short, texts=found.texts, body=found.body)
    state: Spoken = "translated" if own.translated_from == guide.text_fingerprint else "translated-older"
    return replace(one, guide=here, spoken=state, translations=(found,))


def _english_step(step: Step) -> Step:
    told = {name: english(words) for name in ("title", "when", "who") if (words := getattr(step, name))}
    return step.model_copy(update={**told, "next": _next(step.next, ())})


def _step(step: Step, other: TranslatedStep) -> Step:
    """What a step tells is in English where the translation does not have it."""
    update: dict[str, object] = {"title": other.title, "next": _next(step.next, other.conditions)}
    update |= {"when": other.when or english(step.when)} if step.when else {}
    update |= {"who": other.who or english(step.who)} if step.who else {}
    return step.model_copy(update=update)


def _next(ways: tuple[Way, ...], others: tuple[str, ...]) -> tuple[Way, ...]:
    """The conditions in the language; all in English where their number differs."""
    words = [way.condition for way in ways if way.condition]
    own = iter(others if len(others) == len(words) else map(english, words))
    return tuple(way.model_copy(update={"condition": next(own)}) if way.condition else way for way in ways)


def _silent(silent: tuple[Silent, ...], others: tuple[str, ...]) -> tuple[Silent, ...]:
    says = others if len(others) == len(silent) else [english(one.says) for one in silent]
    return tuple(one.model_copy(update={"says": own}) for one, own in zip(silent, says, strict=True))


def _facts(facts: tuple[KeyFact, ...], others: tuple[TranslatedFact, ...]) -> tuple[KeyFact, ...]:
    """The key facts in the language, with the pins of the English ones; the English where their number differs."""
    if len(others) != len(facts):
        return _in_english(facts)
    return tuple(_fact(fact, other) for fact, other in zip(facts, others, strict=True))


def _fact(fact: KeyFact, other: TranslatedFact) -> KeyFact:
    """What else a fact tells in words is in English where the translation does not have it."""
    update: dict[str, object] = {"what": other.what, "fact": other.fact}
    if fact.within:
        update["within"] = english(fact.within)
    if fact.counts_from:
        update["counts_from"] = other.counts_from or english(fact.counts_from)
    if fact.extend:
        update["extend"] = fact.extend.model_copy(update={"says": other.extend or english(fact.extend.says)})
    if fact.who:
        update["who"] = other.who or english(fact.who)
    return fact.model_copy(update=update)


def _in_english(facts: tuple[KeyFact, ...]) -> tuple[KeyFact, ...]:
    none = TranslatedFact.model_construct
    return tuple(_fact(f, none(what=english(f.what), fact=english(f.fact))) for f in facts)


Group = TypeVar("Group", Asked, AskedOfGuide)


def _asked(groups: tuple[Group, ...], others: tuple[str, ...]) -> tuple[Group, ...]:
    """The first question of each group in the language; all in English where their number differs."""
    if len(others) != len(groups):
        return tuple(group.model_copy(update={"ask": tuple(map(english, group.ask))}) for group in groups)
    return tuple(group.model_copy(update={"ask": (own,)}) for group, own in zip(groups, others, strict=True))


def _topic(topic: Topic) -> Topic:
    named = topic.model_copy(update=_named(topic))
    return named.model_copy(update={"topics": tuple(sub.model_copy(update=_named(sub)) for sub in topic.topics)})


def _named(topic: SubTopic) -> dict[str, str]:
    return {"name": message(topic.name), "about": message(topic.about)}


def _help(place: Help) -> Help:
    told = {
        field: message(words)
        for field in ("name", "about", "hours", "languages", "cost")
        if (words := getattr(place, field))
    }
    phones = tuple(p.model_copy(update={"purpose": message(p.purpose)}) if p.purpose else p for p in place.phones)
    post = {"post": english(place.post)} if place.post else {}
    return place.model_copy(update=told | post | {"phones": phones})


def _handed(one: Handed) -> Handed:
    where = one.written.where.model_copy(update={"name": english(one.written.where.name)})
    told = {"ask": (message(one.written.ask[0]),), "says": message(one.written.says), "where": where}
    return replace(one, written=one.written.model_copy(update=told))


def _front(front: Front) -> Front:
    told = {field: message(words) for field in ("title", "alarm") if (words := getattr(front, field))}
    examples = tuple(one.model_copy(update={"ask": message(one.ask)}) for one in front.examples)
    situations = tuple(one.model_copy(update={"say": message(one.say)}) for one in front.situations)
    if rules := front.other_rules:
        rules = rules.model_copy(update={"says": message(rules.says)})
    return front.model_copy(update=told | {"examples": examples, "situations": situations, "other_rules": rules})


def _meaning(meaning: Meaning) -> Meaning:
    return meaning.model_copy(update={"meaning": message(meaning.meaning)})


def _explained(one: Explained) -> Explained:
    return one.model_copy(update={"says": message(one.says)})


def _checked(front: Checked) -> bool:
    return bool(front.reviewed_by and front.reviewed_on)
