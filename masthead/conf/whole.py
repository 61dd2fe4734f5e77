"""Rows that are saved together with what is written because of them."""

from __future__ import annotations

from typing import Any

from django.db import router, transaction


class SavedWhole:
    """For models: the row and what receivers of ``post_save`` write are one transaction, as Django's deleting is.

    Django tells of a saved row after its transaction: a process that is killed in between would have changed what
    readers see, and told nobody. No savepoint: inside another transaction an error undoes all of it.
    Comes first among the bases.
    """

    def save_base(self, *args: Any, **options: Any) -> None:
        """Django's, in a transaction."""
        using = options.get("using") or router.db_for_write(type(self), instance=self)  # type: ignore[arg-type]
        with transaction.atomic(using=using, savepoint=False):
            super().save_base(*args, **options)  # type: ignore[misc]
