"""Notices that pages would come out otherwise though no content changed: another version, theme or options."""

from __future__ import annotations

from django.db import transaction

from masthead.press import spreading
from masthead.press.changes import touch_everything
from masthead.press.models import Ledger, Sheet


def built_with(build: str) -> bool:
    """Say what pages are made with now; returns whether that is new, and every page will be pressed again."""
    with transaction.atomic():
        ledger = Ledger.objects.select_for_update().get(pk=1)
        if ledger.build == build:
            return False
        ledger.build = build
        ledger.save(update_fields=["build"])
        touch_everything()
    return True


def begin() -> None:
    """Have all pages made, behind everything else, in a newspaper that has stored none."""
    if not Sheet.objects.exists():
        spreading.enlist()
