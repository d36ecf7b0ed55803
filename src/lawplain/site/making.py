"""How an explanation was made, in sentences: who wrote it, who read it, and how it did when readers were asked."""

from collections import Counter
from collections.abc import Iterable, Iterator

from lawplain.content.fields import Reading
from lawplain.content.readers import AI, GRADES, Grade
from lawplain.content.reviews import Review
from lawplain.editions.pair import Entry
from lawplain.editions.tested import Tested, tested
from lawplain.language.speech import catalogued, day, say
from lawplain.site import wording
from lawplain.site.naming import shown

_READ = {
    ("law", True): catalogued("Read against the law by AI on %(day)s."),
    ("law", False): catalogued("Read against the law by %(name)s on %(day)s."),
    ("page", True): catalogued("Read alone, without the law, by AI on %(day)s."),
    ("page", False): catalogued("Read alone, without the law, by %(name)s on %(day)s."),
}
_TESTED = {
    "current": catalogued("Tested with questions by AI."),
    "older-text": catalogued("An older text of it was tested with questions by AI."),
    "older-law": catalogued("Before the law changed, it was tested with questions by AI."),
}
_TESTED_UNCHECKED = {
    "current": catalogued("Tested with questions by AI; no person has checked it."),
    "older-text": catalogued("An older text of it was tested with questions by AI; no person has checked it."),
    "older-law": catalogued("Before the law changed, it was tested with questions by AI; no person has checked it."),
}
_WHEN = {
    "current": catalogued("Tested with questions."),
    "older-text": catalogued("An older text of it was tested with questions."),
    "older-law": catalogued("Before the law changed, it was tested with questions."),
}
_REVIEWED = catalogued(
    "%(name)s held it against the law on %(day)s, part by part."
    " Right: %(right)s. Wrong: %(wrong)s. Unclear: %(unclear)s."
)
_REVIEWED_OLDER = catalogued(
    "%(name)s held an older text of it against the law on %(day)s, part by part."
    " Right: %(right)s. Wrong: %(wrong)s. Unclear: %(unclear)s."
)
_BY = catalogued("Questions: %(asked)s. Answers: %(answered)s. Grades: %(graded)s.")


def sentences(entry: Entry) -> list[str]:
    """Everything that is known of how the English explanation of an entry came about; none where none is shown."""
    if entry.summary is None or not shown(entry):
        return []
    found = [wording.made_of(entry)]
    if entry.spoken.startswith("translated"):
        return found
    found += readings(entry.summary.front.readings)
    for review in entry.reviews.front.reviews if entry.reviews else ():
        found.append(_reviewed(review, older=review.text_fingerprint != entry.text_mark))
    known = tested(entry)
    return [*found, *_tested(known, checked=bool(entry.summary.front.reviewed_by))] if known else found


def readings(of: Iterable[Reading]) -> list[str]:
    """Who read a text when, against the law or alone."""
    forms = ((one, _READ[one.against, one.by == AI]) for one in of)
    return [say(form, day=day(one.on), name="" if one.by == AI else one.by) for one, form in forms]


def _reviewed(review: Review, *, older: bool) -> str:
    wrong = sum(mark.mark == "wrong" for mark in review.marks)
    unclear = len(review.marks) - wrong
    form = _REVIEWED_OLDER if older else _REVIEWED
    return say(form, name=review.by, day=day(review.on), right=review.right, wrong=wrong, unclear=unclear)


def _tested(known: Tested, *, checked: bool) -> Iterator[str]:
    if known.by_ai:
        yield say((_TESTED if checked else _TESTED_UNCHECKED)[known.state])
    else:
        yield say(_WHEN[known.state])
        people = (known.last.asked_by, known.last.answered_by or "", known.last.graded_by or "")
        asked, answered, graded = (say("AI") if one == AI else one for one in people)
        yield say(_BY, asked=asked, answered=answered, graded=graded)
    first, last = known.first, known.last
    assert first.answered_on is not None and last.answered_on is not None
    yield say(
        "Right answers at the first try, on %(day)s: %(right)s of %(all)s.",
        day=day(first.answered_on),
        right=first.right,
        all=len(first.questions),
    )
    if last is not first:
        yield say(
            "Right answers to new questions, after it was mended, on %(day)s: %(right)s of %(all)s.",
            day=day(last.answered_on),
            right=last.right,
            all=len(last.questions),
        )


def grades(entries: list[Entry]) -> tuple[int, int, int, dict[Grade, int]]:
    """How many of these explanations were tested as they are now, and how many as they were before; in how many an AI
    did all of it; and how many first answers had each grade."""
    known = [one for entry in entries if entry.summary and shown(entry) and (one := tested(entry))]
    now = sum(one.state == "current" for one in known)
    counted = Counter(question.grade for one in known for question in one.first.questions)
    by_ai = sum(one.by_ai for one in known)
    return now, len(known) - now, by_ai, {grade: counted[grade] for grade in GRADES}
