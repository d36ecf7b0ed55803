"""How pages describe the state of an entry: in plain words, with dates. A page outlives the job that made it, so it
never says "current", "up to date" or "in force"."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from lawplain.content.fields import Checked
from lawplain.editions.guides import Guided
from lawplain.editions.leaning import Rest
from lawplain.editions.pair import Edition, Entry
from lawplain.editions.spoken import Spoken
from lawplain.editions.translate import NOT_YET, OLDER
from lawplain.language.speech import catalogued, day, message, say
from lawplain.law.model import Act, Provision
from lawplain.site.html import history, leans
from lawplain.site.naming import numbered, shown

_GONE = {
    "repealed": catalogued("%(what)s was repealed."),
    "expired": catalogued("%(what)s expired."),
    "spent": catalogued("%(what)s has done its work and no longer has any effect."),
}
_GONE_UNDER = {
    "repealed": catalogued("%(what)s was repealed on %(day)s under %(law)s."),
    "expired": catalogued("%(what)s expired on %(day)s under %(law)s."),
    "spent": catalogued("%(what)s has had no effect since %(day)s, under %(law)s. It has done its work."),
}
_GONE_AT_THE_END = {
    "repealed": catalogued("%(what)s was repealed at the end of %(day)s under %(law)s."),
    "expired": catalogued("%(what)s expired at the end of %(day)s under %(law)s."),
    "spent": catalogued("%(what)s has had no effect since the end of %(day)s, under %(law)s. It has done its work."),
}
_ENDED = {
    "repealed": catalogued("The whole %(act)s was repealed on %(day)s."),
    "expired": catalogued("The whole %(act)s expired on %(day)s."),
    "spent": catalogued("The whole %(act)s has done its work. It has had no effect since %(day)s."),
    "": catalogued("The whole %(act)s ended on %(day)s."),
}
_ENDED_BEFORE = {
    "repealed": catalogued("The whole %(act)s was repealed on or before %(day)s."),
    "expired": catalogued("The whole %(act)s expired on or before %(day)s."),
    "spent": catalogued("The whole %(act)s has done its work. It has had no effect since %(day)s or earlier."),
    "": catalogued("The whole %(act)s ended on or before %(day)s."),
}
_DRAFTED = {
    "drafted-with-ai": catalogued("Drafted with AI from the law of %(day)s; no person has checked it yet."),
    "written-by-a-person": catalogued(
        "Written by a person from the law of %(day)s; no second person has checked it yet."
    ),
}
_CHECKED = {
    "drafted-with-ai": catalogued("Drafted with AI from the law of %(day)s; checked by %(name)s on %(checked)s."),
    "written-by-a-person": catalogued(
        "Written by a person from the law of %(day)s; checked by %(name)s on %(checked)s."
    ),
}
_IN_SHORT = {
    "drafted-with-ai": catalogued("AI draft, no person has checked it"),
    "written-by-a-person": catalogued("Written by a person, no other has checked it"),
}
_CHECKED_IN_SHORT = {
    "drafted-with-ai": catalogued("AI draft, checked by %(name)s on %(day)s"),
    "written-by-a-person": catalogued("Written by a person, checked by %(name)s on %(day)s"),
}
_MOST_LEANS = 3
"""So many places that changed are named at the head of a page; its box has all."""
_LATER = {
    "silent": catalogued("We tried again on %(day)s, but the official law site did not answer."),
    "refused": catalogued("We tried again on %(day)s, but the official law site did not send us the law."),
    "unusable": catalogued("We tried again on %(day)s, but what the official law site sent could not be used."),
    "file": catalogued("We took the words of the law from a saved file on %(day)s."),
}
"""What came of a try after the last one that gave us the law."""
_FIRST = {
    "silent": catalogued("We tried to look for later changes on %(day)s, but the official law site did not answer."),
    "refused": catalogued(
        "We tried to look for later changes on %(day)s, but the official law site did not send us the law."
    ),
    "unusable": catalogued(
        "We tried to look for later changes on %(day)s, but what the official law site sent could not be used."
    ),
    "file": catalogued("We took this copy of the law on %(day)s, and have not looked for changes since."),
}
"""The same where no try has given us the law yet."""


@dataclass(frozen=True, slots=True)
class Said:
    """A state in words. `tone` is calm, warning or gone; `head` is a short sentence, `more` what follows it."""

    tone: str
    head: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class Status:
    """What a page says of itself in one line: its `parts`, and whether a person has `checked` what it explains."""

    parts: tuple[str, ...]
    checked: bool


def status(edition: Edition, entry: Entry) -> Status:
    """How an entry's explanation was made, and the version of the law; what has to be read first, `state` says."""
    summary = entry.summary
    if summary is None or not shown(entry):
        gone = entry.provision is not None and entry.provision.status
        law = say("law as at %(day)s", day=day(edition.act.as_at))
        return Status((law,) if gone else (say("Not explained yet"), law), checked=False)
    front = summary.front
    if entry.spoken.startswith("translated"):
        return Status((made_of(entry),), checked=bool(front.reviewed_by))
    return status_of(front, front.law_as_at)


