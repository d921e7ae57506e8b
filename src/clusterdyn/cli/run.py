"""Runs one command line: the one error handler and the one exit point."""

from __future__ import annotations

import re
import sys

from ..errors import ClusterdynError, ExitCode
from .context import settings
from .errors import Finished
from .output import STDOUT, goes_nowhere, message, safe
from .quick_start import plain_status
from .signals import Terminated, listen, restore


def run(arguments: list[str]) -> int:
    """The exit code of a command line. Every failure ends in one sentence on stderr."""
    before = listen()
    settings.saved = False
    try:
        return _guarded(arguments)
    finally:
        restore(before)


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
        return _refused(error)
    except RecursionError:
        message("Something here is nested too deeply to be read. Is it another file?")
        return ExitCode.WRONG_USE
    except Exception as error:
        from .unforeseen import unforeseen

        return unforeseen(error, arguments)


def _refused(error: OSError) -> int:
    """The computer refused something that nobody on the way dealt with."""
    where = f" ({error.filename})" if error.filename else ""
    reason = f"{error.strerror or error}{where}"
    if settings.saved:
        goes_nowhere(STDOUT)
        message(f"The answer is saved, but not all could be shown: {reason}.")
        return ExitCode.FINE
    message(f"The computer refused: {reason}. Nothing was lost.")
    return ExitCode.NOT_WRITTEN


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
    from .parser import parsed

    return parsed(options, one_name(signed_last(rest)))


SIGNED = re.compile("-[0-9.,]")


def one_name(words: list[str]) -> list[str]:
    """The words of ``new`` with a name of several words as one, so that it needs no quotes."""
    if words[:1] != ["new"] or "--" in words:
        return words
    names: list[str] = []
    options: list[str] = []
    for word, before in zip(words[1:], words, strict=False):
        is_value = before.startswith("--") and "=" not in before and before != "--help"
        (options if is_value or word.startswith("-") else names).append(word)
    return ["new", *options, *([" ".join(names)] if names else [])]


def signed_last(words: list[str]) -> list[str]:
    """The words of ``set`` with a value such as -5 behind "--", where it is no option."""
    signed = [word for word in words if SIGNED.match(word)]
    if words[:1] != ["set"] or not signed or "--" in words:
        return words
    return [*(word for word in words if word not in signed), "--", *signed]


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
