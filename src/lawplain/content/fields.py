"""What people write, as types. Each field is described here once; docs/front-matter.md is made from it."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    model_validator,
)
from pydantic_core import PydanticCustomError, core_schema

from lawplain.law import pins


def _pin(text: str) -> str:
    found = pins.read(text)
    if isinstance(found, pins.Mistake):
        fix = found.fix.replace("[", "").replace("]", "")
        if found.fix == pins.FORMS:
            fix = "Write it like (4), (2)(a), (2)-(3), all or s 355(1), without square brackets."
        raise wrong(found.said, fix)
    return text


def _own_pin(text: str) -> str:
    found = pins.parse(text)
    if found and found.others:
        said = f"“{text}” names another section; only a place of this file’s own section can stand here."
        raise wrong(said, "Write the subsection alone, like (4).")
    return text


def wrong(said: str, fix: str) -> PydanticCustomError:
    """What is wrong with a value, in two sentences, for the finding that is made of it."""
    return PydanticCustomError("shape", "{said}", {"said": said, "fix": fix})


@dataclass(frozen=True, slots=True)
class Shape:
    """A line of text of a form, which `said` and `fix` say in words: nobody should have to read a pattern."""

    pattern: str
    said: str
    fix: str

    def check(self, text: str) -> str:
        if not re.fullmatch(self.pattern, text):
            raise wrong(f"“{text}” is not {self.said}.", self.fix)
        return text

    def __get_pydantic_core_schema__(self, kind: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(kind))

    def __get_pydantic_json_schema__(
        self, kind: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return handler(kind) | {"pattern": f"^{self.pattern}$"}


def listed(value: Any) -> Any:
    """An empty field is an empty list."""
    return () if value is None or value == "" else value


Line = Annotated[str, Field(min_length=1)]
PinText = Annotated[str, AfterValidator(_pin)]
OwnPinText = Annotated[PinText, AfterValidator(_own_pin)]
Lines = Annotated[tuple[Line, ...], BeforeValidator(listed)]
TopicPath = Line
"""A topic as topics.yml has it, topic/sub-topic, or by its name; reading makes the first of the second."""
_OWN_ID = "It has letters and digits only, like DLM1441230. lawplain new ACT SECTION writes it."
Id = Annotated[str, Shape(r"[A-Za-z0-9_-]+", "an id of the law", _OWN_ID)]
_BY_HAND = "Nobody types it: take it out and run lawplain read-again, which writes it."
_HEX = "a fingerprint, which has 16 of the digits 0 to 9 and the letters a to f"
Fingerprint = Annotated[str, Shape(r"[0-9a-f]{16}", _HEX, _BY_HAND)]
_SMALL = "Write it in small letters, digits and hyphens: getting-it-back."
Slug = Annotated[str, Shape(r"[a-z0-9-]+", "a name for an address", _SMALL)]
Tag = Annotated[str, Shape(r"[a-z]{2,3}(-[A-Za-z]{2,8})*", "the tag of a language", "Tags look like mi, ar, zh-Hans.")]
_ACT_AND_SECTION = "Write it like immigration-act-2009/398."
PagePath = Annotated[str, Shape(r"[a-z0-9-]+(/[A-Za-z0-9.-]+)?", "a page of this site", _ACT_AND_SECTION)]
_SECURE = "Write it with https, like https://communitylaw.org.nz/."
Address = Annotated[str, Shape(r"https://[^\s]+", "an https address", _SECURE)]
Method = Literal["drafted-with-ai", "written-by-a-person"]


SectionPath = Annotated[str, Shape(r"[a-z0-9-]+/[A-Za-z0-9.-]+", "a section of this site", _ACT_AND_SECTION)]
_FACT = "Write the section and the place: immigration-act-2009/154 (2)."
FactPlace = Annotated[str, Shape(r"[a-z0-9-]+/[A-Za-z0-9.-]+ \S.*", "the place of a key fact", _FACT)]


def _one_or_more(value: Any) -> Any:
    """One line is a list of one."""
    return (value,) if isinstance(value, str) and value else listed(value)


FactPlaces = Annotated[
    tuple[FactPlace, ...],
    BeforeValidator(_one_or_more, json_schema_input_type=FactPlace | tuple[FactPlace, ...] | None),
]


class Written(BaseModel):
    """Strict: an unknown field is an error. Frozen: nothing changes after reading."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


