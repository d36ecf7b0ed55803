"""lawplain.toml: which Acts, and whose site."""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from lawplain.errors import Exit, LawplainError
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
        "editors@lawplain.example", description="An e-mail address: for reports of problems, and for the source."
    )
    repository: Annotated[str, Field(pattern=r"^(https://[^\s]+[^/])?$")] = Field(
        "", description="The repository's web address, for edit links; empty for none."
    )
    branch: str = Field("main", description="The branch that edit links open.")

    @property
    def own_contact(self) -> str:
        """The contact to tell a server; "" where it is a placeholder still, at which nobody could
        be reached."""
        return "" if _NOBODY.fullmatch(self.contact.rpartition("@")[2]) else self.contact


class ActConfig(_Strict):
    """One Act."""

    slug: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    type: Literal["public", "local", "private", "imperial", "provincial"] = "public"
    year: int = Field(ge=1200, le=2999)
    number: int = Field(ge=0)
    title: str = Field("", description="Used where nothing is stored yet.")

    @property
    def ref(self) -> ActRef:
        return ActRef(self.slug, self.type, self.year, self.number, self.title)


class _File(_Strict):
    site: SiteConfig = SiteConfig()
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
        """The Act of a slug; LawplainError (usage) names those that there are."""
        for ref in self.acts:
            if ref.slug == slug:
                return ref
        known = ", ".join(ref.slug for ref in self.acts) or "none"
        raise LawplainError(
            f"“{slug}” is not an Act of this site.",
            fix=f"The Acts in {FILE} are: {known}.",
            exit_code=Exit.USAGE,
        )

    def place(self, table: str, key: str) -> str:
        """Where a setting stands, as `lawplain.toml:6`; the file alone where it is not set."""
        inside = ""
        for number, line in enumerate((self.root / FILE).read_text(encoding="utf-8-sig").splitlines(), 1):
            if header := re.match(r"\s*\[{1,2}([^\[\]]+)\]", line):
                inside = header[1].strip()
            elif inside == table and re.match(rf"\s*{re.escape(key)}\s*=", line):
                return f"{FILE}:{number}"
        return FILE

    def sections(self, slug: str) -> Path:
        return self.root / "sections" / slug

    def log(self, slug: str) -> Path:
        return self.root / "fetch-log" / f"{slug}.json"


def read(start: Path) -> Config:
    """The project that holds `start`: the nearest folder upwards with a lawplain.toml."""
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
    slugs = [act.slug for act in file.acts]
    if twice := {slug for slug in slugs if slugs.count(slug) > 1}:
        raise LawplainError(f"“{min(twice)}” stands here twice.", path=path, exit_code=Exit.USAGE)
    return Config(root, file.site, tuple(act.ref for act in file.acts), dict(file.checks))
