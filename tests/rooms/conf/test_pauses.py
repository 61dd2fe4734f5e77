from datetime import timedelta

from masthead.conf.pauses import doubling


def test_a_pause_doubles_and_has_an_end():
    longest = timedelta(minutes=1)
    assert [doubling(failed, longest).total_seconds() for failed in (1, 2, 3, 6, 7, 1000)] == [1, 2, 4, 32, 60, 60]