def status_of(front: Checked, as_at: dt.date) -> Status:
    """How a text was made, from the law of which day, and whether a person has checked it."""
    law = say("law as at %(day)s", day=day(as_at))
    if front.reviewed_by and front.reviewed_on:
        short = say(_CHECKED_IN_SHORT[front.method], name=front.reviewed_by, day=day(front.reviewed_on))
        return Status((short, law), checked=True)
    return Status((say(_IN_SHORT[front.method]), law), checked=False)


def state(edition: Edition, entry: Entry) -> Said:
    """The state of an entry as its page says it."""
    act, provision, summary = edition.act, entry.provision, entry.summary
    what = numbered(provision) if provision and provision.kind != "front" else say("The %(act)s", act=act.title)
    if provision and provision.repealed:
        return Said("gone", _gone(what, provision))
    if provision and provision.status == "not-in-force":
        return Said(
            "warning",
            say("%(what)s did not apply yet on %(day)s.", what=what, day=day(act.as_at)),
            say(
                "{made_by} has {made} it, but it had not started on that day. The notes of the law do not say when it"
                " starts.",
                act.instrument.words,
            ),
        )
    if summary is None or not shown(entry):
        return Said("calm", say("This is not explained yet."), _as_at(act))
    if entry.spoken == "translated-older":  # which version of the law it explains, nobody has noted
        return Said(
            "warning", message(OLDER), say("The translation is older. The law and the English text can differ from it.")
        )
    written = day(summary.front.law_as_at)
    if entry.state == "ahead":
        return Said(
            "warning",
            say("This explains the law as it was on %(day)s.", day=written),
            say("The words of the law here are older: those of %(day)s.", day=day(act.as_at)),
        )
    if entry.outdated:
        return Said(
            "warning",
            say("The law changed after this was written. This explains the law as it was on %(day)s.", day=written),
            _since(act, entry),
        )
    if entry.leans_outdated:
        return rests_changed(entry.leans_outdated, summary.front.law_as_at)
    return Said("calm", say("This explains the law as it was on %(day)s.", day=written), looked(edition))


def rests_changed(rests: Sequence[Rest], as_at: dt.date) -> Said:
    """That places changed on which a text rests that was written from the law of a day."""
    return Said(
        "warning",
        say("Something that this rests on changed after it was written, from the law of %(day)s.", day=day(as_at)),
        " ".join(leans.became(rest) for rest in rests[:_MOST_LEANS]),
    )


def notice(act: Act, later: dt.date | None) -> str:
    """What every page of an Act says first: that all of it ended or has not started, or that there is a later version
    which nobody has read for this site; "" where neither is so."""
    known = ""
    if later:
        known = say(
            "A later version of the %(act)s, of %(later)s, exists. This site has not read it: everything here is as at"
            " %(day)s.",
            act=act.title,
            later=day(later),
            day=day(act.as_at),
        )
    return " ".join(filter(None, (_whole(act), known)))


def _whole(act: Act) -> str:
    """What every page of an Act says first where all of it is repealed, expired or not started; "" otherwise."""
    if act.status == "not-in-force":
        return say(
            "The official law site says that the whole %(act)s was not in force on %(day)s.",
            act=act.title,
            day=day(act.as_at),
        )
    if not act.status:
        return ""
    forms = _ENDED if act.ended else _ENDED_BEFORE
    what = say(forms.get(act.status, forms[""]), act=act.title, day=day(act.ended or act.as_at))
    return f"{what} {say('You can read here what it said. Look for the law that took its place.')}"


