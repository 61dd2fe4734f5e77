"""Stories to read next: what was computed when a story was published, and what editors pinned or banned."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Orderable

from masthead.stories.models import Story


class Related(models.Model):
    """One story found alike; rewritten as a whole when its story is published."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="related")
    other = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField()
    likeness = models.FloatField()

    class Meta:
        ordering = ["story", "position"]
        constraints = [
            models.UniqueConstraint(fields=["story", "position"], name="related_position_is_unique"),
            models.UniqueConstraint(fields=["story", "other"], name="related_story_is_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.story_id} → {self.other_id}"


class RelatedChoice(Orderable):
    """An editor's word on one related story: always show it, or never."""

    class Verdict(models.TextChoices):
        PIN = "pin", _("always show")
        BAN = "ban", _("never show")

    story = ParentalKey(Story, on_delete=models.CASCADE, related_name="related_choices")
    other = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="+", verbose_name=_("story"))
    verdict = models.CharField(_("verdict"), max_length=3, choices=Verdict.choices, default=Verdict.PIN)

    panels = [PageChooserPanel("other", "stories.Story"), FieldPanel("verdict")]

    class Meta(Orderable.Meta):
        verbose_name = _("related story")

    def __str__(self) -> str:
        return f"{self.verdict} {self.other_id}"
