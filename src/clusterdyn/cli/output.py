"""The one place that prints: data on stdout, messages on stderr."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from typing import Any

from ..errors import ExitCode
from ..language.printable import printable, printable_json, without_controls

STDOUT, STDERR = 1, 2


def say(text: str = "") -> None:
    """A line of the answer, on stdout. Nothing that somebody typed can steer the terminal."""
    print(printable(text))


def say_all(lines: Iterable[str]) -> None:
    for line in lines:
        say(line)


def message(text: str) -> None:
    """A line beside the answer, on stderr. Where that cannot be written, nobody is told."""
    try:
        print(printable(text), file=sys.stderr)
    except OSError:
        goes_nowhere(STDERR)


def last_flush(code: int) -> int:
    """Flushes stdout and returns the exit code; a reader that has gone (``| head``) is no failure.

    What cannot be written goes nowhere, so that Python does not fail over it at its end.
    """
    answered = code in (ExitCode.FINE, ExitCode.FOUND_ERRORS)
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        goes_nowhere(STDOUT)
        return ExitCode.FINE if answered else code
    except OSError as error:
        goes_nowhere(STDOUT)
        return _unshown(error) if answered else code
    return code


def _unshown(error: OSError) -> int:
    from .context import settings

    if settings.saved:
        message(f"The answer is saved, but not all could be shown: {error.strerror or error}.")
        return ExitCode.FINE
    return ExitCode.NOT_WRITTEN


def goes_nowhere(stream: int) -> None:
    """What is still written to this stream, or waits in its buffer, goes nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream)
    os.close(nowhere)


def as_json(data: Any) -> None:
    """Data for other programs, on stdout."""
    say_json(json.dumps(data, ensure_ascii=False, indent=2))


def say_document(text: str) -> None:
    """A whole paper on stdout, as it would stand in a file."""
    print(without_controls(text))


def safe(text: str) -> str:
    """Text as it will be printed, for whoever wraps or cuts it before."""
    return printable(text)


def say_json(text: str) -> None:
    """JSON for other programs: the same data, and nothing in it that could steer a terminal."""
    print(printable_json(text))
