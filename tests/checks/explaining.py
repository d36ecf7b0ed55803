"""Plain meanings and words of our own explanation, put beside the invented Act of `kites`."""

import datetime as dt
from dataclasses import replace
from typing import Any

from checks import kites
from lawplain import checks
from lawplain.content.fields import Meaning, Words
from lawplain.editions.pair import Collection

AIRPORT = {"id": "D1", "term": "airport", "meaning": "A field where planes land."}
RAIN = {"word": "rains", "says": "Water falls."}


def collection(
    body: str = "You may fly. [all]",
    front: str = "",
    meanings: tuple[dict[str, Any], ...] = (AIRPORT,),
    explained: tuple[dict[str, Any], ...] = (RAIN,),
) -> Collection:
    """The Act with a summary of section 3, these meanings, and these words of `explained`."""
    made = {"law_as_at": dt.date(2020, 1, 1), "method": "drafted-with-ai"}
    found = kites.collection(kites.written(body, kites.FRONT.replace("{mark}", f"{front}{{mark}}")))
    edition = replace(found.editions[0], meanings=tuple(Meaning.model_validate(made | one) for one in meanings))
    return replace(found, editions=(edition,), words=Words.model_validate({"explained": explained}))


def said(rule: checks.Rule, collection: Collection) -> list[str]:
    return kites.said(checks.look(rule, collection))
