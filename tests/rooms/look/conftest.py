"""Pages of the look are tested with empty slots: what other rooms register is theirs to test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from masthead.look import slots
from tests.rooms.look.site import served


@pytest.fixture(autouse=True)
def empty_slots(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has registered anything."""
    monkeypatch.setattr(slots, "_fillers", {name: [] for name in slots.SLOTS})


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the example pages."""
    with served(tmp_path_factory.mktemp("site")) as address:
        yield address
