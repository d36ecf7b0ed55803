"""What the search finds: the documents of the index, made of the law and of what people wrote about it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from lawplain.content import prose
from lawplain.content.fields import FACT_KINDS, Front, KeyFact
from lawplain.editions import answers, sentences
from lawplain.editions.pair import Edition, Entry
from lawplain.editions.questions import questions, written
from lawplain.kept import NOTHING
from lawplain.language import stems
from lawplain.language.speech import catalogued, say
from lawplain.law import addresses
from lawplain.law.addresses import address
from lawplain.law.by_identity import Same
from lawplain.law.plain_text import plain
from lawplain.site import not_here
from lawplain.site.files import search_index
from lawplain.site.files.search_index import Answered, Document
from lawplain.site.naming import plain_title, question, shown
from lawplain.site.view import SiteView

_MOST = 3
"""Sections shown for one everyday word."""


_SAID = {
    "state1": catalogued("The law changed after this was written."),
    "state2": catalogued("Not in force on the day of this copy."),
    "state3": catalogued("Not explained yet."),
    "state4": catalogued("This whole {law} is no longer in force, or not yet."),
    "section": catalogued("{Unit} {label}"),
    "both": catalogued("{number}: {heading}"),
    "elsewhere": catalogued("Not in the law on this site"),
    "guide": catalogued("Guide"),
    "list": catalogued("{Units} that can help"),
    "offered": catalogued("Suggestions below: {count}"),
    "found": catalogued("{Units} found: {count}, the best match first"),
    "led": catalogued("Guides and {units} found: {count}, the best match first"),
    "nearest": catalogued("We are not sure that one of these answers your question. The nearest {units}: {count}"),
    "nothing": catalogued("Nothing here has any of these words."),
}
"""What the search says, by the names that find.js knows them by."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words that people use, the law's words for it, and the sections that are most about it: (address, entry)."""

    words: str
    law: tuple[str, ...]
    sections: tuple[tuple[str, Entry], ...]


def files(site: SiteView) -> dict[str, str]:
    """The pieces of the index, by name."""
    everyday = [(rule.say, rule.law) for rule in site.collection.words.everyday]
    about = {
        "acts": [[edition.act.slug, edition.act.title] for edition in site.collection.editions],
        "topics": [topic.name for topic in site.collection.topics],
        "said": {name: say(words, site.spoken_of.words) for name, words in _SAID.items()},
    }
    documents = [document for _, _, document in _all(Same(site))]
    with stems.remembered(site.collection.kept):
        return search_index.pieces([*_guides(site), *documents, *_elsewhere(site)], everyday, about)


def spoken(site: SiteView) -> Iterator[Spoken]:
    """Every everyday word or phrase that leads to a section."""
    found = [one for one in _all(Same(site)) if plain_title(one[1])]
    rules = [(said, rule.law) for rule in site.collection.words.everyday for said in rule.say]
    with stems.remembered(site.collection.kept):
        best = list(search_index.best([document for _, _, document in found], rules, _MOST))
    chosen = [rule.sections for rule in site.collection.words.everyday for _ in rule.say]
    for (said, law), numbers, paths in zip(rules, best, chosen, strict=True):
        likely = [(found[n][0], found[n][1]) for n in numbers]
        by_hand = [site.sections[path] for path in paths if path in site.sections]
        led = [(edition, entry) for edition, entry in by_hand if plain_title(entry)] or likely
        listed = tuple((address(edition.act, entry.name), entry) for edition, entry in led)
        if listed:
            yield Spoken(said, law, listed)


@lru_cache(maxsize=1)
def _all(of: Same[SiteView]) -> list[tuple[Edition, Entry, Document]]:
    """Kept, since the index and the page of everyday words both ask for them."""
    site = of.thing
    numbers = {topic.slug: i for i, topic in enumerate(site.collection.topics)}
    promised = _promised(site.collection.front)
    read_from = [edition.act.read_from for edition in site.collection.editions]
    law = repr((read_from, numbers)) if all(read_from) else ""
    kept = NOTHING if site.folder else site.collection.kept
    found = []
    for number, edition in enumerate(site.collection.editions):
        meanings, each = _meanings(site, edition), dict[str, tuple[str, Callable[[], Document]]]()
        living = [entry for entry in edition.sections if entry.provision and not entry.provision.repealed]
        for entry in living:
            means = meanings.get(entry.provision.id, "") if entry.provision else ""
            said = promised.get(f"{edition.act.slug}/{entry.name}", [])
            own = written(entry) if entry.summary else "-"
            mark = repr((number, own, shown(entry), _state(edition, entry), means, said)) if own else ""
            each[entry.name] = mark, partial(_document, number, edition, entry, numbers, means, said)
        made = kept.each(f"search/{edition.act.slug}", each, law)
        found += [(edition, entry, made[entry.name]) for entry in living]
    return found


