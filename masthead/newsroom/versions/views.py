"""The history of a story, and naming a version."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin import messages
from wagtail.admin.views.pages.history import PageHistoryView
from wagtail.log_actions import log

from masthead.newsroom.models import NamedVersion
from masthead.newsroom.versions import keep
from masthead.newsroom.versions.timeline import timeline
from masthead.stories.models import Story


class StoryHistoryView(PageHistoryView):
    """Versions that count first, then everything that was ever done to the story."""

    template_name = "newsroom/versions/history.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        if not self.results_only:
            context["stretches"] = timeline(self.object)
        return context


def _editable(request: HttpRequest, story_id: int) -> Story:
    story = get_object_or_404(Story, pk=story_id)
    if not story.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return story


@require_POST
def name_version(request: HttpRequest, story_id: int, revision_id: int) -> HttpResponse:
    """Give a version a name, change it, or take it away with an empty one."""
    story = _editable(request, story_id)
    revision = get_object_or_404(story.revisions, pk=revision_id)
    name = request.POST.get("name", "").strip()[:80]
    if name:
        NamedVersion.objects.update_or_create(revision=revision, defaults={"name": name, "named_by": request.user})  # type: ignore[misc]
        keep.mark(revision.pk, is_autosave=False)
        messages.success(request, _("The version is called “%(name)s” and will be kept.") % {"name": name})
    else:
        NamedVersion.objects.filter(revision=revision).delete()
        messages.success(request, _("The version has no name any more."))
    log(instance=story, action="newsroom.name_version", user=request.user, revision=revision, data={"name": name})
    return redirect("wagtailadmin_pages:history", story.pk)


@require_GET
def compare_versions(request: HttpRequest, story_id: int) -> HttpResponse:
    """From the two versions chosen in the history to Wagtail's comparison, the older one first."""
    story = _editable(request, story_id)
    chosen = sorted({int(value) for value in (request.GET.get("a", ""), request.GET.get("b", "")) if value.isdecimal()})
    if len(chosen) != 2:
        messages.warning(request, _("Choose two versions to compare."))
        return redirect("wagtailadmin_pages:history", story.pk)
    return redirect("wagtailadmin_pages:revisions_compare", story.pk, *chosen)
