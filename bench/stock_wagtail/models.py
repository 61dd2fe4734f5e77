"""A page for each story, below its section, below the home page."""

from __future__ import annotations

from typing import Any

from django.db import models
from wagtail.blocks import RichTextBlock
from wagtail.fields import StreamField
from wagtail.models import Page

SHOWN = 20


class Home(Page):
    """The newest stories of all sections."""

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        stories = Story.objects.live().descendant_of(self).order_by("-published_at")[:SHOWN]
        sections = Section.objects.live().child_of(self)
        return super().get_context(request, *args, **kwargs) | {"stories": stories, "sections": sections}


class Section(Page):
    """The newest stories of one."""

    template = "stock_wagtail/home.html"

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        stories = Story.objects.live().descendant_of(self).order_by("-published_at")[:SHOWN]
        sections = Section.objects.live().sibling_of(self)
        return super().get_context(request, *args, **kwargs) | {"stories": stories, "sections": sections}


class Story(Page):
    """What Masthead's scratch newspaper has in a story, without pictures."""

    standfirst = models.TextField(blank=True)
    byline = models.CharField(max_length=255, blank=True)
    topics = models.TextField(blank=True)
    published_at = models.DateTimeField(db_index=True)
    body = StreamField([("paragraph", RichTextBlock())])
    related = models.JSONField(default=list, blank=True)

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        others = Story.objects.live().filter(slug__in=self.related).only("title", "url_path")
        sections = Section.objects.live().sibling_of(self.get_parent())
        return super().get_context(request, *args, **kwargs) | {"others": others, "sections": sections}
