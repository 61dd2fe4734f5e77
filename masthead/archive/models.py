"""What the archive room remembers of an import: which item became what, and the comments under it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class ImportedItem(models.Model):
    """One thing of a source and what it became here, so that importing it again makes nothing twice."""

    source = models.CharField(_("source"), max_length=200, help_text=_("The old site's address."))
    kind = models.CharField(_("kind"), max_length=12)
    source_id = models.CharField(_("number in the source"), max_length=200)
    digest = models.CharField(max_length=32, blank=True)
    object_id = models.BigIntegerField(_("what it became"), null=True)
    old_address = models.CharField(_("old address"), max_length=500, blank=True)
    has_links = models.BooleanField(
        _("has links to find"), default=False, help_text=_("Some of its links lead to what was not imported yet.")
    )

    class Meta:
        verbose_name = _("imported item")
        verbose_name_plural = _("imported items")
        constraints = [
            models.UniqueConstraint(fields=["source", "kind", "source_id"], name="item_is_imported_once"),
        ]
        indexes = [
            models.Index(
                fields=["source", "old_address"], condition=~models.Q(old_address=""), name="imported_old_address"
            ),
            models.Index(fields=["source"], condition=models.Q(has_links=True), name="imported_with_links"),
            models.Index(fields=["kind", "object_id"], name="imported_object"),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.kind} {self.source_id}"


class ArchivedComment(models.Model):
    """A reader's comment under a story or page of the old site; kept, and never shown."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="archived_comments")
    source_id = models.CharField(_("number in the source"), max_length=64)
    parent_id = models.CharField(_("answers"), max_length=64, blank=True)
    kind = models.CharField(_("kind"), max_length=40, blank=True)
    author = models.CharField(_("author"), max_length=255, blank=True)
    text = models.TextField(_("text"), blank=True)
    written_at = models.DateTimeField(_("written"), null=True)
    is_approved = models.BooleanField(_("was approved"), default=False)

    class Meta:
        verbose_name = _("archived comment")
        verbose_name_plural = _("archived comments")
        constraints = [
            models.UniqueConstraint(fields=["page", "source_id"], name="archived_comment_is_kept_once"),
        ]

    def __str__(self) -> str:
        return f"{self.author}: {self.text[:60]}"
