"""The front matter of a guide, as types: what happens, from start to end, over several sections of a law."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from lawplain.content.fields import (
    Checked,
    Excuse,
    FactPlaces,
    Fingerprint,
    LeansOn,
    Line,
    Lines,
    PinText,
    Reading,
    Slug,
    TopicPath,
    Written,
    listed,
    wrong,
)
from lawplain.law import pins

StepKind = Literal["happens", "you-must", "you-can", "they-may", "they-must", "ends"]
SHORT_ANSWER = 60
"""The most words of a guide's short answer."""


def _of_sections(text: str) -> str:
    found = pins.parse(text)
    if found and found.ranges:
        said = f"“{text}” names a place of no section: a guide rests on several."
        raise wrong(said, "Write the section too: s 154(2).")
    return text


SectionsPin = Annotated[PinText, AfterValidator(_of_sections)]
"""A pin of places that each name their section: "s 9; s 18"."""


class Way(Written):
    """Where a step leads."""

    condition: Line | None = Field(
        None, alias="if", description="When it leads there; each way needs one where there are several."
    )
    to: Slug = Field(description="The id of the step that comes then.")


class Step(Written):
    """One step of a guide. Its text stands in the body, below `## ` and its id."""

    id: Slug = Field(description="Its name, for the text, other steps and the address: appeal.")
    title: Line = Field(description="What happens, in a few words.")
    kind: StepKind = Field(
        description="happens, you-must, you-can, they-may (an authority), they-must, or ends: nothing comes after it."
    )
    when: Line | None = Field(None, description="When it comes, or the time for it; only what the law says.")
    who: Line | None = Field(None, description="Who acts or decides, where that needs saying.")
    law: SectionsPin = Field(description="The pin of what title, when and who rest on, without brackets: s 9; s 18.")
    fact: FactPlaces = Field(
        (),
        description="One key fact, or a list of them, by section and place: immigration-act-2009/154 (2). It is shown"
        " as its section has it, and the page works out its last day where it has `within` and `from`.",
    )
    next: Annotated[tuple[Way, ...], BeforeValidator(listed)] = Field(
        (), description="Where it leads. Without it the following step comes; a step that ends has none."
    )
    chart: Literal["yes"] | None = Field(None, description="yes where it stands in the flow chart: at most 7 do.")


class AskedOfGuide(Written):
    """What people ask that a step of a guide answers, in their words."""

    step: Slug | None = Field(None, description="The step that answers; without it the short answer does.")
    ask: Annotated[tuple[Line, ...], Field(min_length=1), BeforeValidator(listed)] = Field(
        description="The questions: the first plain and correct, it is shown; the others as someone in trouble types."
    )


class Silent(Written):
    """What people ask here and the law says nothing about."""

    says: Line = Field(description="That it says nothing, in one sentence.")
    looked_for: Annotated[tuple[Line, ...], Field(min_length=1), BeforeValidator(listed)] = Field(
        description="The words that the writer looked for in the whole law."
    )
    law_as_at: dt.date = Field(description="The version that was searched; out of date with any newer one.")


class GuideMatter(Checked):
    """The front matter of a guide, content/guides/<slug>.md."""

    title: Line = Field(description="What has happened, or what you want to know, in at most 12 words.")
    for_: Line = Field(alias="for", description="For whom it is, in one sentence.")
    law: Slug = Field(description="The law whose sections its pins name, as lawplain.toml calls it.")
    topics: Annotated[tuple[TopicPath, ...], Field(min_length=1, max_length=3), BeforeValidator(listed)] = Field(
        description="1 to 3 topics of topics.yml, as topic/sub-topic, or by their names."
    )
    law_as_at: dt.date = Field(description="The version of the law that the writer read, like 2026-05-27.")
    leans_on: Annotated[tuple[LeansOn, ...], BeforeValidator(listed)] = Field(
        (), description="How the places read that its pins name. lawplain writes it."
    )
    rewritten_on: dt.date | None = Field(
        None, description="The day when it was rewritten for a changed law. `lawplain read-again` writes it."
    )
    also_search: Lines = Field((), description="What people type who have never seen the law.")
    people_ask: Annotated[tuple[AskedOfGuide, ...], Field(max_length=12), BeforeValidator(listed)] = Field(
        (), description="What people ask that this guide answers, by the step that answers."
    )
    steps: Annotated[tuple[Step, ...], Field(min_length=1), BeforeValidator(listed)] = Field(
        description="What happens, in order."
    )
    not_in_the_act: Annotated[tuple[Silent, ...], Field(max_length=3), BeforeValidator(listed)] = Field(
        (), description="What people ask here and the law is silent on: at most three."
    )
    not_terms: Lines = Field(
        (),
        description="Defined terms, or words of `explained`, that this text uses in another sense: not marked.",
    )
    unsure: Lines = Field(
        (), description="What the writer was unsure of, for a person to look at: the place, and what is open."
    )
    readings: Annotated[tuple[Reading, ...], BeforeValidator(listed)] = Field(
        (), description="Who read it when, against the law or alone; told on its page as it is here."
    )
    excused: Annotated[tuple[Excuse, ...], BeforeValidator(listed)] = Field(
        (), description="Findings of `lawplain check` that are accepted, each with the reason."
    )


class TranslatedStep(Written):
    """One step of a guide in another language; its text stands below `## ` and its id, as in English."""

    id: Slug = Field(description="The id of the English step.")
    title: Line
    when: Line | None = Field(None, description="Where the English has it.")
    who: Line | None = Field(None, description="Where the English has it.")
    conditions: Lines = Field((), alias="if", description="The conditions of `next`, in the order of the English ones.")


class GuideTranslationMatter(Checked):
    """The front matter of a translation: `visa-ended.mi.md` beside `visa-ended.md`."""

    title: Line = Field(description="The title in this language.")
    for_: Line = Field(alias="for", description="For whom it is.")
    people_ask: Lines = Field(
        (), description="The first question of each group in this language, in the order of the English ones, or none."
    )
    steps: Annotated[tuple[TranslatedStep, ...], Field(min_length=1), BeforeValidator(listed)] = Field(
        description="Every step, in the order of the English ones."
    )
    not_in_the_act: Lines = Field((), description="What the law is silent on, in the order of the English ones.")
    translated_from: Fingerprint = Field(description="The fingerprint of the English guide. lawplain writes it.")