def _guides(site: SiteView) -> Iterator[Document]:
    """The guides. They come first, so that of two results that are alike the guide stands first (search.js)."""
    acts = {edition.act.slug: number for number, edition in enumerate(site.collection.editions)}
    topics = {topic.slug: i for i, topic in enumerate(site.collection.topics)}
    promised = _promised(site.collection.front)
    for one in site.guides:
        front = one.guide.front
        also = [*front.also_search, *promised.get(addresses.guide(one.name).strip("/"), [])]
        short, texts = _sentences(one.guide.short), {name: _sentences(body) for name, body in one.guide.texts}
        steps = [" ".join(filter(None, (step.title, step.when, step.who))) for step in front.steps]
        quoted = [front.for_, *short, *(words for found in texts.values() for words in found)]
        asked = [words for group in front.people_ask for words in group.ask]
        fields = {
            "title": front.title,
            "also": " ".join([front.for_, *also, *asked]),
            "facts": " ".join(steps),
            "summary": " ".join(quoted[1:]),
        }
        paths = [path.partition("/")[0] for path in front.topics]
        mine = sorted({topics[path] for path in paths if path in topics})
        where, state = addresses.guide(one.name)[1:], 1 if one.outdated else 0
        head = [acts[front.law], where, "", "", front.title, state, mine]
        answered = [
            Answered(
                question(group.ask[0]),
                group.ask,
                tuple(quoted.index(words) for words in (texts.get(group.step, []) if group.step else short)),
            )
            for group in front.people_ask
        ]
        yield Document("", fields, head, [front.title, *also], quoted, answered)


def _sentences(body: prose.Body) -> list[str]:
    return [sentence.words for block in sentences.blocks(body) for sentence in block.sentences]


def _elsewhere(site: SiteView) -> Iterator[Document]:
    """What no law of the site answers: found like a section, and told as such."""
    numbers = {topic.slug: i for i, topic in enumerate(site.collection.topics)}
    for one, shown_ in zip(site.collection.elsewhere, not_here.asked(site), strict=True):
        ask, says = one.written.ask, one.written.says
        mine = sorted({numbers[slug] for path in one.written.topics if (slug := path.partition("/")[0]) in numbers})
        head = [None, shown_.where[1:], "", "", shown_.words, 1 if one.outdated else 0, mine]
        fields = {"title": ask[0], "also": " ".join(ask), "summary": says}
        yield Document("", fields, head, ask, [says], (), (shown_.name, shown_.address, shown_.seen))


def _promised(front: Front) -> dict[str, list[str]]:
    """By its path what the home page says leads to a section or a guide: who types it has to come there too."""
    found: dict[str, list[str]] = {}
    said = [(one.ask, one.leads_to) for one in front.examples] + [(one.say, one.leads_to) for one in front.situations]
    for words, path in dict.fromkeys(said):
        found.setdefault(path, []).append(words)
    return found


def _meanings(site: SiteView, edition: Edition) -> dict[str, str]:
    """The plain meanings of the terms that each section defines, by the section's id."""
    if not edition.meanings:
        return {}
    found: dict[str, list[str]] = {}
    vocabulary = site.acts[edition.act.slug].vocabulary
    for term in vocabulary.defined.terms:
        if meaning := vocabulary.meanings.get(term.key):
            found.setdefault(term.home.id, []).append(f"{meaning.term} {meaning.meaning}")
    return {id_: " ".join(texts) for id_, texts in found.items()}


def _document(
    number: int, edition: Edition, entry: Entry, topics: dict[str, int], means: str, promised: list[str]
) -> Document:
    provision = entry.provision
    assert provision
    front = entry.summary.front if entry.summary and shown(entry) else None
    body = answers.blocks(entry) if front else ()
    sentences = [sentence for block in body for sentence in block.sentences]
    asked = questions(entry) if front else ()
    facts = [_told(fact) for fact in _pressing_first(front.key_facts)] if front else []
    also = [*front.also_search, *promised] if front else []
    words = plain(provision.text.body) if provision.text else ""
    fields = {
        "title": plain_title(entry),
        "heading": provision.heading,
        "also": " ".join([*also, *(words for one in asked for words in one.asked.ask)]),
        "facts": " ".join(facts),
        "summary": " ".join(block.words for block in body),
        "law": words,
        "means": means,
    }
    paths = [path.partition("/")[0] for path in front.topics] if front else []
    mine = sorted({topics[path] for path in paths if path in topics})
    head = [number, entry.name, provision.label, provision.heading, plain_title(entry), _state(edition, entry), mine]
    phrases = [text for text in (plain_title(entry), provision.heading, *also) if text]
    quoted = [*also, *facts]
    said = {id(sentence): number for number, sentence in enumerate(sentences, len(quoted))}
    answered = [
        Answered(
            question(one.asked.ask[0]),
            one.asked.ask,
            tuple(said[id(sentence)] for block in one.answer for sentence in block.sentences),
        )
        for one in asked
    ]
    quoted += [sentence.words for sentence in sentences]
    fields = {name: text for name, text in fields.items() if text}
    return Document(provision.label, fields, head, phrases, quoted, answered)


def _pressing_first(facts: Sequence[KeyFact]) -> list[KeyFact]:
    """In the order of their kinds, in which pages show them; those of one kind in that of their writer."""
    return sorted(facts, key=lambda fact: FACT_KINDS.index(fact.kind or "other"))


def _told(fact: KeyFact) -> str:
    extend = fact.extend.says if fact.extend else ""
    return " ".join(filter(None, (f"{fact.what}: {fact.fact}", extend, fact.who or "")))


def _state(edition: Edition, entry: Entry) -> int:
    """0: nothing to say; 1: the law changed after the explanation; 2: not started; 3: not explained; 4: the whole Act
    is repealed or not started."""
    if edition.act.status:
        return 4
    if entry.provision and entry.provision.status == "not-in-force":
        return 2
    if not plain_title(entry):
        return 3
    return 1 if entry.outdated or entry.leans_outdated else 0
