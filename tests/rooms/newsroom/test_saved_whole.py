"""A redirect that Wagtail's own form saves stands or falls with what the press is told of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db.models.signals import post_save
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

pytestmark = pytest.mark.django_db
FORM = {
    "old_path": "/old/",
    "site": "",
    "is_permanent": "on",
    "redirect_page": "",
    "redirect_link": "https://example.com/new/",
}


def stop(**_: object) -> None:
    raise KeyboardInterrupt


@pytest.fixture
def cut_off() -> Iterator[None]:
    """Every saving of a redirect ends before all are told of it, as if the process were killed."""
    post_save.connect(stop, sender=Redirect)
    yield
    post_save.disconnect(stop, sender=Redirect)


def test_a_redirect_of_which_nobody_is_told_is_not_saved(desk, paper, cut_off):
    with pytest.raises(KeyboardInterrupt):
        desk.post(reverse("wagtailredirects:add"), FORM)
    assert not Redirect.objects.exists()


def test_any_other_is(desk, paper):
    assert desk.post(reverse("wagtailredirects:add"), FORM).status_code == 302
    assert Redirect.objects.get().old_path == "/old"
