"""A paper with one edition, for everything that is imported."""

from __future__ import annotations

import pytest

from masthead.editions.models import Edition
from tests import make


@pytest.fixture
def edition(db: None) -> Edition:
    """The first edition of an empty paper."""
    return make.edition()
