"""A progress bar on stderr for long reads."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

PATIENCE = 1.0
"""Seconds before the bar appears: short reads show nothing."""


@contextmanager
def progress() -> Iterator[Callable[[float], None]]:
    """Gives a function that takes 0..100; the bar goes away at the end."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    bar = Progress(
        TextColumn("Reading"), BarColumn(), TimeElapsedColumn(),
        console=Console(stderr=True), transient=True,
    )  # fmt: skip
    task = bar.add_task("reading", total=100)
    began = time.monotonic()

    def tick(share: float) -> None:
        if time.monotonic() - began >= PATIENCE:
            if not bar.live.is_started:
                bar.start()
            bar.update(task, completed=share)

    try:
        yield tick
    finally:
        if bar.live.is_started:
            bar.stop()
