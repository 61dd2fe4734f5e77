"""What changes often and stands on every page of an edition, as one small page that the others fetch."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from masthead.editions.models import Edition
from masthead.fronts import breaking
from masthead.look.chrome import edition_view
from masthead.look.pages import LivePage
from masthead.look.parts import BreakingNews, Head
from masthead.press.recording import until


def live_page(edition: Edition) -> LivePage:
    """Today's date, right until the edition's midnight, and the breaking-news bar, right until its end."""
    today = timezone.now().astimezone(edition.zone).date()
    midnight = edition.start_of(today + timedelta(days=1))
    until(midnight)
    bar = breaking.shown(edition)
    return LivePage(
        edition=edition_view(edition),
        head=Head(title=_("Breaking news"), robots="noindex"),
        today=today,
        today_until=midnight,
        breaking=BreakingNews(bar.words, bar.until, bar.story.address if bar.story else "") if bar else None,
    )
