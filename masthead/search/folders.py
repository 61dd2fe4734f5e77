"""Where an index lies: generations side by side, a pointer to the one that answers, and the locks."""

import contextlib
import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

from masthead.search.engine import IndexBusyError

POINTER = "current"
WRITING = "writing.lock"
REBUILDING = "rebuilding.lock"
_PAUSE = 0.02


@contextlib.contextmanager
def locked(path: Path, wait: float) -> Iterator[None]:
    """Hold a lock between processes and threads; raises IndexBusyError after `wait` seconds.

    The kernel lets go of it when the process dies, however it dies.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        _lock(handle, path, wait)
        yield
    finally:
        os.close(handle)


def is_locked(path: Path) -> bool:
    """Whether a living process holds the lock."""
    try:
        handle = os.open(path, os.O_RDWR | os.O_CLOEXEC)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(handle)
    return False


def _lock(handle: int, path: Path, wait: float) -> None:
    last = time.monotonic() + wait
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= last:
                raise IndexBusyError(f"{path} has been held by another process for {wait:g} seconds") from None
            time.sleep(_PAUSE)
        else:
            return


def current(root: Path) -> Path | None:
    """The folder of the generation that answers; None before the first."""
    try:
        name = (root / POINTER).read_text("utf-8").strip()
    except FileNotFoundError:
        return None
    return root / name if name and "/" not in name and not name.startswith(".") else None


def new_generation(root: Path) -> Path:
    """An empty folder that nothing points to."""
    folder = root / f"{time.strftime('%Y%m%dT%H%M%S', time.gmtime())}-{uuid4().hex[:8]}"
    folder.mkdir(parents=True)
    return folder


def point_to(root: Path, folder: Path) -> None:
    """Let questions go to `folder`, at once and for good: renaming is atomic, also when the power goes."""
    fresh = root / f".{POINTER}-{uuid4().hex[:8]}"
    with fresh.open("w", encoding="utf-8") as file:
        file.write(folder.name)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(root / POINTER)


def sweep_generations(root: Path) -> None:
    """Remove every generation but the current one: old ones, and those of rebuilds that were killed.

    Processes that still have an old one open go on reading it until they look at the pointer again.
    """
    keep = current(root)
    for folder in root.iterdir():
        if folder.is_dir() and folder != keep:
            shutil.rmtree(folder, ignore_errors=True)
    for stray in root.glob(f".{POINTER}-*"):
        stray.unlink(missing_ok=True)


def size(folder: Path) -> int:
    """Bytes of the files in a folder."""
    total = 0
    for file in folder.iterdir():
        with contextlib.suppress(FileNotFoundError):
            total += file.stat().st_size
    return total
