"""The fronts of the paper, and arranging one."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.models import Page

from masthead.editions.models import Edition
from masthead.fronts.fill import FilledRiver, Front, front_of
from masthead.fronts.models import River
from masthead.newsroom.arranging import arrangement
from masthead.newsroom.page import NewsroomPage
from masthead.stories import lists
from masthead.stories.models import HomePage, Section, Story


class _Arranging(NewsroomPage):
    header_icon = "grip"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm("fronts.change_placement"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class FrontsView(_Arranging):
    """Every front by edition."""

    template_name = "newsroom/fronts/index.html"
    page_title = gettext_lazy("Fronts")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        editions = Edition.objects.select_related("home", "locale")
        found = [
            (edition, Section.objects.filter(path__startswith=edition.home.path).order_by("path"))
            for edition in editions
        ]
        return super().get_context_data(**kwargs) | {"editions": found}


class FrontView(_Arranging):
    """One front: what editors placed, and around it what the newest will fill."""

    template_name = "newsroom/fronts/front.html"
    page_title = gettext_lazy("Front")

    @cached_property
    def page(self) -> Any:
        """The home page or section."""
        page = Page.objects.filter(pk=self.kwargs["page_id"]).specific().first()
        if not isinstance(page, HomePage | Section) or page.find_edition() is None:
            raise Http404
        return page

    def get_page_subtitle(self) -> str:
        return str(self.page.title)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        wanted = arrangement.read(request.POST)
        try:
            arrangement.save(self.page, wanted, seen=request.POST.get("seen", ""), by=request.user)
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
            return self.render_to_response(self.get_context_data(wanted=wanted))
        messages.success(request, _("The front is arranged."))
        return redirect("newsroom_front", self.page.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        saved = arrangement.of_front(self.page)
        wanted: arrangement.Arrangement = kwargs.get("wanted") or saved
        front = self._filled()
        stories = _stories({*wanted.stories(), *_shown(front)})
        edition = self.page.find_edition()
        return context | {
            "front": self.page,
            "edition": edition,
            "is_home": isinstance(self.page, HomePage),
            "seen": saved.fingerprint,
            "lead": _pick(stories, wanted.lead),
            "secondary": _pick(stories, wanted.secondary),
            "filled_lead": _pick(stories, [front.lead] if front.lead and front.lead not in wanted.lead else []),
            "filled_secondary": _pick(stories, [pk for pk in front.secondaries if pk not in wanted.secondary]),
            "rivers": list(self._rivers(wanted, front, stories)),
            "sections": Section.objects.filter(path__startswith=edition.home.path).order_by("path"),
            "stories_address": f"{reverse('newsroom_stories_find')}?edition={edition.pk}",
            "densities": River.Density.choices,
            "lengths": arrangement.LENGTHS,
            "most_secondaries": arrangement.MOST_SECONDARIES,
            "most_pins": arrangement.MOST_PINS,
        }

    def _filled(self) -> Front:
        edition = self.page.find_edition()
        if isinstance(self.page, HomePage):
            return front_of(self.page, lists.of_edition(edition.pk), edition=edition.pk)
        return front_of(self.page, lists.of_section(self.page.pk))

    def _rivers(self, wanted: arrangement.Arrangement, front: Front, stories: dict[int, Story]) -> Any:
        filled: dict[int, FilledRiver] = {each.river.section_id: each for each in front.rivers}
        sections = Section.objects.in_bulk([river.section for river in wanted.rivers])
        for river in wanted.rivers:
            if river.section not in sections:
                continue
            rest = filled[river.section].stories if river.section in filled else ()
            yield {
                "section": sections[river.section],
                "pin_name": f"river-{river.section}-pin",
                "density": river.density,
                "length": river.length,
                "pins": _pick(stories, river.pins),
                "filled": _pick(stories, [pk for pk in rest if pk not in river.pins]),
            }


def _shown(front: Front) -> set[int]:
    ids = {*front.secondaries, *(pk for river in front.rivers for pk in river.stories)}
    return ids | ({front.lead} if front.lead else set())


def _stories(ids: set[int]) -> dict[int, Story]:
    rows = Story.objects.filter(pk__in=ids).select_related("section").defer("body", "key_points", "notes")
    return rows.in_bulk()


def _pick(stories: dict[int, Story], ids: Any) -> list[Story]:
    return [stories[pk] for pk in ids if pk in stories]
