"""The servers of a benchmark: a newspaper that is served, nginx beside it, and wrk that reads."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import httpx

from masthead.cli.deploy import nginx
from masthead.cli.trouble import Trouble
from masthead.conf.read import Config
from masthead.front.paper import paper_of
from masthead.press.stores.files import OWN_HOST

PATIENCE = 120.0
CONNECTIONS = 64
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
"""Where Debian's libnginx-mod-http-brotli-static puts it."""
_UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


@dataclass(frozen=True, slots=True)
class Read:
    """What wrk found: requests a second, and the milliseconds within which 99 of 100 were answered."""

    rate: float
    p99: float


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(config: Config) -> Iterator[tuple[int, int]]:
    """``masthead serve`` of a newspaper; yields its process and its port."""
    port = free_port()
    environ = {**os.environ, "MASTHEAD_LISTEN": f"127.0.0.1:{port}"}
    command = [sys.executable, "-m", "masthead", "serve", "--paper", str(config.folder)]
    process = subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL)
    try:
        _wait(process, port)
        yield process.pid, port
    finally:
        process.terminate()
        process.wait()


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        with suppress(httpx.HTTPError, ValueError):
            if httpx.get(f"http://127.0.0.1:{port}/healthz", trust_env=False).json()["app"]:
                return
        time.sleep(0.1)
    raise Trouble("`masthead serve` of the scratch newspaper does not answer.")


def missing() -> list[str]:
    """Programs that readers are measured with and that are not installed."""
    return [name for name in ("nginx", "wrk") if shutil.which(name) is None]


def packing() -> str:
    """What readers accept in the comparison: nginx packs brotli with a module only."""
    return "br" if BROTLI.is_file() else "gzip"


def wrk(address: str, seconds: int, connections: int = CONNECTIONS) -> Read:
    """Read one address over so many connections; raises ``Trouble`` unless all answers are 200."""
    headers = ["-H", "Host: localhost", "-H", f"Accept-Encoding: {packing()}"]
    size = ["-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "--timeout", "30s"]
    said = subprocess.run(["wrk", *size, *headers, address], capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        raise Trouble(f"{address}: not every request was answered: {said.splitlines()[-3:]}")
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    p99 = re.search(r"99%\s+([\d.]+)(us|ms|s)", said)
    if rate is None or p99 is None:
        raise Trouble(f"wrk said what cannot be read: {said}")
    return Read(float(rate[1]), float(p99[1]) * _UNITS[p99[2]])


@contextmanager
def beside(config: Config, port: int) -> Iterator[tuple[int, str, str]]:
    """nginx with one worker: its process, the root of what is printed, and that of the same files as they are.

    ``port`` is that of the newspaper behind it.
    """
    folder = config.folder / ".bench"
    folder.mkdir(exist_ok=True)
    (folder / "nginx.conf").write_text(_configuration(config, port, printed := free_port(), plain := free_port()))
    process = subprocess.Popen(["nginx", "-e", f"{folder}/errors", "-c", f"{folder}/nginx.conf"])
    try:
        _wait_for(process, printed)
        yield process.pid, f"http://127.0.0.1:{printed}", f"http://127.0.0.1:{plain}"
    finally:
        process.terminate()
        process.wait()
        shutil.rmtree(folder)


def _configuration(config: Config, port: int, printed: int, plain: int) -> str:
    folder = config.folder / ".bench"
    pages = Path(paper_of(config).pages) / OWN_HOST
    has_brotli = BROTLI.is_file()
    listening = Config(config.folder, {**config.values, "listen": f"127.0.0.1:{port}"}, config.file)
    server = nginx.configuration(listening, listen=f"127.0.0.1:{printed}", brotli=has_brotli)
    user = f"user {folder.owner()};\n" if os.getuid() == 0 else ""
    module = f"load_module {BROTLI};\n" if has_brotli else ""
    scratch = "\n".join(
        f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    packed = "gzip_static on;" + (" brotli_static on;" if has_brotli else "")
    return f"""\
{module}{user}daemon off;
worker_processes 1;
pid {folder}/pid;
events {{ worker_connections 1024; }}
http {{
access_log off;
sendfile on;
tcp_nopush on;
{scratch}
server {{ listen 127.0.0.1:{plain}; root {pages}; types {{ text/html html; }} {packed} }}
{server}
}}
"""


def _wait_for(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise Trouble("nginx does not start; run it by hand with the configuration in .bench (--keep DIR).")
