"""Readers' tests, readers/398.yml: whether people who read an explanation, or a guide, alone learn what the law says.

One writes questions from the law, and has not seen the page; one answers from the page, and sees nothing else; one
grades. The first answers stay for ever.
"""

import datetime as dt
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from lawplain.content.beside import Beside
from lawplain.content.fields import Fingerprint, Id, Line, PinText, Written, wrong

Grade = Literal["right", "partly", "wrong", "not-found"]
GRADES: tuple[Grade, ...] = Grade.__args__  # type: ignore[attr-defined]
AI = "ai"
Who = Line


class Question(Written):
    """One question of a readers' test. It never stands in `people_ask`."""

    ask: Line = Field(description="The question, as a person would ask it; written from the law alone.")
    answer: Line = Field(description="The right answer by the law, short. No reader's sheet shows it.")
    law: PinText = Field(description="The pin of the place that answers, without square brackets: (4) or s 355(1).")
    said: Line | None = Field(None, description="What the reader answered from the page. lawplain writes it.")
    grade: Grade | None = Field(
        None,
        description="right, partly, wrong (they would now do or believe something wrong), or not-found."
        " lawplain writes it.",
    )


class ReadersTest(Written):
    """Questions, the answers of one reader, and their grades. Who did each: `ai`, or the name that a person gave."""

    asked_by: Who = Field(description="Who wrote the questions: ai, or the name that a person gave.")
    asked_on: dt.date = Field(description="The day of that.")
    law_as_at: dt.date = Field(description="The version of the law from which they were written.")
    law_fingerprint: Fingerprint = Field(description="The fingerprint of its words. lawplain writes it.")
    answered_by: Who | None = Field(None, description="Who answered from the page alone. lawplain writes it.")
    answered_on: dt.date | None = Field(None, description="The day of that. lawplain writes it.")
    text_fingerprint: Fingerprint | None = Field(
        None, description="The fingerprint of the title, key facts and text that the reader had. lawplain writes it."
    )
    graded_by: Who | None = Field(None, description="Who graded the answers. lawplain writes it.")
    graded_on: dt.date | None = Field(None, description="The day of that. lawplain writes it.")
    questions: Annotated[tuple[Question, ...], Field(min_length=1, max_length=12)] = Field(
        description="1 to 12 questions; 4 are usual, 2 after the text was mended."
    )

    @property
    def answered(self) -> bool:
        return self.answered_by is not None

    @property
    def graded(self) -> bool:
        return self.graded_by is not None

    @property
    def right(self) -> int:
        """How many questions were answered right."""
        return sum(question.grade == "right" for question in self.questions)

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        answers = [self.answered_by, self.answered_on, self.text_fingerprint, *(one.said for one in self.questions)]
        grades = [self.graded_by, self.graded_on, *(one.grade for one in self.questions)]
        for name, values, command in (("answered", answers, "--answered"), ("graded", grades, "--graded")):
            if any(values) and not all(values):
                raise wrong(
                    f"this test is {name} in part.", f"Take that out, and run: lawplain readers {command} SHEET"
                )
        if self.graded and not self.answered:
            raise wrong("this test is graded, and nobody has answered it.", "Take the grades out.")
        return self


class ReadersFile(Written):
    """readers/398.yml: the tests of one explanation, or of one guide, the first one first. A test that was answered is
    never changed."""

    id: Id = Field(description="The provision's own id in the law, as in the explanation; of a guide its name.")
    tests: Annotated[tuple[ReadersTest, ...], Field(min_length=1)]


Readers = Beside[ReadersFile]