FactKind = Literal["time-limit", "penalty", "age", "amount", "right", "other"]
FACT_KINDS: tuple[FactKind, ...] = FactKind.__args__  # type: ignore[attr-defined]
"""In the order in which a page shows them."""
_WITHIN = re.compile(r"\d+ (hours?|(working )?days?|weeks?|months?|years?)|\$\d{1,3}(,\d{3})*")


def _within(text: str) -> str:
    if not _WITHIN.fullmatch(text):
        fix = "Write it like 42 days, 10 working days, 7 years or $100,000."
        raise wrong(f"“{text}” is not a time or amount.", fix)
    return text


class Extension(Written):
    """Who can make a time limit longer, where the law says so."""

    says: Line = Field(description="Who can, and when, in plain words.")
    law: PinText = Field(description="The pin of the words it rests on.")


class KeyFact(Written):
    """A time limit, an amount, an age, a penalty or a right of appeal."""

    what: Line = Field(description="What the fact is about.")
    fact: Line = Field(description="The fact, with numbers as figures.")
    kind: FactKind | None = Field(None, description="Decides where pages, tables and the search show it.")
    law: PinText = Field(description="The pin of the words it rests on, without square brackets: (6A) or s 355(1).")
    within: Annotated[str, AfterValidator(_within)] | None = Field(
        None, description="The time or the most that it can be, for programs: 42 days, 10 working days, $100,000."
    )
    counts_from: Line | None = Field(
        None, alias="from", description="The event from which a time limit counts, in the law’s words."
    )
    extend: Extension | None = Field(None, description="Who can extend it; only where the law says so.")
    who: Line | None = Field(None, description="Who decides, where someone does.")


class Asked(Written):
    """What people ask that one place answers, in their words."""

    law: PinText = Field(description="The pin of the place that answers.")
    ask: Annotated[tuple[Line, ...], Field(min_length=1), BeforeValidator(listed)] = Field(
        description="The questions: the first plain and correct, it is shown; the others as someone in trouble types."
    )


class LeftOut(Written):
    """A subsection that the summary leaves out on purpose."""

    law: OwnPinText = Field(description="The pin of what is left out, without square brackets: (3).")
    why: Line = Field(description="The reason, one that a reader would accept.")


class Excuse(Written):
    """A finding of `lawplain check` that a person has looked at and accepts."""

    rule: Line = Field(description="The rule's name, as `lawplain check` prints it.")
    why: Line = Field(description="The reason, one that the next editor would accept.")
    words: Line | None = Field(None, description="Words of the line that is excused; without them nothing is.")


class Checked(Written):
    """How a text was made, and who has checked it against the law."""

    method: Method = Field(description="drafted-with-ai, or written-by-a-person.")
    reviewed_by: str | None = Field(None, description="The person who checked it; empty until one has.")
    reviewed_on: dt.date | None = Field(None, description="The day of that check, like 2026-05-27.")


def _elsewhere(text: str) -> str:
    found = pins.parse(text)
    if found is None or found.ranges or len(found.others) != 1:
        raise ValueError(f"“{text}” is not one place of another section; lawplain writes this field")
    return text


def _handing_over(text: str) -> str:
    found = pins.parse(text)
    if found and (found.ranges or not found.others):
        raise wrong(f"“{text}” names no section.", "Write the section and the place in it: s 22(1).")
    return text


class LeansOn(Written):
    """A place of another section that a file rests on, as it was when the writer read it. lawplain writes it."""

    law: Annotated[str, AfterValidator(_elsewhere)] = Field(description="The place, as its pin: s 355(1).")
    id: Id = Field(description="The id of its section in the law.")
    words: Fingerprint = Field(description="The fingerprint of the place: its words, and what leads in to them.")
    section: Fingerprint = Field(description="The fingerprint of the whole section.")
    as_at: dt.date | None = Field(None, description="The version of the Act, where it is another one.")


