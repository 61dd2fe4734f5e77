"""Progress bars in the terminal, on standard error so that standard output stays for results."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

Tell = Callable[[str, int, int], None]


@contextmanager
def bars() -> Iterator[Tell]:
    """A function that shows progress: what is being done, how much is done, how much there is."""
    columns = (TextColumn("  {task.description:<28}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        shown: dict[str, TaskID] = {}

        def tell(name: str, done: int, of: int) -> None:
            if name not in shown:
                shown[name] = progress.add_task(name, total=of)
            progress.update(shown[name], completed=done, total=of)

        yield tell
