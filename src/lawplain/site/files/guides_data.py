"""The guides for programs: one JSON of all of them, and its schema, beside those of the Acts below /data/."""

import json
from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from lawplain.content.guide_fields import StepKind
from lawplain.editions import fact_places
from lawplain.editions.guides import Guided
from lawplain.editions.pair import Collection
from lawplain.law import addresses
from lawplain.site.pages.data import LICENCE, Data, Fact, Leans, fact, leans
from lawplain.site.view import SiteView


class Way(Data):
    condition: str | None = Field(description="When it is taken; null where it always is.")
    to: str = Field(description="The id of the step that comes then.")


class Step(Data):
    id: str
    title: str
    kind: StepKind
    when: str | None
    who: str | None
    law: str = Field(description="The places that title, when and who rest on, as s 9; s 18.")
    text: list[str] = Field(description="A paragraph or point each.")
    facts: list[Fact] = Field(description="Key facts of sections; `law` is a place in its own section.")
    next: list[Way] = Field(description="Where it leads; empty for an end.")
    chart: bool = Field(description="It stands in the flow chart.")


class Asked(Data):
    step: str | None = Field(description="The step that answers; null for the short answer.")
    ask: list[str] = Field(description="In several wordings, the plain one first.")


class Silent(Data):
    says: str
    looked_for: list[str]
    law_as_at: str


class Sentence(Data):
    step: str | None = Field(description="The step in which it stands; null for the short answer.")
    words: str
    law: list[str] = Field(description="The places that changed after it was written.")


class Guide(Data):
    """What happens, from start to end, over several sections of a law."""

    name: str
    title: str
    for_: str = Field(serialization_alias="for")
    act: str = Field(description="The slug of the law whose sections its places are.")
    page: str
    topics: list[str]
    also_search: list[str]
    short_answer: list[str] = Field(description="A paragraph or point each.")
    steps: list[Step]
    not_in_the_act: list[Silent]
    questions: list[Asked]
    leans_on: list[Leans]
    outdated: bool = Field(
        description="What it rests on changed after it was written, or what the law is silent on was looked for in an"
        " older version."
    )
    outdated_sentences: list[Sentence]
    law_as_at: str
    method: str
    reviewed_by: str | None
    reviewed_on: str | None


class GuidesData(Data):
    """All guides of the site. They are CC BY 4.0."""

    format: Literal[1] = 1
    licence: str = LICENCE
    unofficial: Literal[True] = Field(True, description="This is not the law.")
    guides: list[Guide]


def files(site: SiteView) -> Iterator[tuple[str, str]]:
    """(path, text) of the guides and of their schema; nothing where there are none."""
    if not site.guides:
        return
    base = site.config.site.address.rstrip("/")
    found = GuidesData(guides=[_guide(one, site.collection, base) for one in site.guides])
    yield addresses.GUIDES_DATA[1:], found.model_dump_json(indent=1, by_alias=True) + "\n"
    schema = GuidesData.model_json_schema(mode="serialization")
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema
    yield addresses.GUIDES_SCHEMA[1:], json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _guide(one: Guided, collection: Collection, base: str) -> Guide:
    guide, front = one.guide, one.guide.front
    return Guide(
        name=one.name,
        title=front.title,
        for_=front.for_,
        act=front.law,
        page=base + addresses.guide(one.name),
        topics=list(front.topics),
        also_search=list(front.also_search),
        short_answer=list(guide.short.paragraphs),
        steps=[_step(one, number, collection) for number in range(len(one.steps))],
        not_in_the_act=[
            Silent(says=silent.says, looked_for=list(silent.looked_for), law_as_at=silent.law_as_at.isoformat())
            for silent in front.not_in_the_act
        ],
        questions=[Asked(step=asked.step, ask=list(asked.ask)) for asked in front.people_ask],
        leans_on=[leans(rest) for lean in one.leans for rest in lean.rests],
        outdated=one.outdated,
        outdated_sentences=[
            Sentence(step=found.step or None, words=found.words, law=[rest.name for rest in found.rests])
            for found in one.overtaken()
        ],
        law_as_at=front.law_as_at.isoformat(),
        method=front.method,
        reviewed_by=front.reviewed_by,
        reviewed_on=front.reviewed_on.isoformat() if front.reviewed_on else None,
    )


def _step(one: Guided, number: int, collection: Collection) -> Step:
    step, body = one.steps[number], one.guide.text(one.steps[number].id)
    facts = (fact_places.find(collection, place) for place in step.fact)
    return Step(
        id=step.id,
        title=step.title,
        kind=step.kind,
        when=step.when,
        who=step.who,
        law=step.law,
        text=list(body.paragraphs) if body else [],
        facts=[fact(found.fact) for found in facts if found],
        next=[Way(condition=way.condition or None, to=one.steps[way.to].id) for way in one.ways[number]],
        chart=step.chart is not None,
    )
