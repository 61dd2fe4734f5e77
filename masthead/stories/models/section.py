"""Sections and running stories."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from masthead.conf.whole import SavedWhole
from masthead.stories.kinds import RESERVED_SLUGS
from masthead.stories.models.tree import EditionPageMixin

YEAR = re.compile(r"^\d{4}$")


class Section(SavedWhole, EditionPageMixin, Page):
    """A part of the paper with a front of its own, or a story that runs for weeks ("Israel at War")."""

    # Named, since a story's own ``section`` would clash with the accessor that Django gives every page.
    page_ptr = models.OneToOneField(Page, on_delete=models.CASCADE, parent_link=True, related_name="as_section")
    description = models.CharField(
        _("description"), max_length=300, blank=True, help_text=_("Shown on its front and to search engines.")
    )
    is_running_story = models.BooleanField(
        _("is a running story"),
        default=False,
        help_text=_("A chain of events told over weeks: its front is in order of time and names the days."),
    )

    content_panels = [
        FieldPanel("title", classname="title"),
        FieldPanel("slug"),
        FieldPanel("description"),
        FieldPanel("is_running_story"),
    ]
    promote_panels: list[object] = []
    settings_panels: list[object] = []
    parent_page_types = ["stories.HomePage", "stories.Section"]
    subpage_types = ["stories.Section", "stories.Story"]
    search_fields: list[object] = []

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def clean(self) -> None:
        super().clean()
        refuse_reserved(self)


def refuse_reserved(page: Page) -> None:
    """Refuse a slug right below a home page that an address of another kind begins with."""
    if page.depth and page.depth > 3:
        return
    if page.slug in RESERVED_SLUGS or YEAR.match(page.slug or ""):
        raise ValidationError({"slug": _("“%(slug)s” is used by the newspaper itself.") % {"slug": page.slug}})
