"""Where public stories stand in lists: one row a story and list, so that no list joins or sorts the tree."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Listing(models.Model):
    """One public story in one list; written in the transaction that publishes or withdraws the story.

    A list is a kind and a number: ``edition`` (all stories of an edition), ``section`` (with all below it),
    ``topic``, ``person``; or ``kind`` and ``label`` with a word (``analysis``) and the edition's number.
    """

    story = models.ForeignKey("stories.Story", on_delete=models.CASCADE, related_name="listings")
    list = models.CharField(_("list"), max_length=60)
    published_at = models.DateTimeField(_("published"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story", "list"], name="story_stands_once_in_a_list")]
        indexes = [models.Index(fields=["list", "-published_at", "-story"], name="listing_newest_first")]

    def __str__(self) -> str:
        return f"{self.list} {self.story_id}"


class FormerStory(models.Model):
    """An address whose story was deleted: readers are told that it was withdrawn (410)."""

    edition = models.ForeignKey("editions.Edition", on_delete=models.CASCADE, related_name="+")
    address = models.CharField(_("address"), max_length=300)
    withdrawn_at = models.DateTimeField(_("withdrawn"), auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "address"], name="former_address_is_unique")]

    def __str__(self) -> str:
        return self.address
