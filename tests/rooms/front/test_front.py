"""The front answers stored pages and files without the application, and passes the rest on."""

from __future__ import annotations

import gzip
import http.client
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli
import pytest

from masthead.conf import hosts
from masthead.look.colours import stylesheet
from masthead.press.address import Address
from masthead.press.stored import StoredPage
from tests.rooms.front import front
from tests.rooms.front.front import BODY, STORY, Served, StandIn, check_live_regions


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("f")
    front.fill(folder)
    running = front.start(folder)
    yield running
    front.stop(running)


@pytest.fixture
def app(served: Served) -> Iterator[StandIn]:
    with front.stand_in(served) as made:
        yield made


def raw(served: Served, path: str, **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=10)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


def test_nothing_of_django_is_imported() -> None:
    wanted = "import sys, masthead.front.serving, masthead.front.paper, masthead.press.stores.s3, obstore.store; "
    code = (
        f"{wanted}print([m for m in sys.modules if m.partition('.')[0] in ('django', 'wagtail', 'sqlite3', 'psycopg')])"
    )
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "[]"


def test_a_stored_page_is_answered_without_the_application(served: Served) -> None:
    answer = served.ask(STORY + "?utm_source=x&p=1")
    assert (answer.status_code, answer.content) == (200, BODY)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "max-age=0, must-revalidate"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "SAMEORIGIN"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip", "gzip"),
        ("gzip, br", "br"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.1, gzip", "gzip"),
        ("*", "br"),
        ("gzip;q=0", None),
        ("identity", None),
    ],
)
def test_pages_come_packed_as_the_reader_can_unpack_them(served: Served, accepted: str, encoding: str | None) -> None:
    answer, body = raw(served, STORY, **{"Accept-Encoding": accepted})
    assert answer.getheader("content-encoding") == encoding
    unpack = {"gzip": gzip.decompress, "br": brotli.decompress, None: bytes}[encoding]
    assert unpack(body) == BODY


@pytest.mark.parametrize("accepted", ["identity", "gzip", "br"])
def test_an_unchanged_page_is_not_sent_again(served: Served, accepted: str) -> None:
    first = served.ask(STORY, accept_encoding=accepted)
    by_tag = served.ask(STORY, accept_encoding=accepted, if_none_match=f'"x", {first.headers["etag"]}')
    by_time = served.ask(STORY, accept_encoding=accepted, if_modified_since=first.headers["last-modified"])
    assert (by_tag.status_code, by_time.status_code, by_tag.content) == (304, 304, b"")
    assert served.ask(STORY, if_none_match='"other"').status_code == 200


def test_the_tag_is_the_one_that_nginx_makes(served: Served) -> None:
    found = (served.folder / "pages" / "_" / "2026/11/27/כותרת/index.html.gz").stat()
    assert served.ask(STORY, accept_encoding="gzip").headers["etag"] == f'"{int(found.st_mtime):x}-{found.st_size:x}"'


def test_head_has_the_headers_and_no_body(served: Served) -> None:
    answer = served.ask(STORY, "HEAD")
    assert (answer.status_code, answer.content, answer.headers["content-length"]) == (200, b"", str(len(BODY)))


def test_a_replaced_page_is_seen_at_once(served: Served) -> None:
    for body in (b"one", b"two"):
        served.store.put(Address("", "/changing/"), StoredPage.of(body))
        for encoding in ("identity", "gzip", "br"):
            assert served.ask("/changing/", accept_encoding=encoding).content == body


def test_moved_gone_and_feeds(served: Served) -> None:
    assert served.ask("/old/").headers["location"] == "/new/"
    assert served.ask("/old/").status_code == 301
    for path, text in (("/withdrawn/", b"410 page"), ("/he/withdrawn/", b"he 410 page")):
        answer = served.ask(path)
        assert (answer.status_code, answer.content) == (410, text)
    assert served.ask("/city/feed.rss").headers["content-type"] == "application/rss+xml; charset=utf-8"


@pytest.mark.parametrize("path", ["/.404", "/he/.410", "//x/", "/a/../b/", "/%2e%2e/x", "/a/.git/config", "/x%5Cy/"])
def test_what_cannot_be_stored_is_404_without_the_application(served: Served, app: StandIn, path: str) -> None:
    answer, body = raw(served, path)
    assert answer.status == 404
    assert b"404 page" in body
    assert app.seen == []


