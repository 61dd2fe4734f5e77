"""Debian's nginx with the printed configuration, the application being down, and with the front down too."""

from __future__ import annotations

import ssl
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from masthead.cli.deploy import nginx
from masthead.cli.trouble import Trouble
from masthead.conf import hosts
from masthead.conf.read import read
from masthead.front.paper import COPIES
from masthead.press.address import Address
from masthead.press.stored import StoredPage
from tests.postgres import free_port
from tests.rooms.front import front
from tests.rooms.front.front import STORY, Served

CACHE = "http://127.0.0.1:6081"
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
OPTIONS = 'hosts = [".paper.example"]\nbehind_proxy = true\n'


@dataclass
class Paper:
    """A newspaper behind nginx."""

    port: int
    behind: Served
    scheme: str = "http"
    has_brotli: bool = False

    def ask(self, path: str, method: str = "GET", **headers: str) -> httpx.Response:
        wanted = {"accept-encoding": "identity"} | {name.replace("_", "-"): value for name, value in headers.items()}
        address = f"{self.scheme}://127.0.0.1:{self.port}{path}"
        return httpx.request(method, address, headers=wanted, timeout=10, trust_env=False, verify=self.trust())

    def trust(self) -> ssl.SSLContext:
        certificate = self.behind.folder / "paper.crt"
        return ssl.create_default_context(cafile=str(certificate) if certificate.is_file() else None)


def with_a_certificate(folder: Path, server: str, port: int) -> str:
    """The printed block with its lines for TLS in force, and a certificate of our own making."""
    made = ("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=paper")
    files = ("-keyout", folder / "paper.key", "-out", folder / "paper.crt", "-addext", "subjectAltName=IP:127.0.0.1")
    subprocess.run([*made, *files], check=True, capture_output=True)
    server = server.replace(f"    listen 127.0.0.1:{port};\n", "")
    for printed, wanted in (
        ("# listen 443 ssl", f"listen 127.0.0.1:{port} ssl"),
        ('# ssl_certificate "/etc/letsencrypt/live/127.0.0.1/fullchain.pem"', f"ssl_certificate {folder}/paper.crt"),
        (
            '# ssl_certificate_key "/etc/letsencrypt/live/127.0.0.1/privkey.pem"',
            f"ssl_certificate_key {folder}/paper.key",
        ),
    ):
        assert server.count(printed) == 1
        server = server.replace(printed, wanted)
    return server


@pytest.fixture(scope="module", params=["brotli", "gzip alone", "tls"])
def paper(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Paper]:
    folder = tmp_path_factory.mktemp("n")
    front.fill(folder)
    hosts.write(folder / ".notices", ["he.paper.example"])
    behind = front.start(folder, MASTHEAD_BEHIND_PROXY="true", MASTHEAD_PURGE=CACHE)
    port = free_port()
    (folder / "masthead.toml").write_text(
        f'address = "http://127.0.0.1"\nlisten = "127.0.0.1:{behind.port}"\npurge = "{CACHE}"\n{OPTIONS}'
    )
    has_brotli = request.param == "brotli"
    server = nginx.configuration(read(folder / "masthead.toml", {}), listen=f"127.0.0.1:{port}", brotli=has_brotli)
    if request.param == "tls":
        server = with_a_certificate(folder, server, port)
    head = f"load_module {BROTLI};\n" if has_brotli else ""
    # Workers of another user could not read the test's folder.
    head += f"user {Path(folder).owner()};\npid {folder}/pid;\nerror_log {folder}/errors;\nevents {{}}\n"
    (folder / "nginx.conf").write_text(f"{head}http {{ access_log off;\n{server}}}\n")
    process = subprocess.Popen(["nginx", "-g", "daemon off;", "-c", str(folder / "nginx.conf")])
    deadline = time.monotonic() + 10
    while not (folder / "pid").is_file() and time.monotonic() < deadline:
        time.sleep(0.05)
    yield Paper(port, behind, "https" if request.param == "tls" else "http", has_brotli)
    process.terminate()
    process.wait()
    front.stop(behind)


