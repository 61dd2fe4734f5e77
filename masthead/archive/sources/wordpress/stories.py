"""A post or page as an incoming story."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from masthead.archive.sources.body.desk import Desk
from masthead.archive.sources.body.html_blocks import inline_of
from masthead.archive.sources.body.plain import plain_text
from masthead.archive.sources.wordpress.comments import comments_of
from masthead.archive.sources.wordpress.content import blocks_of_content
from masthead.archive.sources.wordpress.context import Context
from masthead.archive.sources.wordpress.custom_fields import left_over, subtitle
from masthead.archive.sources.wordpress.dates import first_date
from masthead.archive.sources.wordpress.fields import Fields
from masthead.archive.sources.wordpress.menus import whole
from masthead.archive.sources.wordpress.shortcodes import closers_in, expanded
from masthead.archive.sources.wordpress.slugs import from_address, readable
from masthead.archive.sources.wordpress.terms import sorted_terms
from masthead.stories.incoming import IncomingPhoto, IncomingStory, Note, Status

_STATUSES = {
    "publish": Status.LIVE,
    "future": Status.SCHEDULED,
    "draft": Status.DRAFT,
    "pending": Status.DRAFT,
    "auto-draft": Status.DRAFT,
    "private": Status.PRIVATE,
    "trash": Status.TRASHED,
}
_TITLE_KEYS = ("_yoast_wpseo_title", "rank_math_title", "_aioseo_title", "_aioseop_title", "_seopress_titles_title",
               "_genesis_title", "_su_title")  # fmt: skip
_DESCRIPTION_KEYS = ("_yoast_wpseo_metadesc", "rank_math_description", "_aioseo_description", "_aioseop_description",
                     "_seopress_titles_desc", "_genesis_description", "_su_description")  # fmt: skip
_VARIABLE = re.compile(r"\s*%%?[\w:.-]+%?%\s*|\s*#[a-z]+_[a-z_]+\b\s*")


def story(fields: Fields, context: Context, people: tuple[str, ...]) -> IncomingStory:
    """The item as a story; ``people`` are its bylines' ``source_id``."""
    kind = fields.text("wp:post_type") or "post"
    notes = fields.notes
    status = _status(fields, notes)
    published, date_notes = first_date(
        fields.text("wp:post_date_gmt"), fields.text("wp:post_date"), fields.text("pubDate"), context.zone
    )
    modified, _ = first_date(fields.text("wp:post_modified_gmt"), fields.text("wp:post_modified"), "", context.zone)
    notes += date_notes
    if published is None and status is Status.LIVE and not date_notes:
        notes.append(Note("no-date"))
    number = fields.text("wp:post_id")
    desk = Desk(context.library, number, _footnotes(fields))
    headline = plain_text(context.text(fields, "title"))
    standfirst = _standfirst(context.text(fields, "excerpt:encoded"), desk)
    blocks = blocks_of_content(
        context.choose(fields.texts.get("content:encoded", ""), notes), desk, context.library.block
    )
    below, line = subtitle(fields)
    for note, kept in left_over(fields, "" if standfirst else below):
        notes.append(note)
        blocks += [kept] if kept else []
    categories, tags, others = sorted_terms(fields, context)
    url = fields.text("link")
    parent = fields.text("wp:post_parent")
    return IncomingStory(
        source_id=number or fields.text("guid") or url,
        headline=headline,
        slug=readable(fields.text("wp:post_name")) or from_address(url),
        url=url,
        guid=fields.text("guid"),
        status=status,
        is_page=kind == "page",
        parent_id="" if parent == "0" else parent,
        menu_order=whole(fields.text("wp:menu_order")),
        standfirst=standfirst or line,
        blocks=tuple(blocks),
        published_at=published,
        modified_at=modified,
        people=people,
        categories=categories,
        tags=tags,
        lead=_lead(fields, context),
        language=_term(fields, "language"),
        comments=comments_of(fields.comments, context.zone),
        is_password_protected=bool(fields.text("wp:post_password")),
        is_sticky=fields.text("wp:is_sticky") == "1",
        format=_format(fields, kind),
        seo_title=_seo(fields, context, _TITLE_KEYS),
        notes=(*dict.fromkeys(notes), *desk.notes),
        seo_description=_seo(fields, context, _DESCRIPTION_KEYS),
        old_slugs=_old_slugs(fields),
        other_terms=others,
        translation_group=_term(fields, "post_translations"),
    )


def _status(fields: Fields, notes: list[Note]) -> Status:
    given = fields.text("wp:status").lower()
    if given not in _STATUSES:
        notes.append(Note("odd-status", given or "none"))
    return _STATUSES.get(given, Status.DRAFT)


def _standfirst(excerpt: str, desk: Desk) -> str:
    return plain_text(expanded(excerpt, desk, closers_in(excerpt)) if "[" in excerpt else excerpt)


def _lead(fields: Fields, context: Context) -> IncomingPhoto | None:
    number = fields.meta.get("_thumbnail_id", "").strip()
    if number in ("", "0", "-1"):
        return None
    photo = context.library.photo(number) or IncomingPhoto(number)
    caption = fields.meta.get("_thumbnail_caption") or fields.meta.get("_cc_featured_image_caption_text") or ""
    return replace(photo, caption=inline_of(caption)) if caption.strip() and "{" not in caption else photo


def _format(fields: Fields, kind: str) -> str:
    if kind not in ("post", "page"):
        return kind
    return _term(fields, "post_format").removeprefix("post-format-")


def _term(fields: Fields, wanted: str) -> str:
    return next((readable(slug) for domain, slug, _ in fields.terms if domain == wanted), "")


def _seo(fields: Fields, context: Context, keys: tuple[str, ...]) -> str:
    """The first that is set, without the plugin's variables (``%%sitename%%``)."""
    for key in keys:
        if text := plain_text(context.choose(fields.meta.get(key, ""), fields.notes)):
            return _VARIABLE.sub(" ", text).strip(" -–|") if "%" in text or "#" in text else text
    return ""


def _old_slugs(fields: Fields) -> tuple[str, ...]:
    given = [fields.meta.get("_wp_old_slug", "")]
    given += [value for key, value in fields.more_meta if key == "_wp_old_slug"]
    return tuple(dict.fromkeys(slug for value in given if (slug := readable(value))))


def _footnotes(fields: Fields) -> tuple[tuple[str, str], ...]:
    """Footnotes of the block editor: a JSON list in a meta value."""
    given = fields.meta.get("footnotes", "")
    if not given.startswith("["):
        return ()
    try:
        found = json.loads(given)
    except (ValueError, RecursionError):
        return ()
    return tuple((str(note.get("id", "")), str(note.get("content", ""))) for note in found if isinstance(note, dict))
