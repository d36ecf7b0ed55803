"""lawplain.toml: which laws, and whose site."""

import datetime as dt
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from lawplain import sources
from lawplain.errors import Exit, LawplainError, nearest
from lawplain.law import addresses
from lawplain.law.instrument import Instrument, together
from lawplain.law.model import ActRef

FILE = "lawplain.toml"
CheckLevel = Literal["error", "warning", "hint", "off"]
_NOBODY = re.compile(r"(?:.+\.)?(?:example|invalid|test|localhost|example\.(?:com|net|org))\.?", re.IGNORECASE)
"""Names of hosts that are set aside for examples (RFC 2606, RFC 6761): no mail arrives there."""


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SiteConfig(_Strict):
    """Whose site it is."""

    name: str = Field("lawplain", description="The site's name.")
    address: Annotated[str, Field(pattern=r"^https?://[^\s]+/$")] = Field(
        "https://lawplain.example/", description="Where the site stands, with a slash at the end."
    )
    contact: Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+$")] = Field(
        "editors@lawplain.example", description="An email address: for reports of problems, and for the source."
    )
    repository: Annotated[str, Field(pattern=r"^(https://[^\s]+[^/])?$")] = Field(
        "", description="The repository's web address, for edit links; empty for none."
    )
    run_by: str = Field("", description="Who runs the site, as its page “About this site” says it; empty: not said.")
    host_logs: str = Field(
        "",
        description="What the company that hosts the site keeps of a visit, where, and for how long, in whole sentences"
        " for the page “Privacy”; empty: the page says that it is not known.",
    )
    branch: str = Field("main", description="The branch that edit links open.")

    @property
    def own_contact(self) -> str:
        """The contact to tell a server; "" while it is still a placeholder, at which nobody could be
        reached."""
        return "" if _NOBODY.fullmatch(self.contact.rpartition("@")[2]) else self.contact


class _Numbered(_Strict):
    slug: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    type: str = Field("", description="Empty for the most usual one.")
    year: int = Field(ge=1200, le=2999)
    number: int = Field(ge=0)
    title: str = Field("", description="Used where nothing is stored yet.")
    later: dt.date | None = Field(
        None,
        description="The day of a version that is known to be there, and that is neither stored nor read yet; each page"
        " says so until one as new is stored.",
    )


class LawConfig(_Numbered):
    """One law, as a table of `[[laws]]`."""

    source: str = Field(description="Whose law it is: a folder of lawplain.sources.")
    kind: str = Field(description="What kind of law there, as “act”.")


class ActConfig(_Numbered):
    """One Act, as a table of `[[acts]]`: how laws were written down while there was one source, and one kind of law."""

    @property
    def law(self) -> LawConfig:
        return LawConfig(source=sources.FIRST, kind=sources.instrument(sources.FIRST, "").kind, **self.model_dump())


class Settings(_Strict):
    """What lawplain.toml holds."""

    site: SiteConfig = SiteConfig()
    laws: tuple[LawConfig, ...] = ()
    acts: tuple[ActConfig, ...] = ()
    checks: dict[str, CheckLevel] = Field({}, description="The level of a rule of `lawplain check`, by its name.")


@dataclass(frozen=True, slots=True)
class Config:
    """A project: its folder and what lawplain.toml says."""

    root: Path
    site: SiteConfig
    acts: tuple[ActRef, ...]
    checks: dict[str, CheckLevel] = field(default_factory=dict)

    def act(self, slug: str) -> ActRef:
        """The law with that slug. LawplainError (usage) where there is none; it names those that there are."""
        for ref in self.acts:
            if ref.slug == slug:
                return ref
        known = ", ".join(ref.slug for ref in self.acts) or "none"
        raise LawplainError(
            f"“{slug}” is not a law of this site.",
            fix=f"The laws in {FILE} are: {known}.",
            exit_code=Exit.USAGE,
        )

    @property
    def spoken_of(self) -> Instrument:
        """In whose words to speak of all the laws together."""
        return together(sources.asked_for(ref) for ref in self.acts)

    def place(self, table: str, key: str) -> str:
        """Where a setting stands, as `lawplain.toml:6`; the file alone where it is not set."""
        line = _line(self.root / FILE, table, 0, key)
        return f"{FILE}:{line}" if line else FILE

    def sections(self, slug: str) -> Path:
        return self.root / "sections" / slug

    def log(self, slug: str) -> Path:
        return self.root / "fetch-log" / f"{slug}.json"


