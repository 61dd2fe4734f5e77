"""Copies of a process: they do their work, end when they are asked to, and are made of a process without threads."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

PROLOGUE = """
import os, signal, subprocess, sys, threading, time
from masthead.cli.watching import Child, Fork, stoppable, watch
"""


def said(program: str) -> str:
    """What a process of its own prints: one that runs tests has threads."""
    done = subprocess.run([sys.executable, "-c", PROLOGUE + program], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_copy_has_what_is_loaded_and_a_group_of_its_own():
    assert (
        said(
            """
loaded = ["ink"]
def work():
    print(loaded, os.getpgrp() == os.getpid(), flush=True)
fork = Fork(work)
print(fork.wait(30), fork.poll())
"""
        )
        == "['ink'] True\n0 0\n"
    )


def test_a_copy_that_is_asked_to_end_ends_though_its_process_waits_for_that_too():
    assert (
        said(
            """
with stoppable() as is_stopping:
    fork = Fork(signal.pause)
    os.killpg(fork.pid, signal.SIGTERM)
    print(fork.wait(30) == -signal.SIGTERM, is_stopping())
    os.kill(os.getpid(), signal.SIGTERM)
    print(is_stopping())
"""
        )
        == "True False\nTrue\n"
    )


def test_no_copy_is_made_of_a_process_with_threads():
    assert (
        said(
            """
threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
try:
    Fork(print)
except RuntimeError as error:
    print(str(error)[:42])
"""
        )
        == "no copy is made of a process with threads:\n"
    )


def test_one_that_ends_is_started_again_and_one_that_does_not_end_when_asked_is_killed():
    program = """
def stubborn():
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    print("begun", os.getpid(), flush=True)
    signal.pause()
child = Child("the proof", lambda: Fork(stubborn))
watch([child], lambda: None, patience=0.1)
print("ended", child.process.poll(), flush=True)
"""
    with subprocess.Popen(
        [sys.executable, "-c", PROLOGUE + program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        lines = (line.split() for line in process.stdout)
        first = next(lines)
        os.kill(int(first[1]), signal.SIGKILL)
        second = next(lines)
        assert (first[0], second[0]) == ("begun", "begun")
        assert first[1] != second[1]
        process.send_signal(signal.SIGTERM)
        assert next(lines) == ["ended", str(-signal.SIGKILL)]
        assert process.stderr.read() == "masthead: the proof ended and is started again\n"
