"""Reads an export in a process of its own: beside the filing on another processor, and apart from its memory."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import IO, BinaryIO

from masthead.archive.sources import Incoming, NotAnExport, read_wordpress
from masthead.stories.incoming import Unreadable

LARGE = 4_000_000
"""Bytes from which a process of its own is worth its start."""
_AT_ONCE = 25
_AHEAD = 60
"""Messages that may wait to be sent: some more than the stories of one batch."""
_PACKAGES = Path(__file__).resolve().parents[2]

Progress = Callable[[int, int], None]


def read_export(path: Path, language: str, progress: Progress) -> Generator[Incoming, None, None]:
    """``read_wordpress``, of a large file in a process of its own.

    Where that process ends before its time (memory, a signal), the last thing is an ``Unreadable`` that says so.
    """
    if path.stat().st_size < LARGE:
        yield from read_wordpress(path, language=language, progress=progress)
        return
    command = [sys.executable, "-P", "-m", __name__, str(path.resolve()), language]
    environment = {**os.environ, "PYTHONPATH": str(_PACKAGES)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as reader:
        assert reader.stdout is not None
        try:
            yield from _received(reader.stdout, progress)
        finally:
            # Whoever stops listening ends the reader; at its own end it has ended already.
            reader.kill()


def _received(stream: IO[bytes], progress: Progress) -> Iterator[Incoming]:
    while True:
        try:
            kind, value = pickle.load(stream)  # noqa: S301 - written by our own process
        except (EOFError, pickle.UnpicklingError):  # between two messages, or within one
            yield Unreadable("", "the process that read the file ended before its time")
            return
        match kind:
            case "events":
                yield from value
            case "progress":
                progress(*value)
            case "refused":
                raise NotAnExport(value)
            case "end":
                return


class _Sender:
    """Sends messages from a thread of its own, so that reading goes on while the other side files a batch."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._waiting: Queue[bytes] = Queue(maxsize=_AHEAD)
        self._thread = Thread(target=self._write, daemon=True)
        self._thread.start()

    def send(self, kind: str, value: object) -> None:
        """Have a message sent; waits where the other side is far behind."""
        self._waiting.put(pickle.dumps((kind, value), pickle.HIGHEST_PROTOCOL))

    def close(self) -> None:
        """Wait until everything is sent."""
        self._waiting.put(b"")
        self._thread.join()

    def _write(self) -> None:
        try:
            while data := self._waiting.get():
                self._out.write(data)
                self._out.flush()
        except BrokenPipeError:
            # Nobody listens any more; the interpreter must not try to write what is left.
            os._exit(1)


def _send(path: Path, language: str, sender: _Sender) -> None:
    """The other side: everything in a file, some at a time."""
    waiting: list[Incoming] = []
    told = 0

    def tell(read: int, total: int) -> None:
        nonlocal told
        if total and (read - told) * 200 >= total:
            told = read
            sender.send("progress", (read, total))

    try:
        for event in read_wordpress(path, language=language, progress=tell):
            waiting.append(event)
            if len(waiting) >= _AT_ONCE:
                sender.send("events", waiting)
                waiting = []
    except NotAnExport as error:
        sender.send("refused", str(error))
        return
    sender.send("events", waiting)
    sender.send("end", None)


def main() -> None:
    """Send what is in the file named by the command line to standard output."""
    sender = _Sender(sys.stdout.buffer)
    try:
        _send(Path(sys.argv[1]), sys.argv[2], sender)
        sender.close()
    except KeyboardInterrupt:
        os._exit(1)


if __name__ == "__main__":
    main()
