"""What editors placed on a front: a row a place, edited in a view of its own, never part of a page's versions."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from masthead.stories.models import Section, Story


class Placement(models.Model):
    """A story that an editor put on the front of a home page or section."""

    class Slot(models.TextChoices):
        LEAD = "lead", _("lead")
        SECONDARY = "secondary", _("secondary")

    front = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="placements")
    slot = models.CharField(_("slot"), max_length=10, choices=Slot.choices)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="+", verbose_name=_("story"))

    class Meta:
        ordering = ["front", "slot", "position"]
        verbose_name = _("placement")
        constraints = [models.UniqueConstraint(fields=["front", "story"], name="story_is_placed_once_on_a_front")]

    def __str__(self) -> str:
        return f"{self.get_slot_display()} {self.position}: {self.story}"


class River(models.Model):
    """A row of stories on a front: the newest of a section, or of a kind, behind those that are pinned."""

    class Density(models.TextChoices):
        WIDE = "wide", _("with one big picture")
        STANDARD = "standard", _("with pictures")
        DENSE = "dense", _("headlines")
        OPINION = "opinion", _("opinions")

    front = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="rivers")
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="+", verbose_name=_("section"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    density = models.CharField(_("look"), max_length=8, choices=Density.choices, default=Density.STANDARD)
    length = models.PositiveSmallIntegerField(_("stories"), default=5)

    class Meta:
        ordering = ["front", "position"]
        verbose_name = _("river")
        constraints = [models.UniqueConstraint(fields=["front", "section"], name="section_has_one_river_on_a_front")]

    def __str__(self) -> str:
        return str(self.section)


class RiverPin(models.Model):
    """A story that an editor put into a river, before the newest."""

    river = models.ForeignKey(River, on_delete=models.CASCADE, related_name="pins")
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="+", verbose_name=_("story"))

    class Meta:
        ordering = ["river", "position"]
        constraints = [models.UniqueConstraint(fields=["river", "story"], name="story_is_pinned_once_in_a_river")]

    def __str__(self) -> str:
        return f"{self.river}: {self.story}"
