"""Tells the processes without a database which hosts are an edition's own."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction

from masthead.conf import hosts
from masthead.editions.models import Edition


def write() -> None:
    """Write the file of hosts anew."""
    own = Edition.objects.exclude(host="").order_by().values_list("host", flat=True)
    hosts.write(settings.MASTHEAD_NOTICES_DIR, own)


def write_after_commit(**_: object) -> None:
    """An edition was saved or removed."""
    transaction.on_commit(write, robust=True)
