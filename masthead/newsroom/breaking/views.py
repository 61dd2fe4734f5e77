"""Raising and lowering the breaking-news bar, each with one click."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from masthead.editions.models import Edition
from masthead.fronts import breaking
from masthead.newsroom.breaking.form import USUAL, BreakingForm, after
from masthead.stories.models import Story

RIGHT = "fronts.change_breakingnews"


def may_raise(user: Any) -> bool:
    """Whether somebody may raise and lower breaking news."""
    return bool(user.has_perm(RIGHT))


@require_POST
def raise_words(request: HttpRequest) -> HttpResponse:
    """Raise what the form on the home page says."""
    _check(request)
    form = BreakingForm(request.POST)
    if not form.is_valid():
        messages.error(request, form.said())
        return redirect("wagtailadmin_home")
    values = form.cleaned_data
    return _raise(request, values["edition"], until=form.end, text=values["text"], story=values["story"])


@require_POST
def raise_story(request: HttpRequest, story_id: int) -> HttpResponse:
    """Raise the headline of a story, for an hour."""
    _check(request)
    story = get_object_or_404(Story, pk=story_id)
    if story.edition is None:
        raise PermissionDenied
    return _raise(request, story.edition, until=after(USUAL), story=story)


@require_POST
def lower(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Take the bar of an edition down."""
    _check(request)
    if breaking.lower_bar(get_object_or_404(Edition, pk=edition_id), request.user):
        messages.success(request, _("Breaking news is lowered."))
    else:
        messages.info(request, _("There was no breaking news any more."))
    return redirect(_back(request))


def _check(request: HttpRequest) -> None:
    if not may_raise(request.user):
        raise PermissionDenied


def _raise(
    request: HttpRequest, edition: Edition, *, until: datetime, text: str = "", story: Story | None = None
) -> HttpResponse:
    try:
        bar = breaking.raise_bar(edition, text=text, story=story, until=until, by=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, _("“%(text)s” stands over every page.") % {"text": bar.words})
    return redirect(_back(request))


def _back(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if wanted and is_ours else reverse("wagtailadmin_home")
