"""A front of its own on a folder of pages, and a stand-in for the application that tells what reached it."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socketserver
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx

from masthead.press.address import Address
from masthead.press.stored import StoredPage
from masthead.press.stores.files import FileStore
from tests.postgres import free_port

STORY = quote("/2026/11/27/כותרת/")
SECRET = (
    "/media/original_images/a.jpg",
    "/media/a.jpg",
    "/media/images/../../originals/secret.jpg",
    "/media/images/%2e%2e/%2e%2e/originals/secret.jpg",
    "/media/images/",
    "/media/images/.hidden",
)
"""Addresses at which nobody may be given anything, whichever server answers."""
STYLE = "/colours/0123456789ab-8a1c1c-f0a58f.css"
BODY = b"<!doctype html><title>A page</title>" + b"<p>word " * 500


@dataclass
class StandIn:
    """An application on a Unix socket; it answers everything with what it was asked, as JSON."""

    socket: str
    seen: list[dict[str, Any]] = field(default_factory=list)
    pause: float = 0.0
    before: Callable[[], object] = bool
    """Done before each answer: what the real one stores."""

    def start(self) -> None:
        app = self

        class Answering(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def address_string(self) -> str:
                return "reader"

            def log_message(self, *_: Any) -> None:
                pass

            def answer(self) -> None:
                length = int(self.headers.get("content-length") or 0)
                taken = 0
                while taken < length and (chunk := self.rfile.read(min(65536, length - taken))):
                    taken += len(chunk)
                told = {"method": self.command, "path": self.path, "taken": taken, "headers": dict(self.headers)}
                app.seen.append(told)
                time.sleep(app.pause)
                app.before()
                body = json.dumps(told).encode()
                self.send_response(404 if "missing" in self.path else 200)
                self.send_header("Content-Length", str(len(body)))
                self.send_header("Set-Cookie", "mine=1")
                self.send_header("Connection", "close")
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(body)

            do_GET = do_HEAD = do_POST = answer  # noqa: N815

        class Server(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
            daemon_threads = True
            request_queue_size = 600

        self.server = Server(self.socket, Answering)
        threading.Thread(target=self.server.serve_forever, daemon=True, kwargs={"poll_interval": 0.05}).start()

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        Path(self.socket).unlink()


@dataclass
class Served:
    """A newspaper's folder with its front running."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes]

    @property
    def store(self) -> FileStore:
        return FileStore(self.folder / "pages")

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(self, path: str, method: str = "GET", **headers: str) -> httpx.Response:
        wanted = {"accept-encoding": "identity"} | {name.replace("_", "-"): value for name, value in headers.items()}
        return httpx.request(method, self.address + path, headers=wanted, timeout=20, trust_env=False)


@contextlib.contextmanager
def stand_in(served: Served) -> Iterator[StandIn]:
    """The application behind a front, as long as the block runs."""
    made = StandIn(str(served.folder / ".run" / "app.sock"))
    made.start()
    yield made
    made.stop()


OWN = {"date", "etag", "last-modified", "content-length"}
"""Headers in which any two pages differ."""


def check_live_regions(ask: Callable[..., httpx.Response]) -> None:
    """What all pages fetch is served as a page is: the same headers, packed, and 304 where the reader has it."""
    for encoding in ("identity", "gzip"):
        page, live = (ask(path, accept_encoding=encoding) for path in ("/he/", "/he/live.html"))
        assert (live.status_code, live.text) == (200, "מבזק")
        for one, other in ((page, live), (live, page)):
            theirs = {name: value for name, value in other.headers.items() if name not in OWN}
            assert {name: value for name, value in one.headers.items() if name not in OWN} == theirs
        again = ask("/he/live.html", accept_encoding=encoding, if_none_match=live.headers["etag"])
        assert (again.status_code, again.content, "date" in again.headers) == (304, b"", True)


def fill(folder: Path) -> None:
    """A folder with pages of each sort, a picture, a static file and options."""
    store = FileStore(folder / "pages")
    store.put(Address("", "/"), StoredPage.of(b"home" + BODY))
    store.put(Address("", "/he/"), StoredPage.of("בית".encode()))
    store.put(Address("", "/2026/11/27/כותרת/"), StoredPage.of(BODY))
    store.put(Address("", "/he/live.html"), StoredPage.of("מבזק".encode()))
    store.put(Address("", "/city/feed.rss"), StoredPage.of(b"<rss/>"))
    store.put(Address("", "/old/"), StoredPage(301, location="/new/"))
    store.put(Address("", "/withdrawn/"), StoredPage(410))
    store.put(Address("", "/he/withdrawn/"), StoredPage(410))
    for prefix, word in (("", ""), ("he/", "he ")):
        for code in ("404", "410", "503"):
            store.put(Address("", f"/{prefix}.{code}"), StoredPage.of(f"{word}{code} page".encode()))
    for name in ("media/images", "originals", ".static", ".notices", ".run"):
        (folder / name).mkdir(parents=True)
    (folder / "media" / "images" / "a.webp").write_bytes(bytes(range(256)) * 4)
    (folder / "originals" / "secret.jpg").write_bytes(b"secret")
    (folder / "media" / "images" / "out.jpg").symlink_to(folder / "originals" / "secret.jpg")
    (folder / "media" / "original_images").mkdir()
    for name in ("original_images/a.jpg", "a.jpg"):
        (folder / "media" / name).write_bytes(b"secret")
    (folder / ".static" / "a.0123456789ab.css").write_bytes(b"a{}")
    (folder / ".static" / "look").mkdir()
    (folder / ".static" / "look" / "masthead.0123456789ab.css").write_text('a{src:url("fonts/a.woff2")}')
    for name in ("b.css", "b.de.css"):
        (folder / ".static" / name).write_bytes(b"b{}")
    (folder / "media" / "images" / ".hidden").write_bytes(b"secret")
    (folder / ".static" / "a.0123456789ab.css.gz").write_bytes(b"packed")


def start(folder: Path, **options: str) -> Served:
    """Start a front; returns when it answers."""
    port = free_port()
    (folder / "masthead.toml").write_text(f'address = "http://127.0.0.1:{port}"\nhosts = [".paper.example"]\n')
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("MASTHEAD_", "DJANGO_"))}
    environ |= {"MASTHEAD_CONFIG": str(folder / "masthead.toml"), **options}
    command = [sys.executable, "-m", "granian", "--interface", "rsgi", "masthead.front.rsgi:application"]
    process = subprocess.Popen(
        [*command, "--port", str(port), "--log-level", "warning", "--no-ws"], env=environ, start_new_session=True
    )
    served = Served(folder, port, process)
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        with contextlib.suppress(httpx.HTTPError):
            served.ask("/healthz")
            return served
        time.sleep(0.1)
    raise AssertionError("the front does not answer")


def stop(served: Served) -> None:
    """End a front and its workers at once, as a crash does; one that has ended stays so."""
    if served.process.poll() is None:
        os.killpg(served.process.pid, signal.SIGKILL)
        served.process.wait()
