"""Debian's nginx with the printed configuration, the application being down."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from masthead.cli.deploy import nginx
from masthead.conf.read import read
from tests.postgres import _free_port as free_port
from tests.rooms.front import front

pytestmark = pytest.mark.nginx
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")


@pytest.fixture(scope="module", params=[True, False], ids=["brotli", "gzip alone"])
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("n")
    front.fill(folder)
    behind = front.start(folder)
    port = free_port()
    (folder / "masthead.toml").write_text(f'address = "http://127.0.0.1"\nlisten = "127.0.0.1:{behind.port}"\n')
    server = nginx.configuration(read(folder / "masthead.toml"), listen=f"127.0.0.1:{port}", brotli=request.param)
    head = f"load_module {BROTLI};\n" if request.param else ""
    # Workers of another user could not read the test's folder.
    head += f"user {Path(folder).owner()};\npid {folder}/pid;\nerror_log {folder}/errors;\nevents {{}}\n"
    (folder / "nginx.conf").write_text(f"{head}http {{ access_log off;\n{server}}}\n")
    process = subprocess.Popen(["nginx", "-g", "daemon off;", "-c", str(folder / "nginx.conf")])
    deadline = time.monotonic() + 10
    while not (folder / "pid").is_file() and time.monotonic() < deadline:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    process.wait()
    front.stop(behind)


def ask(address: str, path: str, method: str = "GET", **headers: str) -> httpx.Response:
    wanted = {"accept-encoding": "identity"} | {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx.request(method, address + path, headers=wanted, timeout=10, trust_env=False)


@pytest.mark.parametrize("accepted", ["identity", "gzip"])
def test_a_stored_page(address: str, accepted: str) -> None:
    answer = ask(address, "/2026/11/27/כותרת/?a=b", accept_encoding=accepted)
    assert (answer.status_code, answer.content) == (200, front.BODY)
    assert answer.headers.get("content-encoding", "identity") == accepted
    assert answer.headers["cache-control"] == "max-age=0, must-revalidate"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    again = ask(address, "/2026/11/27/כותרת/", accept_encoding=accepted, if_none_match=answer.headers["etag"])
    assert again.status_code == 304
    assert ask(address, "/2026/11/27/כותרת/", "HEAD").content == b""


def test_moved_gone_missing_feeds_and_files(address: str) -> None:
    assert ask(address, "/old/").headers["location"] == "/new/"
    assert (ask(address, "/withdrawn/").status_code, ask(address, "/withdrawn/").content) == (410, b"410 page")
    assert (ask(address, "/nowhere/").status_code, ask(address, "/nowhere/").content) == (503, b"503 page")
    assert ask(address, "/city/feed.rss").headers["content-type"] == "application/rss+xml; charset=utf-8"
    assert ask(address, "/.404").status_code == 404
    assert ask(address, "/static/a.0123456789ab.css").content == b"a{}"
    assert ask(address, "/media/images/a.webp", range="bytes=0-3").content == bytes(range(4))
    assert ask(address, "/", "POST").status_code == 405
