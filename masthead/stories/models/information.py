"""Pages that editors write: terms of use, privacy, about us, contact."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from masthead.conf.whole import SavedWhole
from masthead.stories.blocks import BODY_BLOCKS
from masthead.stories.models.section import refuse_reserved
from masthead.stories.models.tree import EditionPageMixin


class InformationPage(SavedWhole, EditionPageMixin, Page):
    """A page about the paper itself."""

    body = StreamField(BODY_BLOCKS, blank=True, verbose_name=_("body"))

    content_panels = [FieldPanel("title", classname="title"), FieldPanel("slug"), FieldPanel("body")]
    promote_panels = [FieldPanel("search_description")]
    settings_panels: list[object] = []
    parent_page_types = ["stories.HomePage", "stories.InformationPage"]
    subpage_types = ["stories.InformationPage"]
    search_fields: list[object] = []

    class Meta:
        verbose_name = _("information page")
        verbose_name_plural = _("information pages")

    def clean(self) -> None:
        super().clean()
        refuse_reserved(self)
