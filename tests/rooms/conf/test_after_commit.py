"""Work after the commit is handed over once, and only for what was committed."""

from __future__ import annotations

import logging
from itertools import chain

import pytest
from django.db import transaction

from masthead.conf.after_commit import Gathering, held, is_held


@pytest.fixture
def delivered():
    return []


@pytest.fixture
def gathering(delivered):
    return Gathering(delivered.append)


def add_and_roll_back(gathering, *things):
    with transaction.atomic():
        gathering.add(things)
        transaction.set_rollback(True)


@pytest.mark.django_db(transaction=True)
class TestGathering:
    def test_everything_added_in_a_transaction_is_delivered_once_together_and_in_order(self, gathering, delivered):
        with transaction.atomic():
            gathering.add([3, 1])
            gathering.add([1, 2])
            assert delivered == []
        assert delivered == [[3, 1, 2]]

    def test_what_is_rolled_back_is_never_delivered(self, gathering, delivered):
        add_and_roll_back(gathering, 1)
        gathering.add([2])
        assert delivered == [[2]]

    def test_a_rolled_back_savepoint_loses_nothing_that_was_added_before_it(self, gathering, delivered):
        with transaction.atomic():
            gathering.add([1])
            add_and_roll_back(gathering, 2)
            gathering.add([3])
        assert sorted(chain.from_iterable(delivered)) == [1, 3]

    def test_without_a_transaction_it_is_delivered_at_once_and_every_time(self, gathering, delivered):
        gathering.add([1])
        gathering.add([1])
        assert delivered == [[1], [1]]

    def test_an_error_while_delivering_does_not_reach_whoever_committed(self, caplog):
        broken = Gathering(lambda things: 1 / 0)
        with caplog.at_level(logging.ERROR), transaction.atomic():
            broken.add([1])
        assert "deliver_gathered" in caplog.text

    def test_nothing_is_gathered_while_it_is_held(self, gathering, delivered):
        with held():
            assert is_held()
            with transaction.atomic():
                gathering.add([1])
        assert not is_held()
        gathering.add([2])
        assert delivered == [[2]]


@pytest.mark.django_db
def test_nothing_added_is_nothing_delivered(gathering, delivered, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        gathering.add([])
    assert callbacks == []
    assert delivered == []
