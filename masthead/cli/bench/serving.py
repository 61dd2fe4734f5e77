"""How many readers a stored story page can have: from ``masthead serve``, from nginx with what is printed for it."""

from __future__ import annotations

import statistics
from collections import defaultdict
from urllib.parse import quote

from masthead.cli.bench import servers
from masthead.cli.bench.processes import cpu_seconds, megabytes, running
from masthead.cli.trouble import Trouble
from masthead.conf.read import Config
from masthead.press.address import Address
from masthead.press.serving import store
from masthead.stories.models import Story

FRONT = "masthead.front.rsgi"
KEYS = (
    *("serve_requests_per_second", "serve_requests_per_second_core", "serve_p99_ms", "serve_nginx_file_ratio"),
    *("serve_nginx_file_ratio_core", "nginx_ratio", "nginx_requests_per_second"),
)


def figures(config: Config, served: tuple[int, int], rounds: int, seconds: int) -> dict[str, float | None]:
    """The figures of readers; ``None`` where nginx or wrk is missing.

    The servers take turns, and the middle of the rounds counts: the machine may have other things to do.
    """
    process, port = served
    front = running(process, FRONT)
    if front is None:
        raise Trouble("the front of `masthead serve` does not run.")
    found: dict[str, float | None] = dict.fromkeys(KEYS)
    if not servers.missing():
        found |= _read(config, front, port, rounds, seconds)
    return found | {"serve_memory_mb": megabytes(process)}


def _read(config: Config, front: int, port: int, rounds: int, seconds: int) -> dict[str, float]:
    path = Story.objects.filter(live=True).exclude(address="").order_by("-published_at")[0].address
    if store().get(Address("", path)) is None:
        raise Trouble(f"{path}: this page is not stored.")
    with servers.beside(config, port) as (nginx, printed, plain):
        ways = {
            "serve": (front, f"http://127.0.0.1:{port}{quote(path)}"),
            "printed": (nginx, f"{printed}{quote(path)}"),
            "file": (nginx, f"{plain}{quote(path)}index.html"),
        }
        rates: dict[str, list[float]] = defaultdict(list)
        for _ in range(rounds):
            for name, (process, address) in ways.items():
                before = cpu_seconds(process)
                read = servers.wrk(address, seconds)
                rates[name].append(read.rate)
                rates[f"{name} p99"].append(read.p99)
                rates[f"{name} core"].append(read.rate * seconds / max(cpu_seconds(process) - before, 0.01))
    middle = {name: statistics.median(each) for name, each in rates.items()}
    return {
        "serve_requests_per_second": middle["serve"],
        "serve_requests_per_second_core": middle["serve core"],
        "serve_p99_ms": middle["serve p99"],
        "serve_nginx_file_ratio": middle["serve"] / middle["file"],
        "serve_nginx_file_ratio_core": middle["serve core"] / middle["file core"],
        "nginx_requests_per_second": middle["printed"],
        "nginx_ratio": middle["printed"] / middle["file"],
    }
