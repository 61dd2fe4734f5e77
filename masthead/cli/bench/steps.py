"""What an editor does, as steps over HTTP: the list, its filters, the editor, the choosers, Publish."""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from masthead.cli.bench.archive import Cast
from masthead.editions.models import Edition
from masthead.stories.models import Byline, Section, Story

MOST_TIMES = 20
"""How often a step may be run: as many stories are made ready for those that use one up."""

Step = tuple[str, Callable[[], Any]]


def editor(name: str = "bench") -> Client:
    """A signed-in administrator's browser."""
    users = get_user_model().objects
    user = users.filter(username=name).first() or users.create_superuser(name, f"{name}@example.org", name)
    client = Client(SERVER_NAME="localhost")
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def steps(client: Client, cast: Cast, words: list[str]) -> Iterator[Step]:
    """Every step, in the order of the table; ``words`` are a common, a middling and a rare one."""
    yield "home", _get(client, reverse("wagtailadmin_home"))
    yield from _list(client, cast, words)
    story = Story.objects.filter(live=True).order_by("-published_at").first()
    assert story is not None
    yield "editor (GET)", _get(client, reverse("wagtailadmin_pages:edit", args=[story.pk]))
    yield (
        "new story (GET)",
        _get(client, reverse("wagtailadmin_pages:add", args=["stories", "story", story.section_id])),
    )
    yield "history", _get(client, reverse("wagtailadmin_pages:history", args=[story.pk]))
    yield "front of the home page", _get(client, reverse("newsroom_front", args=[Edition.objects.get().home_id]))
    yield from _choosers(client, words)
    yield "edit?url=", _get(client, reverse("newsroom_edit"), url=story.address)
    yield "save a draft", _saving(cast)
    yield "publish", _publishing(cast)
    yield "publish again (an update)", _updating(cast)
    yield "withdraw", _withdrawing(cast)


def _get(client: Client, address: str, **values: Any) -> Callable[[], Any]:
    def step() -> None:
        response = client.get(address, values)
        assert response.status_code in {200, 302}, (address, response.status_code)

    return step


def _list(client: Client, cast: Cast, words: list[str]) -> Iterator[Step]:
    address = reverse("newsroom_stories")
    day = timezone.now() - timedelta(days=2000)
    filters: dict[str, dict[str, Any]] = {
        "everything": {},
        "page 100": {"p": 100},
        "status: draft": {"status": "draft"},
        "status: live": {"status": "live"},
        "status: withdrawn (none)": {"status": "withdrawn"},
        "status: in a workflow": {"status": "workflow"},
        "section, large": {"section": cast.sections[0]},
        "section, small": {"section": cast.sections[-1]},
        "kind: opinion": {"kind": "opinion"},
        "byline, prolific": {"by": cast.people[0]},
        "byline, rare": {"by": cast.people[-1]},
        "topic, common": {"topic": cast.topics[0]},
        "topic, rare": {"topic": cast.topics[-1]},
        "one day": {"from": f"{day:%Y-%m-%d}", "to": f"{day:%Y-%m-%d}"},
        "ten years": {"from": "2012-01-01", "to": "2022-01-01"},
        "edition": {"edition": Edition.objects.get().pk},
        "worklist: credit": {"lacks": "credit"},
        "draft of a section by a byline": {"status": "draft", "section": cast.sections[0], "by": cast.people[0]},
        "words, common": {"q": words[0]},
        "words, middling": {"q": words[1]},
        "words, rare": {"q": words[2]},
        "two words and a section": {"q": f"{words[0]} {words[1]}", "section": cast.sections[0]},
    }
    for name, values in filters.items():
        yield f"list: {name}", _get(client, address, **values)


def _choosers(client: Client, words: list[str]) -> Iterator[Step]:
    stories = {"page_type": "stories.story"}
    yield "chooser: stories, open", _get(client, reverse("wagtailadmin_choose_page"), **stories)
    yield "chooser: stories, words", _get(client, reverse("wagtailadmin_choose_page_search"), q=words[1], **stories)
    yield "chooser: photos, open", _get(client, reverse("wagtailimages_chooser:choose"))
    yield "chooser: photos, words", _get(client, reverse("wagtailimages_chooser:choose_results"), q=words[1])
    people = "wagtailsnippetchoosers_people_person"
    yield "chooser: people, open", _get(client, reverse(f"{people}:choose"))
    yield "chooser: people, words", _get(client, reverse(f"{people}:choose_results"), q="an")
    topics = "wagtailsnippetchoosers_stories_topic"
    yield "chooser: topics, open", _get(client, reverse(f"{topics}:choose"))
    yield "topics while typing", _get(client, reverse("newsroom_topics_find"), q=words[1][:3])
    yield "stories while typing", _get(client, reverse("newsroom_stories_find"), q=words[1][:4])


_numbers = (f"{uuid.uuid4().hex[:8]}" for _ in itertools.count())


def draft(cast: Cast) -> Story:
    """A new story that nobody has saved a version of."""
    section = Section.objects.get(pk=cast.sections[0])
    body = [{"type": "paragraph", "value": "<p>The council voted.</p>", "id": "p1"}]
    story = Story(title=f"Bench story {next(_numbers)}", locale=section.locale, body=body)
    story.bylines = [Byline(person_id=cast.people[0])]
    section.add_child(instance=story)
    return story


def _saving(cast: Cast) -> Callable[[], Any]:
    return lambda: draft(cast).save_revision(log_action=True)


def _prepared(cast: Cast, count: int = MOST_TIMES + 3) -> Iterator[Story]:
    made = []
    for _ in range(count):
        story = draft(cast)
        story.save_revision()
        made.append(story)
    return iter(made)


def _publishing(cast: Cast) -> Callable[[], Any]:
    stories = _prepared(cast)
    return lambda: next(stories).latest_revision.publish()


def _updating(cast: Cast) -> Callable[[], Any]:
    story = next(_prepared(cast, 1))
    story.latest_revision.publish()

    def step() -> None:
        fresh = Story.objects.get(pk=story.pk)
        fresh.standfirst = f"Version {next(_numbers)}"
        fresh.save_revision(log_action=True).publish()

    return step


def _withdrawing(cast: Cast) -> Callable[[], Any]:
    stories = _prepared(cast)

    def step() -> None:
        story = next(stories)
        story.latest_revision.publish()
        Story.objects.get(pk=story.pk).unpublish()

    return step
