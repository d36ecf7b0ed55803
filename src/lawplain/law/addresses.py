"""Every address of the site, from its root: how each is written, and which there are.

Nothing else writes an address. A page type adds its own here, to `every` too; a test holds `every` equal to what a
build makes. Not here: the pieces of the search index, and the theme's own files below /assets/.
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from lawplain.law import definitions, plain_text
from lawplain.law.model import Act, ActRef, Provision

HOME = "/"
HELP, TOPICS, QUESTIONS, GUIDES = "/help/", "/topics/", "/questions/", "/guides/"
SEARCH, A_TO_Z = "/search/", "/a-to-z/"
CHANGES, CORRECTIONS, COVERAGE, DATA = "/changes/", "/corrections/", "/coverage/", "/data/"
ABOUT, IS_THIS_THE_LAW, HOW_WE_WRITE = "/about/", "/about/is-this-the-law/", "/about/how-we-write/"
PRIVACY, ACCESSIBILITY = "/about/privacy/", "/about/accessibility/"
PAGES = (
    *(HOME, HELP, TOPICS, QUESTIONS, SEARCH, A_TO_Z),
    *(ABOUT, IS_THIS_THE_LAW, HOW_WE_WRITE, PRIVACY, ACCESSIBILITY),
    *(CHANGES, CORRECTIONS, COVERAGE, DATA),
)
"""The pages that every site has; those in its foot stand there in this order."""

FEED, SCHEMA, PUBLISHED = "/changes.atom", "/data/schema.json", "/published.json"
GUIDES_DATA, GUIDES_SCHEMA = "/data/guides.json", "/data/guides-schema.json"
SITEMAP, ROBOTS, LLMS, HEADERS = "/sitemap.xml", "/robots.txt", "/llms.txt", "/_headers"
FILES = (FEED, SCHEMA, PUBLISHED, SITEMAP, ROBOTS, LLMS, HEADERS)
"""The files for programs that every site has."""

_BESIDE = frozenset({"", "404", "assets", "id", "index"})
_PLANNED = frozenset({"bills", "guides", "offline", "static", "time-limits"})
RESERVED = frozenset(where.split("/")[1].partition(".")[0] for where in (*PAGES, *FILES)) | _BESIDE | _PLANNED
"""What stands at the site's root beside laws, or is to stand there: no law can have its address there."""

LONG = 100
"""A longer list is divided: words by letter, changes by year, sections by Part. All on one page would be heavy."""

_NUMBER = r"(?P<label>\d+[A-Z]*)"


@dataclass(frozen=True, slots=True)
class Redirect:
    """An address that leads to another: `target`, which may have an anchor. `provision` is what it leads to, None for
    the whole Act; `term` is the defined term, where it leads to one."""

    address: str
    target: str
    provision: Provision | None = None
    term: str = ""


def address(act: Act | ActRef, name: str) -> str:
    """The page of a provision; of the Act itself for "" and "act"."""
    return f"/{act.slug}/{name}/" if name not in ("", "act") else f"/{act.slug}/"


def of_name(name: str) -> str:
    """The page of a section that is named with its Act, as "kites/3"."""
    return f"/{name}/"


def whole_part(act: Act, part: str) -> str:
    """The page with all sections of a Part."""
    return f"{address(act, part)}all/"


def defined_words(act: Act) -> str:
    """The page of the words that an Act defines; "" where it defines none."""
    return f"/{act.slug}/words/" if definitions.defines(act) else ""


def words_by_letter(act: Act) -> dict[str, str]:
    """The pages of the letters, where an Act defines many words."""
    return by_letter(f"/{act.slug}/words/", definitions.listed(act))


def by_letter(where: str, words: Iterable[str]) -> dict[str, str]:
    """The pages that a long list of words at `where` is divided into, by their letters; none for a short list."""
    found = tuple(words)
    letters = {plain_text.letter(one) for one in found} - {""} if len(found) > LONG else ()
    return {letter: f"{where}{letter}/" for letter in sorted(letters)}


def changes_by_year(acts: Iterable[Act]) -> dict[int, str]:
    """The pages of the years, the last first, where the laws changed often; none where one page holds all changes."""
    every = [p for act in acts for p in act.contents if p.kind in ("section", "schedule") and p.name]
    years = [note.date.year for p in every for note in p.history if note.date and not note.editorial]
    return {year: f"{CHANGES}{year}/" for year in sorted(set(years), reverse=True)} if len(years) > LONG else {}


def time_limits(act: Act) -> str:
    """The page of an Act's time limits."""
    return f"/{act.slug}/time-limits/"


def penalties(act: Act) -> str:
    """The page of an Act's penalties."""
    return f"/{act.slug}/penalties/"


def topic(path: str) -> str:
    """The page of a topic ("play"), or of a sub-topic ("play/kites")."""
    return f"{TOPICS}{path}/"


def question(path: str) -> str:
    """A page of questions: those about a sub-topic ("play/kites"), or a part of them."""
    return f"{QUESTIONS}{path}/"


def guide(name: str) -> str:
    """The page of a guide: what happens, from start to end."""
    return f"{GUIDES}{name}/"


def step(guide_name: str, id_: str) -> str:
    """A step of a guide; the short answer for ""."""
    return f"{guide(guide_name)}#{step_anchor(id_)}"


