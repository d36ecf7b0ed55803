"""The sheets of readers' tests: how a test begins, what its reader and its grader get, and what comes back.

A reader's sheet has the page and the questions, never the key. Pure: commands read and write.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lawplain.content import Summary, edit_yaml
from lawplain.content.edit import as_value
from lawplain.content.fields import KeyFact
from lawplain.content.readers import GRADES, ReadersFile, ReadersTest
from lawplain.editions import fact_places
from lawplain.editions.guides import Guided
from lawplain.editions.pair import Collection, Edition, Entry
from lawplain.errors import Exit, LawplainError
from lawplain.law import subsection_lines
from lawplain.law.model import Provision

_HEAD = re.compile(r"=== (?P<path>\S+) · test (?P<number>\d+)(?: · text (?P<text>[0-9a-f]{16}))?\s*")
_QUESTION = re.compile(r"Question (\d+): .*")
_QUESTIONS = "--- The questions"
_FIELD = {"answer": re.compile(r"(?i)Answer:(.*)"), "grade": re.compile(r"(?i)Grade:(.*)")}
READER = """A readers' test. Read each page below, then write what it answers behind “Answer:”, in your own words.
Look at nothing else: not at the law, not at another page. Where the page does not tell, write: not found.
"""
GRADER = f"""A readers' test, to be graded. Hold each answer against the key, and write one word behind “Grade:”:
{", ".join(GRADES)}. Wrong is what would make the reader do or believe something wrong.
"""


@dataclass(frozen=True, slots=True)
class Filled:
    """What came back for one test: its file, its number from 1, the text that was read, and what stands behind each
    “Answer:” or “Grade:”, with its line."""

    path: str
    number: int
    text: str
    said: tuple[tuple[str, int], ...]
    line: int


@dataclass(frozen=True, slots=True)
class Page:
    """What is tested, an explanation or a guide: its id, what a reader gets of it and the fingerprint of that; the
    words of the law to ask from, None where they are not stored, with their fingerprint and day."""

    id: str
    text: str
    text_mark: str
    law: str | None
    law_mark: str
    as_at: dt.date


def of_entry(entry: Entry, edition: Edition) -> Page:
    """An explanation of a section that is law."""
    provision, summary = entry.provision, entry.summary
    assert provision is not None and summary is not None
    words = _law([provision], edition) if provision.text else None
    told = _explanation(summary, provision)
    return Page(provision.id, told, summary.read_fingerprint, words, provision.fingerprint, edition.act.as_at)


def of_guide(one: Guided, edition: Edition, collection: Collection) -> Page:
    """A guide. Its law is every section of which it names a place, whole."""
    every = {spot.provision.id: spot.provision for lean in one.leans for spot in lean.spots}
    listed = [provision for provision in edition.act.contents if provision.id in every]
    listed += [provision for provision in every.values() if provision not in listed]
    words = _law(listed, edition) if all(provision.text for provision in listed) else None
    told = _steps(one, collection)
    return Page(one.name, told, one.guide.read_fingerprint, words, one.law_mark, edition.act.as_at)


def begun(page: Page, by: str, on: dt.date, questions: int) -> str:
    """A new file with one test, its questions to be filled in."""
    return f"id: {page.id}\ntests:\n" + "".join(f"  {line}\n" for line in test(page, by, on, questions).splitlines())


def test(page: Page, by: str, on: dt.date, questions: int) -> str:
    """One test of the present law, its questions to be filled in."""
    return (
        f"- asked_by: {as_value(by)}\n  asked_on: {on}\n  law_as_at: {page.as_at}\n"
        f"  law_fingerprint: {page.law_mark}\n  questions:\n" + "    - ask:\n      answer:\n      law:\n" * questions
    )


def _law(provisions: Sequence[Provision], edition: Edition) -> str:
    """The words of the law, for whoever writes the questions. Nothing of what is tested."""
    found = []
    for provision in provisions:
        head = f"{provision.called.capitalize()} {provision.label}: {provision.heading}\n{edition.act.title} as at"
        lines = "\n".join(subsection_lines.printed(provision))
        found.append(f"{head} {edition.act.as_at}\n\n{lines}\n")
    return "\n".join(found)


def for_reader(path: str, page: Page, number: int, test: ReadersTest) -> str:
    """The page and the questions."""
    head = f"=== {path} · test {number} · text {page.text_mark}\n\n{page.text}\n{_QUESTIONS}\n\n"
    return head + "".join(f"Question {i}: {one.ask}\nAnswer:\n\n" for i, one in enumerate(test.questions, 1))


def for_grader(path: str, number: int, test: ReadersTest) -> str:
    """The questions with the key and the answers."""
    return f"=== {path} · test {number}\n\n{_QUESTIONS}\n\n" + "".join(
        f"Question {i}: {one.ask}\n  Key: {one.answer} [{one.law}]\n  Said: {one.said}\nGrade:\n\n"
        for i, one in enumerate(test.questions, 1)
    )


def _explanation(summary: Summary, provision: Provision) -> str:
    """What the page of a section tells in plain text: its title, its key facts, its explanation, with the pins."""
    lines = [summary.front.also_called, f"({provision.called.capitalize()} {provision.label}: {provision.heading})", ""]
    lines += [_fact(fact) for fact in summary.front.key_facts]
    return "\n".join([*lines, *([""] if summary.front.key_facts else []), summary.body.source.strip(), ""])


def _fact(fact: KeyFact) -> str:
    more = [f"Who can extend it: {fact.extend.says}"] if fact.extend else []
    more += [f"Who decides: {fact.who}"] if fact.who else []
    return f"* {fact.what}: {'. '.join([fact.fact, *more])}"


def _steps(one: Guided, collection: Collection) -> str:
    """What the page of a guide tells in plain text: the short answer, each step with its text, its key facts and where
    it leads, and what the law is silent on."""
    front, lines = one.guide.front, [one.guide.title, f"For: {one.guide.front.for_}", ""]
    lines += [one.guide.short.source.strip(), ""]
    for number, (step, ways) in enumerate(zip(one.steps, one.ways, strict=True), 1):
        lines += [f"Step {number}: {step.title}"]
        lines += [f"When: {step.when}"] if step.when else []
        lines += [f"Who: {step.who}"] if step.who else []
        body = one.guide.text(step.id)
        lines += ["", body.source.strip()] if body else []
        lines += [_fact(found.fact) for place in step.fact if (found := fact_places.find(collection, place))]
        if step.next:
            lines += [f"{f'{way.condition}: ' if way.condition else 'Then: '}step {way.to + 1}" for way in ways]
        lines += [""]
    if front.not_in_the_act:
        lines += ["What the law does not say:", *(f"* {silent.says}" for silent in front.not_in_the_act), ""]
    return "\n".join(lines)


def filled(text: str, kind: str) -> tuple[Filled, ...]:
    """What stands on a sheet that came back; `kind` is "answer" or "grade". Raises LawplainError where a line of it is
    not as it was printed, or nothing is filled in."""
    lines = text.splitlines()
    heads = [number for number, line in enumerate(lines) if _HEAD.fullmatch(line)]
    if not heads:
        raise _wrong("This is not a sheet of lawplain readers.", "Its heads begin with ===; leave them as they are.", 1)
    return tuple(_one(lines, start, end, kind) for start, end in zip(heads, [*heads[1:], len(lines)], strict=True))


def _one(lines: Sequence[str], start: int, end: int, kind: str) -> Filled:
    head = _HEAD.fullmatch(lines[start])
    assert head
    begin = next((n for n in range(start, end) if lines[n].strip() == _QUESTIONS), None)
    if begin is None:
        raise _wrong(f"The line “{_QUESTIONS}” is missing.", "Leave it as it was printed.", start + 1)
    said = tuple(_said(lines, begin + 1, end, kind))
    return Filled(head["path"], int(head["number"]), head["text"] or "", said, start + 1)


def _said(lines: Sequence[str], start: int, end: int, kind: str) -> Iterator[tuple[str, int]]:
    questions = [n for n in range(start, end) if _QUESTION.fullmatch(lines[n])]
    for at, until in zip(questions, [*questions[1:], end], strict=True):
        shape = _FIELD[kind]
        where = next((n for n in range(at, until) if shape.match(lines[n])), None)
        if where is None:
            raise _wrong(f"This question has no line “{kind.capitalize()}:”.", "Leave it as it was printed.", at + 1)
        first = shape.match(lines[where])
        assert first
        words = " ".join(" ".join([first[1], *lines[where + 1 : until]]).split())
        if not words:
            fix = "Write: not found, where the page does not tell." if kind == "answer" else f"Write {_LISTED}."
            raise _wrong(f"Nothing stands behind this “{kind.capitalize()}:”.", fix, where + 1)
        if kind == "grade" and words.casefold() not in GRADES:
            raise _wrong(f"“{words}” is no grade.", f"Write {_LISTED}.", where + 1)
        yield (words.casefold() if kind == "grade" else words), where + 1


_LISTED = f"{', '.join(GRADES[:-1])} or {GRADES[-1]}"


def _wrong(what: str, fix: str, line: int) -> LawplainError:
    return LawplainError(what, fix=fix, line=line, exit_code=Exit.CONTENT)


def values(
    file: ReadersFile, one: Filled, kind: str, by: str, on: dt.date
) -> dict[tuple[str | int, ...], dict[str, str]]:
    """What a sheet that came back sets in its file, by the place of the mapping.

    Raises LawplainError where the file has no such test, or the test has answers, or grades, already: the first stay.
    """
    if not 0 < one.number <= len(file.tests):
        raise _wrong(f"{one.path} has no test {one.number}.", "Print the sheet again.", one.line)
    test = file.tests[one.number - 1]
    if kind == "answer" and test.answered:
        fix = "The first answers stay. After mending, begin a new test: lawplain readers FILE --begin."
        raise _wrong(f"Test {one.number} of {one.path} was answered on {test.answered_on}.", fix, one.line)
    if kind == "grade" and test.graded:
        raise _wrong(f"Test {one.number} of {one.path} was graded on {test.graded_on}.", "Its grades stay.", one.line)
    if kind == "grade" and not test.answered:
        raise _wrong(f"Nobody has answered test {one.number} of {one.path}.", "Take in the answers first.", one.line)
    if len(one.said) != len(test.questions):
        what = f"Test {one.number} of {one.path} has {len(test.questions)} questions; here are {len(one.said)}."
        raise _wrong(what, "Leave each “Question” as it was printed.", one.line)
    if kind == "answer" and not one.text:
        raise _wrong(
            "This head does not say which text was read.", "Take the answers to a sheet for readers.", one.line
        )
    head = {"answered_by": by, "answered_on": str(on), "text_fingerprint": one.text}
    head = head if kind == "answer" else {"graded_by": by, "graded_on": str(on)}
    name = "said" if kind == "answer" else "grade"
    at: edit_yaml.Where = ("tests", one.number - 1)
    found: dict[edit_yaml.Where, dict[str, str]] = {at: head}
    for i, (words, _) in enumerate(one.said):
        found[*at, "questions", i] = {name: words}
    return found
