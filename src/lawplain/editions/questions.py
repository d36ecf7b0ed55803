"""What people ask: the questions of every section that have an answer."""

from collections.abc import Iterator
from dataclasses import dataclass

from lawplain.content.fields import Asked
from lawplain.editions.answers import Answer, answer
from lawplain.editions.pair import Entry


@dataclass(frozen=True, slots=True)
class Question:
    """One group of questions of a section, and the sentences of its summary that answer."""

    asked: Asked
    answer: Answer

    @property
    def words(self) -> str:
        """The answer as running text."""
        return " ".join(block.words for block in self.answer)


def questions(entry: Entry) -> Iterator[Question]:
    """The questions that a section's page answers; none of a summary that readers don't see."""
    provision = entry.provision
    if entry.summary is None or entry.broken or provision is None or provision.kind != "section" or provision.repealed:
        return
    for asked in entry.summary.front.people_ask:
        if found := answer(entry, asked.law):
            yield Question(asked, found)
