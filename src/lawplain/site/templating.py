"""Templates: whatever is not HTML by its type is escaped."""

from collections.abc import Mapping
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from lawplain.kept import Kept
from lawplain.language.speech import attributes, day, english, message
from lawplain.law.instrument import Instrument
from lawplain.site import help_places
from lawplain.site.naming import name, numbered

_TEMPLATES = Path(__file__).parent / "templates"


_OF: ContextVar[Mapping[str, str] | None] = ContextVar("of", default=None)
"""The words of the law that the template speaks of which is being rendered."""


def render(template: str, /, of: Instrument | None = None, **values: Any) -> Markup:
    """A template of `templates/` with its values; everything that is not Markup is escaped.

    It speaks of the law in the words of the instrument `of`; where that is not given, of its `act`.
    """
    if of is None and "act" in values:
        of = values["act"].instrument
    token = _OF.set(of.words if of else None)
    try:
        return Markup(environment().get_template(template).render(values))
    finally:
        _OF.reset(token)


@cache
def environment() -> Environment:
    """The templates, and how they say things."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_callables(message, _one_or_more, newstyle=True)  # type: ignore[attr-defined]
    environment.globals |= {"_": _said, "gettext": _said}  # jinja's own ask three times over: a tenth of a page
    environment.filters["day"] = day
    environment.filters["english"] = english
    environment.filters["dialled"] = help_places.dialled
    environment.globals |= {"in_english": lambda: Markup(attributes()), "numbered": numbered, "named": name}
    return environment


class Compiled(BytecodeCache):
    """Templates as Python runs them, kept from build to build: to compile all takes longer than to fill in those of one
    changed summary."""

    def __init__(self, kept: Kept) -> None:
        self.kept = kept

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self.kept.find(f"templates/{bucket.key}", bucket.checksum):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept.put(f"templates/{bucket.key}", bucket.bytecode_to_string(), bucket.checksum)


def _said(words: str, /, **values: object) -> Markup:
    """Our words as HTML in the language that is spoken; what is not HTML among the values is escaped."""
    found = Markup(message(words, _OF.get()))
    return found % values if "%" in found else found


def _one_or_more(one: str, more: str, count: int) -> str:
    raise NotImplementedError("Our sentences need no plural: each language has its own, so none hangs on a number.")
