"""Read the dates of EXIF, XMP and IPTC-IIM, and refuse those that cannot be."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone, tzinfo

from masthead.photos.stated import Moment, Precision

_ISO = re.compile(
    r"(?P<year>\d{4})(?:[-:/](?P<month>\d{1,2})(?:[-:/](?P<day>\d{1,2})"
    r"(?:[T ]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d*)?)?"
    r"\s*(?P<zone>Z|[+-]\d{1,2}:?\d{2})?)?)?)?"
)
_IIM_DATE = re.compile(r"(\d{4})[-:]?(\d{2})[-:]?(\d{2})")
_IIM_TIME = re.compile(r"(\d{2}):?(\d{2}):?(\d{2})?\s*([+-]\d{2}:?\d{2}|Z)?")
_ZONE = re.compile(r"([+-])(\d{1,2}):?(\d{2})")


def parse_zone(text: str) -> tzinfo | None:
    """Read "+02:00", "-0500" or "Z"; None for an offset that no place on earth has ever used for its clocks.

    Offsets run from -12:00 to +14:00 in quarters of an hour; some programs write the time of day there.
    """
    if text.strip() == "Z":
        return timezone.utc  # noqa: UP017
    match = _ZONE.fullmatch(text.strip())
    if not match:
        return None
    minutes = int(match[2]) * 60 + int(match[3])
    if int(match[3]) % 15:
        return None
    if match[1] == "-":
        minutes = -minutes
    return timezone(timedelta(minutes=minutes)) if -12 * 60 <= minutes <= 14 * 60 else None


def parse_date(text: str, zone: str = "") -> Moment | None:
    """Read an XMP date (ISO 8601, from the year to the second) or an EXIF one ("2021:04:11 15:47:53").

    ``zone`` is EXIF's separate offset field. Returns None where there is no such day or time, and for the
    zeros and blanks that cameras write for "not known".
    """
    match = _ISO.match(text.strip())
    if not match:
        return None
    part = match.groupdict()
    precision = Precision.YEAR
    for name, value in (("month", Precision.MONTH), ("day", Precision.DAY), ("hour", Precision.TIME)):
        if part[name]:
            precision = value
    month, day = part["month"] or "1", part["day"] or "1"
    if precision is not Precision.TIME and (month == "00" or day == "00"):
        return _moment(part["year"], "1" if month == "00" else month, "1", precision=_without_zeros(month))
    clock = (part["hour"] or "0", part["minute"] or "0", part["second"] or "0")
    return _moment(part["year"], month, day, *clock, zone=part["zone"] or zone, precision=precision)


def parse_iim_date(date: str, time: str = "") -> Moment | None:
    """Read IIM 2:55 Date Created (CCYYMMDD) and 2:60 Time Created (HHMMSS±HHMM).

    Zeros stand for an unknown month or day (IIM 4.2, section 6.55).
    """
    match = _IIM_DATE.match(date.strip())
    if not match:
        return None
    year, month, day = match.groups()
    if "00" in (month, day):
        return _moment(year, "01" if month == "00" else month, "01", precision=_without_zeros(month))
    clock = _IIM_TIME.match(time.strip())
    if clock:
        with_time = _moment(year, month, day, clock[1], clock[2], clock[3] or "0", zone=clock[4] or "")
        if with_time:
            return with_time
    return _moment(year, month, day, precision=Precision.DAY)


def _without_zeros(month: str) -> Precision:
    return Precision.YEAR if month == "00" else Precision.MONTH


def _moment(*parts: str, zone: str = "", precision: Precision = Precision.TIME) -> Moment | None:
    numbers = [int(part) for part in parts]
    if numbers[0] < 1000:
        return None
    try:
        at = datetime(*numbers)  # type: ignore[arg-type]
    except ValueError:
        return None
    return Moment(at.replace(tzinfo=parse_zone(zone)) if precision is Precision.TIME else at, precision)
