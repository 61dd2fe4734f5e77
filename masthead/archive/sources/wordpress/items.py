"""What becomes of one item, by its kind."""

from __future__ import annotations

from collections.abc import Iterator

from masthead.archive.sources.body.plain import plain_text
from masthead.archive.sources.wordpress.context import Context
from masthead.archive.sources.wordpress.fields import Fields
from masthead.archive.sources.wordpress.media import attachment
from masthead.archive.sources.wordpress.menus import menu_item, navigation
from masthead.archive.sources.wordpress.people import bylines, guest
from masthead.archive.sources.wordpress.stories import story
from masthead.archive.sources.wordpress.terms import unlisted
from masthead.stories.incoming import (
    IncomingFile,
    IncomingMenuItem,
    IncomingPerson,
    IncomingPhoto,
    IncomingStory,
    Skipped,
    Term,
    Unreadable,
)

TECHNICAL = {
    "revision": "an earlier version",
    "wp_block": "a reusable block, set where stories use it",
    "custom_css": "a style sheet",
    "customize_changeset": "settings of a theme",
    "oembed_cache": "a cache",
    "user_request": "a privacy request",
    "wp_navigation": "a menu without an entry of its own",
    "wp_global_styles": "a theme's styles",
    "wp_font_family": "a font",
    "wp_font_face": "a font",
    "scheduled-action": "a task of a plugin",
    "shop_order": "an order of a shop",
    "shop_order_refund": "an order of a shop",
    "shop_coupon": "a coupon of a shop",
    "jp_pay_order": "an order of a shop",
    "feedback": "an answer to a form",
    "flamingo_contact": "an answer to a form",
    "flamingo_inbound": "an answer to a form",
    "wpcf7_contact_form": "a form",
    "wpforms": "a form",
    "nf_sub": "an answer to a form",
    "elementor_library": "a page builder's template",
    "et_pb_layout": "a page builder's template",
    "fl-builder-template": "a page builder's template",
    "tablepress_table": "a plugin's table",
    "amn_smtp": "a plugin's log",
    "amp_validated_url": "a plugin's log",
    "vip-legacy-redirect": "a redirect",
    "redirect_rule": "a redirect",
    "safecss": "a style sheet",
    "postman_sent_mail": "a plugin's log",
    "jp_img_sitemap": "a site map",
    "jp_sitemap": "a site map",
    "jp_sitemap_master": "a site map",
    "vip_sitemap": "a site map",
    "msm_sitemap": "a site map",
    "nav_menu": "a menu",
    "polylang_mo": "translations of the interface",
}
_TECHNICAL_PREFIXES = ("wp_template", "acf-", "ml-slide", "elementor_", "jetpack_migration", "mc4wp-", "wpcode", "cptm")

Event = IncomingPerson | Term | IncomingPhoto | IncomingFile | IncomingStory | IncomingMenuItem | Skipped | Unreadable


def item_events(fields: Fields, context: Context, where: str) -> Iterator[Event]:
    """The item, after the people and terms that are named first in it."""
    kind = fields.text("wp:post_type")
    if kind == "attachment":
        found = attachment(fields, context)
        if isinstance(found, IncomingPhoto):
            context.library.add_photo(found)
        yield found
    elif kind == "nav_menu_item":
        yield menu_item(fields, context)
    elif kind == "wp_navigation" and (entries := list(navigation(fields, context))):
        yield from entries
    elif kind == "guest-author" and (person := guest(fields)) is not None:
        context.remember(person)
        yield person
    elif reason := _technical(kind, fields):
        if kind == "wp_block":
            context.library.add_block(fields.text("wp:post_id"), fields.text("content:encoded"))
        yield Skipped(fields.text("wp:post_id"), kind, plain_text(fields.text("title")), reason)
    elif not any(fields.text(name) for name in ("wp:post_id", "guid", "link", "title", "content:encoded")):
        yield Unreadable(where, "the item is empty")
    else:
        yield from _story_events(fields, context)


def _story_events(fields: Fields, context: Context) -> Iterator[Event]:
    people: dict[str, None] = {}
    for source_id, person in bylines(fields, context):
        people[source_id] = None
        if person is not None:
            yield person
    yield from unlisted(fields, context)
    yield story(fields, context, tuple(people))


def _technical(kind: str, fields: Fields) -> str:
    if kind.startswith(_TECHNICAL_PREFIXES):
        return "a plugin's or theme's own record"
    if fields.text("wp:status") == "auto-draft" and not fields.text("content:encoded"):
        return "a draft that was never begun"
    return TECHNICAL.get(kind, "")
