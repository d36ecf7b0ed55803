"""How well readers understood an explanation: what a page, the coverage and `status` say of its readers' tests.

The first answers are what is told, and stay. A text that was mended after them is tested with new questions; the last
of these says how it reads now.
"""

from dataclasses import dataclass
from typing import Literal

from lawplain.content.readers import AI, ReadersTest
from lawplain.editions.pair import Entry

State = Literal["current", "older-text", "older-law"]


@dataclass(frozen=True, slots=True)
class Tested:
    """`first` is the first test that was graded, `last` the newest. `state` is that of the newest: of the present text,
    of an older text, or of older law."""

    first: ReadersTest
    last: ReadersTest
    state: State

    @property
    def by_ai(self) -> bool:
        """Were questions, answers and grades all an AI's?"""
        tests = (self.first, self.last)
        return all({one.asked_by, one.answered_by, one.graded_by} == {AI} for one in tests)


def tested(entry: Entry) -> Tested | None:
    """What is known of an entry's explanation; None where no test of it was graded."""
    if entry.readers is None or entry.summary is None:
        return None
    graded = [test for test in entry.readers.front.tests if test.graded]
    return Tested(graded[0], graded[-1], state(entry, graded[-1])) if graded else None


def state(entry: Entry, test: ReadersTest) -> State:
    """Is a test of the present text and the present law? A text without answers yet is tested as it is."""
    assert entry.provision is not None
    if test.law_fingerprint != entry.provision.fingerprint or entry.leans_outdated:
        return "older-law"
    text = test.text_fingerprint
    return "older-text" if text and text != entry.text_mark else "current"
