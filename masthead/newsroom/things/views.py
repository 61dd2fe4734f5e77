"""Lists that are no form: corrections, and the paper's information pages."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.pages import PageListingViewSet

from masthead.newsroom.page import NewsroomPage
from masthead.stories.models import Correction, InformationPage

ON_A_PAGE = 50


class CorrectionsView(NewsroomPage):
    """Corrections of every story, the newest first."""

    template_name = "newsroom/things/corrections.html"
    page_title = _("Corrections")
    header_icon = "warning"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = Correction.objects.order_by("-noted_at", "-pk").select_related("story__section")
        page = Paginator(rows.defer("story__body"), ON_A_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(**kwargs) | {"page": page}


class InformationViewSet(PageListingViewSet):
    """Terms of use, privacy, about us, contact."""

    icon = "info-circle"
    menu_label = _("Information pages")
    menu_name = "information"
    name = "newsroom_information"
    url_prefix = "information"
    model = InformationPage
