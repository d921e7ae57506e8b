"""Runs one command line: the one error handler and the one exit point."""

from __future__ import annotations

import os
import signal
import stat
import sys
from contextlib import suppress
from types import FrameType
from typing import Any

from ..errors import ClusterdynError, ExitCode
from .context import settings
from .errors import Finished
from .output import STDERR, STDOUT, goes_nowhere, message, safe
from .quick_start import plain_status

ALARM = getattr(signal, "SIGALRM", None)
AGAIN_AFTER = 3.0
"""Seconds after which the wish to end is raised once more, should the program still be there."""


class Terminated(SystemExit):
    """The system asked the program to end."""


def run(arguments: list[str]) -> int:
    """The exit code of a command line. Every failure ends in one sentence on stderr."""
    before = _listen()
    try:
        return _guarded(arguments)
    finally:
        for number, handler in list(before.items()):
            if number == ALARM:
                signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(number, handler)


def _guarded(arguments: list[str]) -> int:
    try:
        code = _ended(arguments)
        sys.stdout.flush()
        return code
    except ClusterdynError as problem:
        message(safe(problem.sentence))
        return int(problem.exit_code)
    except KeyboardInterrupt:
        message("Stopped. Everything answered so far is saved.")
        return ExitCode.INTERRUPTED
    except Terminated:
        message("Ended by the system. Everything answered so far is saved.")
        return ExitCode.TERMINATED
    except BrokenPipeError:
        goes_nowhere(STDOUT)
        return ExitCode.FINE
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        message(f"The computer refused: {error.strerror or error}{where}. Nothing was lost.")
        return ExitCode.NOT_WRITTEN
    except RecursionError:
        message("Something here is nested too deeply to be read. Is it another file?")
        return ExitCode.WRONG_USE


def _ended(arguments: list[str]) -> int:
    try:
        return _invoke(arguments)
    except Finished as finished:
        return int(finished.code)


def _invoke(arguments: list[str]) -> int:
    options, rest = hoisted(arguments)
    plain = plain_status(options, rest)
    if plain is not None:
        from .overview import overview

        settings.dossier, settings.plain = plain.dossier, plain.plain
        overview(json="--json" in rest)
        return ExitCode.FINE
    return _parsed(options, rest)


def _parsed(options: list[str], rest: list[str]) -> int:
    """Lets the command parser read the line and run its command."""
    from typer.main import get_command

    from .app import COMMANDS, build

    name = next((word for word in rest if not word.startswith("-")), None if rest else "status")
    wants_list = name not in COMMANDS
    command: Any = get_command(build(None if wants_list else name))
    for parameter in getattr(command, "commands", {}).get(name, command).params:
        if parameter.type_descriptor.is_list:  # the help would say list[str]
            parameter.display_type = lambda _: "<str>"
    try:
        result = command.main([*options, *rest], prog_name="clusterdyn", standalone_mode=False)
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError):  # the parser makes a 1 of it
            raise end.__context__ from None
        raise
    except Exception as error:
        return _usage(error)
    return result if isinstance(result, int) else ExitCode.FINE


PLAINER = {
    "Input should be a valid integer, unable to parse string as an integer": "write a whole number",
    "Input should be a valid number, unable to parse string as a number": "write a number",
    "Input should be greater than or equal to": "write at least",
}
"""What the parser says of a number in its own words → in ours."""


def _usage(error: Exception) -> int:
    """A command line that was not understood; anything else is passed on."""
    exit_code = getattr(error, "exit_code", None)
    text = getattr(error, "format_message", None)
    if exit_code is None or text is None:
        raise error
    context = getattr(error, "ctx", None)
    where = f"{context.command_path} --help" if context is not None else "clusterdyn --help"
    said = text().rstrip()
    for technical, plain in PLAINER.items():
        said = said.replace(technical, plain)
    message(f"{said}{'' if said.endswith(('.', '?', '!')) else '.'} See: {where}")
    return ExitCode.WRONG_USE


def hoisted(arguments: list[str]) -> tuple[list[str], list[str]]:
    """Moves ``-d``/``--dossier`` and ``--plain`` to the front: they work before and after the
    command's name. Words after ``--`` stay where they are."""
    front: list[str] = []
    rest: list[str] = []
    waiting = iter(arguments)
    for word in waiting:
        if word == "--":
            rest += [word, *waiting]
        elif word in ("-d", "--dossier"):
            front += [word, *[value for value in [next(waiting, None)] if value is not None]]
        elif word == "--plain" or word.startswith("--dossier="):
            front.append(word)
        else:
            rest.append(word)
    return front, rest


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


def _listen() -> dict[int, Any]:
    """Turns the system's wish to end into an exception, so that the end is orderly.

    An exception out of nowhere can be lost in somebody's clean-up: it is raised again until the
    program has ended.
    """
    before: dict[int, Any] = {}

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
        if number is not None:
            try:
                before[number] = signal.signal(number, end)
            except ValueError:  # not in the main thread: somebody else listens
                continue
    return before
