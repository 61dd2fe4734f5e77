"""Attachments: pictures with caption, credit and alternative text; other files."""

from __future__ import annotations

import re

from masthead.archive.sources.body.addresses import is_picture, safe_file
from masthead.archive.sources.body.html_blocks import inline_of
from masthead.archive.sources.body.plain import plain_text
from masthead.archive.sources.wordpress.context import Context
from masthead.archive.sources.wordpress.credits import credit_of
from masthead.archive.sources.wordpress.fields import Fields
from masthead.stories.incoming import IncomingFile, IncomingPhoto

_WITH_ENDING = re.compile(r"\.[A-Za-z0-9]{2,5}$")


def attachment(fields: Fields, context: Context) -> IncomingPhoto | IncomingFile:
    """What an ``attachment`` item holds. The caption is WordPress' caption, else its description."""
    url = safe_file(fields.text("wp:attachment_url")) or safe_file(fields.text("guid"))
    file = fields.meta.get("_wp_attached_file", "").strip()
    caption = inline_of(context.text(fields, "excerpt:encoded"))
    description = context.text(fields, "content:encoded")
    title = plain_text(context.text(fields, "title"))
    parent = fields.text("wp:post_parent").removeprefix("0") and fields.text("wp:post_parent")
    if not _is_picture(url, file, fields):
        number = fields.text("wp:post_id")
        return IncomingFile(number, url, title, caption or inline_of(description), file, parent)
    return IncomingPhoto(
        source_id=fields.text("wp:post_id"),
        url=url,
        caption=caption or inline_of(description),
        credit=credit_of(fields.meta),
        alt=plain_text(context.choose(fields.meta.get("_wp_attachment_image_alt", ""), fields.notes)),
        title=title,
        file=file,
        description=plain_text(description),
        parent_id=parent,
    )


def _is_picture(url: str, file: str, fields: Fields) -> bool:
    if is_picture(url) or is_picture(file):
        return True
    if _WITH_ENDING.search(url.partition("?")[0]) or _WITH_ENDING.search(file):
        return False
    # an address without an ending (a picture service): WordPress keeps measures of pictures only
    metadata = fields.meta.get("_wp_attachment_metadata", "")
    return "image_meta" in metadata or not metadata
