"""News and picture agencies, and what may be done with what they deliver."""

from __future__ import annotations

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Locale, Orderable

from masthead.conf.whole import SavedWhole


class Agency(SavedWhole, ClusterableModel):
    """A news or picture agency, with the defaults that its material brings along."""

    code = models.SlugField(_("code"), unique=True, help_text=_("Short and fixed, such as reuters."))
    name = models.CharField(_("name"), max_length=100)
    credit = models.CharField(
        _("credit"), max_length=100, blank=True, help_text=_("How it is named beside a picture, such as AFP.")
    )
    aliases = models.TextField(
        _("also written"),
        blank=True,
        help_text=_("Other ways in which its files name it, one a line; used to recognise pictures on arrival."),
    )
    rights = models.TextField(_("rights"), blank=True, help_text=_("What its material may be used for."))
    expires_after_days = models.PositiveIntegerField(
        _("pictures expire after"), null=True, blank=True, help_text=_("Days; empty: never.")
    )
    feed_ids = models.TextField(_("feed ids"), blank=True, help_text=_("Its names in wire feeds, one a line."))
    website = models.URLField(_("website"), blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")

    def __str__(self) -> str:
        return self.name

    def name_in(self, language: str | None = None) -> str:
        """Its name in a language (the active one by default), else its own."""
        wanted = language or get_language() or ""
        for entry in self.names.all():
            if entry.locale.language_code == wanted:
                return str(entry.name)
        return str(self.name)


class AgencyName(SavedWhole, Orderable):
    """The name of an agency in one language."""

    agency = ParentalKey(Agency, on_delete=models.CASCADE, related_name="names")
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+", verbose_name=_("language"))
    name = models.CharField(_("name"), max_length=100)

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["agency", "locale"], name="one_agency_name_a_language")]

    def __str__(self) -> str:
        return self.name
