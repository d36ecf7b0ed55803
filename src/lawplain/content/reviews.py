"""Reviews by people, reviews/398.yml: what a person marked who held an explanation against the law."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from lawplain.content.beside import Beside
from lawplain.content.fields import Fingerprint, Id, Line, Written

MarkedAs = Literal["wrong", "unclear"]


class Mark(Written):
    """Words of an explanation that a reviewer marked. It is a task for as long as these words stand there."""

    words: Line = Field(description="The words, as the sheet had them.")
    law: Line = Field(description="The pin beside them; title for the title.")
    mark: MarkedAs = Field(description="wrong or unclear.")
    note: Line | None = Field(None, description="What the reviewer wrote.")


class Review(Written):
    """One sheet that a person filled in. `lawplain reviewed --from SHEET` writes it."""

    by: Line = Field(description="The name that the reviewer wrote on the sheet.")
    on: dt.date = Field(description="The day on the sheet, or on which it was taken in.")
    law_as_at: dt.date = Field(description="The version of the law on the sheet.")
    text_fingerprint: Fingerprint = Field(description="The fingerprint of the title, key facts and text on the sheet.")
    right: int = Field(ge=0, description="How many of its sentences and facts were marked right.")
    not_marked: int = Field(0, ge=0, description="How many were not marked.")
    marks: tuple[Mark, ...] = Field((), description="Those that were marked wrong or unclear.")


class ReviewsFile(Written):
    """reviews/398.yml: the reviews of one explanation, the first one first."""

    id: Id = Field(description="The provision's own id in the law, as in the explanation.")
    reviews: Annotated[tuple[Review, ...], Field(min_length=1)]


Reviews = Beside[ReviewsFile]
