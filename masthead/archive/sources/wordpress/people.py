"""People with a byline: accounts, co-authors and guest authors."""

from __future__ import annotations

from collections.abc import Iterator

from masthead.archive.sources.body.plain import plain_text
from masthead.archive.sources.wordpress.context import Context
from masthead.archive.sources.wordpress.fields import Fields
from masthead.archive.sources.wordpress.slugs import plainly, readable
from masthead.stories.incoming import IncomingPerson

BYLINE_DOMAINS = frozenset({"author", "byline", "ppma_author"})
"""Taxonomies of Co-Authors Plus, PublishPress Authors and Byline."""


def account(fields: Fields) -> IncomingPerson | None:
    """``wp:author`` of the channel; ``None`` without a login."""
    login = fields.text("wp:author_login")
    if not login:
        return None
    both = f"{fields.text('wp:author_first_name')} {fields.text('wp:author_last_name')}"
    name = plain_text(fields.text("wp:author_display_name")) or plain_text(both) or login
    number = fields.text("wp:author_id")
    return IncomingPerson(
        login,
        name,
        slug=plainly(login),
        email=fields.text("wp:author_email"),
        number=number if number.isdecimal() else "",
    )


def guest(fields: Fields) -> IncomingPerson | None:
    """A ``guest-author`` item of Co-Authors Plus; ``None`` without a name."""
    meta = fields.meta
    login = meta.get("cap-user_login", "").strip() or _guest_slug(fields.text("wp:post_name"))
    both = f"{meta.get('cap-first_name', '')} {meta.get('cap-last_name', '')}"
    name = plain_text(meta.get("cap-display_name", "")) or plain_text(fields.text("title")) or plain_text(both)
    if not login or not name:
        return None
    linked = meta.get("cap-linked_account", "").strip()
    return IncomingPerson(
        linked or login,
        name,
        slug=_guest_slug(login),
        biography=plain_text(meta.get("cap-description", "") or fields.text("content:encoded")),
        email=meta.get("cap-user_email", "").strip(),
    )


def bylines(fields: Fields, context: Context) -> Iterator[tuple[str, IncomingPerson | None]]:
    """Each byline's ``source_id`` in order, with the person if it was not known before.

    Terms of a co-author plugin come before the one account that WordPress itself names.
    """
    named = [(slug, name) for domain, slug, name in fields.terms if domain in BYLINE_DOMAINS]
    if not named:
        login = fields.text("dc:creator") or fields.text("wp:author")
        named = [(login, login)] if login else []
    for slug, name in named:
        yield _byline(slug.strip(), plain_text(name), context)


def _byline(slug: str, name: str, context: Context) -> tuple[str, IncomingPerson | None]:
    plain_slug = _guest_slug(slug)
    found = context.find_person(slug, plain_slug, name) if slug else context.find_person(name)
    if found:
        return found, None
    person = IncomingPerson(plain_slug or plainly(name), name or plain_slug, slug=plainly(plain_slug or name))
    context.remember(person)
    return person.source_id, person


def _guest_slug(slug: str) -> str:
    slug = slug.strip() if "@" in slug else readable(slug)
    return slug.removeprefix("cap-") if len(slug) > len("cap-") else slug
