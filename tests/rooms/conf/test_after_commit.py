"""Work after the commit is handed over once, and only for what was committed."""

from __future__ import annotations

from itertools import chain

import pytest
from django.db import transaction

from masthead.conf.after_commit import Gathering, held, is_held

pytestmark = pytest.mark.django_db


@pytest.fixture
def delivered():
    return []


@pytest.fixture
def gathering(delivered):
    return Gathering(delivered.append)


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """What happens inside is committed at its end."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def add_and_roll_back(gathering, *things):
    with transaction.atomic():
        gathering.add(things)
        transaction.set_rollback(True)


def test_everything_added_in_a_transaction_is_delivered_once_together_and_in_order(gathering, delivered, committed):
    with committed():
        gathering.add([3, 1])
        gathering.add([1, 2])
        assert delivered == []
    assert delivered == [[3, 1, 2]]


def test_what_is_rolled_back_is_never_delivered(gathering, delivered, committed):
    with committed():
        add_and_roll_back(gathering, 1)
    with committed():
        gathering.add([2])
    assert delivered == [[2]]


def test_a_rolled_back_savepoint_loses_nothing_that_was_added_around_it(gathering, delivered, committed):
    with committed():
        gathering.add([1])
        add_and_roll_back(gathering, 2)
        gathering.add([3])
    assert sorted(chain.from_iterable(delivered)) == [1, 3]


def test_the_same_thing_is_delivered_again_after_the_next_commit(gathering, delivered, committed):
    for _ in range(2):
        with committed():
            gathering.add([1])
    assert delivered == [[1], [1]]


def test_an_error_while_delivering_does_not_reach_whoever_committed():
    before = len(transaction.get_connection().run_on_commit)
    Gathering(lambda things: 1 / 0).add([1])
    ((_, callback, is_robust),) = transaction.get_connection().run_on_commit[before:]
    assert is_robust
    assert callback.__qualname__.endswith("deliver_gathered"), "the name that Django writes into its log"


def test_nothing_is_gathered_while_it_is_held(gathering, delivered, committed):
    with held(), committed():
        assert is_held()
        gathering.add([1])
    assert not is_held()
    with committed():
        gathering.add([2])
    assert delivered == [[2]]


def test_nothing_added_is_nothing_delivered(gathering, delivered, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        gathering.add([])
    assert callbacks == []
    assert delivered == []
