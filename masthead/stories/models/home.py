"""The home page of an edition."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from masthead.conf.whole import SavedWhole
from masthead.stories.models.tree import EditionPageMixin


class HomePage(SavedWhole, EditionPageMixin, Page):
    """The front of an edition; what stands on it is placed in the room ``fronts``."""

    promote_panels: list[object] = []
    # Without these Wagtail offers its own timed publication.
    settings_panels: list[object] = []
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["stories.Section", "stories.InformationPage"]
    search_fields: list[object] = []

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")
