"""The processes of ``masthead serve``: they end together, and each that is killed is started again."""

from __future__ import annotations

import os
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest

from tests.postgres import free_port
from tests.rooms.cli.papers import Paper, descendants, read_when_up, running, until_newsroom_answers, until_none_runs

pytestmark = pytest.mark.slow


@pytest.fixture
def served(paper: Paper) -> Iterator[tuple[Paper, subprocess.Popen[str], str]]:
    port = free_port()
    listening = Paper(paper.folder, **paper.environ, MASTHEAD_LISTEN=f"127.0.0.1:{port}", MASTHEAD_WORKERS="1")
    process = listening.start("serve", "--paper", str(paper.folder))
    yield listening, process, f"http://127.0.0.1:{port}"
    if process.poll() is None:
        process.kill()
        process.communicate()


def children(parent: int) -> set[int]:
    """Processes that a process has started itself."""
    listed = subprocess.check_output(["ps", "-axo", "pid=,ppid=,stat="], text=True).splitlines()
    return {
        int(pid) for pid, its, state in (line.split() for line in listed) if int(its) == parent and "Z" not in state
    }


def back_shop_of(serve: int) -> int:
    """The process whose copies do what is done behind the front; it is the one that has them in groups of their own."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        for pid in children(serve):
            if len({os.getpgid(copy) for copy in children(pid)} - {pid}) == 4:
                return pid
        time.sleep(0.05)
    raise AssertionError("there is no back shop")


def test_serve_answers_until_ctrl_c_and_leaves_nothing_behind(
    served: tuple[Paper, subprocess.Popen[str], str],
) -> None:
    listening, process, address = served
    assert "The Harbour" in read_when_up(process, address)
    taken = listening.run("serve", "--paper", str(listening.folder))
    assert taken.returncode == 1
    assert taken.stderr.count("\n") == 1
    assert "is taken by another program; change `listen`" in taken.stderr
    elsewhere = Paper(listening.folder, **{**listening.environ, "MASTHEAD_LISTEN": f"127.0.0.1:{free_port()}"})
    assert "another `masthead serve` serves this newspaper" in elsewhere.fails("serve")
    started = descendants(process.pid)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "Ctrl-C ends it." in out
    assert "Traceback" not in err
    assert running(started) == set()
    with pytest.raises(OSError):
        urllib.request.urlopen(f"{address}/", timeout=2)


def test_what_a_killed_serve_has_started_ends_too_and_the_next_one_serves(
    served: tuple[Paper, subprocess.Popen[str], str],
) -> None:
    listening, process, address = served
    read_when_up(process, address)
    until_newsroom_answers(address)
    started = descendants(process.pid)
    # The front with its worker; the back shop with the application and its worker, the press,
    # the tasks' worker and the clock.
    assert len(started) >= 8
    process.kill()
    process.communicate()
    until_none_runs(started)
    again = listening.start("serve", "--paper", str(listening.folder))
    try:
        assert "The Harbour" in read_when_up(again, address)
    finally:
        again.send_signal(signal.SIGINT)
        again.communicate(timeout=30)
    assert again.returncode == 0


def test_whichever_process_is_killed_is_started_again_and_the_others_go_on(
    served: tuple[Paper, subprocess.Popen[str], str],
) -> None:
    _, process, address = served
    read_when_up(process, address)
    shop = back_shop_of(process.pid)
    for copy in sorted(children(shop)):
        others = children(shop) - {copy}
        os.kill(copy, signal.SIGKILL)
        until_none_runs({copy})
        assert back_shop_of(process.pid) == shop
        assert others < children(shop)
    until_newsroom_answers(address)
    started = descendants(shop)
    os.kill(shop, signal.SIGKILL)
    until_none_runs(started)
    assert "The Harbour" in read_when_up(process, address)
    assert back_shop_of(process.pid) != shop
    until_newsroom_answers(address)


def test_what_a_serve_that_is_killed_while_it_starts_has_started_ends_too(
    served: tuple[Paper, subprocess.Popen[str], str],
) -> None:
    _, process, _ = served
    deadline = time.monotonic() + 60
    while len(started := descendants(process.pid)) < 3:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    # One that has this moment been forked is not yet in a group of its own.
    groups = {os.getpgid(pid) for pid in started} - {os.getpgrp()}
    process.kill()
    process.communicate()
    deadline = time.monotonic() + 60
    while any(members(group) for group in groups):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def members(group: int) -> set[int]:
    """Processes of a group that have not ended."""
    listed = subprocess.check_output(["ps", "-axo", "pid=,pgid=,stat="], text=True).splitlines()
    return {int(pid) for pid, its, state in (line.split() for line in listed) if int(its) == group and "Z" not in state}
