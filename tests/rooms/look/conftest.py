"""Pages of the look are tested with empty slots: what other rooms register is theirs to test."""

from __future__ import annotations

import pytest

from masthead.look import slots


@pytest.fixture(autouse=True)
def empty_slots(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has registered anything."""
    monkeypatch.setattr(slots, "_fillers", {name: [] for name in slots.SLOTS})
