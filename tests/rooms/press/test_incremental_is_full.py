"""After any sequence of events the store equals a full build: commits, counts, renders and writes in any order."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from masthead.press import keeping, rendering, serving, spreading, working
from masthead.press.address import Address
from masthead.press.keeping import Beginning
from masthead.press.lasting import Lasting
from masthead.press.models import Change, Ledger, Sheet
from masthead.press.rendering import Rendered
from tests.rooms.press.world import Killed, World, use

pytestmark = pytest.mark.django_db
WORDS = st.sampled_from(["one", "two", "three", "gone", "/elsewhere/", None])
EVENTS = st.one_of(
    st.tuples(st.just("edit"), st.integers(1, 4), WORDS),
    st.tuples(st.just("edit without commit"), st.integers(1, 4), WORDS),
    st.tuples(st.just("menu"), st.integers(1, 9)),
    st.tuples(st.just("count")),
    st.tuples(st.just("mark")),
    st.tuples(st.just("ask"), st.integers(0, 4)),
    st.tuples(st.just("begin"), st.integers(0, 4)),
    st.tuples(st.just("begin due")),
    st.tuples(st.just("end"), st.integers(0, 5)),
    st.tuples(st.just("lose"), st.integers(0, 5)),
    st.tuples(st.just("die"), st.integers(0, 5)),
    st.tuples(st.just("enlist")),
    st.tuples(st.just("time passes"), st.sampled_from([1, 20, 31, 62])),
    st.tuples(st.just("strike")),
    st.tuples(st.just("work")),
    st.tuples(st.just("work of another")),
)

WARM = [("edit", number, "one") for number in range(1, 5)] + [("work",), ("work",)]
"""Four things with stored pages, and the list of them."""


@dataclass
class Begun:
    """A render that has not been stored: of a slow process, or of one that will be killed."""

    made: dict[int, Rendered]
    began: Beginning


def address(number: int) -> Address:
    return Address("", f"/{number}/" if number else "/")


class Events:
    """Plays events; what is begun may end much later, or never."""

    def __init__(self, world: World, store, clock: time_machine.Traveller) -> None:
        self.world = world
        self.clock = clock
        self.store = store
        self.begun: list[Begun] = []
        self.lasting, self.lasting_of_another = Lasting(), Lasting()

    def play(self, name: str, *given) -> None:
        getattr(self, name.replace(" ", "_"))(*given)

    def edit(self, number: int, words: str | None) -> None:
        self.world.edit(number, words)

    def edit_without_commit(self, number: int, words: str | None) -> None:
        before = dict(self.world.words), dict(self.world.moments)
        sp = transaction.savepoint()
        self.world.edit(number, words)
        transaction.savepoint_rollback(sp)
        self.world.words, self.world.moments = before

    def menu(self, number: int) -> None:
        self.world.menu = f"menu {number}"
        Change.objects.create(key="menu:1")

    def count(self) -> None:
        spreading.spread()

    def mark(self) -> None:
        spreading.spread_slice()

    def ask(self, number: int) -> None:
        serving.serve(address(number))

    def begin(self, number: int) -> None:
        """A miss is rendered; its page may be stored after others have come and gone."""
        began = Beginning.now()
        rendered = rendering.render(address(number))
        if rendered.page is not None:
            where = address(number)
            sheet, _ = Sheet.objects.get_or_create(host="", path=where.path)
            self.begun.append(Begun({sheet.pk: rendered}, began))

    def begin_due(self) -> None:
        sheets = list(working.due()[:3])
        began = Beginning.now()
        self.begun.append(Begun({sheet.pk: rendering.render(sheet.address) for sheet in sheets}, began))

    def end(self, which: int) -> None:
        if which < len(self.begun):
            begun = self.begun.pop(which)
            keeping.keep(self.store, begun.made, begun.began)

    def lose(self, which: int) -> None:
        """Its process was killed: after what it read from was written, before its bytes were."""
        if which < len(self.begun):
            begun = self.begun.pop(which)
            versions = {pk: keeping.digest(rendered) for pk, rendered in begun.made.items()}
            keeping._register(begun.made, versions, begun.began)

    def die(self, which: int) -> None:
        """Its process was killed: after the first bytes were written, before that was noted."""
        if which < len(self.begun):
            begun = self.begun.pop(which)
            self.store.is_last = True
            with suppress(Killed):
                keeping.keep(self.store, begun.made, begun.began)
            self.store.is_last = False

    def enlist(self) -> None:
        spreading.enlist()

    def time_passes(self, minutes: int) -> None:
        self.clock.shift(timedelta(minutes=minutes))

    def strike(self) -> None:
        """The clock makes its round."""
        working.turn_of_time()

    def work(self) -> None:
        working.step(self.lasting)

    def work_of_another(self) -> None:
        working.step(self.lasting_of_another)


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(events=st.lists(EVENTS, max_size=30), many=st.sampled_from([1, 2000]))
# A page rendered on a miss while a change commits and is counted.
@example(events=[("begin", 0), ("menu", 2), ("count",), ("end", 0)], many=2000)
# The same, the change counted only after the page was stored.
@example(events=[("begin", 0), ("menu", 2), ("end", 0), ("count",)], many=2000)
# A change of the whole paper, marked slice by slice while pages are made.
@example(events=[*WARM, ("menu", 2), ("count",), ("mark",), ("work",)], many=1)
@example(events=[*WARM, ("menu", 2), ("count",), ("begin due",), ("mark",), ("menu", 3), ("end", 0)], many=1)
# A slow old worker, and one that is killed after it wrote down what it read.
@example(
    events=[*WARM, ("edit", 1, "two"), ("count",), ("begin due",), ("edit", 1, "three"), ("work",), ("end", 0)], many=1
)
@example(events=[*WARM, ("edit", 1, "two"), ("count",), ("begin due",), ("lose", 0)], many=1)
# One that is killed when a page is stored, which then becomes what it was before.
@example(
    events=[
        *(("time passes", 62), *WARM, ("time passes", 62), ("strike",), ("work",)),
        *(("edit", 1, "two"), ("count",), ("begin due",), ("die", 0), ("edit", 1, "one"), ("time passes", 62)),
    ],
    many=2000,
)
@example(events=[*WARM, ("edit", 1, None), ("count",), ("begin due",), ("die", 0), ("edit", 1, "one")], many=2000)
# Removed things: a list that lost a line, a page that went and came back.
@example(events=[*WARM, ("edit", 1, None), ("work",), ("work",), ("edit", 1, "one")], many=2000)
# A page's moment comes: while it is stored, before the render of another worker is, and while that of a change waits.
@example(events=[*WARM, ("time passes", 62), ("strike",), ("work",)], many=2000)
@example(events=[*WARM, ("edit", 1, "two"), ("count",), ("begin due",), ("time passes", 62), ("strike",)], many=2000)
@example(events=[*WARM, ("edit", 1, "two"), ("time passes", 31), ("work",), ("time passes", 31), ("strike",)], many=1)
# What a worker keeps from batch to batch: changed while another worked, and right until a moment only.
@example(events=[*WARM, ("edit", 1, "two"), ("work of another",), ("work of another",), ("edit", 2, "two")], many=2000)
@example(
    events=[*WARM, *(("time passes", 20), ("edit", 1, "two"), ("work",), ("work",)) * 3, ("strike",), ("work",)],
    many=2000,
)
# What is rolled back presses nothing.
@example(events=[*WARM, ("edit without commit", 1, "two"), ("work",)], many=2000)
def test_whatever_happens_the_store_equals_a_full_build(monkeypatch, events, many):
    monkeypatch.setattr(spreading, "MANY", many)
    monkeypatch.setattr(spreading, "SLICE", 2)
    sp = transaction.savepoint()
    world = World()
    store = use(world, monkeypatch)
    with time_machine.travel("2026-11-23 09:00:00+00:00") as clock:
        play = Events(world, store, clock)
        spreading.enlist()
        for event in events:
            play.play(*event)
        while play.begun:
            play.end(0)
        # Leases of processes that were killed have ended.
        Sheet.objects.update(leased_until=None)
        while working.turn_of_time():
            pass
        working.drain(lasting=play.lasting)
        assert store.pages == world.rebuilt()
    transaction.savepoint_rollback(sp)
    Ledger.objects.filter(pk=1).update(number=0)


def test_begun_renders_are_ordered_by_their_clock(monkeypatch):
    """Two that began at one number: what began later stays, whichever is written last."""
    world = World()
    store = use(world, monkeypatch)
    world.edit(1, "old")
    working.drain()
    sheet = Sheet.objects.get(path="/1/")
    old = rendering.render(address(1)), Beginning.now()
    world.words[1] = "new"
    time.sleep(0)
    new = rendering.render(address(1)), Beginning(old[1].number, old[1].clock + 1)
    for rendered, began in (new, old):
        keeping.keep(store, {sheet.pk: rendered}, began)
    assert store.pages[address(1)].body == b"menu new"
