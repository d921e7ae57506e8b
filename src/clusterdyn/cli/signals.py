"""The system's and the keyboard's wish to end, turned into an orderly end of the program."""

from __future__ import annotations

import os
import signal
import stat
import sys
from contextlib import suppress
from types import FrameType
from typing import Any

from ..errors import ExitCode
from .output import STDERR, STDOUT, goes_nowhere

ALARM = getattr(signal, "SIGALRM", None)
AGAIN_AFTER = 3.0
"""Seconds after which the wish to end is raised once more, should the program still be there."""

Handlers = dict[int, Any]
"""The handlers that stood before ours, by number of the signal."""


class Terminated(SystemExit):
    """The system asked the program to end."""


def listen() -> Handlers:
    """Turns the wish to end into an exception. Gives what ``restore`` needs to take that back."""
    before: Handlers = {}
    _listen_to_the_system(before)
    _listen_to_the_keyboard(before)
    return before


def restore(before: Handlers) -> None:
    """Puts the handlers back that stood before."""
    for number, handler in list(before.items()):
        if number == ALARM:
            signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(number, handler)


def _listen_to_the_keyboard(before: Handlers) -> None:
    """Lets Ctrl-C interrupt where somebody sits at a terminal, whoever started the program.

    Some launchers start programs with SIGINT ignored, and Python leaves it so. A command put into
    the background by a script is given no terminal to read from and goes on ignoring it.
    """
    if sys.stdin.isatty() and signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        with suppress(ValueError):  # not in the main thread: somebody else listens
            before[signal.SIGINT] = signal.signal(signal.SIGINT, signal.default_int_handler)


def _prompt_ends() -> bool:
    """Ends an open prompt from within its own event loop; False when there is none.

    An exception raised here while the loop is at work would sometimes be lost in it.
    """
    current = sys.modules.get("prompt_toolkit.application.current")
    app = current.get_app_or_none() if current is not None else None
    if app is None or app.loop is None or not app.is_running:
        return False

    def end() -> None:
        if app.future is None or app.future.done():
            raise Terminated(ExitCode.TERMINATED)
        app.exit(exception=Terminated(ExitCode.TERMINATED))

    app.loop.call_soon_threadsafe(end)
    return True


def _let_go_of_the_terminal() -> None:
    """The window was closed: what is still said to it goes nowhere instead of failing."""
    for stream in (STDOUT, STDERR):
        with suppress(OSError):
            if stat.S_ISCHR(os.fstat(stream).st_mode):
                goes_nowhere(stream)


def _listen_to_the_system(before: Handlers) -> None:
    """Raises ``Terminated`` on SIGTERM and SIGHUP.

    An exception out of nowhere can be lost in somebody's clean-up: it is raised again until the
    program has ended.
    """

    def end(number: int, frame: FrameType | None) -> None:
        if number == getattr(signal, "SIGHUP", None):
            _let_go_of_the_terminal()
        if ALARM is not None:
            handler = signal.signal(ALARM, end)
            before.setdefault(ALARM, handler or signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_REAL, AGAIN_AFTER)
        if not _prompt_ends():
            raise Terminated(ExitCode.TERMINATED)

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is None or signal.getsignal(number) == signal.SIG_IGN:
            continue  # as after nohup, which asks the program to go on
        with suppress(ValueError):  # not in the main thread: somebody else listens
            before[number] = signal.signal(number, end)
