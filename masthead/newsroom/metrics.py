"""Figures for operators, as Prometheus reads them; counted when they are asked for, in indexes of what waits."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from masthead.clock import working as clock
from masthead.press import state


class _Waiting(Collector):
    def collect(self) -> Iterator[GaugeMetricFamily]:
        """What the press and the clock have to do now."""
        now = timezone.now()
        queue = state.queue()
        age = (now - queue.since).total_seconds() if queue.since else 0.0
        copies = state.old_copies()
        late = clock.waiting().filter(due_at__lt=now)
        for name, what, value in (
            ("masthead_press_waiting_pages", "Pages to be made, counted up to a thousand.", queue.waiting),
            ("masthead_press_oldest_change_seconds", "Age of the oldest change that readers do not have.", age),
            ("masthead_press_failed_pages", "Pages that could not be made and are tried again.", queue.failed),
            ("masthead_purges_late", "Whether caches before the paper do not take purges.", int(copies is not None)),
            (
                "masthead_clock_due_actions",
                "Actions whose moment has come, counted up to a thousand.",
                late[:1000].count(),
            ),
        ):
            yield GaugeMetricFamily(name, what, value=value)


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """200 with the figures for who has the token, 401 for others, 404 where there is none."""
    token = settings.MASTHEAD_METRICS_TOKEN
    if not token:
        return HttpResponse(status=404)
    if not constant_time_compare(request.headers.get("Authorization", ""), f"Bearer {token}"):
        return HttpResponse(status=401, headers={"WWW-Authenticate": "Bearer"})
    registry = CollectorRegistry()
    registry.register(_Waiting())
    return HttpResponse(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)
