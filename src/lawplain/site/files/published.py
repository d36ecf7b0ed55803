"""What a site holds, as the site itself says it (published.json): what the next one is held against."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lawplain.editions.pair import Collection, Edition
from lawplain.errors import LawplainError
from lawplain.site.page import Known

FILE = "published.json"


FORMAT = 2

URGENT = "places that help at once"
"""Of these none may go."""

Lists = Mapping[str, tuple[str, ...]]
"""Names of what there is, by what it is: "explanations", "places to get help". Each is there only if it has any."""


@dataclass(frozen=True, slots=True)
class Held:
    """Of one Act: its version, how many of its sections have their words on the site, and what people wrote for it."""

    as_at: dt.date
    with_text: int
    lists: Lists = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Facts:
    """A whole site: its Acts by their slugs, what they share, the addresses of its pages by their page types, and the
    size of each of its files but this one."""

    acts: Mapping[str, Held]
    shared: Lists = field(default_factory=dict)
    pages: Lists = field(default_factory=dict)
    files: Mapping[str, int] = field(default_factory=dict)


def facts(collection: Collection, pages: Iterable[Known], files: Mapping[str, int]) -> Facts:
    """What a site holds that is made of this collection, of these pages and files."""
    shared = {
        "topics": [one.slug for one in collection.topics]
        + [f"{one.slug}/{sub.slug}" for one in collection.topics for sub in one.topics],
        "places to get help": [one.name for one in collection.help],
        URGENT: [one.name for one in collection.help if one.urgent],
        "telephone numbers": [f"{one.name}: {phone.number}" for one in collection.help for phone in one.phones],
        "everyday words": [word for one in collection.words.everyday for word in one.say],
        "words of te reo Māori": collection.words.te_reo,
        "guides": [one.name for one in collection.guides],
        "questions answered elsewhere": [one.written.ask[0] for one in collection.elsewhere],
        "corrections": [f"{one.on} {one.where}" for one in collection.corrections],
        "languages": [one.language.code for one in collection.site_languages],
    }
    front = collection.front
    shared["sentences of the home page"] = [
        *(["alarm"] if front.alarm else []),
        *(one.say for one in front.situations),
        *(one.ask for one in front.examples),
    ]
    by_type: dict[str, list[str]] = {}
    for page in pages:
        by_type.setdefault(page.kind, []).append(page.path)
    acts = {
        one.act.slug: Held(one.act.as_at, sum(p.text is not None for p in one.act.sections), _lists(_written(one)))
        for one in collection.editions
    }
    return Facts(acts, _lists(shared), _lists(by_type), dict(sorted(files.items())))


def _written(edition: Edition) -> dict[str, Iterable[str]]:
    """What people wrote about one Act, and readers see."""
    shown = [(one.name, one.summary, one.translations) for one in edition.entries if one.provision and not one.broken]
    return {
        "explanations": [name for name, summary, _ in shown if summary],
        "key facts": [
            f"{name} {fact.law}" for name, summary, _ in shown if summary for fact in summary.front.key_facts
        ],
        "questions": [
            f"{name} {asked.ask[0]}" for name, summary, _ in shown if summary for asked in summary.front.people_ask
        ],
        "meanings": [one.term for one in edition.meanings],
        "translations": [f"{name}.{one.language}" for name, _, translations in shown for one in translations],
    }


def _lists(found: Mapping[str, Iterable[str]]) -> Lists:
    return {what: names for what, listed in sorted(found.items()) if (names := tuple(sorted(set(listed))))}


def as_json(facts: Facts) -> str:
    """A line for each name, so that what changed can be seen in a diff."""
    acts = {
        slug: {"as_at": one.as_at.isoformat(), "with_text": one.with_text, **{k: list(v) for k, v in one.lists.items()}}
        for slug, one in facts.acts.items()
    }
    data = {"format": FORMAT, "acts": acts, "shared": facts.shared, "pages": facts.pages, "files": facts.files}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def read(text: str, where: str) -> Facts:
    """The facts of a `published.json`, of an older lawplain too; LawplainError where it is none."""
    try:
        data = json.loads(text)
        if data["format"] not in (1, FORMAT):
            raise ValueError(f"format {data['format']}")
        acts = {
            str(slug): Held(dt.date.fromisoformat(one.pop("as_at")), int(one.pop("with_text")), _names(one))
            for slug, one in data["acts"].items()
        }
        files = {str(name): int(size) for name, size in data.get("files", {}).items()}
        return Facts(acts, _names(data.get("shared", {})), _names(data.get("pages", {})), files)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        what = f"{where} is not the {FILE} of a lawplain site."
        raise LawplainError(what, fix="Check the address; build the site again.") from None


def _names(lists: Mapping[str, Iterable[str]]) -> Lists:
    return {str(what): tuple(map(str, names)) for what, names in lists.items()}
