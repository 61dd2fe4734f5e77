"""No question for machines walks past every story, as SQLite answers them without statistics."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from masthead.stories.models import Story

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database("PostgreSQL chooses by statistics, and a table of one row has none worth an index"),
]
LONG = ("wagtailcore_page", "stories_story", "stories_listing")
PATHS = [
    "/feed.rss",
    "/city/feed.atom",
    "/topic/trams/feed.json",
    "/by/maya-adler/feed.rss",
    "/kind/analysis/feed.rss",
    "/feeds/",
    "/feeds.opml",
    "/sitemap.xml",
    "/sitemap-news.xml",
    "/sitemap-pages.xml",
    "/sitemap-topics-1.xml",
    "/sitemap-people-1.xml",
    "/sitemap-2026-03.xml",
    "/robots.txt",
]


@pytest.mark.parametrize("path", PATHS)
def test_every_question_finds_its_rows_by_an_index(client: Client, story: Story, path: str) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    with connection.cursor() as cursor:
        for question in asked.captured_queries:
            cursor.execute(f"EXPLAIN QUERY PLAN {question['sql']}")
            walked = [step[3] for step in cursor.fetchall() if step[3].startswith("SCAN")]
            assert not [step for step in walked for name in LONG if name in step], question["sql"]