def read(start: Path) -> Config:
    """The project that holds `start`: the nearest folder upwards with a lawplain.toml. LawplainError
    (usage) where there is none, or where lawplain.toml says what can't be."""
    for folder in (start, *start.parents):
        if (folder / FILE).is_file():
            return _read(folder)
    raise LawplainError(
        f"No {FILE} here or in any folder above.",
        fix="Run lawplain inside a project, or write a lawplain.toml (README, “A second Act”).",
        path=start,
        exit_code=Exit.USAGE,
    )


def _read(root: Path) -> Config:
    path = root / FILE
    try:
        file = Settings.model_validate(tomllib.loads(path.read_text(encoding="utf-8-sig")))
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+), column (\d+)", str(error))
        line, column = (int(at[1]), int(at[2])) if at else (None, None)
        fix = 'Write text in double quotes that close, and numbers without: name = "lawplain", year = 2009.'
        raise LawplainError(
            "This line can't be read.", fix=fix, path=path, line=line, column=column, exit_code=Exit.USAGE
        ) from None
    except UnicodeDecodeError:
        what = "This file is not saved as UTF-8."
        raise LawplainError(what, fix="Save it as UTF-8.", path=path, exit_code=Exit.USAGE) from None
    except ValidationError as error:
        raise _wrong(error, path) from None
    refs: list[ActRef] = []
    for table, laws in (("laws", file.laws), ("acts", tuple(act.law for act in file.acts))):
        for nth, law in enumerate(laws):
            try:
                refs.append(_ref(law, [ref.slug for ref in refs]))
            except _Refused as refused:
                line = _line(path, table, nth, refused.key)
                raise LawplainError(refused.what, fix=refused.fix, path=path, line=line, exit_code=Exit.USAGE) from None
    return Config(root, file.site, tuple(refs), dict(file.checks))


_SHAPES = {
    "address": ("is not the address of a site", 'Write it like "https://example.org/", with a slash at the end.'),
    "contact": ("is not an e-mail address", 'Write it like "editors@example.org".'),
    "repository": (
        "is not the address of a repository",
        'Write it like "https://github.com/you/site", or leave it "".',
    ),
    "slug": ("is not a name for an address", 'Write it in small letters, digits and hyphens: "holidays-act-2003".'),
}
"""What is wrong with a setting that has not its form, and how to mend it: nobody should have to read a pattern."""
_KINDS = {
    "int_type": ("must be a number", "Write it in digits, without quotes."),
    "int_parsing": ("must be a number", "Write it in digits, without quotes."),
    "int_from_float": ("must be a whole number", "Write it in digits, without a point."),
    "date_type": ("must be a date", "Write it like 2026-05-27."),
    "date_parsing": ("must be a date", "Write it like 2026-05-27."),
    "date_from_datetime_parsing": ("must be a date", "Write it like 2026-05-27."),
    "string_type": ("must be text", "Write it in double quotes."),
    "greater_than_equal": ("is too small a number", "Look at the law itself."),
    "less_than_equal": ("is too large a number", "Look at the law itself."),
    "literal_error": ("is not one of the words allowed here", "Write error, warning, hint or off."),
}


