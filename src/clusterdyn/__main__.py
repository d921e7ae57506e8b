"""Starts the program: sorts the options that may stand anywhere, then hands over."""

from __future__ import annotations

import codecs
import gc
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

GC_THRESHOLD = 100_000
"""New objects between two searches for garbage. Loading makes tens of thousands that all stay, and
Python's own 700 would go through them again and again."""


def open_streams() -> None:
    """Gives closed standard streams somewhere to go, so that nothing fails for want of one."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode))  # noqa: SIM115, PTH123 - for the whole run
        _set_letters(getattr(sys, name), "replace" if mode == "w" else AS_ON_WINDOWS)


AS_ON_WINDOWS = "clusterdyn.as_on_windows"
"""The name of our way with bytes that are no UTF-8: they are read as Windows writes them."""


def _set_letters(stream: TextIO, errors: str) -> None:
    """Files and pipes are in UTF-8 on every system; a terminal shows "?" for what it cannot."""
    change = getattr(stream, "reconfigure", None)
    if change is None:
        return
    codecs.register_error(AS_ON_WINDOWS, _as_on_windows)
    if stream.isatty():
        change(errors="replace")
    else:
        change(encoding="utf-8", errors=errors)


def _as_on_windows(problem: UnicodeError) -> tuple[str, int]:
    assert isinstance(problem, UnicodeDecodeError)
    raw = problem.object[problem.start : problem.end]
    return raw.decode("cp1252", "replace"), problem.end


def main(arguments: list[str] | None = None) -> None:
    """Runs the command line and ends the process with its exit code."""
    open_streams()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # no others' code near the answers
    gc.set_threshold(GC_THRESHOLD)
    from .cli.output import last_flush

    try:
        raise SystemExit(last_flush(_run(sys.argv[1:] if arguments is None else arguments)))
    finally:
        gc.freeze()  # the end need not search what lives until then anyway


def _run(given: list[str]) -> int:
    if given == ["--version"]:  # answers without loading anything
        from .cli.version import version

        with suppress(BrokenPipeError):
            version()
        return 0
    from .cli.run import run

    return run(list(given))


if __name__ == "__main__":
    main()
