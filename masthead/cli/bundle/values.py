"""How a column's values are written as JSON and read back, the same on every database."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import models
from django.utils.dateparse import parse_duration
from django.utils.duration import duration_iso_string


class WrongValueError(ValueError):
    """A value that cannot stand in its column; the message says what was expected."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write values; ``write`` takes what Django reads, ``read`` what JSON gives and checks it."""

    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


def _same(value: Any) -> Any:
    return value


def _only(kind: type, name: str) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if type(value) is not kind:
            raise WrongValueError(f"{name} was expected")
        return value

    return read


def _parsed(parse: Callable[[str], Any], name: str) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        try:
            result = parse(value) if isinstance(value, str) else None
        except (ValueError, InvalidOperation, OverflowError, binascii.Error):
            result = None
        if result is None:
            raise WrongValueError(f"{name} was expected")
        return result

    return read


def _moment(text: str) -> dt.datetime | None:
    value = dt.datetime.fromisoformat(text)
    return value if value.tzinfo is not None else None


def _number(value: Any) -> float:
    if type(value) not in (int, float):
        raise WrongValueError("a number was expected")
    return float(value)


WHOLE = Form(_same, _only(int, "a whole number"))
TEXT = Form(_same, _only(str, "a text"))

FORMS: dict[str, Form] = {
    **dict.fromkeys(("AutoField", "BigAutoField", "SmallAutoField"), WHOLE),
    **dict.fromkeys(("IntegerField", "BigIntegerField", "SmallIntegerField"), WHOLE),
    **dict.fromkeys(("PositiveIntegerField", "PositiveBigIntegerField", "PositiveSmallIntegerField"), WHOLE),
    **dict.fromkeys(("CharField", "TextField", "SlugField", "FileField", "FilePathField"), TEXT),
    "GenericIPAddressField": TEXT,
    "BooleanField": Form(bool, _only(bool, "true or false")),
    "FloatField": Form(float, _number),
    "DecimalField": Form(str, _parsed(Decimal, "a decimal number in quotes")),
    "DateTimeField": Form(lambda value: value.astimezone(dt.UTC).isoformat(), _parsed(_moment, "a moment with zone")),
    "DateField": Form(lambda value: value.isoformat(), _parsed(dt.date.fromisoformat, "a date")),
    "TimeField": Form(lambda value: value.isoformat(), _parsed(dt.time.fromisoformat, "a time")),
    "DurationField": Form(duration_iso_string, _parsed(parse_duration, "a duration (ISO 8601)")),
    "UUIDField": Form(str, _parsed(uuid.UUID, "a UUID")),
    "BinaryField": Form(
        lambda value: base64.b64encode(bytes(value)).decode("ascii"),
        _parsed(lambda text: base64.b64decode(text, validate=True), "bytes in base64"),
    ),
    "JSONField": Form(_same, _same),
}
"""By Django's internal type; a contract test holds that every column of every model has one."""


def plain(field: models.Field[Any, Any]) -> models.Field[Any, Any]:
    """A field of Django's own for the same column: without the work that rich fields do when they are read."""
    kind = field.get_internal_type()
    if kind == "DecimalField":
        return models.DecimalField(max_digits=field.max_digits, decimal_places=field.decimal_places)  # type: ignore[attr-defined]
    if kind == "JSONField":
        return models.JSONField(encoder=getattr(field, "encoder", None), null=field.null)
    made: models.Field[Any, Any] = getattr(models, kind)(
        **({"primary_key": True} if kind.endswith("AutoField") else {})
    )
    return made