def test_what_cannot_be_read_is_400(served: Served, app: StandIn) -> None:
    for path in ("/a%00b/", "/%ff/", "/" + "a" * 60_000):
        assert raw(served, path)[0].status in {400, 414}
    assert raw(served, "/", Host="elsewhere.example")[0].status == 400
    assert app.seen == []


def test_a_path_of_a_megabyte_is_refused(served: Served, app: StandIn) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=10)
    try:
        connection.request("GET", "/" + "a" * 1_000_000)
        assert connection.getresponse().status in {400, 414, 431}
    except (ConnectionError, http.client.HTTPException):
        pass
    assert app.seen == []


def test_only_reading_is_allowed_on_stored_pages_and_forms_go_to_the_application(served: Served, app: StandIn) -> None:
    refused = served.ask(STORY, "POST")
    assert (refused.status_code, refused.headers["allow"]) == (405, "GET, HEAD")
    assert served.ask("/letters/", "POST").json()["method"] == "POST"


def test_a_miss_is_asked_for_without_cookies_and_with_who_asks(served: Served, app: StandIn) -> None:
    told = served.ask("/search/?q=%D7%90", cookie="a=b", x_forwarded_for="1.2.3.4", x_evil="1").json()
    headers = {name.lower(): value for name, value in told["headers"].items()}
    assert told["path"] == "/search/?q=%D7%90"
    assert headers["x-forwarded-for"] == "127.0.0.1"
    assert {"cookie", "x-evil"} & set(headers) == set()


def test_the_newsroom_gets_everything_and_no_other_readers_cookie(served: Served, app: StandIn) -> None:
    first = served.ask("/newsroom/x/?a=b", cookie="newsroom=1").json()
    second = served.ask("/newsroom/", X_Forwarded_Host="evil.example").json()
    assert first["headers"]["cookie"] == "newsroom=1"
    assert first["path"] == "/newsroom/x/?a=b"
    assert "cookie" not in second["headers"]
    assert second["headers"]["x-forwarded-host"] == f"127.0.0.1:{served.port}"


def test_only_a_host_that_is_an_editions_own_has_pages_of_its_own(served: Served) -> None:
    served.store.put(Address("he.paper.example", "/"), StoredPage.of(b"its own"))
    listed = served.folder / ".notices"
    hosts.write(listed, ["HE.paper.example"])
    assert raw(served, "/", Host="he.paper.example:80")[1] == b"its own"
    assert raw(served, "/", Host="www.paper.example")[1].startswith(b"home")
    hosts.write(listed, [])
    assert raw(served, "/", Host="he.paper.example")[1].startswith(b"home")
    (listed / hosts.FILE).unlink()
    assert raw(served, "/", Host="he.paper.example")[1] == b"its own"


def test_an_old_address_at_the_root_goes_to_the_application(served: Served, app: StandIn) -> None:
    assert served.ask("/?p=12").json()["path"] == "/?p=12"
    assert served.ask("/he/?page_id=3").json()["path"] == "/he/?page_id=3"
    assert served.ask("/?utm=1").content.startswith(b"home")


def test_a_crowd_that_asks_for_one_missing_page_is_one_request(served: Served, app: StandIn) -> None:
    app.pause = 2.0
    with ThreadPoolExecutor(100) as crowd:
        answers = list(crowd.map(lambda _: raw(served, "/crowd/")[0].status, range(100)))
    assert answers == [200] * 100
    assert len([one for one in app.seen if one["path"] == "/crowd/"]) == 1


def test_an_upload_of_sixty_megabytes_passes_in_bounded_memory(served: Served, app: StandIn) -> None:
    size = 60 * 1024 * 1024
    told = front.httpx.post(
        f"{served.address}/newsroom/photos/",
        content=(bytes(1 << 20) for _ in range(60)),
        headers={"content-length": str(size)},
        timeout=60,
        trust_env=False,
    ).json()
    assert told["taken"] == size
    peaks = [
        int(line.split()[1])
        for status in Path("/proc").glob("[0-9]*/status")
        if f"Pid:\t{served.process.pid}\n" in (text := status.read_text())
        for line in text.splitlines()
        if line.startswith("VmHWM")
    ]
    assert peaks
    assert max(peaks) < 150_000


