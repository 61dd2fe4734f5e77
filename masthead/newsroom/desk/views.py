"""The list of stories, the start of a new one, and what is done with many."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from masthead.editions.models import Edition
from masthead.newsroom.breaking.views import may_raise
from masthead.newsroom.desk import asked as asking
from masthead.newsroom.desk import bulk
from masthead.newsroom.desk.finding import Found
from masthead.newsroom.editor import planning
from masthead.newsroom.page import NewsroomPage
from masthead.newsroom.rights import rights_of, sections_to_write_in
from masthead.people.models import Person
from masthead.stories.kinds import Kind
from masthead.stories.models import Section, Story, Topic

ON_A_PAGE = 50


class StoriesView(NewsroomPage):
    """Every story that somebody may see, by what they ask for."""

    template_name = "newsroom/desk/stories.html"
    page_title = gettext_lazy("Stories")
    header_icon = "doc-full"
    preset: Mapping[str, str] = {}
    """Filters that an address such as the worklist's stands for."""

    @cached_property
    def asked(self) -> asking.Asked:
        """The filters of the address."""
        values = self.request.GET.dict()
        return asking.read({**self.preset, **{name: value for name, value in values.items() if value}})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        rights = rights_of(self.request.user)
        found = Found(self.asked, rights)
        # Paging needs no more than a count and slices.
        page: Page[Any] = Paginator(found, ON_A_PAGE).get_page(self.request.GET.get("p"))  # type: ignore[arg-type]
        stories = list(page.object_list)
        return context | {
            "asked": self.asked,
            "page": page,
            "total": found.total,
            "is_without_index": found.is_without_index,
            "rows": [(story, rights.may_edit(story)) for story in stories],
            "query": _without_page(self.request.GET),
            "may_raise": may_raise(self.request.user),
            "actions": bulk.Action.choices,
            **self._choices(),
        }

    def _choices(self) -> dict[str, Any]:
        asked = self.asked
        return {
            "statuses": asking.Status.choices,
            "kinds": Kind.choices,
            "lacks": asking.Lack.choices,
            "sections": sections(),
            "editions": Edition.objects.select_related("locale"),
            "by": Person.objects.filter(pk=asked.by).first() if asked.by else None,
            "topic": Topic.objects.filter(pk=asked.topic).first() if asked.topic else None,
        }


class WorklistView(StoriesView):
    """Stories from an archive that lack something."""

    page_title = gettext_lazy("Worklist")
    header_icon = "tasks"
    preset = {"lacks": asking.Lack.ANY.value}


def sections() -> list[dict[str, Any]]:
    """All sections for a select, indented by their depth."""
    rows = Section.objects.order_by("path").values("pk", "title", "depth", "locale__language_code")
    return [{**row, "indent": "\u2003" * (row["depth"] - 3)} for row in rows]


def _without_page(values: QueryDict) -> str:
    kept = values.copy()
    kept.pop("p", None)
    return kept.urlencode()


class WriteView(NewsroomPage):
    """Choosing the section of a new story: one click each."""

    template_name = "newsroom/desk/write.html"
    page_title = gettext_lazy("Write a story")
    header_icon = "edit"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"sections": list(sections_to_write_in(self.request.user))}


@require_POST
def claim(request: HttpRequest, story_id: int) -> HttpResponse:
    """Take a story over, from the list or the home page."""
    story = get_object_or_404(Story, pk=story_id)
    if rights_of(request.user).may_edit(story):
        planning.claim(story, request.user)
        messages.success(request, _("“%(headline)s” is yours.") % {"headline": story.get_admin_display_title()})
    else:
        messages.error(request, _("You may not edit this story."))
    return redirect(_back(request))


class BulkView(NewsroomPage):
    """First what would happen to each story, then, with a click, what did."""

    template_name = "newsroom/desk/bulk.html"
    page_title = gettext_lazy("Stories")
    header_icon = "doc-full"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        order = self._order()
        stories = bulk.latest(self._ids())
        if order is None or not stories:
            messages.warning(request, _("Tick the stories, then choose what to do with them."))
            return redirect(_back(request))
        if "yes" not in request.POST or not order.is_complete:
            return self.render_to_response(self._question(order, stories))
        verdicts = bulk.carry_out(order, stories)
        self._tell(verdicts)
        return redirect(_back(request))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect("newsroom_stories")

    def _ids(self) -> list[int]:
        ids = (int(value) for value in self.request.POST.getlist("id") if value.isdecimal())
        return list(dict.fromkeys(ids))[: bulk.MOST_AT_ONCE]

    def _order(self) -> bulk.Order | None:
        wanted = self.request.POST.get("action", "")
        if wanted not in bulk.Action.values:
            return None
        section, topic = (self.request.POST.get(name, "") for name in ("to_section", "add_topic"))
        return bulk.Order(
            bulk.Action(wanted),
            self.request.user,
            section=Section.objects.filter(pk=section).first() if section.isdecimal() else None,
            topic=Topic.objects.filter(pk=topic, merged_into=None).first() if topic.isdecimal() else None,
        )

    def _question(self, order: bulk.Order, stories: list[Story]) -> dict[str, Any]:
        verdicts = bulk.judge(order, stories)
        return self.get_context_data() | {
            "order": order,
            "will": [verdict for verdict in verdicts if not verdict.reasons],
            "will_not": [verdict for verdict in verdicts if verdict.reasons],
            "lacks_choice": "yes" in self.request.POST,
            "next": _back(self.request),
            "sections": sections(),
        }

    def _tell(self, verdicts: list[bulk.Verdict]) -> None:
        done = sum(not verdict.reasons for verdict in verdicts)
        if done:
            messages.success(self.request, ngettext("%(n)d story done.", "%(n)d stories done.", done) % {"n": done})
        for verdict in verdicts:
            if verdict.reasons:
                messages.error(self.request, f"{verdict.story.get_admin_display_title()}: {' '.join(verdict.reasons)}")


def _back(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if wanted and is_ours else reverse("newsroom_stories")


class HelpView(NewsroomPage):
    """What the newsroom can do, in a page; with the bookmarklet."""

    template_name = "newsroom/help.html"
    page_title = gettext_lazy("Help")
    header_icon = "help"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        edit = self.request.build_absolute_uri(reverse("newsroom_edit"))
        bookmarklet = f"javascript:location.href='{edit}?url='+encodeURIComponent(location.href)"
        return super().get_context_data(**kwargs) | {"bookmarklet": bookmarklet}
