"""What is wrong with what people wrote, as values: where, what, how to mend it; and what could be read."""

from dataclasses import dataclass
from typing import Generic, Literal, NamedTuple, TypeVar

T = TypeVar("T")
Level = Literal["error", "warning", "hint"]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something in a file that a person wrote: where, what is wrong, how to mend it, which rule says so."""

    path: str
    line: int
    column: int
    rule: str
    level: Level
    message: str
    fix: str = ""


class Read(NamedTuple, Generic[T]):
    """What could be read of something that a person wrote, and what is wrong with it."""

    value: T
    findings: tuple[Finding, ...] = ()
