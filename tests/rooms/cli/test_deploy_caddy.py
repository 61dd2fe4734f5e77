"""Debian's Caddy with the printed Caddyfile, the application being down, and with the front down too."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from masthead.cli.deploy import caddy
from masthead.conf import hosts
from masthead.conf.read import read
from masthead.front.paper import COPIES
from masthead.press.address import Address
from masthead.press.stored import StoredPage
from tests.postgres import free_port
from tests.rooms.front import front
from tests.rooms.front.front import Served

pytestmark = pytest.mark.caddy
CACHE = "http://127.0.0.1:6081"
STORY = "/2026/11/27/כותרת/"
HASHED = "public, max-age=31536000, immutable"


@dataclass
class Paper:
    """A newspaper behind Caddy."""

    port: int
    behind: Served

    def ask(self, path: str, method: str = "GET", **headers: str) -> httpx.Response:
        wanted = {"accept-encoding": "gzip"} | {name.replace("_", "-"): value for name, value in headers.items()}
        return httpx.request(method, f"http://127.0.0.1:{self.port}{path}", headers=wanted, timeout=10, trust_env=False)


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Paper]:
    folder = tmp_path_factory.mktemp("c")
    front.fill(folder)
    hosts.write(folder / ".notices", ["he.paper.example"])
    behind = front.start(folder, MASTHEAD_BEHIND_PROXY="true", MASTHEAD_PURGE=CACHE)
    port = free_port()
    (folder / "masthead.toml").write_text(
        f'address = "http://127.0.0.1"\nlisten = "127.0.0.1:{behind.port}"\n'
        f'purge = "{CACHE}"\nhosts = [".paper.example"]\n'
    )
    text = caddy.configuration(read(folder / "masthead.toml", {}), port=str(port))
    file = folder / "Caddyfile"
    file.write_text(f"{{\n\tadmin off\n}}\n{text}")
    environ = {**os.environ, "XDG_DATA_HOME": str(folder / "data"), "XDG_CONFIG_HOME": str(folder / "config")}
    with (folder / "errors").open("wb") as errors:
        process = subprocess.Popen(
            ["caddy", "run", "--config", str(file), "--adapter", "caddyfile"], env=environ, stderr=errors
        )
    made = Paper(port, behind)
    deadline = time.monotonic() + 20
    while not answers(made) and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.05)
    yield made
    process.terminate()
    process.wait()
    front.stop(behind)


def answers(paper: Paper) -> bool:
    try:
        return paper.ask("/healthz").status_code == 200
    except httpx.TransportError:
        return False


@pytest.mark.parametrize(
    ("accepted", "encoding"), [("gzip", "gzip"), ("gzip, deflate, br", "br"), ("br;q=0, gzip", "gzip"), ("x", None)]
)
def test_a_stored_page(paper: Paper, accepted: str, encoding: str | None) -> None:
    answer = paper.ask(STORY + "?a=b", accept_encoding=accepted)
    assert (answer.status_code, answer.content) == (200, front.BODY)
    assert answer.headers.get("content-encoding") == encoding
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "max-age=0, must-revalidate"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    again = paper.ask(STORY, accept_encoding=accepted, if_none_match=answer.headers["etag"])
    assert again.status_code == 304
    assert paper.ask(STORY, "HEAD", accept_encoding=accepted).content == b""


def test_a_replaced_page_is_seen_at_once(paper: Paper) -> None:
    for body in (b"one", b"two"):
        paper.behind.store.put(Address("", "/changing/"), StoredPage.of(body))
        for accepted in ("gzip", "br", "identity"):
            assert paper.ask("/changing/", accept_encoding=accepted).content == body


def test_moved_gone_missing_feeds_and_forms(paper: Paper) -> None:
    assert (paper.ask("/old/").status_code, paper.ask("/old/").headers["location"]) == (301, "/new/")
    assert (paper.ask("/withdrawn/").status_code, paper.ask("/withdrawn/").content) == (410, b"410 page")
    assert (paper.ask("/nowhere/").status_code, paper.ask("/nowhere/").content) == (503, b"503 page")
    assert paper.ask("/city/feed.rss").headers["content-type"] == "application/rss+xml; charset=utf-8"
    assert paper.ask("/", "POST").status_code == 405
    assert paper.ask("/?p=12").status_code == paper.ask("/?a=b&p=12").status_code == 503
    assert paper.ask("/?q=12").status_code == 200
    for path in ("/.404", "/he/.410", "/index.html"):
        assert paper.ask(path).status_code == 404


def test_files_are_caddys_own_and_for_ever(paper: Paper) -> None:
    style = paper.ask("/static/a.0123456789ab.css", accept_encoding="identity")
    assert (style.content, style.headers["content-type"]) == (b"a{}", "text/css; charset=utf-8")
    for name in ("b.css", "b.de.css"):
        assert paper.ask(f"/static/{name}").headers["cache-control"] == "max-age=0, must-revalidate"
    picture = paper.ask("/media/images/a.webp", range="bytes=0-3", accept_encoding="identity")
    assert (picture.status_code, picture.content) == (206, bytes(range(4)))
    assert picture.headers["content-type"] == "image/webp"
    colours = paper.ask(front.STYLE)
    assert (colours.status_code, colours.headers["content-type"]) == (200, "text/css; charset=utf-8")
    assert colours.headers["content-encoding"] == "gzip"
    assert style.headers["cache-control"] == colours.headers["cache-control"] == HASHED
    assert style.headers["cache-control"] == picture.headers["cache-control"] == HASHED
    assert paper.ask("/media/images/none.webp").status_code == 404


@pytest.mark.parametrize("path", [*front.SECRET, "/media/images/%2e%2e/a.jpg"])
def test_no_original_and_nothing_hidden_is_given_out(paper: Paper, path: str) -> None:
    answer = paper.ask(path)
    assert answer.status_code in {404, 503}
    assert b"secret" not in answer.content


def test_each_host_has_its_own_pages(paper: Paper) -> None:
    paper.behind.store.put(Address("he.paper.example", "/"), StoredPage.of(b"its own"))
    assert paper.ask("/", host="he.paper.example").content == b"its own"
    assert paper.ask("/", host="www.paper.example").content.startswith(b"home")


def test_under_maintenance_readers_get_the_page(paper: Paper) -> None:
    marker = paper.behind.folder / ".notices" / "maintenance"
    marker.touch()
    answer = paper.ask("/")
    marker.unlink()
    assert (answer.status_code, answer.content) == (503, b"503 page")


def test_what_all_pages_fetch_is_served_as_a_page(paper: Paper) -> None:
    front.check_live_regions(paper.ask)


def test_caches_that_are_purged_are_told_that_they_may_keep_stored_pages(paper: Paper) -> None:
    for path, copies in ((STORY, COPIES), ("/withdrawn/", None), ("/static/b.css", None)):
        answer = paper.ask(path)
        assert [answer.headers.get(name) for name in ("cdn-cache-control", "surrogate-control")] == [copies, copies]
    assert "cdn-cache-control" not in caddy.configuration(read(None, {}))


def test_with_the_front_down_too_the_paper_is_there(paper: Paper) -> None:
    """The last of this file: the front does not come back."""
    front.stop(paper.behind)
    assert paper.ask(STORY).content == front.BODY
    assert len(paper.ask("/media/images/a.webp").content) == 1024
    for path, text in (("/nowhere/", b"503 page"), ("/he/old/", b"he 503 page")):
        answer = paper.ask(path)
        assert (answer.status_code, answer.content, answer.headers["retry-after"]) == (503, text, "120")
    assert paper.ask("/nowhere/", accept_encoding="identity").text == "Back in a moment"
    plain = paper.ask(front.STYLE)
    assert (plain.status_code, plain.headers["location"]) == (302, "/static/look/masthead.0123456789ab.css")
    assert "immutable" not in plain.headers.get("cache-control", "")
    assert paper.ask(plain.headers["location"]).status_code == 200


def test_of_media_in_a_bucket_the_front_is_asked_for_all(tmp_path: Path) -> None:
    (tmp_path / "masthead.toml").write_text('address = "http://127.0.0.1"\nmedia = "s3://the-paper/media"\n')
    text = caddy.configuration(read(tmp_path / "masthead.toml", {}))
    (tmp_path / "Caddyfile").write_text(text)
    command = ["caddy", "adapt", "--config", str(tmp_path / "Caddyfile"), "--adapter", "caddyfile"]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    assert "handle /media/* {\n\t\timport masthead_127_0_0_1\n\t}" in text
    for kept in (f"{tmp_path}/.media", f"{tmp_path}/media", "/media/images/"):
        assert kept not in text
