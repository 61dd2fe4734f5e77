"""Work for the worker."""

from django_tasks import task

from masthead.search import fill


@task()
def index_documents(kind: str, ids: list[int]) -> int:
    """Bring these documents up to date; see fill.apply."""
    return fill.apply(kind, ids)
