"""Topics: what stories are about; case, accents and synonyms never split one."""

from __future__ import annotations

import unicodedata

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable, TranslatableMixin

from masthead.conf.whole import SavedWhole


def folded(name: str) -> str:
    """A name without what must not split a topic: case, accents, runs of spaces, a leading ``#``.

    >>> folded(" #Café  Noir")
    'cafe noir'
    """
    decomposed = unicodedata.normalize("NFKD", name.strip().lstrip("#"))
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    return " ".join(bare.casefold().split())


class Topic(SavedWhole, TranslatableMixin, ClusterableModel):
    """One topic in one language; a topic that was merged points at the one that took it in."""

    name = models.CharField(_("name"), max_length=120)
    folded_name = models.CharField(max_length=160, editable=False)
    slug = models.SlugField(_("address"), max_length=120, allow_unicode=True)
    description = models.TextField(_("description"), blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, editable=False, related_name="merged"
    )

    class Meta(TranslatableMixin.Meta):
        ordering = ["name"]
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        constraints = [
            models.UniqueConstraint(
                fields=["locale", "folded_name"],
                condition=models.Q(merged_into__isnull=True),
                name="topic_name_is_unique",
                violation_error_message=_("There is a topic of this name."),
            ),
            models.UniqueConstraint(
                fields=["locale", "slug"],
                name="topic_address_is_unique",
                violation_error_message=_("Another topic has this address."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.folded_name = folded(self.name)
        super().save(*args, **kwargs)


class TopicSynonym(SavedWhole, Orderable):
    """Another name under which a topic is found."""

    topic = ParentalKey(Topic, on_delete=models.CASCADE, related_name="synonyms")
    name = models.CharField(_("name"), max_length=120)
    folded_name = models.CharField(max_length=160, editable=False, db_index=True)

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.folded_name = folded(self.name)
        super().save(*args, **kwargs)