def looked(edition: Edition) -> str:
    """When changes were last looked for: the last time that the source gave the law, never the time
    of the build; and what came of a later try."""
    log = edition.log
    tried = day(_date_of(log.tried)) if log.tried else ""
    if log.succeeded:
        last = say("We last looked for changes on %(day)s.", day=day(_date_of(log.succeeded)))
        later = _LATER.get(log.answer, "") if log.tried > log.succeeded else ""
        return f"{last} {say(later, day=tried)}" if later else last
    if log.answer == "law":  # it did answer, on a day that a wrong clock told us
        return say("We do not know on which day we last looked for changes.")
    first = _FIRST.get(log.answer, "") if tried else ""
    return (
        say(first, day=tried)
        if first
        else say("We have not looked for changes since %(day)s.", day=day(edition.act.as_at))
    )


def made(front: Checked, as_at: dt.date) -> str:
    """How a text was made and who checked it."""
    if front.reviewed_by and front.reviewed_on:
        checked = day(front.reviewed_on)
        return say(_CHECKED[front.method], day=day(as_at), name=front.reviewed_by, checked=checked)
    return say(_DRAFTED[front.method], day=day(as_at))


def made_of(entry: Entry) -> str:
    """How the explanation of an entry was made, "" where there is none to show; of a translation, both texts."""
    if entry.summary is None or not shown(entry):
        return ""
    english_text = made(entry.summary.front, entry.summary.front.law_as_at)
    if not entry.spoken.startswith("translated"):
        return english_text
    return _translated(entry.translations[0].front, english_text, entry.spoken)


def made_of_guide(one: Guided) -> str:
    """The same of a guide."""
    english_text = made(one.guide.front, one.guide.front.law_as_at)
    if not one.spoken.startswith("translated"):
        return english_text
    return _translated(one.translations[0].front, english_text, one.spoken)


def _translated(check: Checked, english_text: str, spoken: Spoken) -> str:
    assert check.reviewed_on
    checked = day(check.reviewed_on)
    if spoken == "translated-older":
        return say(
            "Translated from an older English text; %(name)s checked the translation on %(day)s.",
            name=check.reviewed_by,
            day=checked,
        )
    return say(
        "%(name)s checked the translation on %(day)s. The English text: %(made)s",
        name=check.reviewed_by,
        day=checked,
        made=english_text,
    )


def in_this_language(entry: Entry) -> str:
    """On the pages of another language, where the explanation stands in English: that it does; else ""."""
    untranslated = entry.summary is not None and shown(entry) and entry.spoken == "english"
    return message(NOT_YET) if untranslated else ""


def source_line(act: Act) -> str:
    """The source and the version of the law's words, as the rights of the source ask."""
    form = (
        catalogued("%(act)s as at %(day)s (the day it became law)")
        if act.undated
        else catalogued("%(act)s as at %(day)s")
    )
    version = say(form, act=act.title, day=day(act.as_at))
    if act.origin.kind == "transcription":
        return say(
            "Source: {official_site}, {publisher}; %(version)s, from a transcription. Not an official version.",
            act.instrument.words,
            version=version,
        )
    return say(
        "Source: {official_site}, {publisher}; %(version)s. Not an official version.",
        act.instrument.words,
        version=version,
    )


def listed(parts: Sequence[str]) -> str:
    """ "A, B and C"."""
    if len(parts) == 1:
        return parts[0]
    return say("%(first)s and %(last)s", first=say(", ").join(parts[:-1]), last=parts[-1])


def _as_at(act: Act) -> str:
    return say("The words of the law here are those of %(day)s.", day=day(act.as_at))


def _since(act: Act, entry: Entry) -> str:
    if entry.since:
        days = listed(list(dict.fromkeys(day(note.date) for note in entry.since if note.date)))
        words = act.instrument.words
        return say("This {unit} changed on %(days)s. The explanation below is older than that.", words, days=days)
    return say("The words of the law are not the ones that this explanation was written from.")


def _gone(what: str, provision: Provision) -> str:
    operations = ("repealed", "revoked") if provision.status == "repealed" else (provision.status,)
    facts = history.whole(provision, operations)
    if facts is None:
        return say(_GONE[provision.status], what=what)
    forms = _GONE_AT_THE_END if history.at_the_end_of_the_day(facts) else _GONE_UNDER
    return say(forms[provision.status], what=what, day=day(facts.day), law=history.under(facts))


def _date_of(moment: str) -> dt.date:
    return dt.datetime.fromisoformat(moment).date()
