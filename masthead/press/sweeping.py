"""Brings store and books together after something outside touched either: a disk that was restored, a lost folder."""

from __future__ import annotations

from django.db import transaction

from masthead.press import keeping, spreading
from masthead.press.address import Address
from masthead.press.models import Lane, Sheet
from masthead.press.serving import store


def sweep() -> tuple[int, int]:
    """Remove stored pages that nobody wrote down, have those made that are written down and not stored.

    Returns how many were removed, and how many are due. Raises ``StoreError``.
    """
    stored = set(store().walk())
    missing = []
    for number, host, path, status in Sheet.objects.values_list("pk", "host", "path", "status").iterator():
        address = Address(host, path)
        if address not in stored and status:
            missing.append(number)
        stored.discard(address)
    for address in stored:
        # A page that is being stored for the first time has been written down before.
        if not Sheet.objects.filter(host=address.host, path=address.path).exists():
            store().remove(address)
    if missing:
        _press_again(missing)
    return len(stored), len(missing)


def _press_again(sheets: list[int]) -> None:
    with transaction.atomic():
        number = spreading.next_number()
        for start in range(0, len(sheets), spreading.SLICE):
            Sheet.objects.filter(pk__in=sheets[start : start + spreading.SLICE]).update(digest=keeping.UNKNOWN)
        spreading.mark(sheets, number, Lane.NORMAL, "it was not in the store")
