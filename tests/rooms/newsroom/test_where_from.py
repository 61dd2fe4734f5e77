"""From where somebody signs in, as the throttle counts it."""

from __future__ import annotations

import pytest
from axes.helpers import get_client_ip_address
from django.test import RequestFactory
from pytest_django.fixtures import Settings

OURS = {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "9.9.9.9, 203.0.113.7"}
"""A request through nginx: what a stranger claimed, and behind it what nginx saw."""


def test_behind_a_proxy_the_address_that_it_saw_counts(settings: Settings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert get_client_ip_address(RequestFactory().post("/", **OURS)) == "203.0.113.7"


def test_without_a_proxy_nobody_can_claim_an_address() -> None:
    assert get_client_ip_address(RequestFactory().post("/", **OURS)) == "127.0.0.1"


@pytest.mark.parametrize("count", [0, 1])
def test_a_request_without_the_header_counts_by_its_own_address(settings: Settings, count: int) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = count
    assert get_client_ip_address(RequestFactory().post("/", REMOTE_ADDR="198.51.100.4")) == "198.51.100.4"