def test_without_the_application_readers_get_503_and_stored_pages(served: Served) -> None:
    for path, text in (("/nowhere/", b"503 page"), ("/he/nowhere/", b"he 503 page")):
        answer = served.ask(path)
        assert (answer.status_code, answer.content, answer.headers["retry-after"]) == (503, text, "120")
    assert served.ask("/newsroom/").status_code == 503
    assert served.ask(STORY).status_code == 200
    assert served.ask("/healthz").json() == {"front": True, "store": True, "app": False}


def test_under_maintenance_readers_get_the_page_and_the_newsroom_goes_on(served: Served, app: StandIn) -> None:
    marker = served.folder / ".notices" / "maintenance"
    marker.touch()
    answer = served.ask("/")
    newsroom = served.ask("/newsroom/").status_code
    marker.unlink()
    assert (answer.status_code, answer.content, newsroom) == (503, b"503 page", 200)
    assert served.ask("/").status_code == 200


def test_media_come_in_ranges_and_for_ever(served: Served) -> None:
    whole = served.ask("/media/images/a.webp")
    assert (whole.status_code, len(whole.content)) == (200, 1024)
    assert whole.headers["content-type"] == "image/webp"
    assert "immutable" in whole.headers["cache-control"]
    part = served.ask("/media/images/a.webp", range="bytes=10-19")
    assert (part.status_code, part.content) == (206, bytes(range(10, 20)))
    assert part.headers["content-range"] == "bytes 10-19/1024"
    assert served.ask("/media/images/a.webp", range="bytes=-4").content == bytes(range(252, 256))
    assert served.ask("/media/images/a.webp", range="bytes=2000-").status_code == 416
    assert served.ask("/media/images/a.webp", if_none_match=whole.headers["etag"]).status_code == 304


@pytest.mark.parametrize("accepted", ["identity", "gzip", "br, gzip"])
def test_an_editions_style_is_the_papers_with_the_colours_of_its_name(served: Served, accepted: str) -> None:
    answer = served.ask(front.STYLE, accept_encoding=accepted)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/css; charset=utf-8")
    assert answer.text == 'a{src:url("/static/look/fonts/a.woff2")}' + stylesheet("#8a1c1c", "#f0a58f")
    assert answer.headers.get("content-encoding", "identity") == accepted.partition(",")[0]
    assert answer.headers["vary"] == "Accept-Encoding"
    assert "immutable" in answer.headers["cache-control"]
    assert served.ask(front.STYLE, "HEAD").content == b""


def test_an_editions_style_whose_name_does_not_tell_the_papers_is_not_kept(served: Served) -> None:
    style = served.folder / ".static" / "look" / "masthead.css"
    for text in ("b{}", "c{color:red}"):
        style.write_text(text)
        answer = served.ask("/colours/8a1c1c-f0a58f.css")
        assert answer.text == text + stylesheet("#8a1c1c", "#f0a58f")
        assert answer.headers["cache-control"] == "max-age=0, must-revalidate"


@pytest.mark.parametrize(
    "path",
    ["/colours/red-blue.css", "/colours/images/a.webp", front.STYLE.replace("0123", "4567"), f"{front.STYLE}.css"],
)
def test_a_style_that_is_no_editions_is_missing(served: Served, path: str) -> None:
    assert served.ask(path).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/media/images/out.jpg",
        "/media/original_images/a.jpg",
        "/media/a.jpg",
        "/media/../originals/secret.jpg",
        "/media/%2e%2e/originals/secret.jpg",
        "/media/images/",
    ],
)
def test_no_way_leads_out_of_media(served: Served, path: str) -> None:
    answer, body = raw(served, path)
    assert answer.status == 404
    assert body != b"secret"


def test_static_files_come_packed_where_they_were_packed(served: Served) -> None:
    answer, body = raw(served, "/static/a.0123456789ab.css", **{"Accept-Encoding": "gzip, br"})
    assert (answer.getheader("content-encoding"), body) == ("gzip", b"packed")
    assert "immutable" in (answer.getheader("cache-control") or "")
    assert served.ask("/static/a.0123456789ab.css").content == b"a{}"


def test_what_all_pages_fetch_is_served_as_a_page(served: Served) -> None:
    check_live_regions(served.ask)
