"""Look-ups and rows of ``ImportedItem``, a batch at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import blake2b

from wagtail.contrib.redirects.models import Redirect

from masthead.archive.models import ImportedItem
from masthead.search.documents import in_batches
from masthead.stories.rows import insert

STORY, PAGE, PHOTO, FILE, PERSON, SECTION, TOPIC = "story", "page", "photo", "file", "person", "section", "topic"
_LONGEST_KEY = 200
_LONGEST_ADDRESS = 500


def key(source_id: str) -> str:
    """A source's own number as it is kept; a very long one (an address) by its digest."""
    if len(source_id) <= _LONGEST_KEY:
        return source_id
    return "digest:" + blake2b(source_id.encode(), digest_size=16).hexdigest()


def known(source: str, kinds: str | tuple[str, ...], ids: Iterable[str]) -> dict[str, ImportedItem]:
    """The rows of these items, by key; those of a kind that comes first in ``kinds`` win."""
    kinds = (kinds,) if isinstance(kinds, str) else kinds
    found: dict[str, ImportedItem] = {}
    for batch in in_batches(sorted({key(one) for one in ids}), 500):
        for row in ImportedItem.objects.filter(source=source, kind__in=kinds, source_id__in=batch):
            if row.source_id not in found or kinds.index(row.kind) < kinds.index(found[row.source_id].kind):
                found[row.source_id] = row
    return found


def keep(rows: Iterable[ImportedItem], *, are_new: bool = False) -> None:
    """Write rows: new ones, and those whose item was seen before; quicker where all are known to be new."""
    if are_new:
        names = ("source", "kind", "source_id", "digest", "object_id", "old_address", "has_links")
        insert(ImportedItem, names, [[getattr(row, name) for name in names] for row in rows])
        return
    ImportedItem.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["source", "kind", "source_id"],
        update_fields=["digest", "object_id", "old_address", "has_links"],
    )


@lru_cache(maxsize=20_000)
def normal(address: str) -> str:
    """An address as redirects and links are compared: path and query, without the host and a last slash."""
    return str(Redirect.normalise_path(address)) if address else ""


def kept_address(address: str) -> str:
    """An old address as it is kept beside an item; "" where it is longer than addresses are."""
    found = normal(address)
    return found if len(found) <= _LONGEST_ADDRESS else ""


def objects_of(rows: Mapping[str, ImportedItem]) -> dict[str, int]:
    """What the items became, of those that became something."""
    return {source_id: row.object_id for source_id, row in rows.items() if row.object_id is not None}
