"""Raising and lowering the breaking-news bar of an edition (docs/how-to/breaking-news.md)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from masthead.editions.models import Edition
from masthead.fronts.models import BreakingNews
from masthead.press.recording import leave
from masthead.press.recording import until as right_until
from masthead.stories.card_rows import NOT_ON_CARDS
from masthead.stories.models import Story

LONGEST = timedelta(days=2)
"""How far away the end of a bar may be."""
MINUTE = timedelta(minutes=1)


def key(edition: int) -> str:
    """The key of what an edition's pages fetch."""
    return f"live:{edition}"


def raised(editions: Iterable[int] | None = None) -> QuerySet[BreakingNews]:
    """The bars that nobody lowered and whose end has not come, with their stories."""
    rows = BreakingNews.objects.filter(lowered_at=None, until__gt=timezone.now())
    rows = rows.select_related("story", "edition", "raised_by").defer(*(f"story__{name}" for name in NOT_ON_CARDS))
    return rows if editions is None else rows.filter(edition__in=list(editions))


def shown(edition: Edition) -> BreakingNews | None:
    """The bar that readers of an edition see at this moment; a withdrawn story takes its bar with it."""
    leave(key(edition.pk))
    bar = raised([edition.pk]).first()
    if bar is None:
        return None
    right_until(bar.until)
    if bar.story_id:
        leave(f"card:{bar.story_id}")
    return bar if bar.is_shown else None


@transaction.atomic
def raise_bar(
    edition: Edition, *, text: str = "", story: Story | None = None, until: datetime, by: Any
) -> BreakingNews:
    """Put a bar over all pages of an edition in place of the one that is there; raises ``ValidationError``.

    ``until`` is taken to the next whole minute. Without ``text`` the bar says the headline of ``story``.
    """
    # One after the other: of two editors at once, the second one's bar stays.
    Edition.objects.select_for_update().get(pk=edition.pk)
    bar = BreakingNews(edition=edition, text=" ".join(text.split()), story=story, raised_by=by, until=_whole(until))
    _check(bar)
    for other in BreakingNews.objects.filter(edition=edition, lowered_at=None):
        _take_down(other)
    bar.save()
    _write_down(bar, "fronts.raise_bar", by)
    return bar


@transaction.atomic
def lower_bar(edition: Edition, by: Any) -> bool:
    """Take the bar of an edition down; whether there was one."""
    bar = BreakingNews.objects.filter(edition=edition, lowered_at=None, until__gt=timezone.now()).first()
    if bar is None:
        return False
    _take_down(bar)
    _write_down(bar, "fronts.lower_bar", by)
    return True


def _whole(moment: datetime) -> datetime:
    whole = moment.replace(second=0, microsecond=0)
    return whole if whole == moment else whole + MINUTE


def _check(bar: BreakingNews) -> None:
    if not bar.text and bar.story is None:
        raise ValidationError(_("Breaking news needs words or a story."))
    now = timezone.now()
    if bar.until <= now:
        raise ValidationError(_("The end of breaking news must lie ahead."))
    if bar.until > now + LONGEST:
        raise ValidationError(_("Breaking news ends within two days."))
    if bar.story is not None and not bar.story.live:
        raise ValidationError(_("Readers do not see: %(stories)s"), params={"stories": bar.story.title})
    if bar.story is not None and bar.story.edition_id != bar.edition_id:
        raise ValidationError(_("A story of another edition cannot stand here."))
    bar.full_clean(validate_constraints=False)


def _take_down(bar: BreakingNews) -> None:
    bar.lowered_at = min(timezone.now(), bar.until)
    bar.save(update_fields=["lowered_at"])


def _write_down(bar: BreakingNews, action: str, by: Any) -> None:
    """In the audit log of the edition's home page."""
    data = {"text": bar.words, "story": bar.story_id, "until": bar.until.isoformat()}
    log(instance=bar.edition.home.specific, action=action, user=by, data=data)
