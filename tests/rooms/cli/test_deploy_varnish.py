"""Debian's Varnish with the printed VCL, in front of a front that comes and goes."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from django.utils import timezone
from wagtail.contrib.frontend_cache.backends import HTTPBackend

from masthead.cli.deploy import varnish
from masthead.conf.read import read
from masthead.front.paper import COPIES
from masthead.press import purging, rendering, serving, working
from masthead.press.address import Address
from masthead.press.changes import touch
from masthead.press.models import Purge
from masthead.press.recording import leave
from masthead.press.rendering import Made
from masthead.press.stored import StoredPage
from tests.postgres import free_port
from tests.rooms.front import front
from tests.rooms.front.front import STORY, Served, StandIn

pytestmark = pytest.mark.varnish


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    front.fill(tmp_path)
    running = front.start(tmp_path, MASTHEAD_BEHIND_PROXY="true", MASTHEAD_PURGE="http://127.0.0.1:6081")
    yield running
    front.stop(running)


@pytest.fixture
def app(served: Served) -> Iterator[StandIn]:
    with front.stand_in(served) as made:
        yield made


Start = Callable[[float], httpx.Client]


@pytest.fixture
def start(served: Served) -> Iterator[Start]:
    """Starts Varnish, told for how many seconds it may not ask; answers a client that asks it."""
    started: list[subprocess.Popen[bytes]] = []
    clients: list[httpx.Client] = []

    def begin(seconds: float) -> httpx.Client:
        port = free_port()
        options = served.folder / "varnish.toml"
        options.write_text(f'address = "http://127.0.0.1"\nlisten = "127.0.0.1:{served.port}"\n')
        file = served.folder / "paper.vcl"
        file.write_text(varnish.configuration(read(options, {}), seconds=seconds))
        # The jail's user could not read the test's folder.
        where = ("-j", "none", "-n", str(served.folder / "v"), "-s", "malloc,32m")
        command = ["varnishd", "-F", "-a", f"127.0.0.1:{port}", "-f", str(file), *where]
        started.append(subprocess.Popen(command, stdout=subprocess.DEVNULL))
        headers = {"accept-encoding": "identity", "host": "127.0.0.1"}
        client = httpx.Client(base_url=f"http://127.0.0.1:{port}", headers=headers, trust_env=False, timeout=20)
        clients.append(client)
        until(lambda: answers(client))
        return client

    yield begin
    for client in clients:
        client.close()
    for process in started:
        process.terminate()
        process.wait()


def until(happened: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def answers(client: httpx.Client) -> bool:
    try:
        return client.get("/").status_code == 200
    except httpx.TransportError:
        return False


def test_a_stored_page_is_one_page_whatever_the_query_and_packed_as_asked(served: Served, start: Start) -> None:
    paper = start(60)
    first = paper.get(STORY)
    assert (first.status_code, first.content) == (200, front.BODY)
    assert first.headers["cache-control"] == "max-age=0, must-revalidate"
    assert "default-src 'none'" in first.headers["content-security-policy"]
    assert {"x-varnish", "via", "x-masthead-path", "x-masthead-host"} & set(first.headers) == set()
    packed = paper.get(STORY, headers={"accept-encoding": "gzip"})
    assert (packed.headers["content-encoding"], packed.content) == ("gzip", front.BODY)
    assert paper.get(STORY, headers={"if-none-match": first.headers["etag"]}).status_code == 304
    served.store.remove(Address("", "/2026/11/27/כותרת/"))
    assert paper.get(f"{STORY}?utm_source=x").content == front.BODY


def test_a_new_version_is_seen_when_the_time_without_asking_is_over(served: Served, start: Start) -> None:
    paper = start(0.1)
    for body in (b"one", b"two", b"three"):
        served.store.put(Address("", "/changing/"), StoredPage.of(body))
        until(lambda body=body: paper.get("/changing/").content == body)


def test_when_the_front_is_down_readers_get_the_last_version(served: Served, start: Start) -> None:
    paper = start(0.1)
    assert paper.get("/old/").status_code == 301
    served.store.put(Address("", "/changing/"), StoredPage.of(b"one"))
    assert paper.get("/changing/").content == b"one"
    served.store.put(Address("", "/changing/"), StoredPage.of(b"two"))
    until(lambda: paper.get("/changing/").content == b"two")
    front.stop(served)
    for _ in range(20):
        assert (paper.get("/changing/").status_code, paper.get("/changing/?a").content) == (200, b"two")
        time.sleep(0.02)
    assert paper.get("/old/").headers["location"] == "/new/"
    never = paper.get(STORY)
    assert (never.status_code, never.text, never.headers["retry-after"]) == (503, "Back in a moment\n", "120")


def test_what_was_withdrawn_or_removed_does_not_come_back_when_the_front_is_down(
    served: Served, app: StandIn, start: Start
) -> None:
    paper = start(0.1)
    for path in ("/withdrawn-now/", "/missing-now/"):
        served.store.put(Address("", path), StoredPage.of(b"secret"))
        assert paper.get(path).content == b"secret"
    served.store.put(Address("", "/withdrawn-now/"), StoredPage(410))
    served.store.remove(Address("", "/missing-now/"))
    until(lambda: paper.get("/withdrawn-now/").status_code == 410)
    until(lambda: paper.get("/missing-now/").status_code == 404)
    front.stop(served)
    assert paper.get("/withdrawn-now/").content == b"410 page"
    assert paper.get("/missing-now/").status_code == 503


def test_a_crowd_finds_the_page_while_the_front_dies(served: Served, start: Start) -> None:
    paper = start(0.01)
    assert paper.get(STORY).status_code == 200

    def read_often(_: int) -> set[tuple[int, bytes]]:
        return {((answer := paper.get(STORY)).status_code, answer.content) for _ in range(40)}

    with ThreadPoolExecutor(12) as crowd:
        reading = [crowd.submit(read_often, number) for number in range(12)]
        front.stop(served)
        seen = set().union(*(each.result() for each in reading))
    assert seen == {(200, front.BODY)}


def test_the_newsroom_and_forms_pass_with_everything_and_are_not_kept(
    served: Served, app: StandIn, start: Start
) -> None:
    paper = start(60)
    for number in ("1", "2"):
        told = paper.get("/newsroom/x/?a=b", headers={"cookie": f"newsroom={number}"}).json()
        assert (told["path"], told["headers"]["cookie"]) == ("/newsroom/x/?a=b", f"newsroom={number}")
    assert paper.post("/letters/", content=b"dear").json()["taken"] == 4
    assert paper.get("/?p=12").json()["path"] == "/?p=12"
    assert paper.get("/search/?q=a").json()["path"] == "/search/?q=a"
    assert paper.get("/search/?q=b").json()["path"] == "/search/?q=b"


def test_what_a_stranger_says_about_himself_is_not_believed(served: Served, app: StandIn, start: Start) -> None:
    paper = start(60)
    lies = {"x-forwarded-for": "9.9.9.9", "x-forwarded-proto": "https", "x-forwarded-host": "evil.example"}
    told = paper.get("/newsroom/", headers=lies).json()["headers"]
    headers = {name.lower(): value for name, value in told.items()}
    assert headers["x-forwarded-for"] == "127.0.0.1"
    assert headers["x-forwarded-proto"] == "http"
    assert headers["x-forwarded-host"] == "127.0.0.1"


def test_wagtails_purge_brings_the_new_version_and_it_is_there_without_the_front(served: Served, start: Start) -> None:
    paper = start(600)
    purging = HTTPBackend({"LOCATION": str(paper.base_url)})
    address = "http://127.0.0.1/changing/"
    served.store.put(Address("", "/changing/"), StoredPage.of(b"one"))
    assert paper.get("/changing/").content == b"one"
    served.store.put(Address("", "/changing/"), StoredPage.of(b"two"))
    assert paper.get("/changing/").content == b"one"
    purging.purge(address)
    front.stop(served)
    assert paper.get("/changing/").content == b"two"


def test_a_purge_of_a_withdrawn_page_is_no_failure(
    served: Served, start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    paper = start(600)
    served.store.put(Address("", "/changing/"), StoredPage.of(b"one"))
    assert paper.get("/changing/").status_code == 200
    served.store.put(Address("", "/changing/"), StoredPage(410))
    HTTPBackend({"LOCATION": str(paper.base_url)}).purge("http://127.0.0.1/changing/")
    assert caplog.records == []
    assert paper.get("/changing/").status_code == 410


def test_a_ban_forgets_everything_below_an_address(served: Served, start: Start) -> None:
    paper = start(600)
    for path in ("/sport/a/", "/sport/b/", "/city/a/"):
        served.store.put(Address("", path), StoredPage.of(b"one"))
        assert paper.get(path).content == b"one"
        served.store.put(Address("", path), StoredPage.of(b"two"))
    assert paper.request("BAN", "/sport/").status_code == 200
    assert [paper.get(path).content for path in ("/sport/a/", "/sport/b/", "/city/a/")] == [b"two", b"two", b"one"]
    assert paper.request("BAN", "/(").status_code == 400


@pytest.mark.parametrize("method", ["PURGE", "BAN"])
def test_nobody_purges_from_elsewhere_nor_through_a_proxy(served: Served, start: Start, method: str) -> None:
    paper = start(600)
    assert paper.request(method, "/", headers={"x-forwarded-for": "9.9.9.9"}).status_code == 403
    assert paper.request(method, "/").status_code == 200


def test_media_come_in_ranges_and_without_the_front(served: Served, start: Start) -> None:
    paper = start(0.1)
    assert len(paper.get("/media/images/a.webp").content) == 1024
    front.stop(served)
    part = paper.get("/media/images/a.webp", headers={"range": "bytes=10-19"})
    assert (part.status_code, part.content) == (206, bytes(range(10, 20)))
    assert "immutable" in part.headers["cache-control"]


class Paper:
    """One page with words, made by the press into the front's folder."""

    def __init__(self) -> None:
        self.words: str | None = "one"

    def make(self, address: Address) -> Made:
        leave("words")
        return Made(410) if self.words is None else Made(200, self.words.encode())

    def change(self, words: str | None) -> None:
        self.words = words
        touch("words")
        working.drain()


