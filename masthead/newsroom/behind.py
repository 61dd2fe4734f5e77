"""From an address of the newspaper to what an editor edits: a story, a front, a topic, a byline."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from masthead.editions.models import Edition
from masthead.editions.queries import edition_for
from masthead.people.models import Person
from masthead.stories.models import FormerStory, Story, Topic

MOST_STEPS = 5
"""Redirects that are followed."""


@dataclass(frozen=True, slots=True)
class Behind:
    """Where to send the editor."""

    to: str


def behind(url: str, steps: int = MOST_STEPS) -> Behind | None:
    """What stands behind an address, absolute or a path, of any edition; ``None``: nothing that is edited."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    if parts.scheme not in {"", "http", "https"} or "\x00" in unquote(url):
        return None
    host = parts.hostname or urlsplit(settings.MASTHEAD_ADDRESS).hostname or ""
    path = "/" + unquote(parts.path).lstrip("/")
    edition = edition_for(host, path)
    if edition is None:
        return None
    path = path if path.endswith("/") else f"{path}/"
    # Old systems told pages apart by a query alone (/?p=17), so such an address goes before the home page.
    asked = f"{path}?{parts.query}" if parts.query else ""
    found = (_old(asked, steps) if asked else None) or _thing(edition, path) or _page(edition, path)
    return found or _old(path, steps)


def _thing(edition: Edition, path: str) -> Behind | None:
    story = Story.objects.filter(edition=edition, address=path).exclude(address="").only("pk").first()
    if story is not None:
        return _edit(story.pk)
    first, _, rest = path.removeprefix(edition.root).partition("/")
    slug = rest.partition("/")[0]
    if first == "topic" and slug:
        topic = Topic.objects.select_related("merged_into").filter(locale=edition.locale_id, slug=slug).first()
        return _snippet((topic.merged_into or topic), "topic") if topic else None
    if first == "by" and slug:
        person = Person.objects.filter(locale=edition.locale_id, slug=slug).first()
        return _snippet(person, "person") if person else None
    return None


def _page(edition: Edition, path: str) -> Behind | None:
    rest = path.removeprefix(edition.root)
    if not rest:
        return Behind(reverse("newsroom_front", args=[edition.home_id]))
    page = Page.objects.filter(url_path=f"{edition.home.url_path}{rest}").only("pk").first()
    return _edit(page.pk) if page else None


def _old(path: str, steps: int) -> Behind | None:
    moved = Redirect.objects.filter(old_path=Redirect.normalise_path(path)).first() if steps else None
    if moved is None:
        return None
    if moved.redirect_page_id:
        return _edit(moved.redirect_page_id)
    return behind(moved.redirect_link, steps - 1)


def _edit(page: int) -> Behind:
    return Behind(reverse("wagtailadmin_pages:edit", args=[page]))


def _snippet(thing: Topic | Person, name: str) -> Behind:
    app = {"topic": "stories", "person": "people"}[name]
    return Behind(reverse(f"wagtailsnippets_{app}_{name}:edit", args=[thing.pk]))


def was_deleted(url: str) -> bool:
    """Whether readers once found a story at an address that is gone for good."""
    try:
        path = unquote(urlsplit(url.strip()).path).rstrip("/")
    except ValueError:
        return False
    # No address has a NUL, and PostgreSQL refuses to look for one.
    return "\x00" not in path and FormerStory.objects.filter(address=f"{path}/").exists()


def edit(request: HttpRequest) -> HttpResponse:
    """Open what stands behind ``?url=``; without one, or with one that leads nowhere, say so."""
    url = request.GET.get("url", "")[:2000]
    found = behind(url) if url else None
    if found is not None:
        return redirect(found.to)
    if url and was_deleted(url):
        messages.warning(request, _("The story of this address was deleted for good."))
    elif url:
        messages.warning(request, _("Nothing that is edited stands behind %(url)s.") % {"url": url})
    return redirect("newsroom_stories" if url else "newsroom_help")
