"""The one place that prints: data on stdout, messages on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import Any


def say(text: str = "") -> None:
    """A line of the answer, on stdout."""
    print(text)


def say_all(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


def message(text: str) -> None:
    """A line beside the answer, on stderr."""
    print(text, file=sys.stderr)


def as_json(data: Any) -> None:
    """Data for other programs, on stdout."""
    print(json.dumps(data, ensure_ascii=False, indent=2))


def safe(text: str) -> str:
    """Text that somebody typed, without anything that could steer the terminal."""
    return "".join(c if c.isprintable() or c == "\n" else " " for c in text)
