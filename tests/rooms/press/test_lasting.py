"""What a worker keeps from batch to batch is right for each of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from masthead.press import spreading
from masthead.press.changes import touch, touch_everything
from masthead.press.keeping import Beginning
from masthead.press.lasting import TRUSTED, Lasting
from masthead.press.recording import leave, recording, remembered_each, remembering, until

pytestmark = pytest.mark.django_db


class Shelf:
    """Things that are made from their own key, some of them right until a moment."""

    def __init__(self) -> None:
        self.made: list[int] = []
        self.until = timezone.now() + timedelta(minutes=10)

    def things(self, numbers: list[int]) -> Iterator[tuple[int, str]]:
        for number in numbers:
            self.made.append(number)
            leave(f"thing:{number}")
            if number == 9:
                until(self.until)
            yield number, f"thing {number}"


def ask(shelf: Shelf, lasting: Lasting, *numbers: int) -> set[str]:
    """A batch of one page that shows these things: the keys that it leaves."""
    lasting.bring_to(Beginning.now().number)
    with remembering(lasting), recording() as read:
        remembered_each("thing", numbers, shelf.things, is_lasting=True)
    return set(read)


def test_a_later_batch_makes_nothing_anew_and_its_pages_are_left_the_same_keys():
    shelf, lasting = Shelf(), Lasting()
    assert ask(shelf, lasting, 1, 2) == ask(shelf, lasting, 1, 2) == {"thing:1", "thing:2"}
    assert shelf.made == [1, 2]


def test_what_was_touched_is_made_anew_and_nothing_else():
    shelf, lasting = Shelf(), Lasting()
    ask(shelf, lasting, 1, 2)
    touch("thing:2", "other:1")
    spreading.spread()
    ask(shelf, lasting, 1, 2)
    assert shelf.made == [1, 2, 2]


def test_a_new_version_of_the_newspaper_makes_everything_anew():
    shelf, lasting = Shelf(), Lasting()
    ask(shelf, lasting, 1, 2)
    touch_everything()
    spreading.spread()
    ask(shelf, lasting, 1, 2)
    assert shelf.made == [1, 2, 1, 2]


def test_what_is_right_until_a_moment_is_made_anew_after_it():
    with time_machine.travel("2026-11-23 09:00:00+00:00", tick=False) as clock:
        shelf, lasting = Shelf(), Lasting()
        ask(shelf, lasting, 1, 9)
        clock.shift(timedelta(minutes=9))
        ask(shelf, lasting, 1, 9)
        assert shelf.made == [1, 9]
        clock.shift(timedelta(minutes=1))
        ask(shelf, lasting, 1, 9)
        assert shelf.made == [1, 9, 9]


def test_a_worker_that_slept_trusts_nothing_for_changes_are_not_kept_for_ever():
    with time_machine.travel("2026-11-23 09:00:00+00:00", tick=False) as clock:
        shelf, lasting = Shelf(), Lasting()
        ask(shelf, lasting, 1)
        clock.shift(TRUSTED)
        ask(shelf, lasting, 1)
    assert shelf.made == [1, 1]


def test_what_was_asked_for_longest_ago_goes_first():
    shelf, lasting = Shelf(), Lasting(most=2)
    ask(shelf, lasting, 1, 2)
    ask(shelf, lasting, 1)
    ask(shelf, lasting, 3)
    lasting.trim()
    ask(shelf, lasting, 1, 3)
    assert shelf.made == [1, 2, 3]


def test_outside_of_a_worker_nothing_lasts():
    shelf = Shelf()
    for _ in range(2):
        with remembering():
            remembered_each("thing", [1], shelf.things, is_lasting=True)
    assert shelf.made == [1, 1]
