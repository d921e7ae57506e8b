"""The one place that prints: data on stdout, messages on stderr."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from typing import Any

from ..errors import ExitCode

STDOUT, STDERR = 1, 2


def say(text: str = "") -> None:
    """A line of the answer, on stdout."""
    print(text)


def say_all(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


def message(text: str) -> None:
    """A line beside the answer, on stderr."""
    try:
        print(text, file=sys.stderr)
    except BrokenPipeError:
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
    except OSError:
        goes_nowhere(STDOUT)
        return ExitCode.NOT_WRITTEN if answered else code
    return code


def goes_nowhere(stream: int) -> None:
    """What is still written to this stream, or waits in its buffer, goes nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream)
    os.close(nowhere)


def as_json(data: Any) -> None:
    """Data for other programs, on stdout."""
    print(json.dumps(data, ensure_ascii=False, indent=2))


def safe(text: str) -> str:
    """Text that somebody typed, without anything that could steer the terminal."""
    return "".join(c if c.isprintable() or c == "\n" else " " for c in text)
