"""Categories, tags and terms of other taxonomies, from the channel and from the items that name them."""

from __future__ import annotations

from collections.abc import Iterator

from masthead.archive.sources.body.plain import plain_text
from masthead.archive.sources.wordpress.context import MAIN_DOMAINS, Context
from masthead.archive.sources.wordpress.fields import Fields
from masthead.archive.sources.wordpress.people import BYLINE_DOMAINS
from masthead.archive.sources.wordpress.slugs import plainly, readable
from masthead.stories.incoming import Term

TECHNICAL_DOMAINS = BYLINE_DOMAINS | {
    "nav_menu", "post_format", "language", "term_language", "post_translations", "term_translations",
    "wp_theme", "wp_template_part_area", "wp_pattern_category", "elementor_library_type", "link_category",
}  # fmt: skip
_NAMES = {
    "category": ("category", "wp:category_nicename", "wp:cat_name", "wp:category_parent", "wp:category_description"),
    "tag": ("post_tag", "wp:tag_slug", "wp:tag_name", "", "wp:tag_description"),
    "term": ("", "wp:term_slug", "wp:term_name", "wp:term_parent", "wp:term_description"),
}


def channel_term(kind: str, fields: Fields, context: Context) -> Term | None:
    """A term that the channel lists (``kind``: ``category``, ``tag`` or ``term``); ``None`` if it is no topic."""
    domain, slug_name, name_name, parent_name, description_name = _NAMES[kind]
    domain = domain or fields.text("wp:term_taxonomy")
    name = plain_text(context.text(fields, name_name))
    slug = readable(fields.text(slug_name)) or plainly(name)
    if not slug or not domain:
        return None
    if number := fields.text("wp:term_id"):
        context.term_ids[number] = (domain, slug)
    if domain in TECHNICAL_DOMAINS or (domain, slug) in context.terms:
        return None
    context.terms.add((domain, slug))
    return Term(
        slug,
        name or slug,
        parent_slug=readable(fields.text(parent_name)) if parent_name else "",
        description=plain_text(context.text(fields, description_name)),
        domain=domain,
        source_id=number,
    )


def item_terms(fields: Fields) -> Iterator[tuple[str, str, str]]:
    """(domain, slug, name) of each term on an item; exports before 2.5 name a category without its domain."""
    for domain, nicename, name in fields.terms:
        name = plain_text(name)
        slug = readable(nicename) or plainly(name)
        if slug:
            yield domain or "category", slug, name


def unlisted(fields: Fields, context: Context) -> Iterator[Term]:
    """Terms that only items name, each the first time."""
    for domain, slug, name in item_terms(fields):
        if domain in TECHNICAL_DOMAINS or (domain, slug) in context.terms:
            continue
        context.terms.add((domain, slug))
        yield Term(slug, plain_text(context.choose(name, fields.notes)) or slug, domain=domain)


def sorted_terms(
    fields: Fields, context: Context
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[tuple[str, str], ...]]:
    """(categories, the main one first; tags; (domain, slug) of all others), each once."""
    found = dict.fromkeys((domain, slug) for domain, slug, _ in item_terms(fields))
    categories = [slug for domain, slug in found if domain == "category"]
    main = _main_category(fields, context)
    categories.sort(key=lambda slug: slug != main)
    tags = tuple(slug for domain, slug in found if domain == "post_tag")
    others = tuple(
        (domain, slug) for domain, slug in found if domain not in MAIN_DOMAINS and domain not in TECHNICAL_DOMAINS
    )
    return tuple(categories), tags, others


def _main_category(fields: Fields, context: Context) -> str:
    for key in ("_yoast_wpseo_primary_category", "rank_math_primary_category", "_primary_term_category",
                "_category_permalink", "epc_primary_category"):  # fmt: skip
        domain, slug = context.term_ids.get(fields.meta.get(key, "").strip(), ("", ""))
        if domain == "category":
            return slug
    return ""