class NotInForce(Written):
    """A place of the Act that has not started, where the source itself does not mark it so. In the Act’s file only."""

    law: Annotated[str, AfterValidator(_elsewhere)] = Field(description="The place, as its pin: s 400(1)(l).")
    why: Line = Field(description="From what that follows.")


class Reading(Written):
    """One reading of an explanation by somebody who did not write it."""

    on: dt.date = Field(description="The day of it.")
    by: Line = Field(description="ai, or the name that the person gave.")
    against: Literal["law", "page"] = Field(
        description="law: held against the words of the law; page: read alone, as its readers read it."
    )


class FrontMatter(Checked):
    """The front matter of a section's, a Part's or the Act's file."""

    id: Id = Field(description="The provision's own id in the law. It never changes; the number can.")
    also_called: Line = Field(description="What it means for a person, in at most 12 words.")
    topics: Annotated[tuple[TopicPath, ...], Field(min_length=1, max_length=3), BeforeValidator(listed)] = Field(
        description="1 to 3 topics of topics.yml, as topic/sub-topic, or by their names."
    )
    law_as_at: dt.date = Field(description="The version of the Act that the writer read, like 2026-05-27.")
    law_fingerprint: Fingerprint | None = Field(
        None, description="The fingerprint of the words in that version. lawplain writes it."
    )
    leans_on: Annotated[tuple[LeansOn, ...], BeforeValidator(listed)] = Field(
        (), description="The places of other sections that it rests on. lawplain writes it."
    )
    rewritten_on: dt.date | None = Field(
        None, description="The day when it was rewritten for a changed law. `lawplain read-again` writes it."
    )
    left_out: Annotated[tuple[LeftOut, ...], BeforeValidator(listed)] = Field(
        (), description="Subsections left out on purpose, each with the reason."
    )
    not_terms: Lines = Field(
        (),
        description="Defined terms, or words of `explained`, that this text uses in another sense: not marked.",
    )
    unsure: Lines = Field(
        (), description="What the writer was unsure of, for a person to look at: the place, and what is open."
    )
    also_search: Lines = Field((), description="What people type who have never seen the Act.")
    key_facts: Annotated[tuple[KeyFact, ...], BeforeValidator(listed)] = Field(
        (), description="Time limits, amounts, ages, penalties, rights of appeal."
    )
    people_ask: Annotated[tuple[Asked, ...], Field(max_length=12), BeforeValidator(listed)] = Field(
        (), description="What people ask that this page answers, by the place that answers."
    )
    not_in_force: Annotated[tuple[NotInForce, ...], BeforeValidator(listed)] = Field(
        (), description="In act.md only: places that have not started, where the source itself does not mark them."
    )
    readings: Annotated[tuple[Reading, ...], BeforeValidator(listed)] = Field(
        (), description="Who read it when, against the law or alone; told on its page as it is here."
    )
    excused: Annotated[tuple[Excuse, ...], BeforeValidator(listed)] = Field(
        (), description="Findings of `lawplain check` that are accepted, each with the reason."
    )


class TranslatedFact(Written):
    """A key fact in another language; its pin is the English one's."""

    what: Line
    fact: Line
    counts_from: Line | None = Field(None, alias="from", description="Where the English has it.")
    extend: Line | None = Field(None, description="What the English says under `extend`, `says`.")
    who: Line | None = Field(None, description="Where the English has it.")


class TranslationMatter(Checked):
    """The front matter of a translation: `398.mi.md` beside `398.md`."""

    also_called: Line = Field(description="The title in this language.")
    key_facts: Annotated[tuple[TranslatedFact, ...], BeforeValidator(listed)] = Field(
        (), description="The key facts in this language, in the order of the English ones."
    )
    people_ask: Lines = Field(
        (), description="The first question of each group in this language, in the order of the English ones, or none."
    )
    translated_from: Fingerprint = Field(
        description="The fingerprint of the English title, key facts and body. lawplain writes it."
    )


