"""Common words: a frozen list, and what of a text is not in it."""

import pytest
from click.testing import CliRunner
from kite_site import KITES

from checks import kites
from lawplain.checks import common_words
from lawplain.checks.subjects import subjects
from lawplain.commands import commands
from lawplain.config import Config


def rare(body: str) -> tuple[list[str], int]:
    (subject,) = subjects(kites.collection(kites.written(body)))
    return common_words.rare(subject)


@pytest.mark.parametrize(
    "word", ["house", "houses", "paid", "walking", "recognised", "cannot", "neighbour’s", "long-term"]
)
def test_common_in_any_form(word: str) -> None:
    assert common_words.is_common(word)


@pytest.mark.parametrize("word", ["vexatious", "forfeit", "notwithstanding"])
def test_not_common(word: str) -> None:
    assert not common_words.is_common(word)


def test_names_terms_labels_and_what_is_explained_are_left_out() -> None:
    body = "You forfeit (lose) the thing at an airport, see (b). Ask Wellington Aeronautics. [(1)]"
    assert rare(body) == ([], 13)


def test_each_time_counts_and_a_bracket_that_only_leads_on_explains_nothing() -> None:
    assert rare("You forfeit (see section 4) a thing, and forfeit it again. [(1)]") == (["forfeit", "forfeit"], 10)


def test_the_list_keeps_its_notice_and_is_one_word_a_line() -> None:
    lines = common_words._FILE.read_text(encoding="utf-8").splitlines()
    assert "# Copyright 2000-2018 by Kevin Atkinson" in lines
    words = [line for line in lines if not line.startswith("#")]
    assert words == sorted(set(words))
    assert 3500 < len(words) < 4500


def test_status_has_the_share(kite_project: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(kite_project.root)
    printed = CliRunner().invoke(commands, ["status", "--words", KITES]).output
    assert printed.startswith(f"{KITES}: ")
    assert "words are not common (" in printed.splitlines()[0]
    assert f"content/{KITES}/" in printed
