"""Moments as WordPress writes them: in UTC, in the site's own time, or as RFC 822."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime

from masthead.stories.incoming import Note

_FIRST_YEAR = 1000


def moment(text: str, zone: tzinfo) -> datetime | None:
    """``2013-06-07 03:00:44`` in ``zone``; ``None`` for zeros, nonsense and "".

    WordPress writes ``0000-00-00 00:00:00`` where a draft has no date yet.
    """
    text = text.strip()
    if not text or text.startswith(("0000", "-")):
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    if found.year < _FIRST_YEAR:
        return None
    try:
        return (found if found.tzinfo else found.replace(tzinfo=zone)).astimezone(UTC)
    except (OverflowError, ValueError):
        return None


def rfc822(text: str) -> datetime | None:
    """``Fri, 07 Jun 2013 03:00:44 +0000``; ``None`` for nonsense and for what WordPress makes of zeros."""
    text = text.strip()
    if not text or "30 Nov 1999 00:00:00" in text or "Nov -0001" in text:
        return None
    try:
        found = parsedate_to_datetime(text)
        found = (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found if found.year >= _FIRST_YEAR else None


def first_date(gmt: str, local: str, published: str, zone: tzinfo) -> tuple[datetime | None, tuple[Note, ...]]:
    """The best of an item's three dates (UTC first, local next, ``pubDate`` last), in UTC, with notes."""
    found = moment(gmt, UTC) or moment(local, zone) or rfc822(published)
    given = [text.strip() for text in (gmt, local) if text.strip() and not text.strip().startswith("0000")]
    wrong = [text for text in given if moment(text, UTC) is None]
    return found, tuple(Note("bad-date", text[:60]) for text in wrong)


def offset_minutes(gmt: str, local: str) -> int | None:
    """Minutes that local time was ahead of UTC, from one item's two dates; ``None`` if they do not say."""
    one, two = moment(gmt, UTC), moment(local, UTC)
    if one is None or two is None:
        return None
    minutes = round((two - one) / timedelta(minutes=1))
    return minutes if -14 * 60 <= minutes <= 14 * 60 else None


def zone_of(minutes: int | None) -> tzinfo:
    """A fixed zone so many minutes ahead of UTC."""
    return timezone(timedelta(minutes=minutes)) if minutes else UTC
