"""Regulations are spoken of in their own words: nothing calls one a section of an Act."""

import datetime as dt
import re
from dataclasses import replace

import lxml.html
import pytest
from lxml.html import HtmlElement

from lawplain import checks, content
from lawplain.config import Config, SiteConfig
from lawplain.content import ActContent, Content
from lawplain.content.fields import Topic
from lawplain.editions import pair
from lawplain.editions.pair import Collection
from lawplain.language import messages, speech
from lawplain.law.instrument import SOME_LAW, Instrument, together
from lawplain.law.model import Act, HistoryNote, Label, Origin, Passage, Place, Provision, Text
from lawplain.site import page_types
from lawplain.site.html import history
from lawplain.site.view import site
from lawplain.sources.nz.instruments import ACT
from lawplain.store import FetchLog

REGULATIONS = replace(
    ACT,
    name="regulations",
    kind="secondary",
    law="Regulations",
    laws="Regulations",
    this="these Regulations",
    a_law="regulations",
    unit="regulation",
    units="regulations",
    short="r",
    inner="subclause",
    made_by="The Governor-General",
    made="made",
    rights="There is no copyright in these regulations.",
)
DAY = dt.date(2020, 1, 1)
OURS = re.compile(r"\b(?:[Ss]ub)?[Ss]ections?\b|\bActs?\b|\bParliament\b(?!ary)")


TOPICS = (Topic(slug="play", name="Play", about="You want to play."),)


def line(number: str, words: str) -> Passage:
    return Passage("subsection", Label(number, bracketed=True), (words,), anchor=f"s{number}")


def note(provision: str, operation: str = "replaced") -> HistoryNote:
    return HistoryNote("", dt.date(2019, 3, 1), operation, provision, "regulation 4 of the Kite Rules 2019 (SL 2019/7)")


FLYING = Provision(
    "section",
    "R5",
    "5",
    "Flying",
    "5",
    places=(Place("(1)", "s1"), Place("(2)", "s2")),
    history=(note("Regulation 5(2)"), note("Regulation 5", "inserted"), note("Regulation 5(1)", "amended")),
    fingerprint="0" * 16,
    text=Text(("Flying",), (line("1", "A person may fly a kite."), line("2", "A kite must land."))),
)
NOT_YET = Provision("section", "R6", "6", "Lanterns", "6", status="not-in-force", fingerprint="1" * 16)
GONE = Provision("section", "R7", "7", "Balloons", "7", status="repealed", fingerprint="2" * 16)
SUMMARY = """---
id: R5
also_called: Where you may fly
topics:
  - play
law_as_at: 2020-01-01
method: written-by-a-person
---
You may fly a kite. [(1)]

It must land. [(3)]
"""


def law(instrument: Instrument = REGULATIONS) -> Act:
    return Act(
        *("kite-regulations-2018", "R", "Kite Regulations 2018", "public", 2018, 7, DAY, False, DAY),
        *(Origin("official"), "", (FLYING, NOT_YET, GONE)),
        instrument=instrument,
    )


def collection(act: Act) -> Collection:
    summary, findings = content.read_summary(SUMMARY, f"content/{act.slug}/5.md", "5")
    assert not findings
    assert summary
    written = Content({act.slug: ActContent(act.slug, (summary,))}, topics=TOPICS)
    return pair.collect([pair.pair(act, written.acts[act.slug], FetchLog())], written)


def test_no_page_calls_a_regulation_a_section_of_an_act() -> None:
    config = Config(root=None, site=SiteConfig(), acts=())  # type: ignore[arg-type]
    seen = {}
    for page in page_types.of_site(site(config, collection(law()))):
        element: HtmlElement = lxml.html.fromstring(f"<div>{page.body}</div>")
        words = " ".join(element.text_content().split())
        seen[page.path] = f"{page.title} {page.description} {words}"
        assert OURS.findall(seen[page.path]) == [], page.path
        assert "{" not in seen[page.path], page.path
    assert "Where you may fly (regulation 5, Kite Regulations 2018)" in seen["kite-regulations-2018/5/"]
    assert "Regulation 5: Flying" in seen["kite-regulations-2018/5/"]
    assert "Kite Regulations 2018, r 5" in seen["kite-regulations-2018/5/"]
    assert "The Governor-General has made it, but" in seen["kite-regulations-2018/6/"]
    assert "Regulation 7 was repealed." in seen["kite-regulations-2018/7/"]
    assert "There is no copyright in these regulations." in seen["kite-regulations-2018/5/"]
    assert "regulations are explained" in seen["kite-regulations-2018/"]


def test_history_says_subclause() -> None:
    (first, whole, other) = (event.sentence.replace("\xa0", " ") for event in history.events(law().contents[0]))
    assert first == "Subclause (2) was replaced on 1 March 2019, under the Kite Rules 2019."
    assert whole == "This regulation was added on 1 March 2019, under the Kite Rules 2019."
    assert other == "Subclause (1) was changed on 1 March 2019, under the Kite Rules 2019."


def test_findings_say_regulation() -> None:
    (finding,) = [f for f in checks.run(collection(law())) if f.rule == "pins"]
    assert finding.message == "Regulation 5 has no (3)."


@pytest.mark.parametrize("instrument", [ACT, REGULATIONS, SOME_LAW])
def test_an_instrument_has_every_word_that_a_sentence_may_leave_open(instrument: Instrument) -> None:
    assert sorted(instrument.words) == sorted(speech.OF_A_LAW)


def test_laws_of_several_kinds_are_spoken_of_in_words_that_are_true_of_each() -> None:
    both = together([ACT, REGULATIONS])
    assert both.words["Laws"] == "Laws"
    assert both.units == "provisions"
    assert both.country == ACT.country
    assert both.rights == "There is no copyright in New Zealand Acts. There is no copyright in these regulations."
    assert together([ACT, ACT]) == ACT


def test_a_sentence_that_is_open_for_a_law_is_not_said_without_one() -> None:
    with pytest.raises(KeyError):
        speech.say("Every {unit}")
    assert speech.say("Every {unit}: {count}", REGULATIONS.words) == "Every regulation: {count}"


def test_a_translator_finds_the_whole_sentence_for_each_kind_of_law() -> None:
    """In many languages the words around a noun hang on it: a hole in the sentence could not be translated."""
    maori = speech.Language("mi", "Māori", messages={"Every section": "Ia wāhanga"})
    with speech.In(maori):
        assert speech.say("Every {unit}", ACT.words) == "Ia wāhanga"
        assert speech.plain(speech.say("Every {unit}", REGULATIONS.words)) == "Every regulation"


def test_no_sentence_of_ours_names_one_kind_of_law_or_one_country() -> None:
    """Write {unit}, {law}, {country} …: law/instrument.py says what there is, docs/design.md why.

    A pin that names a place of another law says itself what it is a place of: "s 4", "r 4".
    """
    named = re.compile(rf"{OURS.pattern}|\bNew Zealand\b")
    plain = [(re.sub(r"%\(\w+\)s", "", said), file) for said, file in messages.words()]
    assert [(said, file) for said, file in plain if named.search(said)] == [("Section ", "site/html/leans.py")]
