"""Makes small newspapers for tests: an edition with a home page, sections, people and stories."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image
from wagtail.models import Locale, Page

from masthead.editions.models import Edition
from masthead.people.models import Person
from masthead.photos.models import Photo
from masthead.stories.models import Byline, HomePage, Section, Story, StoryTopic, Topic


def edition(language: str = "en", **fields: Any) -> Edition:
    """An edition with its home page; the first one made is the default."""
    is_first = not Edition.objects.exists()
    locale, _ = Locale.objects.get_or_create(language_code=language)
    root = Page.objects.filter(depth=1).first() or Page.add_root(title="Root", slug="root", locale=locale)
    home = root.add_child(instance=HomePage(title=f"Home {language}", slug=f"home-{language}", locale=locale))
    values = {
        "code": language,
        "name": f"The Tests {language}",
        "prefix": "" if is_first else language,
        "is_default": is_first,
        "time_zone": "Asia/Jerusalem",
    }
    return Edition.objects.create(locale=locale, home=home, **(values | fields))


def section(paper: Edition, title: str = "City", parent: Page | None = None, **fields: Any) -> Section:
    """A section below the home page or another section."""
    above = (parent or paper.home).specific
    above.refresh_from_db()
    return above.add_child(instance=Section(title=title, locale=paper.locale, **fields))


def person(paper: Edition, name: str = "Maya Adler", **fields: Any) -> Person:
    """A byline."""
    slug = fields.pop("slug", name.lower().replace(" ", "-"))
    return Person.objects.create(locale=paper.locale, name=name, slug=slug, **fields)


def topic(paper: Edition, name: str = "Trams", **fields: Any) -> Topic:
    """A topic."""
    return Topic.objects.create(locale=paper.locale, name=name, slug=name.lower().replace(" ", "-"), **fields)


def photo(title: str = "Harbour", **fields: Any) -> Photo:
    """A small real JPEG with alt text and credit."""
    data = io.BytesIO()
    Image.new("RGB", (640, 480), (200, 180, 90)).save(data, "JPEG")
    values = {"description": "Boats in the harbour", "credit": "Dana Rosen"} | fields
    return Photo.objects.create(title=title, file=ContentFile(data.getvalue(), name="harbour.jpg"), **values)


def draft(
    place: Section,
    title: str = "Council votes for the tram",
    *,
    by: Person | None = None,
    about: tuple[Topic, ...] = (),
    **fields: Any,
) -> Story:
    """A story with one byline and a paragraph that nobody has published."""
    place.refresh_from_db()
    values = {"body": [{"type": "paragraph", "value": "<p>The council voted.</p>", "id": "p1"}]} | fields
    story = Story(title=title, locale=place.locale, **values)
    if by is not None:
        story.bylines = [Byline(person=by)]
    story.story_topics = [StoryTopic(topic=each) for each in about]
    return place.add_child(instance=story)


def published(place: Section, title: str = "Council votes for the tram", **fields: Any) -> Story:
    """A story that readers can see, published at ``at`` (default: this moment)."""
    at: datetime | None = fields.pop("at", None)
    story = draft(place, title, **fields)
    if at is not None:
        story.published_at = at
        story.save(update_fields=["published_at"])
    story.save_revision().publish()
    return Story.objects.get(pk=story.pk)