class Everyday(Written):
    """Everyday words, and the law's words for the same thing."""

    say: Annotated[tuple[Line, ...], Field(min_length=1)]
    law: Annotated[tuple[Line, ...], Field(min_length=1)]
    sections: Annotated[tuple[SectionPath, ...], BeforeValidator(listed)] = Field(
        (),
        description="The sections to which the A to Z leads, the most needed first, as immigration-act-2009/154;"
        " without them the three that are most about the law’s words.",
    )


class SpokenLanguage(Checked):
    """A language of the site besides English, in languages.yml. Its words stand in `languages/<code>.po`."""

    code: Tag = Field(description="Its tag, as in lang=: ar, mi, zh-Hans. It stands in the addresses of its pages.")
    name: Line = Field(description="What its readers call it, in its own writing.")
    direction: Literal["ltr", "rtl"] = Field("ltr", description="rtl where it is written from right to left.")
    everyday: Annotated[tuple[Everyday, ...], BeforeValidator(listed)] = Field(
        (), description="Everyday words in this language, and the law’s English words for the same thing."
    )


class SubTopic(Written):
    """One sub-topic of topics.yml."""

    slug: Slug
    name: Line
    about: Line = Field(description="One plain sentence in which people recognise their problem.")
    start_here: Annotated[tuple[str, ...], BeforeValidator(listed)] = Field(
        (), description="The sections to read first, like immigration-act-2009/398, the most needed first."
    )


class Topic(SubTopic):
    """One topic of topics.yml, with its sub-topics."""

    topics: Annotated[tuple[SubTopic, ...], BeforeValidator(listed)] = ()


class Meaning(Checked):
    """The plain meaning of a term that the Act defines, in meanings.yml.

    A section that says what words mean, without marking them as a term, has entries too: with its `section`, and the
    place in it as `law`.
    """

    id: Id | None = Field(None, description="The id of the definition in the law; left out where it gives none.")
    term: Line = Field(description="The defined term, as the law writes it.")
    section: Line | None = Field(
        None, description="The number of the section that defines it, where several define the same words."
    )
    law: OwnPinText | None = Field(
        None,
        description="Where its section says what it means, as a pin: (3). For terms that the law does not mark.",
    )
    applies: Annotated[tuple[Line, ...], BeforeValidator(_one_or_more, json_schema_input_type=Lines | Line)] = Field(
        (), description="Where it applies, beside its own section or what the law marks: act, or numbers of sections."
    )
    meaning: Line = Field(description="What it means, in plain words: at most 25, and true wherever it applies.")
    forms: Lines = Field((), description="Other forms in which texts use it: deport, deporting. Plurals need no entry.")
    not_in: Lines = Field((), description="The numbers of sections whose law uses the words in another sense.")
    not_inside: Lines = Field((), description="Longer words that are something else, as Social Security for security.")
    known: Literal["yes"] | None = Field(
        None, description="yes where everyone knows it: explanations don’t mark it, and the page of words has it."
    )
    law_as_at: dt.date = Field(description="The version of the Act that the writer read.")
    law_fingerprint: Fingerprint | None = Field(
        None, description="The fingerprint of the definition's words. lawplain writes it."
    )


class Explained(Written):
    """A legal word that the Acts use and do not define. An explanation marks it where the law behind it has it too."""

    word: Line = Field(description="The word, as the law writes it.")
    forms: Lines = Field((), description="Other forms of it. Plurals need no entry.")
    says: Line = Field(description="What it means, in plain words: at most 25.")


class Words(Written):
    """words.yml."""

    everyday: Annotated[tuple[Everyday, ...], BeforeValidator(listed)] = ()
    explained: Annotated[tuple[Explained, ...], BeforeValidator(listed)] = Field(
        (), description="A closed list of legal words that the Acts use and do not define, as our own explanation."
    )
    te_reo: Annotated[tuple[Line, ...], BeforeValidator(listed)] = Field(
        (),
        description="Words of te reo Māori, marked as such on the pages so that screen readers pronounce them well.",
    )


