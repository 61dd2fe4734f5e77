"""How long to wait before something that failed is tried again."""

from __future__ import annotations

from datetime import timedelta

FIRST = timedelta(seconds=1)


def doubling(failed: int, longest: timedelta) -> timedelta:
    """1 second after the first failure, twice as long after each further one, and at most ``longest``."""
    return min(FIRST * 2 ** min(failed - 1, 20), longest)
