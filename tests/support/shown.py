"""The program's screens, drawn in this process: what it writes lands on an emulator."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager

from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output.vt100 import Vt100_Output
from rich.console import Console

from clusterdyn.ui.terminal.screen import Screen
from support.emulator import Emulator


class Line(io.StringIO):
    """What is written to it is shown on the emulator at once."""

    def __init__(self, emulator: Emulator) -> None:
        super().__init__()
        self.emulator = emulator

    def write(self, text: str) -> int:
        self.emulator.feed(text.replace("\n", "\r\n"))
        return len(text)


@contextmanager
def at_a_terminal(*keys: str) -> Iterator[tuple[Screen, Emulator]]:
    """A screen of 80 by 24 whose prompts find these keys pressed, and what people see of it."""
    emulator = Emulator()
    line = Line(emulator)
    with create_pipe_input() as pipe:
        pipe.send_text("".join(keys))
        output = Vt100_Output(line, lambda: Size(emulator.lines, emulator.columns))
        with create_app_session(input=pipe, output=output):
            screen = Screen()
            screen.console = Console(
                file=line, width=80, height=24, force_terminal=True, highlight=False, markup=False
            )
            yield screen, emulator
