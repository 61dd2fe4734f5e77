"""Caches elsewhere are told of exactly what changed, when the store has it, until they have heard it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlsplit

import httpx
import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from wagtail.contrib.frontend_cache.backends import BaseBackend

from masthead.press import copies, purging, rendering, serving, state, working
from masthead.press.address import Address
from masthead.press.models import Purge, Sheet
from masthead.press.stored import StoredPage
from tests.rooms.press.proxy import PurgedProxy
from tests.rooms.press.world import World, use

pytestmark = pytest.mark.django_db
HOST = "paper.example"


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel("2026-11-27 09:00:00+00:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def proxy(settings, clock) -> Iterator[PurgedProxy]:
    made = PurgedProxy()
    with made.running():
        settings.MASTHEAD_ADDRESS = f"https://{HOST}"
        settings.WAGTAILFRONTENDCACHE = {"proxy": {"BACKEND": "masthead.press.copies.Proxy", "LOCATION": made.location}}
        yield made


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch, proxy: PurgedProxy) -> World:
    """Three things and the list of them, stored."""
    made = World()
    use(made, monkeypatch)
    for number in (1, 2, 3):
        made.edit(number, "old")
    working.drain()
    serving.serve(Address("", "/"))
    working.drain()
    return made


def edit(world: World, number: int, words: str | None) -> None:
    world.edit(number, words)
    working.drain()


def purge() -> None:
    while purging.step():
        pass


def waiting() -> list[str]:
    return sorted(str(row) for row in Purge.objects.filter(is_second=False))


def test_pages_that_are_stored_for_the_first_time_are_not_purged(world: World) -> None:
    assert not Purge.objects.exists()


def test_exactly_the_pages_that_changed_are_purged_by_their_whole_address(world: World, proxy: PurgedProxy) -> None:
    edit(world, 2, "new")
    purge()
    assert proxy.purged == [(HOST, "/"), (HOST, "/2/")]
    edit(world, 2, "new")
    assert waiting() == []


def test_a_page_that_is_withdrawn_moved_or_gone_is_purged(world: World, proxy: PurgedProxy) -> None:
    for number, words in ((1, "gone"), (2, "/elsewhere/"), (3, None)):
        edit(world, number, words)
    assert waiting() == ["/", "/1/", "/2/", "/3/"]


def test_a_page_is_purged_only_when_the_store_has_the_new_one(world: World) -> None:
    serving.store().is_broken = True
    edit(world, 1, "new")
    assert waiting() == []
    serving.store().is_broken = False
    Sheet.objects.update(not_before=None)
    working.drain()
    assert waiting() == ["/", "/1/"]


def test_what_a_killed_process_had_stored_is_purged_when_it_is_replaced(world: World) -> None:
    """Readers may have seen it, though nothing of it was noted."""
    serving.store().put(Address("", "/4/"), StoredPage.of(b"stored, and then the process was killed"))
    edit(world, 4, "new")
    serving.store().put(Address("", "/5/"), StoredPage.of(b"stored, and then the process was killed"))
    edit(world, 5, "new")
    serving.store().put(Address("", "/6/"), StoredPage.of(b"the same, and the thing is gone again"))
    world.edit(6, "new")
    edit(world, 6, None)
    assert {"/4/", "/5/", "/6/"} <= set(waiting())


def test_an_edit_that_is_rolled_back_purges_nothing(world: World) -> None:
    sp = transaction.savepoint()
    purging.ask([Address("", "/1/")])
    transaction.savepoint_rollback(sp)
    assert waiting() == []


def test_nothing_is_written_where_nothing_keeps_copies(world: World, settings) -> None:
    settings.WAGTAILFRONTENDCACHE = {}
    edit(world, 1, "new")
    assert not Purge.objects.exists()


def test_pages_that_no_reader_asks_for_are_not_purged(world: World) -> None:
    purging.ask([Address("", "/he/.404"), Address("", "/.503"), Address("", "/he/")])
    assert waiting() == ["/he/"]


def test_hosts_and_letters_of_every_script_are_written_as_caches_know_them(proxy: PurgedProxy) -> None:
    purging.ask([Address("he.paper.example", "/2026/11/27/כותרת/"), Address("", "/a b?/")])
    purge()
    assert proxy.purged == [
        (HOST, "/a%20b%3F/"),
        ("he.paper.example", "/2026/11/27/%D7%9B%D7%95%D7%AA%D7%A8%D7%AA/"),
    ]


def test_each_address_is_purged_once_more_for_what_was_on_its_way(world: World, proxy: PurgedProxy, clock) -> None:
    edit(world, 1, "new")
    purge()
    proxy.purged.clear()
    clock.shift(purging.AGAIN - timedelta(seconds=1))
    purge()
    assert proxy.purged == []
    clock.shift(timedelta(seconds=1))
    purge()
    assert proxy.purged == [(HOST, "/"), (HOST, "/1/")]
    assert not Purge.objects.exists()


def test_a_cache_that_is_away_holds_up_no_page_and_is_told_when_it_is_back(
    world: World, proxy: PurgedProxy, settings, clock
) -> None:
    away = PurgedProxy()
    with away.running():
        pass
    settings.WAGTAILFRONTENDCACHE["proxy"]["LOCATION"] = away.location
    edit(world, 1, "new")
    purge()
    assert serving.store().get(Address("", "/1/")).body == b"menu new"
    assert state.old_copies() is None
    for _ in range(8):
        clock.shift(timedelta(seconds=90))
        purge()
    found = state.old_copies()
    assert (found.since, "refused" in found.failure) == (Purge.objects.earliest("made_at").made_at, True)
    assert purging.purges().waiting == 2
    clock.shift(timedelta(seconds=1))
    edit(world, 2, "new")
    with away.running():
        purge()
        clock.shift(purging.LONGEST_PAUSE)
        purge()
        assert {path for _, path in away.purged} == {"/", "/1/", "/2/"}
    assert waiting() == []
    assert state.old_copies() is None


def test_when_a_cache_answers_again_nothing_waits_for_its_pause(world: World, proxy: PurgedProxy, clock) -> None:
    proxy.refused = {"/1/", "/2/"}
    purging.ask(Address("", f"/{number}/") for number in (1, 2))
    purge()
    proxy.refused.clear()
    Purge.objects.filter(path="/1/").update(not_before=timezone.now())
    purge()
    assert [path for _, path in proxy.purged] == ["/1/", "/2/"]


def test_an_address_that_is_refused_holds_up_no_other(world: World, proxy: PurgedProxy) -> None:
    proxy.refused = {"/2/"}
    purging.ask(Address("", f"/{number}/") for number in (1, 2, 3))
    purge()
    assert [path for _, path in proxy.purged] == ["/1/", "/3/"]
    row = Purge.objects.get(is_second=False)
    assert (row.path, row.attempts, "answers 403" in row.failure) == ("/2/", 1, True)


def test_a_cache_that_takes_the_request_and_never_answers_is_given_up(
    world: World, proxy: PurgedProxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "TIMEOUT", httpx.Timeout(0.2))
    proxy.hanging = threading.Event()
    purging.ask([Address("", "/1/")])
    try:
        purge()
    finally:
        proxy.hanging.set()
    assert Purge.objects.get().failure == "proxy: timed out"


class Asking(BaseBackend):
    """A cache; while it is told, the page changes once more."""

    def purge(self, url: str) -> None:
        purging.ask([Address("", "/1/")])


def test_what_is_asked_for_while_it_is_purged_is_purged_again(world: World, settings) -> None:
    settings.WAGTAILFRONTENDCACHE = {"asking": {"BACKEND": f"{__name__}.Asking"}}
    purging.ask([Address("", "/1/")])
    assert purging.step() == 1
    assert waiting() == ["/1/"]


class Complaining(BaseBackend):
    """A cache that tells what failed in the log and nowhere else, as those of Wagtail do: which log, they differ."""

    def __init__(self, params: dict[str, str]) -> None:
        super().__init__(params)
        self.logger = logging.getLogger(params["LOGGER"])
        self.says_path = params["SAYS"] == "path"

    def purge(self, url: str) -> None:
        told = urlsplit(url).path if self.says_path else url
        self.logger.error("Couldn't purge '%s' from Cloudflare. Cloudflare errors '%s'", told, "no such zone")


@pytest.mark.parametrize(("logger", "says"), [("wagtail.frontendcache", "url"), ("", "url"), ("", "path")])
def test_what_wagtails_backends_only_log_is_a_failure(world: World, settings, logger: str, says: str) -> None:
    backend = {"BACKEND": f"{__name__}.Complaining", "LOGGER": logger, "SAYS": says}
    settings.WAGTAILFRONTENDCACHE = {"complaining": backend}
    purging.ask([Address("", "/1/")])
    purging.step()
    assert Purge.objects.get().failure.endswith("'no such zone'")


def test_a_killed_process_loses_what_it_was_purging_to_the_next(world: World, proxy: PurgedProxy, clock) -> None:
    purging.ask([Address("", "/1/")])
    purging._claim()
    assert purging.step() == 0
    clock.shift(purging.LEASE)
    assert purging.step() == 1


def test_files_that_a_page_shows_no_longer_are_purged_with_it(
    world: World, proxy: PurgedProxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    def files(keys, expired):
        return [Address("", f"/media/images/{key.partition(':')[2]}.webp") for key in keys if key.startswith("thing:")]

    monkeypatch.setattr(rendering, "_files", [files])
    edit(world, 1, None)
    assert waiting() == ["/", "/1/", "/media/images/1.webp"]
