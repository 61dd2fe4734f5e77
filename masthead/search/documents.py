"""What goes into an index and what comes out: documents, questions, hits."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, Literal, TypeVar
from zlib import crc32

T = TypeVar("T")

NEWSROOM: Final = "newsroom"
PUBLIC: Final = "public"
INDEXES: Final = (NEWSROOM, PUBLIC)

MOST_HITS: Final = 10_000
"""Totals are exact up to here, and no page of hits lies behind it."""

DateField = Literal["published", "changed", "created"]
DATE_FIELDS: Final[tuple[DateField, ...]] = ("published", "changed", "created")


@dataclass(frozen=True, slots=True)
class Document:
    """One thing that can be found, as its room describes it.

    `headline` weighs most, then names, then the standfirst, then the body. All four are plain text.
    `named` are names with what they are to the thing, such as ("by", "Dana Cohen") or ("topic", "Iran"):
    they are found as plain words, heavier than the body, and as `by:cohen`.
    `keywords` are exact values to filter by, such as ("section", "12"); a name may come more than once.
    `version` is any number that is another after each change of the thing; the sweep compares it.
    `boost` multiplies the rank, for things that are worth more than their words (a topic used often).
    """

    kind: str
    id: int
    headline: str = ""
    language: str = ""
    standfirst: str = ""
    body: str = ""
    named: tuple[tuple[str, str], ...] = ()
    keywords: tuple[tuple[str, str], ...] = ()
    published: datetime | None = None
    changed: datetime | None = None
    created: datetime | None = None
    version: int = 0
    boost: float = 1.0


class Order(StrEnum):
    """The order of hits: best first (newer things weigh more), or by one of the dates."""

    RELEVANCE = "relevance"
    NEWEST = "-published"
    OLDEST = "published"
    LAST_CHANGED = "-changed"
    FIRST_CHANGED = "changed"
    LAST_CREATED = "-created"


@dataclass(frozen=True, slots=True)
class Where:
    """A filter on a keyword: any of `values`; with `is_not`, none of them."""

    name: str
    values: tuple[str, ...]
    is_not: bool = False


@dataclass(frozen=True, slots=True)
class Between:
    """A filter on a date: `start` <= date < `end`; either may be open. Naive moments are read as UTC."""

    name: DateField
    start: datetime | None = None
    end: datetime | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """A question to one index.

    `words` is what somebody typed: words are all wanted, "a phrase" stands as written, -word excludes,
    by:name, in:section, topic:name and headline:word look in one field. Nothing typed is ever an error.
    `is_typing` takes the last word as the beginning of one. `language` limits stemming to one language.
    `any_word` finds documents with any of the words instead of all.
    `ids` limits the hits to these ids of the kinds asked for.
    """

    words: str = ""
    index: str = NEWSROOM
    kinds: tuple[str, ...] = ()
    language: str = ""
    where: tuple[Where, ...] = ()
    between: tuple[Between, ...] = ()
    ids: tuple[int, ...] | None = None
    order: Order = Order.RELEVANCE
    offset: int = 0
    limit: int = 20
    is_typing: bool = False
    is_forgiving: bool = True
    any_word: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found; a greater score stands higher (0.0 where the order is a date's)."""

    kind: str
    id: int
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Results:
    """A page of hits.

    `total` is exact up to MOST_HITS; `is_more` says that there are more than that.
    `is_forgiven` says that words were read with a typing mistake in them.
    `is_available` is False where the index is missing, of an older make or damaged: ask another way.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    is_more: bool = False
    is_forgiven: bool = False
    is_available: bool = True

    @property
    def ids(self) -> list[int]:
        """The ids found, best first."""
        return [hit.id for hit in self.hits]


def fingerprint(*facts: object) -> int:
    """A version for a thing that counts its changes nowhere: another number when any of these facts is another."""
    return crc32(repr(facts).encode("utf-8", "surrogatepass"))


def in_batches(things: Iterable[T], size: int) -> Iterator[list[T]]:
    """Lists of at most `size`, in order; reads no further than it must."""
    batch: list[T] = []
    for thing in things:
        batch.append(thing)
        if len(batch) >= size:
            yield batch
            batch = []
    if batch:
        yield batch
