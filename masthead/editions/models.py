"""Editions of the newspaper, their menus and their social accounts."""

from __future__ import annotations

import zoneinfo
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.fields import RichTextField
from wagtail.models import Locale, Orderable, Page

from masthead.conf.whole import SavedWhole

RTL_LANGUAGES = frozenset({"ar", "dv", "fa", "he", "ku", "ps", "ug", "ur", "yi"})
"""Languages written from right to left (Unicode CLDR, script direction of the likely script)."""

hex_colour = RegexValidator(r"^#[0-9a-fA-F]{6}$", _("A colour is written as #rrggbb."))
logo_types = FileExtensionValidator(["png", "webp", "jpg", "jpeg"])


def zone_exists(value: str) -> None:
    """Refuse a time zone that the IANA database does not know."""
    if value not in zoneinfo.available_timezones():
        raise ValidationError(_("There is no time zone “%(name)s”."), params={"name": value})


class Edition(SavedWhole, ClusterableModel):
    """One language or region of the paper: a locale, a home page, and a host or a path prefix."""

    code = models.SlugField(_("code"), unique=True, help_text=_("Short and fixed, such as en or he."))
    locale = models.OneToOneField(Locale, on_delete=models.PROTECT, related_name="edition")
    home = models.OneToOneField(Page, on_delete=models.PROTECT, related_name="edition_of")
    is_default = models.BooleanField(_("is the first edition"), default=False)
    host = models.CharField(_("host"), max_length=253, blank=True, help_text=_("A host name of its own, or empty."))
    prefix = models.SlugField(
        _("path prefix"), max_length=20, blank=True, help_text=_("The first part of its addresses, or empty.")
    )
    time_zone = models.CharField(_("time zone"), max_length=60, default="UTC", validators=[zone_exists])

    name = models.CharField(_("name"), max_length=100)
    tagline = models.CharField(_("tagline"), max_length=200, blank=True)
    logo = models.ImageField(
        _("logo"),
        upload_to="logos",
        blank=True,
        validators=[logo_types],
        width_field="logo_width",
        height_field="logo_height",
    )
    logo_width = models.PositiveIntegerField(null=True, blank=True, editable=False)
    logo_height = models.PositiveIntegerField(null=True, blank=True, editable=False)
    logo_dark = models.ImageField(_("logo on dark"), upload_to="logos", blank=True, validators=[logo_types])
    accent = models.CharField(_("accent colour"), max_length=7, default="#8a1c1c", validators=[hex_colour])
    accent_dark = models.CharField(_("accent colour on dark"), max_length=7, default="#f0a58f", validators=[hex_colour])
    about = RichTextField(_("about the paper"), features=["bold", "italic", "link"], blank=True)
    founded = models.DateField(_("founded"), null=True, blank=True)
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)
    rights = models.CharField(_("rights"), max_length=300, blank=True)
    hosting = models.CharField(_("hosting"), max_length=200, blank=True)
    contact_email = models.EmailField(_("contact address"), blank=True)
    ads_txt = models.TextField("ads.txt", blank=True, help_text=_("Served as /ads.txt when it is not empty."))

    class Meta:
        ordering = ["-is_default", "code"]
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        constraints = [
            models.UniqueConstraint(fields=["host", "prefix"], name="edition_host_and_prefix_are_unique"),
            models.UniqueConstraint(
                fields=["is_default"], condition=models.Q(is_default=True), name="one_edition_is_the_first"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"

    @property
    def language(self) -> str:
        """BCP 47 code of the language it is written in."""
        return str(self.locale.language_code)

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``."""
        return "rtl" if self.language.split("-")[0] in RTL_LANGUAGES else "ltr"

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        """Its time zone."""
        return zoneinfo.ZoneInfo(self.time_zone)

    def start_of(self, day: date) -> datetime:
        """Midnight of a day in its zone."""
        return datetime(day.year, day.month, day.day, tzinfo=self.zone)

    @property
    def root(self) -> str:
        """The path that all its addresses start with: ``/`` or ``/he/``."""
        return f"/{self.prefix}/" if self.prefix else "/"

    def clean(self) -> None:
        if not self.is_default and not self.host and not self.prefix:
            raise ValidationError({"prefix": _("Every edition but the first needs a host or a path prefix.")})


class SocialAccount(SavedWhole, Orderable):
    """An account of an edition on a social network."""

    class Network(models.TextChoices):
        FACEBOOK = "facebook", "Facebook"
        X = "x", "X"
        INSTAGRAM = "instagram", "Instagram"
        YOUTUBE = "youtube", "YouTube"
        TELEGRAM = "telegram", "Telegram"
        WHATSAPP = "whatsapp", "WhatsApp"
        MASTODON = "mastodon", "Mastodon"
        BLUESKY = "bluesky", "Bluesky"
        LINKEDIN = "linkedin", "LinkedIn"
        TIKTOK = "tiktok", "TikTok"

    edition = ParentalKey(Edition, on_delete=models.CASCADE, related_name="social_accounts")
    network = models.CharField(_("network"), max_length=20, choices=Network.choices)
    handle = models.CharField(_("handle"), max_length=100, blank=True)
    url = models.URLField(_("address"))

    def __str__(self) -> str:
        return f"{self.get_network_display()} {self.handle}"


class Menu(SavedWhole, ClusterableModel):
    """The one menu of an edition: header, phone menu and footer are fed from it."""

    edition = models.OneToOneField(Edition, on_delete=models.CASCADE, related_name="menu")

    class Meta:
        verbose_name = _("menu")
        verbose_name_plural = _("menus")

    def __str__(self) -> str:
        return f"{self._meta.verbose_name}: {self.edition}"


class MenuItem(SavedWhole, Orderable):
    """One line of a menu; an indented one belongs to the nearest line above that is not."""

    class Place(models.TextChoices):
        EVERYWHERE = "everywhere", _("everywhere")
        HEADER = "header", _("header only")
        PHONE = "phone", _("phone menu only")
        FOOTER = "footer", _("footer only")

    menu = ParentalKey(Menu, on_delete=models.CASCADE, related_name="items")
    title = models.CharField(_("title"), max_length=80, blank=True, help_text=_("Empty: the title of the page."))
    page = models.ForeignKey(
        Page, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("page")
    )
    path = models.CharField(
        _("address"),
        max_length=300,
        blank=True,
        help_text=_("Instead of a page: a path in this edition such as analysis/, or a whole address."),
    )
    is_indented = models.BooleanField(_("second level"), default=False)
    place = models.CharField(_("shown in"), max_length=12, choices=Place.choices, default=Place.EVERYWHERE)

    def __str__(self) -> str:
        return self.title or (self.page.title if self.page else self.path)

    def clean(self) -> None:
        super().clean()
        if bool(self.page_id) == bool(self.path):
            raise ValidationError({"path": _("Give either a page or an address.")})
        if self.path and not self.title:
            raise ValidationError({"title": _("An address needs a title.")})
        if self.path and self.path.strip().lower().startswith(("javascript:", "data:", "vbscript:")):
            raise ValidationError({"path": _("That is not an address of a page.")})


def is_relative(path: str) -> bool:
    """Whether a menu path stays in the edition."""
    return "://" not in path and not path.startswith(("/", "mailto:", "tel:"))


def default_edition() -> Edition | None:
    """The first edition, or ``None`` in an installation that has none yet."""
    return Edition.objects.select_related("locale").filter(is_default=True).first()
