"""Work for the worker."""

from __future__ import annotations

from django_tasks import task

from masthead.related import compute


@task()
def compute_related(stories: list[int]) -> None:
    """Choose the related stories of these; see ``compute.compute``."""
    for story in stories:
        compute.compute(story)


@task()
def forget_related(stories: list[int]) -> None:
    """Forget stories that were withdrawn; see ``compute.withdraw``."""
    for story in stories:
        compute.withdraw(story)
