"""The catalogue of a language: a gettext file of our own words and what they are in it, `content/languages/ar.po`.

gettext's form, because translators have tools for it. What a translator marks as fuzzy, or leaves empty, is not
translated. A message that lost a place or a tag is a finding, and is not used: the page then shows the English.
"""

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po, write_po

from lawplain.findings import Finding, Read

RULE = "catalogue"
_PLACE = re.compile(r"%(?:\(\w+\)s|%)?|\{\w+\}")
_TAG = re.compile(r"<[^>]*>|&\w+;|[<>]")
_STRING = re.compile(r'\s*(?:msg\w+ *)?"')
_CLOSED = re.compile(r'\s*(?:msg\w+ *)?"(?:[^"\\]|\\.)*"\s*')
_HEAD = re.compile(r'(?:#.*\n)*msgid ""\nmsgstr ""\n(?:".*"\n)*')


@dataclass(frozen=True, slots=True)
class Message:
    """Words of ours that can be said in another language. `where` names the files that they are in."""

    words: str
    where: tuple[str, ...] = ()


def read(text: str, path: str) -> Read[dict[str, str]]:
    """What is translated, by the English words, and what is wrong with the file."""
    for number, written in enumerate(text.splitlines(), 1):
        if _STRING.match(written) and not _CLOSED.fullmatch(written):
            said = "The words of this line are not between two double quotes."
            return Read({}, (Finding(path, number, 1, RULE, "error", said, 'Write a quote in the words as \\".'),))
    try:
        catalogue = read_po(io.StringIO(text), abort_invalid=True, ignore_obsolete=True)
    except (PoFileError, ValueError) as error:
        line = getattr(error, "lineno", 0) or 1
        said = f"This is not a gettext catalogue: {str(error).rstrip('.')}."
        fix = "Open it with a tool for translators, like Poedit."
        return Read({}, (Finding(path, line, 1, RULE, "error", said, fix),))
    translated: dict[str, str] = {}
    findings = []
    for one in catalogue:
        if not one.id or one.fuzzy or not one.string or not isinstance(one.id, str) or not isinstance(one.string, str):
            continue
        if fault := _fault(one.id, one.string):
            said = f"“{_short(one.string)}” {fault} “{_short(one.id)}”."
            fix = "Keep each %(…)s, {…} and <…> of the English as it is written; they may stand in another order."
            findings.append(Finding(path, one.lineno or 1, 1, RULE, "error", said, fix))
        else:
            translated[one.id] = one.string
    return Read(translated, tuple(findings))


def updated(old: str, code: str, messages: Iterable[Message]) -> str:
    """The catalogue with exactly these messages to translate; `old` is what it was, "" for a new one.

    What was translated stays; for what is nearly the same, the old translation is offered as fuzzy; what is no longer
    said is kept at the end, out of use. Raises ValueError where `old` is not a catalogue.
    """
    template = Catalog(project="lawplain", fuzzy=False)
    for message in messages:
        template.add(message.words, auto_comments=list(message.where))
    present = read_po(io.StringIO(old), abort_invalid=True) if old else Catalog(fuzzy=False)
    present.update(template)
    out = io.BytesIO()
    write_po(out, present, width=110, omit_header=True, sort_output=False)
    fields = (f"Language: {code}", "MIME-Version: 1.0", "Content-Type: text/plain; charset=UTF-8")
    head = 'msgid ""\nmsgstr ""\n' + "".join(f'"{one}\\n"\n' for one in fields)
    kept = _HEAD.match(old)
    return f"{kept[0] if kept else head}\n{out.getvalue().decode().lstrip(chr(10))}"


def fuzzy(text: str) -> int:
    """How many translations are only offered, and wait for a translator to look at them."""
    return sum(one.fuzzy for one in read_po(io.StringIO(text), abort_invalid=True) if one.id)


def _fault(english: str, other: str) -> str:
    """What a translation lost or made up, as a verb; "" where nothing."""
    if _places(english) != _places(other):
        return "does not have the same places as"
    if sorted(_TAG.findall(english)) != sorted(_TAG.findall(other)):
        return "does not have the same tags as"
    return ""


def _places(words: str) -> set[str]:
    """The places of a message, and "%" where a per cent sign stands alone. Written %%, it is none."""
    return {match[0] for match in _PLACE.finditer(words)} - {"%%"}


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:57]}…"
