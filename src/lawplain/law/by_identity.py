"""A key under which to keep what was worked out about a thing."""

from typing import Generic, TypeVar

T = TypeVar("T")


class Same(Generic[T]):
    """A thing as a key: two are equal where they are the same thing, and no words are compared."""

    __slots__ = ("thing",)

    def __init__(self, thing: T) -> None:
        self.thing = thing

    def __hash__(self) -> int:
        return id(self.thing)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.thing is other.thing
