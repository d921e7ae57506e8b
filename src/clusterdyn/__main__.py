"""Starts the program: sorts the options that may stand anywhere, then hands over."""

from __future__ import annotations

import os
import sys


def open_streams() -> None:
    """Gives closed standard streams somewhere to go, so that nothing fails for want of one."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode))  # noqa: SIM115, PTH123 - for the whole run


def main(arguments: list[str] | None = None) -> None:
    """Runs the command line and ends the process with its exit code."""
    open_streams()
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given == ["--version"]:  # answers without loading anything
        from .cli.version import version

        version()
        raise SystemExit(0)
    from .cli.run import run

    raise SystemExit(run(given))


if __name__ == "__main__":
    main()
