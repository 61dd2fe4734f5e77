"""What operators ask the press: what waits, what differs, what was lost outside of it."""

from __future__ import annotations

import pytest

from masthead.press import building, serving, state, sweeping, verifying, working
from masthead.press.address import Address
from masthead.press.changes import touch
from masthead.press.models import Change, Sheet
from masthead.press.stored import StoredPage
from tests.rooms.press.world import World, use

pytestmark = pytest.mark.django_db
ONE = Address("", "/1/")


@pytest.fixture
def world(monkeypatch):
    made = World()
    store = use(made, monkeypatch)
    for module in (verifying, sweeping):
        monkeypatch.setattr(module, "store", lambda: store)
    made.words[1] = "one"
    touch("thing:1")
    working.drain()
    serving.serve(ONE)
    working.drain()
    return made


def drifts():
    return [drift for sheet in verifying.sheets() if (drift := verifying.compare(sheet)) is not None]


def test_what_waits_is_counted_with_its_age(world):
    assert state.state().waiting == 0
    touch("thing:1")
    now = state.state()
    assert (now.stored > 0, now.oldest is not None and now.oldest >= 0) == (True, True)


def test_a_stored_page_that_somebody_changed_is_found(world):
    assert drifts() == []
    serving.store().put(ONE, StoredPage.of(b"forged"))
    assert [drift.address for drift in drifts()] == [ONE]


def test_a_sweep_brings_store_and_books_together(world):
    stray = Address("", "/stray/")
    before = serving.store().get(ONE)
    serving.store().put(stray, StoredPage.of(b"nobody wrote it down"))
    serving.store().remove(ONE)
    assert sweeping.sweep() == (1, 1)
    working.drain()
    assert serving.store().get(stray) is None
    assert serving.store().get(ONE) == before


def test_another_build_presses_every_page_once(world):
    assert building.built_with("first")
    assert not building.built_with("first")
    assert Change.objects.filter(key="build", number=None).count() == 1


def test_a_page_is_found_by_its_path_or_its_whole_address(world):
    sheet = Sheet.objects.get(path="/1/")
    assert state.find("/1/") == state.find("https://paper.example/1/?utm_source=mail") == sheet
    assert state.find("/none/") is None
