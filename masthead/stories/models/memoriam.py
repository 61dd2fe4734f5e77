"""In memoriam: the person, the dates, and tributes after moderation."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from masthead.conf.whole import SavedWhole


class InMemoriam(Orderable):
    """Whom a story of the kind "in memoriam" remembers; a story has at most one such row."""

    story = ParentalKey("stories.Story", on_delete=models.CASCADE, related_name="memoriam")
    person = models.CharField(_("name of the person"), max_length=200)
    born = models.CharField(_("born"), max_length=60, blank=True, help_text=_("A date or a year, as printed."))
    died = models.CharField(_("died"), max_length=60, blank=True, help_text=_("A date or a year, as printed."))
    place = models.CharField(_("place"), max_length=200, blank=True)
    accepts_tributes = models.BooleanField(_("readers may send tributes"), default=True)

    panels = [
        FieldPanel("person"),
        FieldPanel("born"),
        FieldPanel("died"),
        FieldPanel("place"),
        FieldPanel("accepts_tributes"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("in memoriam")

    def __str__(self) -> str:
        return self.person


class Tribute(SavedWhole, models.Model):
    """A reader's words on somebody who died; shown only when an editor approved them."""

    story = models.ForeignKey("stories.Story", on_delete=models.CASCADE, related_name="tributes")
    name = models.CharField(_("name"), max_length=120)
    relation = models.CharField(_("relation or place"), max_length=120, blank=True)
    text = models.TextField(_("text"), max_length=4000)
    written_at = models.DateTimeField(_("written"))
    is_approved = models.BooleanField(_("approved"), default=False)

    class Meta:
        ordering = ["written_at", "pk"]
        verbose_name = _("tribute")
        verbose_name_plural = _("tributes")

    def __str__(self) -> str:
        return f"{self.name}: {self.text[:60]}"
