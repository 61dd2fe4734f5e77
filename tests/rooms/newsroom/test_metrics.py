"""What Prometheus reads, and who may."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families

from masthead.clock.models import Action
from masthead.press.changes import touch

pytestmark = pytest.mark.django_db
TOKEN = "harbour-lights"


def figures(client) -> dict[str, float]:
    answer = client.get("/newsroom/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert answer.status_code == 200
    families = text_string_to_metric_families(answer.content.decode())
    return {sample.name: sample.value for family in families for sample in family.samples}


def test_nobody_reads_them_where_no_token_is_set(client, settings):
    settings.MASTHEAD_METRICS_TOKEN = ""
    assert client.get("/newsroom/metrics", headers={"Authorization": "Bearer "}).status_code == 404


@pytest.mark.parametrize("given", ["", "Bearer ", "Bearer harbour", f"Basic {TOKEN}", f"Bearer {TOKEN}\u00e9"])
def test_nobody_reads_them_without_the_token(client, settings, given):
    settings.MASTHEAD_METRICS_TOKEN = TOKEN
    assert client.get("/newsroom/metrics", headers={"Authorization": given}).status_code == 401


def test_they_tell_what_waits(client, settings):
    settings.MASTHEAD_METRICS_TOKEN = TOKEN
    assert set(figures(client).values()) == {0.0}
    touch("story:1")
    moment = timezone.now() - timedelta(minutes=1)
    Action.objects.create(kind="test", due_at=moment, not_before=moment)
    found = figures(client)
    assert 0 < found["masthead_press_oldest_change_seconds"] < 60
    assert found["masthead_clock_due_actions"] == 1