@pytest.mark.django_db
def test_the_press_purges_what_it_replaced_and_withdrew_and_tries_again_until_varnish_is_there(
    served: Served, start: Start, monkeypatch: pytest.MonkeyPatch, settings
) -> None:
    made = Paper()
    monkeypatch.setattr(rendering, "_makers", [(made.make, lambda addresses: None)])
    monkeypatch.setattr(rendering, "_outlets", [])
    for module in (serving, working):
        monkeypatch.setattr(module, "store", lambda: served.store)
    cache = start(600)
    settings.MASTHEAD_ADDRESS = "http://127.0.0.1"
    location = str(cache.base_url)
    settings.WAGTAILFRONTENDCACHE = {"proxy": {"BACKEND": "masthead.press.copies.Proxy", "LOCATION": location}}
    serving.serve(Address("", "/words/"))
    for words in ("two", "three"):
        before = cache.get("/words/").content
        made.change(words)
        assert cache.get("/words/").content == before
        purging.step()
        assert cache.get("/words/").text == words
    settings.WAGTAILFRONTENDCACHE["proxy"]["LOCATION"] = f"http://127.0.0.1:{free_port()}"
    made.change(None)
    purging.step()
    assert cache.get("/words/").text == "three"
    settings.WAGTAILFRONTENDCACHE["proxy"]["LOCATION"] = location
    Purge.objects.update(not_before=timezone.now())
    purging.step()
    assert (cache.get("/words/").status_code, cache.get("/words/").text) == (410, "410 page")


def test_where_varnish_is_purged_it_need_not_ask(tmp_path: Path) -> None:
    assert "beresp.ttl = 0.1s" in varnish.configuration(read(None, {}))
    purged = varnish.configuration(read(None, {"MASTHEAD_PURGE": "http://127.0.0.1:6081"}))
    assert "beresp.ttl = 600s" in purged
    assert "beresp.ttl = 5s" in varnish.configuration(read(None, {}), seconds=5)


def test_what_is_said_to_caches_is_not_said_to_browsers(served: Served, start: Start) -> None:
    assert served.ask(STORY).headers["cdn-cache-control"] == COPIES
    answer = start(60).get(STORY)
    assert answer.content == front.BODY
    assert {"cdn-cache-control", "surrogate-control"} & set(answer.headers) == set()
