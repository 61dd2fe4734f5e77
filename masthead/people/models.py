"""Bylines: reporters, columnists, staff bylines and agencies; nobody needs an account to have one."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField
from wagtail.models import TranslatableMixin

from masthead.agencies.models import Agency
from masthead.conf.whole import SavedWhole
from masthead.photos.models import Photo


class Person(SavedWhole, TranslatableMixin, models.Model):
    """One byline in one language; its translations share a translation key."""

    class Kind(models.TextChoices):
        PERSON = "person", _("person")
        STAFF = "staff", _("staff byline")
        AGENCY = "agency", _("agency")

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("address"), max_length=120, allow_unicode=True)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices, default=Kind.PERSON)
    agency = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="bylines",
        verbose_name=_("agency"),
    )
    role = models.CharField(_("role"), max_length=120, blank=True)
    biography = RichTextField(_("biography"), features=["bold", "italic", "link"], blank=True)
    portrait = models.ForeignKey(
        Photo, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("portrait")
    )
    email = models.EmailField(_("public address"), blank=True)
    website = models.URLField(_("website"), blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="bylines",
        verbose_name=_("account"),
        help_text=_("The account that writes under this byline, if there is one."),
    )
    is_default_staff = models.BooleanField(
        _("used where no byline is known"), default=False, help_text=_("One staff byline a language.")
    )

    class Meta(TranslatableMixin.Meta):
        ordering = ["name"]
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        constraints = [
            models.UniqueConstraint(fields=["locale", "slug"], name="person_address_is_unique"),
            models.UniqueConstraint(
                fields=["locale"], condition=models.Q(is_default_staff=True), name="one_default_staff_byline"
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="agency") | models.Q(agency__isnull=False),
                name="agency_byline_has_agency",
            ),
        ]

    def __str__(self) -> str:
        return self.name
