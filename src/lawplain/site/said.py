"""What the pages say about an entry's state, in plain words with dates. A page outlives the job that made it, so it
never says "current", "up to date" or "in force"."""

import datetime as dt
from dataclasses import dataclass

from lawplain.model import Act, HistoryNote
from lawplain.pair import Edition, Entry
from lawplain.site.page import day, numbered, shown
from lawplain.written import Checked

_REPEALED = {"repealed": "was repealed", "expired": "has expired", "spent": "is spent"}


@dataclass(frozen=True, slots=True)
class Said:
    """A state in words. `tone` is calm, warning or gone; `head` is a short sentence, `more` what follows it."""

    tone: str
    head: str
    more: str = ""


def state(edition: Edition, entry: Entry) -> Said:
    """The state of an entry as its page says it."""
    act, provision, summary = edition.act, entry.provision, entry.summary
    what = f"{numbered(provision)}" if provision and provision.kind != "front" else f"The {act.title}"
    if provision and provision.repealed:
        return Said("gone", f"{what} {_REPEALED[provision.status]}{_by(provision.history, provision.status)}.")
    if provision and provision.status == "not-in-force":
        return Said(
            "warning",
            f"{what} did not apply yet on {day(act.as_at)}.",
            "Parliament has passed it, but it had not started on that day. It starts on a day that has yet to be set.",
        )
    if summary is None or not shown(entry):
        return Said("calm", "This is not explained yet.", _as_at(act))
    written = day(summary.matter.law_as_at)
    if entry.state == "ahead":
        return Said(
            "warning",
            f"This explains the law as at {written}.",
            f"The words of the law stored here are older, as at {day(act.as_at)}.",
        )
    if entry.outdated:
        return Said(
            "warning", f"The law changed after this was written. This explains the law as at {written}.", _since(entry)
        )
    return Said("calm", f"This explains the law as at {written}.", looked(edition))


def whole_act(act: Act) -> str:
    """What every page of an Act says first where all of it is repealed, expired or not started; "" otherwise."""
    if act.status == "not-in-force":
        return f"The source marks the whole {act.title} as not in force on {day(act.as_at)}."
    if not act.status:
        return ""
    when = f" on {day(act.ended)}" if act.ended else f" on or before {day(act.as_at)}"
    what = f"The whole {act.title} {_REPEALED.get(act.status, 'ended')}{when}."
    return f"{what} You can read here what it said. Other law may have taken its place."


def looked(edition: Edition) -> str:
    """When changes were last looked for: the last time that the source answered, never the time of the build."""
    log = edition.log
    if log.succeeded:
        answer = f"We last looked for changes on {day(dt.datetime.fromisoformat(log.succeeded).date())}."
        failed = log.tried > log.succeeded
        return answer + (f" We tried again on {_day_of(log.tried)}, but the source did not answer." if failed else "")
    if log.result == "file":
        return f"Its words were taken from a saved file on {_day_of(log.tried)}. We have not looked for later changes."
    if log.tried:
        return f"We tried to look for later changes on {_day_of(log.tried)}, but the source did not answer."
    return "We have not looked for changes after that day."


def made(matter: Checked, as_at: dt.date) -> str:
    """How a text was made and who checked it."""
    if matter.reviewed_by and matter.reviewed_on:
        return f"Checked by {matter.reviewed_by} on {day(matter.reviewed_on)}."
    how = "Drafted with AI" if matter.method == "drafted-with-ai" else "Written by a person"
    return f"{how} from the law as at {day(as_at)}; no person has checked it yet."


def source_line(act: Act) -> str:
    """The source and the version of the law's words, as the rights of the source ask."""
    version = f"{act.title} as at {day(act.as_at)}" + (" (its date of assent)" if act.undated else "")
    if act.origin.kind == "transcription":
        return (
            f"Source: New Zealand Legislation, Parliamentary Counsel Office; {version}, from a transcription. "
            "Not an official version."
        )
    return f"Source: New Zealand Legislation, Parliamentary Counsel Office; {version}. Not an official version."


def _as_at(act: Act) -> str:
    return f"The law's own words are stored here as at {day(act.as_at)}."


def _since(entry: Entry) -> str:
    if entry.since:
        dates = list(dict.fromkeys(day(note.date) for note in entry.since if note.date))
        listed = dates[0] if len(dates) == 1 else f"{', '.join(dates[:-1])} and {dates[-1]}"
        return f"It changed on {listed}. The explanation below does not tell you about that."
    return "Its words are not those that the explanation below was written from."


def _by(history: tuple[HistoryNote, ...], operation: str) -> str:
    note = next((n for n in reversed(history) if operation in n.operation), None)
    if note is None:
        return ""
    when = f" on {day(note.date)}" if note.date else ""
    return f"{when}{f' by {note.by}' if note.by else ''}"


def _day_of(moment: str) -> str:
    return day(dt.datetime.fromisoformat(moment).date())
