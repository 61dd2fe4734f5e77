"""Stories to read next: what was computed when a story was published, and what editors pinned or banned."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Orderable

from masthead.conf.whole import SavedWhole
from masthead.stories.models import Story


class Related(models.Model):
    """One story found alike; rewritten as a whole when its story is published."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="related")
    other = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField()
    likeness = models.FloatField()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["story", "position"]
        constraints = [
            models.UniqueConstraint(fields=["story", "position"], name="related_position_is_unique"),
            models.UniqueConstraint(fields=["story", "other"], name="related_story_is_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.story_id} → {self.other_id}"


class RelatedProfile(models.Model):
    """What the scorer knows of a public story; computed again whenever the story is published."""

    story = models.OneToOneField(Story, on_delete=models.CASCADE, primary_key=True, related_name="+")
    packed = models.TextField()
    made_at = models.DateTimeField(auto_now=True)

    # Wagtail keeps an index of references for what editors see used; this is a table of ours.
    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"{self.story_id}"


class RelatedStatistics(models.Model):
    """In how many public stories of a language each word stands."""

    language = models.CharField(max_length=12, primary_key=True)
    packed = models.BinaryField()

    def __str__(self) -> str:
        return self.language


class RelatedChoice(SavedWhole, Orderable):
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
