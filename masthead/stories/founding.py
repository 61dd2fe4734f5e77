"""Makes editions with their home pages, and sections: for a new newspaper, an import and the demo."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from wagtail.models import Locale, Page, PageLogEntry, Site

from masthead.editions.models import Edition
from masthead.stories.models import HomePage, Section


def found_edition(*, code: str, language: str, name: str, time_zone: str, **fields: Any) -> Edition:
    """An edition with its home page; the first one becomes the default, without a prefix."""
    is_first = not Edition.objects.exists()
    locale, _ = Locale.objects.get_or_create(language_code=language)
    root = _tree_root(locale)
    home = root.add_child(instance=HomePage(title=name, slug=f"home-{code}", locale=locale))
    if is_first:
        _point_site_at(home, name)
    values: dict[str, Any] = {"prefix": "" if is_first else code, "is_default": is_first} | fields
    return Edition.objects.create(code=code, locale=locale, home=home, name=name, time_zone=time_zone, **values)


def _tree_root(locale: Locale) -> Page:
    root = Page.get_first_root_node()
    if root is None:
        return Page.add_root(title="Root", slug="root", locale=locale)
    # Wagtail's first migration leaves a page that welcomes to Wagtail.
    for page in root.get_children().filter(slug="home", numchild=0):
        if type(page.specific) is Page:
            Site.objects.filter(root_page=page).delete()
            page.delete()
            PageLogEntry.objects.filter(page_id=page.pk).delete()
    root.refresh_from_db()
    return root


def _point_site_at(home: HomePage, name: str) -> None:
    from urllib.parse import urlsplit

    parts = urlsplit(settings.MASTHEAD_ADDRESS)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": parts.hostname or "localhost", "port": port, "root_page": home, "site_name": name},
    )


def found_section(edition: Edition, *, title: str, slug: str, above: Page | None = None, **fields: Any) -> Section:
    """A section below the home page of an edition, or below another section."""
    parent = (above or edition.home).specific
    parent.refresh_from_db()
    section: Section = parent.add_child(instance=Section(title=title, slug=slug, locale=edition.locale, **fields))
    return section
