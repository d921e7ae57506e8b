"""A progress bar on stderr for long reads."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

PATIENCE = 1.0
"""Seconds before the bar appears: short reads show nothing."""
STRIDE = 0.6
"""How much of the way that is left one query takes; how many follow is not known."""


class Way:
    """One way from 0 to 100 over several queries that each go from 0 to 100; never back."""

    def __init__(self) -> None:
        self._start = self._last = self.done = 0.0

    def at(self, share: float) -> float:
        """The place on the whole way when the running query is at ``share``."""
        if share < self._last:
            self._start = self.done
        self._last = share
        whole = self._start + (100 - self._start) * STRIDE * min(share, 100.0) / 100
        self.done = max(self.done, whole)
        return self.done


@contextmanager
def progress() -> Iterator[Callable[[float], None]]:
    """Gives a function that takes 0..100; the bar goes away at the end."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

    bar = Progress(
        TextColumn("Reading"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn(),
        console=Console(stderr=True), transient=True,
    )  # fmt: skip
    task = bar.add_task("reading", total=100)
    began, way = time.monotonic(), Way()

    def tick(share: float) -> None:
        place = way.at(share)
        if time.monotonic() - began >= PATIENCE:
            if not bar.live.is_started:
                bar.start()
            bar.update(task, completed=place)

    try:
        yield tick
    finally:
        if bar.live.is_started:
            bar.stop()
