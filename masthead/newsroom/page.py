"""What the newsroom's own pages share: a title, and the way back home."""

from __future__ import annotations

from typing import Any

from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin


class NewsroomPage(WagtailAdminTemplateMixin, TemplateView):
    """A page with Wagtail's frame around a template of ours."""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        here = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, here]
