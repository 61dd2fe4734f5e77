"""Pages that are stored, in memory."""

from __future__ import annotations

import pytest

from masthead.press import serving, verifying, working
from masthead.press.stores.memory import MemoryStore


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch, settings) -> MemoryStore:
    """Where the press keeps its pages; readers are answered from it."""
    kept = MemoryStore()
    for module in (serving, working, verifying):
        monkeypatch.setattr(module, "store", lambda: kept)
    settings.MASTHEAD_STORES_PAGES = True
    return kept