def step_anchor(id_: str) -> str:
    """The anchor of a step on its page: so begun that no step has that of something else there."""
    return f"step-{id_}" if id_ else "short-answer"


def feed(act: Act) -> str:
    """What changed in an Act, for feed readers."""
    return f"/{act.slug}/changes.atom"


def section_feed(act: Act, name: str) -> str:
    """What changed in a section, for feed readers."""
    return f"{address(act, name)}changes.atom"


def topic_feed(path: str) -> str:
    """What changed in the sections of a topic, for feed readers."""
    return f"{topic(path)}changes.atom"


def data(act: Act, kind: str) -> str:
    """An Act for programs: `kind` is "json" or "csv"."""
    return f"{DATA}{act.slug}.{kind}"


def zip_file(act: Act) -> str:
    """An Act to take along."""
    return f"/{act.slug}/{act.slug}.zip"


def of_id(id_: str) -> str:
    """The address that a provision, or a definition, keeps for ever: it leads to where that is now."""
    return f"/id/{id_}/"


def has_page(provision: Provision) -> bool:
    """Does it have a page of its own? Anything else has a place on its Part's page, or on the Act's."""
    beside = provision.kind in ("front", "schedule", "text") and bool(provision.fingerprint)
    return bool(provision.name) and (beside or provision.kind in ("section", "part"))


def homes(act: Act) -> Iterator[tuple[Provision, str, str]]:
    """Each thing of an Act with the page that it is on, and its anchor there, "" for what has a name of its own."""
    parts = {provision.id: provision.name for provision in act.contents if provision.kind == "part"}
    for provision in act.contents:
        page = address(act, provision.name or parts.get(provision.part, ""))
        yield provision, page, "" if provision.name else provision.id


def pages(act: Act) -> dict[str, frozenset[str]]:
    """The pages of an Act, with the anchors of the places on each that a pin can name."""
    found = dict.fromkeys((address(act, ""), time_limits(act), penalties(act)), frozenset[str]())
    found |= dict.fromkeys(filter(None, (defined_words(act), *words_by_letter(act).values())), frozenset[str]())
    for provision in filter(has_page, act.contents):
        found[address(act, provision.name)] = frozenset(place.anchor for place in provision.places)
        found |= {whole_part(act, provision.name): frozenset()} if provision.kind == "part" else {}
    return found


def redirects(act: Act, built: Container[str]) -> dict[str, Redirect]:
    """What leads on to an Act's pages: ids, and numbers that sections once had, by their history notes.

    `built` are the pages that there are: nothing leads to one that is not among them, nor stands in the place of one.
    """
    found = [Redirect(of_id(act.id), address(act, ""))]
    for p, page, anchor in homes(act):
        found.append(Redirect(of_id(p.id), f"{page}#{anchor}" if anchor else page, p))
        found += [Redirect(of_id(d.id), f"{page}#{d.anchor}", p, d.terms[0]) for d in p.definitions]
    labels = {p.label for p in act.sections}
    for p in act.sections:
        for note in p.history:
            old = re.fullmatch(rf"{act.instrument.words['Unit']} {_NUMBER}", note.provision)
            if note.operation.startswith("renumbered") and old and old["label"] not in labels:
                found.append(Redirect(address(act, old["label"]), address(act, p.name), p))
    found = [one for one in found if one.address not in built and one.address != of_id("")]
    return {one.address: one for one in found if one.target.partition("#")[0] in built}


def every(
    acts: Iterable[Act],
    topics: Iterable[str],
    everyday: Mapping[str, Iterable[str]],
    questions: Iterable[str] = (),
    limits: Iterable[str] = (),
    guides: Iterable[str] = (),
) -> dict[str, frozenset[str]]:
    """Every address of a site with its anchors; none where they are not known. `topics` are the paths of the topics and
    sub-topics that have sections; `everyday` has, for each language that is spoken, by its code, the words that people
    use in it: English is ""; `questions` are the paths of the pages of questions, `guides` the names of the guides,
    `limits` the addresses of the pages into which long tables of time limits and penalties are divided."""
    acts, topics, told = tuple(acts), tuple(topics), tuple(map(guide, guides))
    shared = (*PAGES, *map(topic, topics), *map(question, questions), *changes_by_year(acts).values(), *limits)
    shared += (GUIDES, *told) if told else ()
    found = dict.fromkeys(shared, frozenset[str]())
    for act in acts:
        found |= pages(act)
    translated = found | {zip_file(act): frozenset() for act in acts}
    built = frozenset(found)
    for act in acts:
        found |= dict.fromkeys((feed(act), data(act, "json"), data(act, "csv"), zip_file(act)), frozenset[str]())
        found |= {section_feed(act, p.name): frozenset() for p in act.sections}
        found |= dict.fromkeys(redirects(act, built), frozenset[str]())
    found |= dict.fromkeys(map(topic_feed, topics), frozenset[str]())
    found |= dict.fromkeys((*FILES, *((GUIDES_DATA, GUIDES_SCHEMA) if told else ())), frozenset[str]())
    for code, words in everyday.items():
        letters = dict.fromkeys(by_letter(A_TO_Z, words).values(), frozenset[str]())
        spoken = translated | letters if code else letters
        found |= {f"/{code}{one}" if code else one: anchors for one, anchors in spoken.items()}
    return found
