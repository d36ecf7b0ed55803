"""How a summary, a translation and a language of the site begin: what `lawplain new` and `language` write, and what an
edit link opens in the repository."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lawplain.content import Guide, Summary, edit
from lawplain.content.fields import KeyFact
from lawplain.content.guide_fields import Step
from lawplain.editions import pair, translate
from lawplain.editions.pair import Collection
from lawplain.errors import Exit, LawplainError
from lawplain.language import catalogue, speech
from lawplain.law import pins
from lawplain.law.model import Provision


def text(edition: pair.Edition, provision: Provision) -> str:
    """A file with all that can be filled in, and one empty pin for each subsection that is not repealed."""
    names = tuple(place.pin for place in pins.top_level(provision.places) if not place.status) or ("all",)
    is_section = provision.kind == "section"
    unstarted = provision.status == "not-in-force"
    return edit.scaffold(
        id=provision.id,
        law_as_at=edition.act.as_at.isoformat(),
        law_fingerprint=provision.fingerprint if is_section else pair.current_fingerprints(edition)[provision.id],
        pins=names if is_section else (),
        heading=_heading(provision),
        note="Not in force yet: say first that it does not apply yet." if unstarted else "",
    )


def guide(edition: pair.Edition) -> str:
    """A guide with two steps, to be written over; it has errors until that is done."""
    return edit.guide_scaffold(law=edition.act.slug, law_as_at=edition.act.as_at.isoformat())


def guide_translation(guide: Guide) -> str:
    """The translation of a guide, with the English to translate; it has errors until all of that is translated."""
    front = guide.front
    return edit.guide_translation_scaffold(
        told={"title": front.title, "for": front.for_},
        questions=[asked.ask[0] for asked in front.people_ask],
        steps=[(_step(step), [way.condition for way in step.next if way.condition]) for step in front.steps],
        silent=[silent.says for silent in front.not_in_the_act],
        translated_from=guide.text_fingerprint,
        body=guide.body.source,
    )


def _step(step: Step) -> dict[str, str]:
    named = (("id", step.id), ("title", step.title), ("when", step.when), ("who", step.who))
    return {name: words for name, words in named if words}


def translation(summary: Summary, provision: Provision) -> str:
    """A translation's file, with the English to translate; it has errors until all of that is translated."""
    return edit.translation_scaffold(
        title=summary.front.also_called,
        facts=[_words(fact) for fact in summary.front.key_facts],
        questions=[asked.ask[0] for asked in summary.front.people_ask],
        translated_from=summary.text_fingerprint,
        body=summary.body.source,
        heading=_heading(provision),
    )


def _words(fact: KeyFact) -> dict[str, str]:
    extend = fact.extend.says if fact.extend else None
    named = (
        ("what", fact.what),
        ("fact", fact.fact),
        ("from", fact.counts_from),
        ("extend", extend),
        ("who", fact.who),
    )
    return {name: words for name, words in named if words}


@dataclass(frozen=True, slots=True)
class Begun:
    """What a language's files would be: `files` by path, with those left out that would not change.

    `translated` of `all` sentences are translated; `fuzzy` are only offered, from a sentence like it.
    """

    name: str
    catalogue: str
    files: Mapping[str, str]
    translated: int
    fuzzy: int
    all: int


def language(collection: Collection, root: Path, code: str) -> Begun:
    """A language begun, or its catalogue brought up to what the pages say now. Nothing is written here.

    Raises LawplainError where languages.yml or the catalogue has errors: they are not written over.
    """
    listed, path = "content/languages.yml", f"content/languages/{code}.po"
    if faults := [f for f in collection.findings if f.path in (listed, path) and f.level == "error"]:
        fault = faults[0]
        raise LawplainError(fault.message, path=fault.path, line=fault.line, fix=fault.fix, exit_code=Exit.CONTENT)
    wanted = translate.messages(collection)
    old = _kept(root / path).removeprefix("\ufeff").replace("\r\n", "\n")
    new = catalogue.updated(old, code, wanted)
    there = catalogue.read(new, path).value
    files = {path: new} if new != old else {}
    site_language = next(
        (site_language for site_language in collection.site_languages if site_language.front.code == code), None
    )
    name = site_language.front.name if site_language else speech.own_name(code)
    if site_language is None:
        entry = edit.language_scaffold(code, name, speech.direction(code) or "ltr")
        files[listed] = edit.appended(_kept(root / listed), entry)
    return Begun(name, path, files, len(there), catalogue.fuzzy(new), len(wanted))


def _kept(file: Path) -> str:
    return file.read_bytes().decode("utf-8") if file.exists() else ""


def _heading(provision: Provision) -> str:
    return f"{provision.called.capitalize()} {provision.label}: {provision.heading}".replace(" :", ":")
