"""Background work that a bucket did not let be done is done again, a minute later, until it is."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks.signals import task_finished

from masthead.conf.objects import BucketError

PAUSE = timedelta(minutes=1)
ERROR = f"{BucketError.__module__}.{BucketError.__qualname__}"


def begin() -> None:
    """Connect to the signal; called once, from ``AppConfig.ready``."""
    task_finished.connect(_again, dispatch_uid=__name__)


def _again(sender: Any, task_result: Any, **_: object) -> None:
    """The queue retries nothing by itself; the row that failed goes, for its work is no longer lost."""
    from django_tasks_db.models import DBTaskResult

    if task_result.status != TaskResultStatus.FAILED or not sender.supports_defer:
        return
    if task_result.errors[-1].exception_class_path == ERROR:
        with transaction.atomic():
            later = task_result.task.using(run_after=timezone.now() + PAUSE)
            later.enqueue(*task_result.args, **task_result.kwargs)
            DBTaskResult.objects.filter(pk=task_result.id).delete()
