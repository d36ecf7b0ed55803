"""What a site holds of the law, as the site itself says it (published.json)."""

import datetime as dt
import json
from dataclasses import dataclass

from lawplain.editions.pair import Collection
from lawplain.errors import LawplainError

FILE = "published.json"


FORMAT = 1


@dataclass(frozen=True, slots=True)
class Held:
    """Of one Act: its version, and how many of its sections have their words on the site."""

    as_at: dt.date
    with_text: int


def held(collection: Collection) -> dict[str, Held]:
    """By the slug of each Act."""
    return {
        edition.act.slug: Held(edition.act.as_at, sum(p.text is not None for p in edition.act.sections))
        for edition in collection.editions
    }


def as_json(acts: dict[str, Held]) -> str:
    facts = {slug: {"as_at": one.as_at.isoformat(), "with_text": one.with_text} for slug, one in acts.items()}
    return json.dumps({"format": FORMAT, "acts": facts}, indent=1) + "\n"


def read(text: str, where: str) -> dict[str, Held]:
    """The facts of a `published.json`; LawplainError where it is none."""
    try:
        data = json.loads(text)
        if data["format"] != FORMAT:
            raise ValueError(f"format {data['format']}")
        return {
            str(slug): Held(dt.date.fromisoformat(one["as_at"]), int(one["with_text"]))
            for slug, one in data["acts"].items()
        }
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        what = f"{where} is not the {FILE} of a lawplain site."
        raise LawplainError(what, fix="Check the address; build the site again.") from None
