"""docs/checks.md, docs/front-matter.md and the JSON Schemas of docs/, made from the rules and the types.

`python -m lawplain.editors.docs docs` writes them (`make docs`); a test holds them true.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter

from lawplain import config
from lawplain.checks import CHECKS, reading
from lawplain.content import fields, guide_fields, readers, reviews

_MADE = "<!-- Made by `make docs`. Do not edit: change the {what} in src/lawplain. -->\n\n"
TYPES: tuple[type[BaseModel], ...] = (
    fields.FrontMatter,
    fields.KeyFact,
    fields.Extension,
    fields.Asked,
    fields.LeansOn,
    fields.NotInForce,
    fields.LeftOut,
    fields.Reading,
    fields.Excuse,
    guide_fields.GuideMatter,
    guide_fields.Step,
    guide_fields.Way,
    guide_fields.AskedOfGuide,
    guide_fields.Silent,
    guide_fields.GuideTranslationMatter,
    guide_fields.TranslatedStep,
    fields.TranslationMatter,
    fields.TranslatedFact,
    readers.ReadersFile,
    readers.ReadersTest,
    readers.Question,
    reviews.ReviewsFile,
    reviews.Review,
    reviews.Mark,
    fields.Meaning,
    fields.Topic,
    fields.SubTopic,
    fields.Words,
    fields.Everyday,
    fields.Explained,
    fields.Help,
    fields.Phone,
    fields.Elsewhere,
    fields.Organisation,
    fields.Front,
    fields.Example,
    fields.Situation,
    fields.HelpFacts,
    fields.OtherRules,
    fields.Correction,
    fields.SpokenLanguage,
)
_ORDER = (
    "id",
    "also_called",
    "topics",
    "law_as_at",
    "law_fingerprint",
    "leans_on",
    "left_out",
    "also_search",
    "people_ask",
    "key_facts",
)


def pages() -> dict[str, str]:
    """The text of each generated file, by its name in docs/."""
    return {"checks.md": checks_page(), "front-matter.md": front_matter_page(), **schemas()}


def checks_page() -> str:
    """Every rule with its level, its reason, and a good and a bad line."""
    rules = [(name, "error", text) for name, text in reading.RULES.items()]
    rules += [(rule.RULE, rule.LEVEL, rule.__doc__ or "") for rule in CHECKS]
    head = (
        "# What `lawplain check` looks for\n\n"
        + _MADE.format(what="docstring of a rule")
        + "An **error** keeps a summary from being right or from being read: exit code 3. A **warning** is a fault that"
        " readers can live with for a day. A **hint** asks you to look; it never fails anything.\n\n"
        "A level is set in lawplain.toml, for a whole site (`off` turns a rule off):\n\n"
        '```toml\n[checks]\nlong-sentence = "error"\nreading-level = "off"\n```\n\n'
        "A line is excused in the front matter of its file, with the reason:\n\n"
        "```yaml\nexcused:\n  - rule: long-sentence\n    words: the penalties are\n"
        "    why: The list is the law's own, and loses its sense in two sentences.\n```\n\n"
        "| rule | level |\n| --- | --- |\n"
    )
    table = "".join(f"| [{name}](#{name}) | {level} |\n" for name, level, _ in rules)
    return head + table + "".join(f"\n## {name}\n\n{_rule_text(text)}" for name, _, text in rules)


def front_matter_page() -> str:
    """Every field of every file that people write, with what it holds."""
    head = "# The fields of the files that people write\n\n" + _MADE.format(what="description of a field")
    return head + "\n".join(_type_text(kind) for kind in TYPES)


def schemas() -> dict[str, str]:
    """The JSON Schema of every file that people write, for editing programs."""
    return {f"{name}.schema.json": _schema(kind, title) for name, (kind, title) in _FILES.items()}


_FILES: dict[str, tuple[Any, str]] = {
    "front-matter": (fields.FrontMatter, "The front matter of a summary"),
    "guide": (guide_fields.GuideMatter, "The front matter of a guide"),
    "guide-translation": (guide_fields.GuideTranslationMatter, "The front matter of a translation of a guide"),
    "translation": (fields.TranslationMatter, "The front matter of a translation"),
    "topics": (tuple[fields.Topic, ...], "content/topics.yml"),
    "help": (tuple[fields.Help, ...], "content/help.yml"),
    "elsewhere": (tuple[fields.Elsewhere, ...], "content/elsewhere.yml"),
    "words": (fields.Words, "content/words.yml"),
    "corrections": (tuple[fields.Correction, ...], "content/corrections.yml"),
    "languages": (tuple[fields.SpokenLanguage, ...], "content/languages.yml"),
    "site": (fields.Front, "content/site.yml"),
    "meanings": (tuple[fields.Meaning, ...], "meanings.yml of an Act"),
    "readers": (readers.ReadersFile, "readers/398.yml of an Act: the readers' tests of an explanation"),
    "reviews": (reviews.ReviewsFile, "reviews/398.yml of an Act: what people marked in an explanation"),
    "lawplain": (config.Settings, "lawplain.toml"),
}
"""By the name of its schema each kind of file: its type, and what it is."""


def _schema(kind: Any, title: str) -> str:
    found: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    found |= TypeAdapter(kind).json_schema(mode="validation")
    found["title"] = title
    _let_be_empty(found)
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _let_be_empty(schema: Any) -> None:
    """A list that can be left out can stand there without items too, as `key_facts:` with nothing behind it."""
    if isinstance(schema, dict):
        if schema.get("type") == "array" and schema.get("default") == []:
            schema["type"] = ["array", "null"]
        for inside in schema.values():
            _let_be_empty(inside)
    elif isinstance(schema, list):
        for inside in schema:
            _let_be_empty(inside)


def _rule_text(text: str) -> str:
    lines = []
    for line in text.strip().splitlines():
        for word in ("Good: ", "Bad: "):
            if line.startswith(word):
                line = f"* {word.strip()} {_code(line.removeprefix(word))}"  # noqa: PLW2901
        lines.append(line)
    return "\n".join(lines) + "\n"


def _code(line: str) -> str:
    fence = "``" if "`" in line else "`"
    return f"{fence}{line}{fence}"


def _type_text(kind: type[BaseModel]) -> str:
    rows = "".join(_row(name, field) for name, field in _fields(kind))
    return f"## {kind.__name__}\n\n{(kind.__doc__ or '').strip()}\n\n| field | holds | |\n| --- | --- | --- |\n{rows}"


def _fields(kind: type[BaseModel]) -> Iterator[tuple[str, Any]]:
    named = dict(kind.model_fields)
    order = [*(n for n in _ORDER if n in named), *(n for n in named if n not in _ORDER)]
    yield from ((named[name].alias or name, named[name]) for name in order)


def _row(name: str, field: Any) -> str:
    need = "Required." if field.is_required() else ""
    return f"| `{name}` | {_kind(field.annotation)} | {' '.join(filter(None, (need, field.description)))} |\n"


def _kind(annotation: Any) -> str:
    """A type in words: "text", "a date", "a list of KeyFact"."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _kind(args[0])
    if origin is Literal:
        return " or ".join(f"`{arg}`" for arg in args)
    if origin is tuple:
        inner = _kind(args[0])
        return "a list of lines of text" if inner == "text" else f"a list of {inner}"
    if origin in (Union, UnionType):
        return next(_kind(arg) for arg in args if arg is not type(None))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return f"[{annotation.__name__}](#{annotation.__name__.lower()})"
    return {"str": "text", "date": "a date", "bool": "true or false"}.get(getattr(annotation, "__name__", ""), "text")


def main(folder: Path) -> None:
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