class Correction(Written):
    """What we got wrong, in corrections.yml, newest first or in any order."""

    on: dt.date = Field(description="The day when it was put right.")
    where: PagePath = Field(description="The page, like immigration-act-2009/398.")
    was: Line = Field(description="What we said, and why it was wrong.")
    now: Line = Field(description="What the page says now.")


SeenOn = Annotated[
    str,
    Shape(
        r"(undated|link|[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)",
        "a day, a month or a year",
        "Write 2025-01-31, 2025-01, 2025, undated, or link.",
    ),
]


Number = Annotated[str, Shape(r"\+?\d[\d ]*\d", "a telephone number", "Write digits and spaces: 0508 422 422.")]


class Phone(Written):
    """A telephone number of a place to get help. Nobody types one from memory: an official page showed it."""

    number: Number = Field(description="As people read it, with spaces: 0508 422 422.")
    purpose: Line | None = Field(None, alias="for", description="What this number is for, where that needs saying.")
    from_overseas: Number | None = Field(None, description="The number from outside New Zealand: +64 9 925 3838.")
    source: Address | None = Field(
        None, description="The official page that showed the number, where it is not the place’s own."
    )


class Help(Written):
    """One place to get help, in help.yml. What neither its own pages nor an official source showed is left out."""

    name: Line
    about: Line = Field(description="What it is for, and for whom.")
    urgent: Annotated[tuple[Literal["detained", "deadline", "danger"], ...], BeforeValidator(listed)] = Field(
        (),
        description="Whom it helps at once: people who are detained, have a deadline, or are in danger. Shown first.",
    )
    phones: Annotated[tuple[Phone, ...], BeforeValidator(listed)] = ()
    hours: Line | None = Field(None, description="When it can be reached.")
    languages: Line | None = Field(None, description="Interpreters, or languages in which there is something to read.")
    cost: Line | None = Field(None, description="What it costs, or that it is free.")
    post: Line | None = Field(None, description="Where a letter is sent.")
    address: Address = Field(description="The page itself, not the first page of its site.")
    source: Address | None = Field(None, description="The page that was read, where it is not the `address`.")
    seen_on: SeenOn = Field(
        "undated",
        description="The day of the copy that was read: 2025-01-31, 2025-01, 2025, or undated; link where only"
        " a link to the page was seen.",
    )
    topics: Annotated[tuple[TopicPath, ...], BeforeValidator(listed)] = Field(
        (), description="The topics on whose sections it stands: whole topics too."
    )

    @model_validator(mode="after")
    def _numbers_were_seen(self) -> Self:
        if self.seen_on == "link" and not all(phone.source for phone in self.phones):
            raise wrong("No official page showed this number.", "Name the page in “source”, or take the number out.")
        return self


class Organisation(Written):
    """Who answers what the law does not."""

    name: Line
    address: Address = Field(
        description="The page that was read; where only a link to it was seen, the first page of its site."
    )


class Elsewhere(Checked):
    """What people ask that no law of the site answers, in elsewhere.yml, and who answers it."""

    method: Method = Field("drafted-with-ai", description="drafted-with-ai, or written-by-a-person.")
    ask: Annotated[tuple[Line, ...], Field(min_length=1), BeforeValidator(listed)] = Field(
        description="The questions: the first plain and correct, it is shown; the others as people type."
    )
    says: Line = Field(description="What the law says of it, or that it says nothing, in one or two sentences.")
    law: Annotated[PinText, AfterValidator(_handing_over)] | None = Field(
        None, description="The place that hands it over, where there is one: s 22."
    )
    law_as_at: dt.date = Field(description="The version of the law that the writer read, like 2026-05-27.")
    leans_on: Annotated[tuple[LeansOn, ...], BeforeValidator(listed)] = Field(
        (), description="How that place read. `lawplain lean` writes it."
    )
    topics: Annotated[tuple[TopicPath, ...], Field(min_length=1, max_length=3), BeforeValidator(listed)] = Field(
        description="1 to 3 topics of topics.yml, as topic/sub-topic, or by their names."
    )
    where: Organisation = Field(description="Who answers.")
    seen: Literal["page", "link"] = Field(description="page: it was read. link: only a link to it was.")
    seen_on: SeenOn = Field(
        "undated", description="The day of the copy that was read: 2025-01-31, 2025-01, 2025, or undated."
    )

    @model_validator(mode="after")
    def _only_what_was_seen(self) -> Self:
        if self.seen == "link" and urlsplit(self.where.address).path not in ("", "/"):
            said = f"Nobody has seen the page {self.where.address}, only a link to it."
            raise wrong(said, "Give the first page of its site, or read the page and write: seen: page.")
        return self


