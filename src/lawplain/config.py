"""lawplain.toml: which laws, and whose site."""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from lawplain import sources
from lawplain.errors import Exit, LawplainError
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


class LawConfig(_Numbered):
    """One law, as a table of `[[laws]]`."""

    source: str = Field(description="Whose law it is: a folder of lawplain.sources.")
    kind: str = Field(description="What kind of law there, as “act”.")


class ActConfig(_Numbered):
    """One Act, as a table of `[[acts]]`: how laws were written down while there was one source, and one kind of law."""

    @property
    def law(self) -> LawConfig:
        return LawConfig(source=sources.FIRST, kind=sources.instrument(sources.FIRST, "").kind, **self.model_dump())


class _File(_Strict):
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
        file = _File.model_validate(tomllib.loads(path.read_text(encoding="utf-8-sig")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LawplainError(f"This is not TOML: {error}.", fix="Mend it.", path=path, exit_code=Exit.USAGE) from None
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise LawplainError(faults, fix="README explains each line.", path=path, exit_code=Exit.USAGE) from None
    refs: list[ActRef] = []
    for table, laws in (("laws", file.laws), ("acts", tuple(act.law for act in file.acts))):
        for nth, law in enumerate(laws):
            try:
                refs.append(_ref(law, [ref.slug for ref in refs]))
            except _Refused as refused:
                line = _line(path, table, nth, refused.key)
                raise LawplainError(refused.what, fix=refused.fix, path=path, line=line, exit_code=Exit.USAGE) from None
    return Config(root, file.site, tuple(refs), dict(file.checks))


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
    return ActRef(law.slug, type_, law.year, law.number, law.title, source=law.source, kind=law.kind)


def _line(path: Path, table: str, nth: int, key: str) -> int | None:
    """The line of a setting in the `nth` table of that name (from 0); None where it is not set."""
    inside, seen = "", -1
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        if header := re.match(r"\s*\[{1,2}([^\[\]]+)\]", line):
            inside = header[1].strip()
            seen += inside == table
        elif inside == table and seen == nth and re.match(rf"\s*{re.escape(key)}\s*=", line):
            return number
    return None
