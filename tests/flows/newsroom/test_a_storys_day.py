"""A story's day over HTTP: written by a reporter, judged by an editor, put on the front, found again, withdrawn."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from masthead.newsroom import roles
from masthead.stories.models import Story
from tests import make
from tests.rooms.newsroom import posting
from tests.rooms.newsroom.staff import PASSWORD, member

pytestmark = pytest.mark.django_db


def signed_in(name: str) -> Client:
    client = Client()
    response = client.post("/newsroom/account/login/", {"login": name, "password": PASSWORD}, follow=True)
    assert response.redirect_chain[-1][0] == "/newsroom/"
    return client


@pytest.fixture(autouse=True)
def _own_index(settings, tmp_path):
    cache.clear()
    settings.MASTHEAD_SEARCH_DIR = tmp_path / "search"


def test_a_storys_day():
    paper = make.edition()
    city = make.section(paper, slug="city")
    maya = make.person(paper)
    member(roles.REPORTER, name="dana")
    member(roles.EDITOR, name="noa")
    reporter, editor, reader = signed_in("dana"), signed_in("noa"), Client()

    # The reporter writes and submits; nobody outside sees it.
    write = reverse("wagtailadmin_pages:add", args=["stories", "story", city.pk])
    assert write in reporter.get("/newsroom/").content.decode()
    reporter.post(write, posting.story("High water at noon", by=maya, action="submit"))
    story = Story.objects.get()
    assert not story.live
    assert "High water" not in reader.get("/").content.decode()

    # The editor finds it waiting and approves it.
    home = editor.get("/newsroom/").content.decode()
    assert "High water at noon" in home
    task = story.current_workflow_task_state
    editor.post(reverse("wagtailadmin_pages:workflow_action", args=[story.pk, "approve", task.pk]), {"comment": ""})
    story.refresh_from_db()
    page = reader.get(story.address)
    assert page.status_code == 200
    assert "High water at noon" in page.content.decode()

    # It becomes the lead, although a newer one is there.
    make.published(city, "A newer story", by=maya)
    front = reverse("newsroom_front", args=[paper.home_id])
    editor.post(front, {"seen": editor.get(front).context["seen"], "lead": story.pk})
    shown = reader.get("/").content.decode()
    assert shown.index("High water at noon") < shown.index("A newer story")

    # From the paper to its story, and away with it.
    assert editor.get("/newsroom/edit", {"url": f"http://testserver{story.address}"}).url.endswith(f"/{story.pk}/edit/")
    editor.post(reverse("wagtailadmin_pages:unpublish", args=[story.pk]))
    assert reader.get(story.address).status_code == 410
    assert "High water" not in reader.get("/").content.decode()

    # The audit log has it all.
    log = editor.get(reverse("wagtailadmin_pages:history", args=[story.pk])).content.decode()
    for words in ("Published", "Unpublished"):
        assert words in log
