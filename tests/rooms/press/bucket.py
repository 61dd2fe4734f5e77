"""A real S3-compatible server on a folder: rclone's, which can be stopped, frozen and given no more room."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from masthead.conf.buckets import Bucket
from tests.postgres import free_port

RCLONE = Path(sys.executable).with_name("rclone")
NAME = "paper"
KEYS = {"AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret"}


@dataclass
class BucketServer:
    """The bucket ``paper`` with its objects as files below ``folder``."""

    folder: Path
    port: int
    is_public: bool = True
    """Whether it asks nobody for a key."""
    process: subprocess.Popen[bytes] | None = None

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        return self.at("pages")

    def at(self, prefix: str) -> str:
        return f"s3://{NAME}/{prefix}?endpoint={self.endpoint}"

    @property
    def bucket(self) -> Bucket:
        return self.below("pages")

    def below(self, prefix: str) -> Bucket:
        return Bucket(NAME, prefix, self.endpoint, "us-east-1", "key", "secret")

    def start(self) -> None:
        (self.folder / NAME).mkdir(parents=True, exist_ok=True)
        command = [str(RCLONE), "serve", "s3", "--addr", f"127.0.0.1:{self.port}", "--vfs-cache-mode", "off"]
        if not self.is_public:
            command += ["--auth-key", "key,secret"]
        options = ("--config", os.devnull, "--log-level", "CRITICAL")
        self.process = subprocess.Popen([*command, *options, str(self.folder)], stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            try:
                httpx.get(self.endpoint, trust_env=False)
            except httpx.TransportError:
                time.sleep(0.05)
            else:
                return
        raise AssertionError("rclone does not answer")

    def kill(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """It takes connections and answers nothing."""
        assert self.process is not None
        self.process.send_signal(signal.SIGSTOP)
        # Until all its threads stand still, one of them may answer.
        os.waitid(os.P_PID, self.process.pid, os.WSTOPPED)
        try:
            yield
        finally:
            self.process.send_signal(signal.SIGCONT)

    @contextmanager
    def killed(self) -> Iterator[None]:
        """It is away."""
        self.kill()
        try:
            yield
        finally:
            self.start()

    @contextmanager
    def full(self) -> Iterator[None]:
        """Its disk takes no more: it answers 500."""
        assert self.process is not None
        before = resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, (0, before[1]))
        try:
            yield
        finally:
            resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, before)


def broken(server: BucketServer, fault: str) -> AbstractContextManager[None]:
    """The server full, frozen or killed as long as the block runs."""
    return {"full": server.full, "frozen": server.frozen, "killed": server.killed}[fault]()


@contextmanager
def running(folder: Path, *, is_public: bool = True) -> Iterator[BucketServer]:
    """A server as long as the block runs."""
    made = BucketServer(folder, free_port(), is_public)
    made.start()
    try:
        yield made
    finally:
        made.kill()
