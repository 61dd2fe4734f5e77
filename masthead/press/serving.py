"""Answers for the application: the stored page of an address, or a page made and stored at its first request."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings

from masthead.press import keeping, rendering
from masthead.press.address import Address
from masthead.press.keeping import Beginning
from masthead.press.models import Lane, Sheet
from masthead.press.rendering import Rendered
from masthead.press.stored import StoredPage
from masthead.press.stores import Store
from masthead.press.stores.files import FileStore
from masthead.press.turns import rendering_turn


@lru_cache(maxsize=1)
def store() -> Store:
    """The store that the options name."""
    if settings.MASTHEAD_PAGES_BUCKET is None:
        return FileStore(settings.MASTHEAD_PAGES_DIR)
    from masthead.press.stores.s3 import S3Store

    return S3Store(settings.MASTHEAD_PAGES_BUCKET)


def serve(address: Address) -> StoredPage | None:
    """The page of an address, stored if it was not; ``None`` where there is none.

    However many ask at once, it is made once. What is not there is not written down: anybody can think of addresses.
    Raises ``RenderError`` where it cannot be made, and ``StoreError`` where the store does not answer.
    """
    found = store().get(address)
    if found is not None:
        return found
    with rendering_turn(str(address)):
        found = store().get(address)
        return found if found is not None else _made(address)


def _made(address: Address) -> StoredPage | None:
    began = Beginning.now()
    rendered = rendering.render(address)
    if rendered.page is not None:
        keep_new(address, rendered, began)
    return rendered.page


def keep_new(address: Address, rendered: Rendered, began: Beginning) -> None:
    """Store a page that was made without having been due."""
    sheet, _is_new = Sheet.objects.get_or_create(
        host=address.host,
        path=address.path,
        defaults={"due_number": 0, "lane": Lane.NORMAL, "because": "first request"},
    )
    keeping.keep(store(), {sheet.pk: rendered}, began, is_missing=True)
