"""What editors placed on a front, a row a place, and the bar over the whole paper; never part of a page's versions."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from masthead.conf.whole import SavedWhole
from masthead.editions.models import Edition
from masthead.stories.models import Section, Story


class Placement(SavedWhole, models.Model):
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


class River(SavedWhole, models.Model):
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


class RiverPin(SavedWhole, models.Model):
    """A story that an editor put into a river, before the newest."""

    river = models.ForeignKey(River, on_delete=models.CASCADE, related_name="pins")
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="+", verbose_name=_("story"))

    class Meta:
        ordering = ["river", "position"]
        constraints = [models.UniqueConstraint(fields=["river", "story"], name="story_is_pinned_once_in_a_river")]

    def __str__(self) -> str:
        return f"{self.river}: {self.story}"


class BreakingNews(SavedWhole, models.Model):
    """A bar over every page of an edition, until a moment or until somebody lowers it; raised ones are kept.

    Without words of its own it says the headline of its story, whatever that becomes.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+", verbose_name=_("edition"))
    text = models.CharField(_("text"), max_length=120, blank=True, help_text=_("Empty: the headline of the story."))
    story = models.ForeignKey(
        Story, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("story")
    )
    until = models.DateTimeField(_("until"))
    raised_at = models.DateTimeField(_("raised"), default=timezone.now)
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("raised by"),
    )
    lowered_at = models.DateTimeField(_("lowered"), null=True, blank=True)

    class Meta:
        ordering = ["-raised_at"]
        verbose_name = _("breaking news")
        verbose_name_plural = _("breaking news")
        constraints = [
            models.UniqueConstraint(
                fields=["edition"], condition=models.Q(lowered_at=None), name="edition_has_one_bar_raised"
            ),
            models.CheckConstraint(condition=~models.Q(text="", story=None), name="breaking_news_has_words_or_a_story"),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def words(self) -> str:
        """What the bar says."""
        return self.text or (self.story.card_headline if self.story else "")

    @property
    def is_shown(self) -> bool:
        """Whether readers may see it where its time has not come: its story is public, if it has one."""
        return self.story is None or self.story.live
