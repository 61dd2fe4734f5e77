"""What the press knows: which page was made from what, and what has changed (docs/explanation/press.md)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from masthead.press.address import PATH_MOST, Address


class Lane(models.IntegerChoices):
    """In which order pages are pressed: what every page fetches first, then what an editor waits for; last a change
    of the whole paper."""

    LIVE = 0
    URGENT = 1
    NORMAL = 2
    WHOLE = 3


class Ledger(models.Model):
    """The one row that numbers changes; whoever counts changes or notes what a page was made from holds it."""

    number = models.BigIntegerField(default=0)
    build = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return str(self.number)


class Change(models.Model):
    """A key that an edit touched, written in the transaction of the edit.

    ``number`` is given when the change is counted, after its commit: numbers follow commits, ids do not.
    ``reached`` is where the marking of very many pages stands; their rows are gone through downwards.
    """

    key = models.CharField(max_length=120, db_index=True)
    made_at = models.DateTimeField(auto_now_add=True)
    number = models.BigIntegerField(null=True)
    reached = models.BigIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["id"], condition=Q(number=None), name="press_change_uncounted"),
            models.Index(fields=["id"], condition=Q(reached__isnull=False), name="press_change_marking"),
            models.Index(fields=["number"], name="press_change_number"),
        ]

    def __str__(self) -> str:
        return f"{self.number or '–'} {self.key}"


class Key(models.Model):
    """A key by its name; pages refer to its number, which is short."""

    name = models.CharField(max_length=120, unique=True)

    def __str__(self) -> str:
        return self.name


class Sheet(models.Model):
    """One stored page, or one that is to be pressed.

    One whose page is gone stays, with the status 0: it may come back, and is found by what it read.
    ``number`` is the ledger's when the render of the stored bytes began, ``due_number`` that of the last change to
    what it reads: a sheet is due while the second is larger. ``began`` orders renders that began at one number.
    """

    host = models.CharField(max_length=253, blank=True)
    path = models.CharField(max_length=PATH_MOST)
    number = models.BigIntegerField(default=-1)
    began = models.BigIntegerField(default=0)
    due_number = models.BigIntegerField(default=0)
    lane = models.PositiveSmallIntegerField(choices=Lane.choices, default=Lane.NORMAL)
    due_since = models.DateTimeField(null=True)
    because = models.CharField(max_length=200, blank=True)
    status = models.PositiveSmallIntegerField(default=0)
    digest = models.CharField(max_length=32, blank=True)
    pressed_at = models.DateTimeField(null=True)
    pressed_because = models.CharField(max_length=200, blank=True)
    until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True)
    failure = models.CharField(max_length=300, blank=True)
    leased_until = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["host", "path"], name="press_sheet_address_is_unique")]
        indexes = [
            models.Index(fields=["lane", "-id"], condition=Q(due_number__gt=F("number")), name="press_sheet_due"),
            models.Index(fields=["until"], condition=Q(until__isnull=False), name="press_sheet_until"),
        ]

    def __str__(self) -> str:
        return str(self.address)

    @property
    def address(self) -> Address:
        """Where readers find it."""
        return Address(self.host, self.path)

    @property
    def is_due(self) -> bool:
        """Whether something it shows changed since its bytes were made."""
        return self.due_number > self.number


class Purge(models.Model):
    """An address whose copies in caches elsewhere are old; ``asked`` is another number each time it is asked for.

    The second purge of an address is a row of its own.
    """

    host = models.CharField(max_length=253, blank=True)
    path = models.CharField(max_length=PATH_MOST)
    is_second = models.BooleanField(default=False)
    asked = models.BigIntegerField()
    made_at = models.DateTimeField(auto_now_add=True)
    not_before = models.DateTimeField(db_index=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    failure = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["host", "path", "is_second"], name="press_purge_address_is_unique")
        ]

    def __str__(self) -> str:
        return str(self.address)

    @property
    def address(self) -> Address:
        """What is old."""
        return Address(self.host, self.path)


class Reading(models.Model):
    """A page was made from a key."""

    pk = models.CompositePrimaryKey("key_id", "sheet_id")
    key = models.ForeignKey(Key, on_delete=models.CASCADE, related_name="readings", db_index=False)
    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="readings")

    def __str__(self) -> str:
        return f"{self.sheet_id} reads {self.key_id}"
