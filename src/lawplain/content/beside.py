"""A file that stands beside an explanation, in a folder of its own: its readers' tests, or its reviews by people."""

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from lawplain.content import located_yaml

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Beside(Generic[T]):
    """Such a file, as it was read. `name` is the file's, without ".yml"."""

    path: str
    name: str
    front: T
    located: located_yaml.Located = field(compare=False, repr=False)

    def place(self, *loc: str | int) -> tuple[int, int]:
        """Line and column of a field."""
        return self.located.at(loc)
