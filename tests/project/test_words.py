"""The sentences that a catalogue translates are those that the pages say."""

from lawplain.language import extract, messages


def test_the_words_of_the_pages_are_up_to_date() -> None:
    made = extract.template() == messages.TEMPLATE.read_text(encoding="utf-8")
    assert made, "run: make messages (python -m lawplain.language.extract)"


def test_every_sentence_is_read_back_as_it_was_found() -> None:
    assert set(messages.words()) == set(extract._words())
