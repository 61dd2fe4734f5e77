"""A proxy that takes PURGE, and can be told to refuse, to hang or to be away."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class PurgedProxy:
    """``purged`` are host and path of what it was told, in order; ``refused`` are paths that it answers 403."""

    purged: list[tuple[str, str]] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    hanging: threading.Event | None = None
    """Set when it may go on."""
    port: int = 0

    @property
    def location(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @contextmanager
    def running(self) -> Iterator[None]:
        proxy = self

        class Answering(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_: Any) -> None:
                pass

            def do_PURGE(self) -> None:
                if proxy.hanging is not None:
                    proxy.hanging.wait()
                is_refused = self.path in proxy.refused
                if not is_refused:
                    proxy.purged.append((self.headers["host"], self.path))
                self.send_response(403 if is_refused else 200)
                self.send_header("Content-Length", "0")
                self.end_headers()

        server = ThreadingHTTPServer(("127.0.0.1", self.port), Answering)
        self.port = server.server_port
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield
        finally:
            server.shutdown()
            server.server_close()
            thread.join()