class Example(Written):
    """A question that the home page offers to try. A test holds that the search finds what it promises."""

    ask: Line = Field(description="The question, as somebody would type it.")
    leads_to: SectionPath = Field(description="The section that the search has to find, as immigration-act-2009/398.")


class Situation(Written):
    """Something that has happened to somebody: a card on the home page."""

    say: Line = Field(description="What happened, in the words of the one whom it happened to.")
    leads_to: SectionPath = Field(
        description="What to read first: a guide, as guides/getting-it-back, or a section, as immigration-act-2009/398."
    )
    fact: FactPlaces = Field(
        (),
        description="One key fact, or a list of them, by section and place: immigration-act-2009/154 (2). It is shown"
        " as its section has it, and not at all once that is out of date.",
    )


class HelpFacts(Written):
    """What the page of help tells from the law, by the people whom it helps at once."""

    detained: FactPlaces = Field((), description="Key facts for people who are held, as in `fact`.")
    deadline: FactPlaces = Field((), description="The time limits that matter most, the shortest first, as in `fact`.")
    danger: FactPlaces = Field((), description="Key facts for people in danger, as in `fact`.")


class OtherRules(Written):
    """Rules that decide beside the law of this site."""

    says: Line = Field(description="What they decide, and where to find them.")
    law: SectionPath | None = Field(None, description="The section that says so, as immigration-act-2009/398.")


class Counting(Written):
    """How a place of the law counts the days of a time limit, for guides: a reader gives the day of the event, and the
    browser says the earliest last day. It is for time limits whose pin names that place too."""

    by: SectionPath | FactPlace = Field(
        description="The place of the law that says how days count: immigration-act-2009/6, or with a place in it."
    )
    says: Line = Field(description="What that place leaves out and the last day that is shown may not, in plain words.")
    days_off: Lines = Field(
        (),
        description="For times in working days: which days are none, beside Saturdays and Sundays, by the names that"
        " the source of the law knows. Without it times in days are counted, every day.",
    )


class Front(Written):
    """site.yml: what the home page and the page of help say of this site’s law. All of it can be left out."""

    title: Line | None = Field(None, description="What this site is, in a few words: the title of the home page.")
    alarm: Line | None = Field(
        None, description="A question to people who need help at once; it leads to the page of help."
    )
    examples: Annotated[tuple[Example, ...], Field(max_length=3), BeforeValidator(listed)] = Field(
        (), description="At most three questions to try."
    )
    situations: Annotated[tuple[Situation, ...], Field(max_length=8), BeforeValidator(listed)] = Field(
        (), description="At most eight things that have happened to people, the most pressing first."
    )
    sample: FactPlace | None = Field(
        None, description="A place that shows what a page does, by section and place: plain words beside the law."
    )
    other_rules: OtherRules | None = Field(
        None, description="Rules that are not on this site and count too: the page “Is this the law?” says it."
    )
    help: HelpFacts = Field(HelpFacts(), description="Key facts on the page of help.")
    counting: Annotated[tuple[Counting, ...], BeforeValidator(listed)] = Field(
        (), description="How the law counts days, for the last day of a time limit in a guide."
    )
