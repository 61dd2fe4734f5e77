"""The story: a page under its section, with the columns that lists and addresses need."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, Revision

from masthead.agencies.models import Agency
from masthead.editions.models import Edition
from masthead.photos.models import Photo
from masthead.stories.blocks import BODY_BLOCKS
from masthead.stories.kinds import Kind, Label
from masthead.stories.models.section import Section
from masthead.stories.models.tree import EditionPageMixin
from masthead.stories.states import ChangedField, State, StateField

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser

PAGE_FACTS = (
    "section_id",
    "edition_id",
    "address",
    "published_at",
    "updated_at",
    "is_from_archive",
    "lacks",
    "state",
    "changed_at",
)
"""Columns that belong to the story as a whole: restoring an old version does not bring their old values back."""


class Story(EditionPageMixin, Page):
    """A story of any kind. ``title`` is its headline; ``slug`` is a technical name that nobody edits."""

    short_headline = models.CharField(
        _("short headline"), max_length=120, blank=True, help_text=_("For fronts; empty: the headline.")
    )
    kicker = models.CharField(_("kicker"), max_length=60, blank=True, help_text=_("The label above the headline."))
    standfirst = models.TextField(_("standfirst"), blank=True, help_text=_("The summary under the headline."))
    address_slug = models.SlugField(
        _("address"),
        max_length=120,
        blank=True,
        allow_unicode=True,
        help_text=_("The last part of its address; empty: made from the headline at publication."),
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.NEWS)
    is_exclusive = models.BooleanField(_("exclusive"), default=False)
    is_breaking = models.BooleanField(_("breaking"), default=False)
    is_sponsored = models.BooleanField(_("sponsored"), default=False)

    section = models.ForeignKey(
        Section,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="stories",
        verbose_name=_("section"),
    )
    further_sections = ParentalManyToManyField(
        Section, blank=True, related_name="+", verbose_name=_("further sections")
    )
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, null=True, editable=False, related_name="stories")
    address = models.CharField(max_length=300, blank=True, editable=False)
    published_at = models.DateTimeField(_("first published"), null=True, blank=True, editable=False)
    updated_at = models.DateTimeField(_("updated for readers"), null=True, blank=True, editable=False)
    marks_update = models.BooleanField(
        _("tell readers that it was updated"),
        default=False,
        help_text=_("Moves the “Updated” time when this version is published."),
    )

    dateline = models.CharField(_("dateline"), max_length=80, blank=True, help_text=_("Where it was written."))
    lead_photo = models.ForeignKey(
        Photo,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lead picture"),
    )
    lead_caption = RichTextField(
        _("caption"), features=["bold", "italic", "link"], blank=True, help_text=_("Empty: the photo's own.")
    )
    lead_credit = models.CharField(_("credit"), max_length=200, blank=True, help_text=_("Empty: the photo's own."))
    lead_alt = models.CharField(_("alt text"), max_length=500, blank=True, help_text=_("Empty: the photo's own."))
    lead_embed = models.URLField(
        _("lead video"),
        blank=True,
        help_text=_("The address of a video, played with a click in the picture's place."),
    )
    key_points = StreamField(
        [("point", blocks.CharBlock(max_length=400, label=_("point")))],
        blank=True,
        verbose_name=_("key points"),
    )
    body = StreamField(BODY_BLOCKS, blank=True, verbose_name=_("body"))

    agency = models.ForeignKey(
        Agency,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="stories",
        verbose_name=_("source"),
    )
    source_id = models.CharField(_("source's id"), max_length=255, blank=True)
    canonical_address = models.URLField(
        _("canonical address"),
        max_length=500,
        blank=True,
        help_text=_("Where it first appeared, if elsewhere."),
    )
    notes = models.TextField(_("notes to editors"), blank=True, help_text=_("Never shown to readers."))
    social_headline = models.CharField(
        _("headline for search and sharing"), max_length=160, blank=True, help_text=_("Empty: the headline.")
    )
    social_photo = models.ForeignKey(
        Photo,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture for sharing"),
        help_text=_("Empty: the lead picture."),
    )
    is_from_archive = models.BooleanField(_("from an archive"), default=False, editable=False)
    lacks = models.CharField(
        _("lacks"),
        max_length=40,
        blank=True,
        editable=False,
        help_text=_("What an archive did not know, as words: alt, byline, credit."),
    )

    state = StateField(_("status"), max_length=9, choices=State.choices, default=State.DRAFT, editable=False)
    changed_at = ChangedField(_("changed"), default=timezone.now, editable=False)

    if TYPE_CHECKING:
        # Wagtail has no types: without these, mypy cannot know what the methods below read.
        slug: str
        section_id: int | None
        edition_id: int | None

    parent_page_types = ["stories.Section"]
    subpage_types: list[str] = []
    search_fields: list[object] = []
    # A copy is another story: it has been published nowhere and stands where it was put.
    exclude_fields_in_copy = [
        "section",
        "edition",
        "address",
        "published_at",
        "updated_at",
        "marks_update",
        "is_from_archive",
        "lacks",
        "public_versions",
        "corrections",
    ]
    preview_modes = [
        ("", _("the page")),
        ("card", _("on a front")),
        ("search", _("as a search result")),
        ("social", _("shared on a network")),
    ]

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "address"],
                condition=~models.Q(address=""),
                name="story_address_is_unique",
                violation_error_message=_("Another story has this address on this day."),
            )
        ]
        indexes = [
            models.Index(fields=["edition", "-published_at"], name="story_edition_newest"),
            models.Index(fields=["section", "-published_at"], name="story_section_newest"),
            models.Index(fields=["kind", "-published_at"], name="story_kind_newest"),
            models.Index(fields=["-changed_at"], name="story_changed"),
            models.Index(fields=["state", "-changed_at"], name="story_state_changed"),
            models.Index(fields=["section", "-changed_at"], name="story_section_changed"),
            models.Index(fields=["kind", "-changed_at"], name="story_kind_changed"),
            models.Index(fields=["edition", "-changed_at"], name="story_edition_changed"),
            models.Index(fields=["source_id"], condition=~models.Q(source_id=""), name="story_source_id"),
            models.Index(fields=["-published_at"], condition=~models.Q(lacks=""), name="story_worklist"),
        ]

    @property
    def labels(self) -> list[Label]:
        """Its labels, in their fixed order."""
        return [label for label in Label if getattr(self, f"is_{label.value}")]

    @property
    def card_headline(self) -> str:
        """What fronts print."""
        return self.short_headline or self.title

    @property
    def was_withdrawn(self) -> bool:
        """Whether readers could once read it and cannot any more."""
        return bool(self.address) and not self.live

    def reader_path(self, edition: Edition) -> str:
        return self.address or super().reader_path(edition)

    def find_edition(self) -> Edition | None:
        return self.edition or super().find_edition()

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self._name_technically()
        if not self.title:
            # A draft may lack anything, its headline too; the gate asks for one before publication.
            kwargs["exclude"] = {*(kwargs.get("exclude") or ()), "title"}
        super().full_clean(*args, **kwargs)

    def minimal_clean(self) -> None:
        """What Wagtail asks of a draft, except for a headline."""
        self._name_technically()
        if self.title:
            super().minimal_clean()
        else:
            self._set_core_field_defaults()

    def _name_technically(self) -> None:
        self.slug = self.slug or f"story-{uuid.uuid4().hex[:16]}"

    def get_admin_display_title(self) -> str:
        return self.draft_title or self.title or str(_("(no headline yet)"))

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.section_id is None and self.path:
            self.section_id = self.get_parent().pk
        if self.edition_id is None and self.path:
            edition = EditionPageMixin.find_edition(self)
            self.edition_id = edition.pk if edition else None
        if self.published_at is None:
            # Wagtail's pages are live from birth; a story is live only after the gate has let it through.
            self.live = False
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "state", "changed_at"}
        super().save(*args, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> Story:
        restored: Story = super().with_content_json(content)
        for name in PAGE_FACTS:
            setattr(restored, name, getattr(self, name))
        return restored

    def publish(
        self,
        revision: Revision,
        user: AbstractBaseUser | None = None,
        changed: bool = True,
        log_action: bool | str = True,
        previous_revision: Revision | None = None,
        skip_permission_checks: bool = False,
    ) -> None:
        """Publish a version through the gate; raises ``ValidationError`` that names what is missing."""
        from masthead.stories import publication

        publication.publish(
            revision,
            user=user,
            changed=changed,
            log_action=log_action,
            previous_revision=previous_revision,
            skip_permission_checks=skip_permission_checks,
        )
        self.refresh_from_db()

    def unpublish(self, *args: Any, **kwargs: Any) -> None:
        """Withdraw it: readers get a page that says so (410)."""
        from masthead.stories import publication

        publication.withdraw(self, super().unpublish, *args, **kwargs)
