"""A guide in another language: all of it once a person has checked it, else the English, marked as such."""

from dataclasses import replace

import pytest
from checks import guides
from checks.guides import BODY, FRONT
from checks.translating import REVIEWED, complete

from lawplain import checks, content
from lawplain.content import Content, GuideTranslation
from lawplain.editions import translate
from lawplain.editions.guides import Guided, guided
from lawplain.editions.pair import Collection
from lawplain.language import speech
from lawplain.law.neighbours import Laws

MARK = speech.english
PATH = "content/guides/flown-over-airport.mi.md"
TEXT = """---
title: I rere koe
for: Mō ngā kairere
people_ask:
  - me tau rānei
steps:
  - id: flown
    title: Ka rere
    if:
      - Ka rere tonu
      - Kāore
  - id: land
    title: Ka tau
    when: I roto i ngā rā mahi 10
  - id: fine
    title: He whaina
translated_from: {mark}
method: written-by-a-person
{more}---
Me tau i roto i ngā rā mahi 10. [s 3(2)(a)]

## flown

I rere. [s 3(2)]

## land

Me tau. [s 3(2)(a)]

## fine

He whaina, $100,000, he whare herehere rānei, 12 marama. [s 3(2)(b)]
"""


def translation(text: str = TEXT, more: str = REVIEWED, mark: str = "") -> GuideTranslation:
    text = text.format(mark=mark or guides.read().text_fingerprint, more=more)
    found, wrong = content.read_guide_translation(text, PATH, "flown-over-airport", "mi")
    assert found, wrong
    return found


def collection(one: GuideTranslation) -> Collection:
    written = Content({}, guides=(guides.read(),), guide_translations=(one,))
    laws = Laws({edition.act.slug: edition.act for edition in guides.collection().editions})
    return replace(guides.collection(), guides=guided(written, laws), site_languages=(complete(),))


def spoken(one: GuideTranslation) -> Guided:
    whole = collection(one)
    language = whole.site_languages[0].language
    with speech.In(language):
        (found,) = translate.into(whole, language).guides
    return found


def found(one: GuideTranslation) -> list[str]:
    return [f.message for f in checks.run(collection(one)) if f.path == PATH]


def test_all_of_it_stands_in_the_language() -> None:
    one = spoken(translation())
    front = one.guide.front
    assert (one.spoken, front.title, front.for_) == ("translated", "I rere koe", "Mō ngā kairere")
    assert [step.title for step in front.steps] == ["Ka rere", "Ka tau", "He whaina"]
    assert [step.when for step in front.steps] == [None, "I roto i ngā rā mahi 10", None]
    assert [way.condition for way in one.ways[0]] == ["Ka rere tonu", "Kāore"]
    assert front.people_ask[0].ask == ("me tau rānei",)
    assert one.guide.short.paragraphs == ("Me tau i roto i ngā rā mahi 10.",)
    assert [lean.name for lean in one.leans_of(one.guide.short.pinned[0].pin)] == ["s 3(2)(a)"]


def test_nothing_is_shown_that_no_person_has_checked() -> None:
    one = spoken(translation(more=""))
    with speech.In(complete().language):
        assert (one.spoken, one.guide.title) == ("english", MARK("You flew a kite over an airport"))
        assert one.guide.front.steps[1].when == MARK("Within 10 working days")
        assert one.ways[0][0].condition == MARK("You still fly it")
    assert one.guide.short.paragraphs == guides.read().short.paragraphs


def test_the_english_was_mended_after_it() -> None:
    older = translation(mark="0" * 16)
    assert spoken(older).spoken == "translated-older"
    assert found(older) == ["content/guides/flown-over-airport.md has changed since this was translated."]


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("title: He whaina", "title: You can be fined", "“You can be fined” is still English."),
        (
            "  - id: fine\n    title: He whaina\n",
            "",
            "The English has the steps flown, land, fine; this",
        ),
        ("      - Kāore\n", "", "The English has 2 conditions here; this has 1."),
        ("    when: I roto i ngā rā mahi 10\n", "", "Of “when” of the step “land” only the English has a word."),
        ("Me tau. [s 3(2)(a)]", "Me tau. [s 3(1)]", "[s 3(1)] is not a pin of the English."),
        ("12 marama", "marama", "The English has the number 12 more often than this."),
        ("## land", "## lands", "The texts of this are flown, lands, fine; those of the English are others."),
    ],
)
def test_what_differs_from_the_english_is_found(was: str, now: str, said: str) -> None:
    assert was in TEXT
    assert any(one.startswith(said) for one in found(translation(TEXT.replace(was, now, 1))))


def test_a_good_translation_has_no_findings() -> None:
    assert found(translation()) == []


def test_a_translation_of_no_guide_is_found() -> None:
    one = replace(translation(), name="landed")
    whole = replace(guides.collection(guides.read()), stray_guides=(one,))
    said = [f.message for f in checks.run(whole) if f.path == PATH]
    assert said == ["This translates landed.md, which does not exist, or has errors."]


def test_each_word_of_the_english_counts() -> None:
    mark = guides.read().text_fingerprint
    assert guides.read(FRONT.replace("You can be fined", "You are fined")).text_fingerprint != mark
    assert guides.read(body=BODY.replace("You have to land it.", "Land it.")).text_fingerprint != mark
    asked = guides.read(FRONT.replace("must i land it", "must i land"))
    assert asked.text_fingerprint != mark
    assert asked.read_fingerprint == guides.read().read_fingerprint
