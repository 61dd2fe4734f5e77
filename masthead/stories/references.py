"""Wagtail's index of references (what is used where), brought up to date once a transaction, by one task.

Left to itself Wagtail queues a task for every row of a story that is saved, and each does the whole story again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from django.apps import apps
from django.db import models, transaction
from django_tasks import task
from modelcluster.fields import ParentalKey
from wagtail import signal_handlers
from wagtail.models import Page, ReferenceIndex

from masthead.conf.after_commit import Gathering
from masthead.search.documents import in_batches

Saved = tuple[str, str]
"""A model's label and a row's key as text."""

BATCH = 200


class GatheringTask:
    """Stands where Wagtail's signal handlers look for their task."""

    @staticmethod
    def enqueue(app_label: str, model_name: str, pk: str) -> None:
        """Have a saved row's references read after the commit."""
        _saved.add([(f"{app_label}.{model_name}", pk)])


@task()
def index_references(label: str, pks: list[str]) -> None:
    """Read what these objects refer to; those deleted meanwhile are passed over."""
    model = apps.get_model(label)
    for one in model._default_manager.filter(pk__in=pks):
        with transaction.atomic():
            ReferenceIndex.create_or_update_for_object(one)


def rebuild(progress: Callable[[int, int], None] | None = None) -> int:
    """Read the references of every object anew, in batches; returns how many objects that were.

    For imports and the demo, which save without tasks. ``progress`` is told how many are done, and of how many.
    """
    models_read = sorted(ReferenceIndex.indexed_models - {Page}, key=lambda model: str(model._meta.label))
    total = sum(model._default_manager.count() for model in models_read)
    done = 0
    for model in models_read:
        pks = model._default_manager.order_by("pk").values_list("pk", flat=True)
        for batch in in_batches(pks.iterator(chunk_size=5000), BATCH):
            with transaction.atomic():
                index_references.call(model._meta.label, [str(pk) for pk in batch])
            done += len(batch)
            if progress is not None:
                progress(done, total)
    return done


def owners(saved: Iterable[Saved]) -> dict[str, set[str]]:
    """The objects that saved rows are part of, by model: a byline's references are its story's."""
    found: dict[str, set[str]] = defaultdict(set)
    waiting: dict[type[models.Model], set[str]] = defaultdict(set)
    for label, pk in saved:
        waiting[apps.get_model(label)].add(pk)
    while waiting:
        model, pks = waiting.popitem()
        parent = next((field for field in model._meta.get_fields() if isinstance(field, ParentalKey)), None)
        if parent is not None:
            above = model._default_manager.filter(pk__in=pks).values_list(parent.attname, flat=True)
            waiting[parent.related_model].update(str(pk) for pk in above if pk is not None)
        elif ReferenceIndex.is_indexed(model):
            found[model._meta.label].update(pks)
    return found


def _enqueue(saved: list[Saved]) -> None:
    for label, pks in owners(saved).items():
        index_references.enqueue(label, sorted(pks))


_saved: Gathering[Saved] = Gathering(_enqueue)


def begin() -> None:
    """Take the place of Wagtail's task; called once, when the room is made ready."""
    signal_handlers.update_reference_index_task = GatheringTask
