"""What the topics field of the editor asks while somebody types, and the page that merges topics."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin import messages
from wagtail.log_actions import log
from wagtail.models import Locale

from masthead.newsroom.editor.topics_field import TopicsInput, ids_in, topics_with
from masthead.newsroom.page import NewsroomPage
from masthead.newsroom.topics import finding
from masthead.stories import topics as merging


def _locale(value: str | None) -> Locale:
    if value and value.isdecimal():
        return get_object_or_404(Locale, pk=int(value))
    return Locale.get_default()


@require_GET
def find(request: HttpRequest) -> JsonResponse:
    """``{"topics": [{"id", "name", "also"}], "is_known", "can_create"}`` for the words in ``q``."""
    words = request.GET.get("q", "")[:120]
    # A filter asks in every language, the editor of a story in the story's.
    locale = _locale(request.GET["locale"]).pk if request.GET.get("locale") else None
    found = finding.starting_with(words, locale) if words.strip() else []
    return JsonResponse(
        {
            "topics": [{"id": each.topic.pk, "name": each.topic.name, "also": each.also} for each in found],
            "is_known": finding.exact(words, locale) is not None,
            "can_create": request.user.has_perm("stories.add_topic"),
        }
    )


@require_POST
def create(request: HttpRequest) -> JsonResponse:
    """Make a topic, or answer with the one that there is: ``{"id", "name"}``."""
    if not request.user.has_perm("stories.add_topic"):
        return JsonResponse({"error": _("You may not make topics.")}, status=403)
    name = request.POST.get("name", "").strip()
    if not name.strip("# "):
        return JsonResponse({"error": _("A topic needs a name.")}, status=400)
    topic = finding.make(name, _locale(request.POST.get("locale")))
    return JsonResponse({"id": topic.pk, "name": topic.name})


class MergeView(NewsroomPage):
    """Choosing topics, seeing what merging them means, merging them."""

    template_name = "newsroom/topics/merge.html"
    page_title = gettext_lazy("Merge topics")
    header_icon = "tag"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perms(["stories.change_topic", "stories.delete_topic"]):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        chosen = topics_with(ids_in(self.request.GET.get("topics", "")))
        alive = [topic for topic in chosen if topic.merged_into_id is None]
        widget = TopicsInput()
        return context | {
            "media": widget.media,
            "field": widget.render("topics", ",".join(str(topic.pk) for topic in alive), {"id": "id_topics"}),
            "topics": [(topic, merging.uses(topic)) for topic in alive],
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        chosen = {topic.pk: topic for topic in topics_with(ids_in(request.POST.get("topics", "")))}
        into = chosen.pop(int(request.POST["into"]), None) if request.POST.get("into", "").isdecimal() else None
        if into is None:
            messages.error(request, _("Choose the topic that the others go into."))
            return redirect("newsroom_topics_merge")
        names = ", ".join(topic.name for topic in chosen.values())
        try:
            done = merging.merge(into, list(chosen.values()))
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
            return redirect("newsroom_topics_merge")
        log(instance=into, action="newsroom.merge_topics", user=request.user, data={"others": names})
        messages.success(
            request,
            ngettext(
                "%(names)s went into “%(into)s”, with %(n)d story.",
                "%(names)s went into “%(into)s”, with %(n)d stories.",
                done.stories,
            )
            % {"names": names, "into": into.name, "n": done.stories},
        )
        return redirect("wagtailsnippets_stories_topic:edit", into.pk)
