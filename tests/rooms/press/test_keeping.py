"""Two workers that make one page at once, after a lease has ended or when a reader misses it beside the press."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager

import pytest

from masthead.press import keeping, rendering, serving, spreading, working
from masthead.press.address import Address
from masthead.press.keeping import Beginning
from masthead.press.models import Sheet
from tests.rooms.press.world import FailingStore, World, use

pytestmark = pytest.mark.django_db
LIST = Address("", "/")


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def store(world: World, monkeypatch: pytest.MonkeyPatch) -> FailingStore:
    made = use(world, monkeypatch)
    world.edit(1, "one")
    world.edit(2, "two")
    spreading.spread()
    serving.serve(LIST)
    working.drain()
    return made


def worker(store: FailingStore) -> Callable[[], int]:
    """One that has made the list from what is there now, and has not kept it yet."""
    began, sheet = Beginning.now(), Sheet.objects.get(path="/")
    rendered = rendering.render(LIST)
    return lambda: keeping.keep(store, {sheet.pk: rendered}, began)


def before_its_turn(monkeypatch: pytest.MonkeyPatch, happens: Callable[[], object]) -> None:
    """Once, between what the next worker writes down and what it stores."""
    turn = keeping.turn

    @contextmanager
    def late(sheets):
        monkeypatch.setattr(keeping, "turn", turn)
        happens()
        with turn(sheets) as held:
            yield held

    monkeypatch.setattr(keeping, "turn", late)


@pytest.mark.parametrize("is_early", [False, True], ids=["after both", "between both"])
def test_what_an_older_render_read_no_longer_a_newer_one_is_still_found_by(
    world: World, store: FailingStore, monkeypatch: pytest.MonkeyPatch, is_early: bool
) -> None:
    def edit() -> None:
        world.edit(2, "two, corrected")
        spreading.spread()

    def older_one() -> None:
        older()
        if is_early:
            edit()

    world.edit(2, None)
    spreading.spread()
    older = worker(store)
    world.edit(2, "two again")
    spreading.spread()
    newer = worker(store)
    before_its_turn(monkeypatch, older_one)
    assert newer() == 1
    if not is_early:
        edit()
    working.drain()
    assert store.get(LIST) == world.rebuilt()[LIST]


def test_what_an_older_render_made_does_not_replace_a_newer_ones(
    world: World, store: FailingStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = worker(store)
    world.edit(2, "two, corrected")
    spreading.spread()
    newer = worker(store)
    before_its_turn(monkeypatch, newer)
    assert older() == 0
    assert store.get(LIST) == world.rebuilt()[LIST]
