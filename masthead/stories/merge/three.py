"""Three of a kind: what the base, ours and theirs have of one thing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")
U = TypeVar("U")


class Three(NamedTuple, Generic[T]):
    """One thing in each version."""

    base: T
    ours: T
    theirs: T

    def each(self, do: Callable[[T], U]) -> Three[U]:
        """The same done with each."""
        return Three(do(self.base), do(self.ours), do(self.theirs))
