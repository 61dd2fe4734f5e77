"""What rooms want found: for each kind, how to load its documents and which there are."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from masthead.search.documents import INDEXES, NEWSROOM, Document

Load = Callable[[Sequence[int]], Iterable[Document]]
"""Documents of these ids, in any order; an id it gives no document for is taken out of the index."""

Versions = Callable[[], Iterator[tuple[int, int]]]
"""Id and version of everything that is to be found, by growing id, read in pieces (`.iterator()`)."""


class UnknownKindError(LookupError):
    """No room has registered this kind."""


class AlreadyRegisteredError(ValueError):
    """Two rooms want the same kind in the same index."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing in one index. `model` ("app.Model") lets Wagtail's searches find it by this kind."""

    name: str
    index: str
    load: Load
    versions: Versions
    model: str = ""


_KINDS: Final[dict[tuple[str, str], Kind]] = {}


def register(kind: str, load: Load, versions: Versions, *, index: str = NEWSROOM, model: str = "") -> Kind:
    """Have things of a kind found in an index; called once for each, from AppConfig.ready().

    For the public index `load` must go through the function that decides what the public may see: what it
    leaves out cannot be found. Raises AlreadyRegisteredError, and ValueError for a name that cannot be one.
    """
    if index not in INDEXES:
        raise ValueError(f"there is no index {index!r}; there are {', '.join(INDEXES)}")
    if not kind.isidentifier():
        raise ValueError(f"{kind!r} cannot name a kind: letters, digits and _ only")
    if (index, kind) in _KINDS:
        raise AlreadyRegisteredError(f"{kind!r} is in the index {index!r} already")
    registered = Kind(kind, index, load, versions, model)
    _KINDS[index, kind] = registered
    return registered


def unregister(kind: str, index: str = NEWSROOM) -> None:
    """Take a kind back (for tests); an unknown one is ignored."""
    _KINDS.pop((index, kind), None)


def kind_of(kind: str, index: str = NEWSROOM) -> Kind:
    """The registered kind; raises UnknownKindError."""
    try:
        return _KINDS[index, kind]
    except KeyError:
        raise UnknownKindError(f"no room has registered {kind!r} in the index {index!r}") from None


def kinds_in(index: str) -> list[Kind]:
    """Every kind of an index, by name."""
    return sorted((kind for kind in _KINDS.values() if kind.index == index), key=lambda kind: kind.name)


def kinds_named(kind: str) -> list[Kind]:
    """The kind in each index that has it."""
    return [_KINDS[index, kind] for index in INDEXES if (index, kind) in _KINDS]