@pytest.mark.nginx
@pytest.mark.parametrize("accepted", ["identity", "gzip"])
def test_a_stored_page(paper: Paper, accepted: str) -> None:
    answer = paper.ask("/2026/11/27/כותרת/?a=b", accept_encoding=accepted)
    assert (answer.status_code, answer.content) == (200, front.BODY)
    assert answer.headers.get("content-encoding", "identity") == accepted
    assert answer.headers["cache-control"] == "max-age=0, must-revalidate"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    again = paper.ask("/2026/11/27/כותרת/", accept_encoding=accepted, if_none_match=answer.headers["etag"])
    assert again.status_code == 304
    assert paper.ask("/2026/11/27/כותרת/", "HEAD").content == b""


@pytest.mark.nginx
def test_brotli_where_nginx_has_it(paper: Paper) -> None:
    answer = paper.ask("/2026/11/27/כותרת/", accept_encoding="br")
    assert answer.headers.get("content-encoding") == ("br" if paper.has_brotli else None)
    assert answer.content == front.BODY


@pytest.mark.nginx
def test_moved_missing_feeds_and_forms(paper: Paper) -> None:
    assert paper.ask("/old/").headers["location"] == "/new/"
    assert (paper.ask("/nowhere/").status_code, paper.ask("/nowhere/").content) == (503, b"503 page")
    assert paper.ask("/city/feed.rss").headers["content-type"] == "application/rss+xml; charset=utf-8"
    assert paper.ask("/", "POST").status_code == 405
    assert paper.ask("/?p=12").status_code == 503


@pytest.mark.nginx
@pytest.mark.parametrize(
    ("path", "status", "text"),
    [
        ("/withdrawn/", 410, b"410 page"),
        ("/he/withdrawn/", 410, b"he 410 page"),
        ("/.404", 404, b"404 page"),
        ("/he/.410", 404, b"he 404 page"),
        ("/media/images/none.webp", 404, b"404 page"),
    ],
)
@pytest.mark.parametrize("accepted", ["identity", "gzip"])
def test_pages_for_what_goes_wrong(paper: Paper, path: str, status: int, text: bytes, accepted: str) -> None:
    answer = paper.ask(path, accept_encoding=accepted)
    assert (answer.status_code, answer.content) == (status, text)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    assert {"etag", "last-modified"} & set(answer.headers) == set()


@pytest.mark.nginx
def test_files_are_nginx_own_and_for_ever(paper: Paper) -> None:
    style = paper.ask("/static/a.0123456789ab.css")
    assert (style.content, style.headers["content-type"]) == (b"a{}", "text/css; charset=utf-8")
    assert paper.ask("/static/b.css").headers["cache-control"] == "max-age=0, must-revalidate"
    picture = paper.ask("/media/images/a.webp", range="bytes=0-3")
    assert (picture.status_code, picture.content) == (206, bytes(range(4)))
    assert picture.headers["content-type"] == "image/webp"
    for answer in (style, picture):
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert answer.headers["x-content-type-options"] == "nosniff"
    colours = paper.ask(front.STYLE)
    assert (colours.status_code, colours.headers["content-type"]) == (200, "text/css; charset=utf-8")
    assert colours.headers["cache-control"] == "public, max-age=31536000, immutable"


@pytest.mark.nginx
@pytest.mark.parametrize(
    "path", [*front.SECRET, "/media/images/out.jpg", "/media/images../a.jpg", "/static../originals/secret.jpg"]
)
def test_no_original_and_nothing_hidden_is_given_out(paper: Paper, path: str) -> None:
    answer = paper.ask(path)
    # 503: what leads up comes out above /media/, and the application, which would know, is down.
    assert answer.status_code in {404, 503}
    assert b"secret" not in answer.content


@pytest.mark.nginx
def test_each_host_has_its_own_pages_and_a_strange_one_none(paper: Paper) -> None:
    paper.behind.store.put(Address("he.paper.example", "/"), StoredPage.of(b"its own"))
    assert paper.ask("/", host="he.paper.example").content == b"its own"
    assert paper.ask("/", host="www.paper.example").content.startswith(b"home")
    assert paper.ask("/", host="elsewhere.example").status_code == 400


