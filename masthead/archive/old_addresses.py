"""Old addresses: each answers 301 with what stands for it here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from masthead.archive.items import normal
from masthead.search.documents import in_batches
from masthead.stories.rows import insert

LONGEST = 255


@dataclass(frozen=True, slots=True)
class Old:
    """An old path (with its query), and the page or address that it leads to."""

    path: str
    page: int | None = None
    link: str = ""
    new_path: str = ""
    """Where the page stands, if that is known: an address that stayed the same needs no redirect."""


def targets(paths: Iterable[str]) -> dict[str, Redirect]:
    """The redirects that stand at these paths, as ``items.normal`` gives them."""
    found: dict[str, Redirect] = {}
    for batch in in_batches(sorted(set(paths) - {"", "/"}), 500):
        found.update((row.old_path, row) for row in Redirect.objects.filter(old_path__in=batch))
    return found


def lead(given: Iterable[Old]) -> tuple[int, list[str]]:
    """Make redirects for these; returns how many are new, and the old paths that are too long to be kept.

    An old path that leads somewhere already is left alone: editors may have sent it elsewhere.
    """
    wanted: dict[str, Old] = {}
    too_long = []
    for old in given:
        path = normal(old.path)
        if not path or path in ("/", normal(old.new_path)):
            continue
        if len(path) > LONGEST:
            too_long.append(path)
        else:
            wanted.setdefault(path, old)
    for batch in in_batches(list(wanted), 500):
        for path in Redirect.objects.filter(old_path__in=batch).values_list("old_path", flat=True):
            del wanted[path]
    moment = timezone.now()
    names = ("old_path", "redirect_page", "redirect_link", "automatically_created", "created_at")
    insert(Redirect, names, [(path, old.page, old.link[:LONGEST], True, moment) for path, old in wanted.items()])
    return len(wanted), too_long
