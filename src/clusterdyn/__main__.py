"""Starts the program: sorts the options that may stand anywhere, then hands over."""

from __future__ import annotations

import sys


def main(arguments: list[str] | None = None) -> None:
    """Runs the command line and ends the process with its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given == ["--version"]:  # answers without loading anything
        from .cli.version import version

        version()
        raise SystemExit(0)
    from .cli.run import run

    raise SystemExit(run(given))


if __name__ == "__main__":
    main()