@pytest.mark.nginx
def test_under_maintenance_readers_get_the_page(paper: Paper) -> None:
    marker = paper.behind.folder / ".notices" / "maintenance"
    marker.touch()
    answers = [paper.ask(path) for path in ("/", "/he/")]
    marker.unlink()
    assert [(answer.status_code, answer.content) for answer in answers] == [(503, b"503 page"), (503, b"he 503 page")]
    assert answers[0].headers["retry-after"] == "120"


@pytest.mark.nginx
def test_what_all_pages_fetch_is_served_as_a_page(paper: Paper) -> None:
    front.check_live_regions(paper.ask)


@pytest.mark.nginx
def test_caches_that_are_purged_are_told_that_they_may_keep_stored_pages(paper: Paper, printed: Written) -> None:
    for path, copies in ((STORY, COPIES), ("/nowhere.", None), ("/withdrawn/", None), ("/static/b.css", None)):
        answer = paper.ask(path)
        assert [answer.headers.get(name) for name in ("cdn-cache-control", "surrogate-control")] == [copies, copies]
    assert "cdn-cache-control" not in printed()


@pytest.mark.nginx
def test_with_the_front_down_too_the_paper_is_there(paper: Paper) -> None:
    """The last of this file: the front does not come back."""
    front.stop(paper.behind)
    assert paper.ask("/2026/11/27/כותרת/").content == front.BODY
    assert paper.ask("/withdrawn/").status_code == 410
    assert len(paper.ask("/media/images/a.webp").content) == 1024
    for path, text in (("/nowhere/", b"503 page"), ("/he/old/", b"he 503 page")):
        answer = paper.ask(path)
        assert (answer.status_code, answer.content, answer.headers["retry-after"]) == (503, text, "120")
    plain = paper.ask(front.STYLE)
    assert (plain.status_code, plain.headers["location"]) == (302, "/static/look/masthead.0123456789ab.css")
    assert "immutable" not in plain.headers.get("cache-control", "")
    assert paper.ask(plain.headers["location"]).status_code == 200
    for code in ("404", "410", "503"):
        paper.behind.store.remove(Address("", f"/.{code}"))
    assert (paper.ask("/nowhere/").status_code, paper.ask("/nowhere/").text) == (503, "Back in a moment\n")
    assert (paper.ask("/.git").status_code, paper.ask("/.git").text) == (404, "Not found\n")


Written = Callable[..., str]


@pytest.fixture
def printed(tmp_path: Path) -> Written:
    def write(*lines: str) -> str:
        (tmp_path / "masthead.toml").write_text("\n".join(lines))
        return nginx.configuration(read(tmp_path / "masthead.toml", {}))

    return write


def test_it_is_not_printed_while_nobody_knows_whose_hosts_they_are(printed: Written) -> None:
    assert "server_name 127.0.0.1;" in printed()
    with pytest.raises(Trouble, match="masthead upgrade"):
        printed('hosts = ["he.paper.example"]')


def test_a_folder_that_would_end_a_text_is_refused(printed: Written) -> None:
    with pytest.raises(Trouble, match="cannot name this folder"):
        printed("pages = 'files:/srv/a\"; deny all; \"'")


def test_of_pages_in_a_bucket_the_front_alone_knows_how_old_its_copy_is(printed: Written, tmp_path: Path) -> None:
    told = printed('pages = "s3://the-paper/pages"')
    assert f'root "{tmp_path}/.pages.in-a-bucket/' in told
    assert f'"{tmp_path}/.pages/' not in told


def test_of_media_in_a_bucket_the_front_is_asked_for_all(printed: Written, tmp_path: Path) -> None:
    told = printed('media = "s3://the-paper/media"')
    assert "location ^~ /media/ {" in told
    for kept in (f"{tmp_path}/.media", f"{tmp_path}/media", "/media/images/"):
        assert kept not in told
