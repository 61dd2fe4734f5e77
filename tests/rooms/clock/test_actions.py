"""An action is done at its moment, once; it can be moved and cancelled; one that fails is tried again."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone

from masthead.clock import doing, working
from masthead.clock.actions import at, cancel
from masthead.clock.models import Action
from masthead.conf.pauses import FIRST

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture
def clock():
    with time_machine.travel("2026-11-23 09:00:00+00:00", tick=False) as traveller:
        yield traveller


class Room:
    """A room that notes what it did, and may fail."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.fails = False

    def do(self, due: doing.Due) -> None:
        Action.objects.create(
            kind="effect", subject=due.subject, due_at=due.due_at, not_before=due.due_at + 1000 * MINUTE
        )
        if self.fails:
            raise ValueError("the ink is out")
        self.done.append(due.subject)


@pytest.fixture
def room(monkeypatch):
    made = Room()
    monkeypatch.setattr(doing, "_kinds", {"print": made.do})
    monkeypatch.setattr(doing, "_rounds", [])
    return made


def effects() -> int:
    return Action.objects.filter(kind="effect").count()


def test_an_action_waits_for_its_moment_and_is_done_once(room, clock):
    at(timezone.now() + MINUTE, "print", 7)
    clock.shift(59)
    assert working.drain() == 0
    clock.shift(1)
    assert working.drain() == 1
    assert working.drain() == 0
    assert (room.done, effects()) == (["7"], 1)
    assert Action.objects.get(kind="print").late_by == timedelta(0)


def test_what_came_due_while_nothing_ran_is_done_late(room, clock):
    at(timezone.now() + MINUTE, "print")
    clock.shift(3 * MINUTE)
    working.drain()
    assert room.done == [""]
    assert Action.objects.get(kind="print").late_by == 2 * MINUTE


def test_there_is_one_action_of_a_kind_on_a_subject_and_setting_it_again_moves_it(room, clock):
    at(timezone.now() + MINUTE, "print", "first edition")
    at(timezone.now() + 2 * MINUTE, "print", "first edition")
    clock.shift(MINUTE)
    assert working.drain() == 0
    clock.shift(MINUTE)
    working.drain()
    assert room.done == ["first edition"]


def test_what_was_done_can_be_set_once_more(room, clock):
    at(timezone.now(), "print", 1)
    working.drain()
    Action.objects.filter(kind="effect").delete()
    at(timezone.now(), "print", 1)
    working.drain()
    assert room.done == ["1", "1"]


def test_a_cancelled_action_is_not_done_and_one_that_was_done_cannot_be_cancelled(room, clock):
    at(timezone.now() + MINUTE, "print", 1)
    at(timezone.now(), "print", 2)
    working.drain()
    assert [cancel("print", number) for number in (1, 2, 3)] == [True, False, False]
    clock.shift(MINUTE)
    working.drain()
    assert room.done == ["2"]


def test_what_is_rolled_back_is_neither_set_nor_cancelled(room, clock):
    at(timezone.now(), "print", 1)
    before = transaction.savepoint()
    cancel("print", 1)
    at(timezone.now(), "print", 2)
    transaction.savepoint_rollback(before)
    working.drain()
    assert room.done == ["1"]


def test_an_action_that_fails_leaves_nothing_and_is_tried_again_with_pauses_that_double(room, clock, caplog):
    at(timezone.now(), "print", 1)
    room.fails = True
    for attempt, seconds in enumerate((1, 2, 4, 8), start=1):
        assert working.drain() == 1
        action = Action.objects.get(kind="print")
        assert (action.attempts, action.failure, effects()) == (attempt, "ValueError: the ink is out", 0)
        clock.shift(seconds - 0.01)
        assert working.drain() == 0
        clock.shift(0.01)
    room.fails = False
    working.drain()
    assert (room.done, effects(), Action.objects.get(kind="print").failure) == (["1"], 1, "")
    assert "the ink is out" in caplog.text


def test_what_fails_does_not_hold_up_what_is_due_after_it(room, clock, caplog):
    at(timezone.now(), "unknown", 1)
    at(timezone.now(), "print", 2)
    working.drain()
    assert room.done == ["2"]
    assert Action.objects.get(kind="unknown").failure == "UnknownKindError: no room does 'unknown'"


def test_one_whose_worker_was_killed_is_tried_again_by_itself_and_takes_no_others_with_it(room, clock):
    for number in range(3):
        at(timezone.now(), "print", number)
    assert len(working.begin()) == 3
    assert working.begin() == []
    clock.shift(FIRST)
    assert [len(working.begin()) for _ in range(4)] == [1, 1, 1, 0]


def test_a_slow_worker_leaves_alone_what_another_has_begun_since(room, clock):
    at(timezone.now(), "print", 1)
    (slow,) = working.begin()
    clock.shift(FIRST)
    (quick,) = working.begin()
    assert [working.carry_out(action) for action in (slow, quick, slow, quick)] == [False, True, False, False]
    assert effects() == 1


@pytest.mark.parametrize("change", [lambda: cancel("print", 1), lambda: at(timezone.now() + MINUTE, "print", 1)])
def test_what_is_moved_or_cancelled_after_it_was_begun_is_not_done(room, clock, change):
    at(timezone.now(), "print", 1)
    (begun,) = working.begin()
    change()
    assert not working.carry_out(begun)
    assert room.done == []


def test_an_action_may_set_its_own_next_moment(room, clock, monkeypatch):
    monkeypatch.setitem(doing._kinds, "daily", lambda due: at(due.due_at + timedelta(days=1), "daily"))
    at(timezone.now(), "daily")
    working.drain()
    action = Action.objects.get(kind="daily")
    assert (action.done_at, action.due_at) == (None, timezone.now() + timedelta(days=1))


def test_the_clock_sleeps_to_the_next_moment_and_never_longer_than_a_beat(room, clock):
    assert working.until_next() == working.BEAT
    at(timezone.now() + MINUTE, "print", 1)
    assert working.until_next() == working.BEAT
    at(timezone.now() + timedelta(milliseconds=100), "print", 2)
    assert working.until_next() == pytest.approx(0.1)
    clock.shift(MINUTE)
    assert working.until_next() == 0


def test_rounds_are_made_each_time_and_one_that_fails_stops_no_other(room, clock, caplog):
    made: list[str] = []

    def wrong() -> None:
        raise ValueError("lost its way")

    for look in (wrong, lambda: made.append("round")):
        doing.register_round(look)
    stops = iter([False, False, True])
    working.work(lambda: next(stops))
    assert made == ["round"] * len(made) != []
    assert "lost its way" in caplog.text


def test_what_was_done_long_ago_is_forgotten(room, clock):
    at(timezone.now(), "print", 1)
    at(timezone.now() + 2 * working.KEPT, "print", 2)
    working.drain()
    clock.shift(working.KEPT + MINUTE)
    working.tidy()
    assert list(Action.objects.filter(kind="print").values_list("subject", flat=True)) == ["2"]
