"""A paper with one edition, for everything that is imported."""

from __future__ import annotations

from masthead.editions.models import Edition
from tests import make
from tests.once import once


@once
def edition() -> Edition:
    """The first edition of an empty paper."""
    return make.edition()
