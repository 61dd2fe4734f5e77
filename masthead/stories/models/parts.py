"""The rows of a story: bylines, topics, corrections and its public versions."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from masthead.people.models import Person
from masthead.stories.models.topic import Topic


class Byline(Orderable):
    """A person or an agency that a story is by, in the order in which they are printed."""

    story = ParentalKey("stories.Story", on_delete=models.CASCADE, related_name="bylines")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("byline"))

    panels = [FieldPanel("person")]

    class Meta(Orderable.Meta):
        verbose_name = _("byline")

    def __str__(self) -> str:
        return str(self.person)


class StoryTopic(Orderable):
    """A topic that a story is about."""

    story = ParentalKey("stories.Story", on_delete=models.CASCADE, related_name="story_topics")
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="+", verbose_name=_("topic"))

    panels = [FieldPanel("topic")]

    class Meta(Orderable.Meta):
        verbose_name = _("topic")

    def __str__(self) -> str:
        return str(self.topic)


class Correction(Orderable):
    """A dated note that says what was wrong and what is right."""

    story = ParentalKey("stories.Story", on_delete=models.CASCADE, related_name="corrections")
    text = models.TextField(_("correction"), help_text=_("What was wrong, and what is right."))
    noted_at = models.DateTimeField(_("date"), default=timezone.now, db_index=True)

    panels = [FieldPanel("text"), FieldPanel("noted_at")]

    class Meta(Orderable.Meta):
        verbose_name = _("correction")
        ordering = ["-noted_at"]

    def __str__(self) -> str:
        return self.text[:80]


class PublicVersion(models.Model):
    """What readers saw from one publication to the next; never changed once written.

    ``text`` is the story's words only, a line a block: enough to show readers what changed.
    """

    story = models.ForeignKey("stories.Story", on_delete=models.CASCADE, related_name="public_versions")
    number = models.PositiveIntegerField(_("number"))
    published_at = models.DateTimeField(_("published"))
    headline = models.CharField(_("headline"), max_length=255)
    standfirst = models.TextField(_("standfirst"), blank=True)
    text = models.TextField(_("text"), blank=True)

    class Meta:
        ordering = ["story", "number"]
        verbose_name = _("public version")
        constraints = [models.UniqueConstraint(fields=["story", "number"], name="public_version_number_is_unique")]

    def __str__(self) -> str:
        return f"{self.headline} ({self.number})"