def _wrong(error: ValidationError, path: Path) -> LawplainError:
    """Every setting that is wrong, each at its line, as one error."""
    said: list[tuple[int | None, str, str]] = []
    for fault in error.errors(include_url=False):
        table, *inside = fault["loc"]
        nth = next((part for part in inside if isinstance(part, int)), 0)
        key = str(inside[-1]) if inside and isinstance(inside[-1], str) else ""
        line = _line(path, str(table), nth, key) or _line(path, str(table), nth, "")
        name = f"“{key or table}”"
        if fault["type"] == "extra_forbidden":
            known = _known(str(table)) if key else list(Settings.model_fields)
            near = nearest(key or str(table), known)
            fix = f"Did you mean “{near}”?" if near else f"Those that there are: {', '.join(known)}."
            said.append((line, f"{name} is not a setting that lawplain knows.", fix))
        elif fault["type"] == "missing":
            said.append((line, f"{name} is missing.", f"Add a line “{key} = …”."))
        elif fault["type"] == "string_pattern_mismatch" and key in _SHAPES:
            what, fix = _SHAPES[key]
            said.append((line, f"{name}: “{fault['input']}” {what}.", fix))
        else:
            what, fix = _KINDS.get(fault["type"], ("can't be used", "The comments in lawplain.toml say what it holds."))
            said.append((line, f"{name} {what}.", fix))
    (line, what, fix), *others = said
    fix += "".join(f"\n{FILE}:{at}: {more}\n  {mend}" for at, more, mend in others)
    return LawplainError(what, fix=fix, path=path, line=line, exit_code=Exit.USAGE)


def _known(table: str) -> list[str]:
    kinds: dict[str, type[BaseModel]] = {"site": SiteConfig, "laws": LawConfig, "acts": ActConfig}
    return list(kinds[table].model_fields) if table in kinds else []


class _Refused(Exception):  # noqa: N818 - caught in this module
    """What is wrong with a setting of a law; `_read` says where it stands."""

    def __init__(self, key: str, what: str, fix: str) -> None:
        super().__init__(what)
        self.key, self.what, self.fix = key, what, fix


def _ref(law: LawConfig, before: list[str]) -> ActRef:
    """The law of a table; _Refused where its source knows no such law, or its address is taken."""
    if law.slug in before:
        raise _Refused("slug", f"“{law.slug}” stands here twice.", "Give one of the two another slug.")
    if law.slug in addresses.RESERVED:
        raise _Refused(
            "slug",
            f"“{law.slug}” can't be the slug of a law: the site has pages of its own at /{law.slug}/.",
            "Write another one, like immigration-act-2009.",
        )
    if law.source not in sources.names():
        raise _Refused("source", f"There is no source “{law.source}”.", f"Write one of: {', '.join(sources.names())}.")
    types = sources.named(law.source).types
    if law.kind not in types:
        what = f"The source “{law.source}” has no laws of the kind “{law.kind}”."
        raise _Refused("kind", what, f"Write one of: {', '.join(types)}.")
    fitting = types[law.kind]
    if law.type and law.type not in fitting:
        what = f"The source “{law.source}” has no {law.kind} of the type “{law.type}”."
        raise _Refused("type", what, f"Write one of: {', '.join(fitting)}." if fitting else "Take the line out.")
    type_ = law.type or next(iter(fitting), "")
    return ActRef(law.slug, type_, law.year, law.number, law.title, source=law.source, kind=law.kind, later=law.later)


def _line(path: Path, table: str, nth: int, key: str) -> int | None:
    """The line of a setting in the `nth` table of that name (from 0), of the table itself where `key` is "";
    None where it is not set."""
    inside, seen = "", -1
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        if header := re.match(r"\s*\[{1,2}([^\[\]]+)\]", line):
            inside = header[1].strip()
            seen += inside == table
            if not key and inside == table and seen == nth:
                return number
        elif inside == table and seen == nth and re.match(rf"\s*{re.escape(key)}\s*=", line):
            return number
    return None
