"""Which tables a bundle holds and what their columns are, taken from Django's models."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.files.storage import Storage, storages
from django.db import models

from masthead.cli.bundle.values import FORMS, Form, plain

SKIPPED: dict[str, str] = {
    "sessions.session": "people sign in again",
    "django_tasks_database.dbtaskresult": "tasks carry only what can be computed again",
    "wagtailsearch.indexentry": "the index is rebuilt",
    "wagtailsearch.sqliteftsindexentry": "the index is rebuilt; on SQLite only",
    "wagtailadmin.editingsession": "who is editing at this moment",
    "wagtailadmin.formstate": "previews of forms that are open at this moment",
    "wagtailcore.uploadedfile": "uploads that were not finished",
    **{
        f"press.{name}": "stored pages are made again"
        for name in ("change", "key", "ledger", "purge", "reading", "sheet")
    },
    "axes.accessattempt": "pauses after wrong passwords",
    "axes.accessattemptexpiration": "pauses after wrong passwords",
}
"""Tables that are left out, each with its reason."""

ONE_DATABASE_ONLY = ("wagtailsearch", "sqliteftsindexentry")
"""App and model that exist on SQLite only; their content type and rights must not make two exports differ."""


class UnknownColumnError(TypeError):
    """A column of a kind that bundles cannot hold: a form for it is missing in ``values.py``."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in the database's model, how it is written, and where its files lie if it names files."""

    name: str
    field: models.Field[Any, Any]
    plain: models.Field[Any, Any]
    form: Form
    storage: str = ""

    @property
    def is_json(self) -> bool:
        """Whether it holds a JSON document."""
        return isinstance(self.plain, models.JSONField)


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the bundle; ``label`` is ``app.model``."""

    label: str
    model: type[models.Model]
    columns: tuple[Column, ...]

    @property
    def key(self) -> str:
        """The column that rows are ordered by."""
        return str(self.model._meta.pk.attname)

    @property
    def names(self) -> list[str]:
        """The columns' names, sorted."""
        return sorted(column.name for column in self.columns)

    def rows(self) -> models.QuerySet[Any]:
        """All its rows, past any manager that hides some."""
        rows: models.QuerySet[Any] = models.QuerySet(self.model)
        app, model = ONE_DATABASE_ONLY
        if self.label == "contenttypes.contenttype":
            return rows.exclude(app_label=app, model=model)
        if self.label == "auth.permission":
            return rows.exclude(content_type__app_label=app, content_type__model=model)
        return rows


def tables() -> list[Table]:
    """Every table of the bundle, by label; raises ``UnknownColumnError``."""
    found = [_table(model) for model in every_model() if model._meta.label_lower not in SKIPPED]
    return sorted(found, key=lambda table: table.label)


def every_model() -> list[type[models.Model]]:
    """Every model with a table of its own, those between two models included."""
    models_ = apps.get_models(include_auto_created=True)
    return [model for model in models_ if model._meta.managed and not model._meta.proxy and not model._meta.swapped]


def _table(model: type[models.Model]) -> Table:
    columns = tuple(_column(field) for field in model._meta.local_concrete_fields)
    return Table(model._meta.label_lower, model, columns)


def _column(field: models.Field[Any, Any]) -> Column:
    target = field
    while target.is_relation:
        target = target.target_field  # type: ignore[attr-defined]
    kind = target.get_internal_type()
    if kind not in FORMS:
        raise UnknownColumnError(f"{field.model._meta.label}.{field.name} is a {kind}; bundles cannot hold it yet")
    storage = _alias(field.storage) if isinstance(field, models.FileField) else ""
    made = plain(target)
    if target is not field and kind.endswith("AutoField"):
        made = models.BigIntegerField()
    return Column(field.attname, field, made, FORMS[kind], storage)


def _alias(storage: Storage) -> str:
    for alias in sorted(storages.backends):
        if storage == storages[alias]:
            return str(alias)
    raise UnknownColumnError(f"a storage of {type(storage).__name__} is not among STORAGES")
