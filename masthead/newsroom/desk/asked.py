"""What somebody asks of the list of stories, read from an address and typed; nonsense is ignored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import models
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

from masthead.stories.kinds import Kind
from masthead.stories.states import State

MOST_WORDS = 300


class Status(models.TextChoices):
    """The filter's choices: the four states, and being before somebody in a workflow."""

    DRAFT = State.DRAFT.value, State.DRAFT.label
    LIVE = State.LIVE.value, State.LIVE.label
    CHANGED = State.CHANGED.value, State.CHANGED.label
    WITHDRAWN = State.WITHDRAWN.value, State.WITHDRAWN.label
    IN_WORKFLOW = "workflow", _("in a workflow")


class Lack(models.TextChoices):
    """What an archive did not know."""

    ANY = "any", _("lacks something")
    CREDIT = "credit", _("lacks: credit")
    ALT = "alt", _("lacks: alt text")
    BYLINE = "byline", _("lacks: byline")


@dataclass(frozen=True, slots=True)
class Asked:
    """All filters of the list; ``start`` and ``end`` are days of first publication, both included."""

    words: str = ""
    status: str = ""
    section: int | None = None
    kind: str = ""
    by: int | None = None
    topic: int | None = None
    edition: int | None = None
    lacks: str = ""
    mine: bool = False
    start: date | None = None
    end: date | None = None

    @property
    def is_filtered(self) -> bool:
        """Whether anything was asked for."""
        return self != Asked()

    def moments(self, zone: ZoneInfo) -> tuple[datetime | None, datetime | None]:
        """The stretch of time as ``start <= moment < end``, by the clock of a zone."""
        start = datetime.combine(self.start, time.min, zone) if self.start else None
        # Not the last day of the calendar: a day after it cannot be said.
        end = datetime.combine(self.end + timedelta(days=1), time.min, zone) if self.end else None
        return start, end


def read(values: Mapping[str, str]) -> Asked:
    """The filters of a query string."""
    return Asked(
        words=values.get("q", "").strip()[:MOST_WORDS],
        status=_one_of(values.get("status"), Status),
        section=_number(values.get("section")),
        kind=_one_of(values.get("kind"), Kind),
        by=_number(values.get("by")),
        topic=_number(values.get("topic")),
        edition=_number(values.get("edition")),
        lacks=_one_of(values.get("lacks"), Lack),
        mine=values.get("mine") == "1",
        start=_day(values.get("from")),
        end=_day(values.get("to")),
    )


def _one_of(value: str | None, choices: type[models.TextChoices]) -> str:
    return value if value in choices.values else ""


def _number(value: str | None) -> int | None:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 18 else None


def _day(value: str | None) -> date | None:
    try:
        day = parse_date(value or "")
    except ValueError:
        return None
    return day if day and date(1000, 1, 1) <= day < date(9999, 1, 1) else None


def zone() -> ZoneInfo:
    """The zone in which the newsroom counts its days."""
    return ZoneInfo(timezone.get_current_timezone_name())
