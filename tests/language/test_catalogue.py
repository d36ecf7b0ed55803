"""The catalogue of a language: gettext files of our own words."""

import pytest

from lawplain.language import catalogue, messages, speech
from lawplain.language.catalogue import Message, read, updated
from lawplain.language.speech import In, Language, english, say, spelled_out

HEAD = 'msgid ""\nmsgstr ""\n"Language: mi\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def po(*pairs: tuple[str, str], head: str = HEAD) -> str:
    return head + "\n".join(f'msgid "{one}"\nmsgstr "{other}"\n' for one, other in pairs)


def test_what_is_empty_or_fuzzy_is_not_translated() -> None:
    text = po(("Search", "Rapu"), ("Topics", "")) + '\n#, fuzzy\nmsgid "Help"\nmsgstr "Āwhina"\n'
    assert read(text, "mi.po") == ({"Search": "Rapu"}, ())


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("As at %(day)s", "I te rā", "does not have the same places as"),
        ("As at %(day)s", "I te %(rā)s", "does not have the same places as"),
        ("Found: {count}", "Kitea: {tau}", "does not have the same places as"),
        ("All", "100% katoa", "does not have the same places as"),
        ("See <b>this</b>", "Tirohia tēnei", "does not have the same tags as"),
        ("See this", "Tirohia <script>", "does not have the same tags as"),
    ],
)
def test_a_message_that_lost_a_place_or_a_tag_is_not_used(one: str, other: str, said: str) -> None:
    translated, (finding,) = read(po((one, other)), "mi.po")
    assert translated == {}
    assert said in finding.message
    assert (finding.path, finding.line, finding.level) == ("mi.po", 6, "error")


def test_the_order_of_places_and_a_doubled_per_cent_sign_are_free() -> None:
    text = po(("%(a)s of %(b)s", "%(b)s: %(a)s"), ("All", "100 %% katoa"))
    assert read(text, "mi.po")[0] == {"%(a)s of %(b)s": "%(b)s: %(a)s", "All": "100 %% katoa"}


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("This is a letter.\n", 1, "This is not a gettext catalogue"),
        ('msgid "a"\nmsgstr "b\n', 2, "The words of this line are not between two double quotes"),
        ('msgid "a"\nmsgstr "say "b""\n', 2, "The words of this line are not between two double quotes"),
    ],
)
def test_what_is_no_catalogue_is_said(text: str, line: int, said: str) -> None:
    translated, (finding,) = read(text, "mi.po")
    assert translated == {}
    assert finding.line == line
    assert finding.message.startswith(said)


def test_bringing_it_up_to_date_keeps_what_people_wrote() -> None:
    old = "# Made by Aroha.\n" + po(("Search", "Rapu"), ("Gone", "Kua ngaro"), ("The old sentence here", "Te rerenga"))
    old = old.replace('msgid "Search"', '# From the marae.\nmsgid "Search"')
    new = updated(old, "mi", [Message("Search", ("main.html",)), Message("The old sentence there"), Message("New")])
    assert new.startswith("# Made by Aroha.\n" + HEAD)
    assert '# From the marae.\n#. main.html\nmsgid "Search"\nmsgstr "Rapu"' in new
    assert '#, fuzzy\nmsgid "The old sentence there"\nmsgstr "Te rerenga"' in new
    assert '#~ msgid "Gone"\n#~ msgstr "Kua ngaro"' in new
    assert read(new, "mi.po")[0] == {"Search": "Rapu"}
    assert catalogue.fuzzy(new) == 1
    assert (
        updated(new, "mi", [Message("Search", ("main.html",)), Message("The old sentence there"), Message("New")])
        == new
    )


def test_every_sentence_of_the_pages_is_found_in_its_file() -> None:
    found = set(messages.words())
    assert ("Skip to the text", "site/theme/main.html") in found
    assert ("The words of the law", "site/templates/section.html") in found
    assert ("The law: %(pin)s", "site/html/explanation.py") in found, "it stands inside an f-string"
    assert "Skip to the text" in messages.frame()


MAORI = Language("mi", "Māori", messages={"Topics": "Kaupapa", "As at %(day)s": "I te %(day)s"}, english="en-NZ")


def test_what_has_no_words_yet_is_english_and_marked() -> None:
    assert say("Search & find") == "Search & find"
    with In(MAORI):
        assert say("Topics") == "Kaupapa"
        assert say("As at %(day)s", day="1") == "I te 1"
        body = f"<p title='{say('Search')}'>{say('Search')}, {say('Topics')}</p>"
    assert spelled_out(body, MAORI) == '<p title=\'Search\'><span lang="en-NZ" dir="ltr">Search</span>, Kaupapa</p>'


def test_english_inside_english_is_marked_once() -> None:
    with In(MAORI):
        assert english(english("Immigration Act")) == english("Immigration Act")
        assert speech.plain(english("Immigration Act")) == "Immigration Act"
        assert english("") == ""
    assert english("Immigration Act") == "Immigration Act"
