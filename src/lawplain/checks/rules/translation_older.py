"""A translation is as new as its English.

Why: a reader of the translation must not read what the English no longer says. `translated_from` holds the fingerprint
of the English title, key facts and body.

Good: translated_from is the English text's present fingerprint
Bad: the English was mended after the translation
"""

from collections.abc import Iterator
from typing import Final

from lawplain.checks.subjects import Text
from lawplain.findings import Finding, Level

RULE = "translation-older"
LEVEL: Level = "warning"
SCOPE: Final = "text"


def check(subject: Text) -> Iterator[Finding]:
    now = subject.written.text_fingerprint
    for translation in subject.about.translations:
        if translation.front.translated_from != now:
            said = f"{subject.written.path} has changed since this was translated."
            fix = f"Translate the change, then write translated_from: {now}"
            fix += f" (lawplain read-again {translation.path} does)"
            yield Finding(translation.path, 1, 1, RULE, LEVEL, said, fix)
