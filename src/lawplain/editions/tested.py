"""How well readers understood an explanation, or a guide: what its page and the coverage say of its readers' tests.

The first answers are what is told, and stay. A text that was mended after them is tested with new questions; the last
of these says how it reads now.
"""

from dataclasses import dataclass
from typing import Literal

from lawplain.content.readers import AI, ReadersTest
from lawplain.editions.guides import Guided
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


def tested(about: Entry | Guided) -> Tested | None:
    """What is known of an entry's explanation, or of a guide; None where no test of it was graded."""
    if about.readers is None or (isinstance(about, Entry) and about.summary is None):
        return None
    graded = [test for test in about.readers.front.tests if test.graded]
    return Tested(graded[0], graded[-1], state(about, graded[-1])) if graded else None


def state(about: Entry | Guided, test: ReadersTest) -> State:
    """Is a test of the present text and the present law? A text without answers yet is tested as it is.

    A guide that was mended can rest on other sections than before, so not their words are compared: it was written anew
    for a changed law, or has to be.
    """
    if isinstance(about, Guided):
        rewritten = about.guide.front.rewritten_on
        older = about.outdated or (rewritten is not None and rewritten > test.asked_on)
        mark = about.guide.read_fingerprint
    else:
        assert about.provision is not None
        older = test.law_fingerprint != about.provision.fingerprint or bool(about.leans_outdated)
        mark = about.text_mark
    if older:
        return "older-law"
    return "older-text" if test.text_fingerprint and test.text_fingerprint != mark else "current"
