"""The blocks that a story's body is made of; each keeps its id for life (docs/reference/blocks.md)."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

INLINE = ["bold", "italic", "link", "superscript", "subscript", "strikethrough", "code"]
"""Marks that running text may carry (``stories/incoming.py`` names the same tags)."""


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("text"), max_length=255)
    level = blocks.ChoiceBlock(
        choices=[("2", _("heading")), ("3", _("smaller heading"))], default="2", label=_("level")
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        form_layout = ["text", "level"]


class ListItemsBlock(blocks.StructBlock):
    items = blocks.ListBlock(blocks.RichTextBlock(features=INLINE, label=_("item")), label=_("items"))
    is_ordered = blocks.BooleanBlock(required=False, label=_("numbered"))

    class Meta:
        icon = "list-ul"
        label = _("List")


class QuotationBlock(blocks.StructBlock):
    text = blocks.RichTextBlock(features=INLINE, label=_("text"))
    attribution = blocks.CharBlock(required=False, max_length=255, label=_("who said it"))

    class Meta:
        icon = "openquote"
        label = _("Quotation")


class PullQuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("text"), rows=2)
    attribution = blocks.CharBlock(required=False, max_length=255, label=_("who said it"))

    class Meta:
        icon = "openquote"
        label = _("Pull quote")


class PictureBlock(blocks.StructBlock):
    photo = ImageChooserBlock(label=_("photo"))
    caption = blocks.RichTextBlock(
        required=False,
        features=["bold", "italic", "link"],
        label=_("caption"),
        help_text=_("Empty: the photo's own."),
    )
    credit = blocks.CharBlock(required=False, max_length=200, label=_("credit"), help_text=_("Empty: the photo's own."))
    alt = blocks.CharBlock(required=False, max_length=500, label=_("alt text"), help_text=_("Empty: the photo's own."))

    class Meta:
        icon = "image"
        label = _("Picture")


class GalleryBlock(blocks.StructBlock):
    title = blocks.CharBlock(required=False, max_length=255, label=_("title"))
    pictures = blocks.ListBlock(PictureBlock(), min_num=1, label=_("pictures"))

    class Meta:
        icon = "grip"
        label = _("Gallery")


class FileMediaBlock(blocks.StructBlock):
    """A video or a recording: a file of ours, or an address where it lies."""

    file = DocumentChooserBlock(required=False, label=_("file"))
    url = blocks.URLBlock(required=False, label=_("or its address"))
    caption = blocks.RichTextBlock(required=False, features=["bold", "italic", "link"], label=_("caption"))
    credit = blocks.CharBlock(required=False, max_length=200, label=_("credit"))
    transcript = blocks.TextBlock(required=False, label=_("transcript"), help_text=_("For readers who cannot hear."))

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        value = super().clean(value)
        is_empty = not value.get("file") and not value.get("url")
        if is_empty and not self.is_deferred_validation:
            raise blocks.StructBlockValidationError({"file": ValidationError(_("Choose a file or give an address."))})
        return value


class VideoBlock(FileMediaBlock):
    poster = ImageChooserBlock(required=False, label=_("picture before it plays"))

    class Meta:
        icon = "media"
        label = _("Video")


class AudioBlock(FileMediaBlock):
    class Meta:
        icon = "media"
        label = _("Audio")


class EmbedBlock(blocks.StructBlock):
    url = blocks.URLBlock(label=_("address"), help_text=_("Of a video or a post on another site."))
    caption = blocks.RichTextBlock(required=False, features=["bold", "italic", "link"], label=_("caption"))
    title = blocks.CharBlock(required=False, max_length=255, label=_("what it shows"))
    poster = ImageChooserBlock(required=False, label=_("picture before it loads"))

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        value = super().clean(value)
        may_be_empty = self.is_deferred_validation and not value["url"]
        if not may_be_empty and urlsplit(value["url"]).scheme not in {"http", "https"}:
            raise blocks.StructBlockValidationError({"url": ValidationError(_("The address starts with https://."))})
        return value

    class Meta:
        icon = "media"
        label = _("Embed")


class TableBlock(blocks.StructBlock):
    caption = blocks.CharBlock(required=False, max_length=255, label=_("caption"))
    has_header_row = blocks.BooleanBlock(required=False, default=True, label=_("first row is a heading"))
    has_header_column = blocks.BooleanBlock(required=False, label=_("first column is a heading"))
    table = TypedTableBlock(
        [
            ("text", blocks.RichTextBlock(features=INLINE, label=_("text"))),
            ("number", blocks.CharBlock(required=False, label=_("number"))),
        ],
        label=_("table"),
    )

    class Meta:
        icon = "table"
        label = _("Table")


class KeyPointsBlock(blocks.StructBlock):
    title = blocks.CharBlock(required=False, max_length=120, label=_("title"))
    points = blocks.ListBlock(blocks.CharBlock(max_length=400, label=_("point")), min_num=1, label=_("points"))

    class Meta:
        icon = "tasks"
        label = _("Key points")


class CallOutBlock(blocks.StructBlock):
    title = blocks.CharBlock(required=False, max_length=120, label=_("title"))
    text = blocks.RichTextBlock(required=False, features=INLINE, label=_("text"))
    style = blocks.ChoiceBlock(
        choices=[("plain", _("plain")), ("follow", _("follow us: lists the paper's accounts"))],
        default="plain",
        label=_("style"),
    )

    class Meta:
        icon = "info-circle"
        label = _("Call-out")


class RelatedBoxBlock(blocks.StructBlock):
    title = blocks.CharBlock(required=False, max_length=120, label=_("title"))
    stories = blocks.ListBlock(
        blocks.PageChooserBlock(page_type="stories.Story", label=_("story")), min_num=1, label=_("stories")
    )

    class Meta:
        icon = "doc-full"
        label = _("Related stories")


class DocumentBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("document"))
    title = blocks.CharBlock(required=False, max_length=255, label=_("title"))

    class Meta:
        icon = "download"
        label = _("Document")


class TimelineEntryBlock(blocks.StructBlock):
    when = blocks.CharBlock(max_length=60, label=_("when"), help_text=_("A time or a date, as it is printed."))
    heading = blocks.CharBlock(required=False, max_length=255, label=_("heading"))
    text = blocks.RichTextBlock(required=False, features=INLINE, label=_("text"))

    class Meta:
        icon = "time"
        label = _("Timeline entry")


class PreservedBlock(blocks.StructBlock):
    """What an import could not turn into a block: seen in the newsroom only."""

    source = blocks.TextBlock(label=pgettext_lazy("markup", "source"))
    reason = blocks.CharBlock(required=False, max_length=255, label=_("reason"))

    class Meta:
        icon = "warning"
        label = _("Preserved source (readers do not see it)")


BODY_BLOCKS = [
    ("paragraph", blocks.RichTextBlock(features=INLINE, icon="pilcrow", label=_("Paragraph"))),
    ("heading", HeadingBlock()),
    ("picture", PictureBlock()),
    ("quotation", QuotationBlock()),
    ("pull_quote", PullQuoteBlock()),
    ("list", ListItemsBlock()),
    ("gallery", GalleryBlock()),
    ("video", VideoBlock()),
    ("audio", AudioBlock()),
    ("embed", EmbedBlock()),
    ("table", TableBlock()),
    ("key_points", KeyPointsBlock()),
    ("callout", CallOutBlock()),
    ("related", RelatedBoxBlock()),
    ("document", DocumentBlock()),
    ("timeline", TimelineEntryBlock()),
    ("preserved", PreservedBlock()),
]
