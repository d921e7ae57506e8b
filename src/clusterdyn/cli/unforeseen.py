"""What nobody foresaw: one sentence, and a file with the details that can be sent on."""

from __future__ import annotations

import os
import platform
import tempfile
import traceback
from importlib.metadata import PackageNotFoundError, version

from ..errors import ExitCode
from .context import settings
from .output import message


def unforeseen(error: Exception, arguments: list[str]) -> int:
    """Says that the program has a fault and where the details are; 70."""
    kept = "The answer is saved." if settings.saved else "What was saved before is in the file."
    message(
        f"The program has a fault ({type(error).__name__}) and had to end. {kept} "
        f"{_where(error, arguments)}"
    )
    return ExitCode.UNFORESEEN


def _where(error: Exception, arguments: list[str]) -> str:
    try:
        handle, name = tempfile.mkstemp(".txt", "clusterdyn-")
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
            file.write(details(error, arguments))
    except OSError as problem:
        return f"The details could not be written ({problem.strerror or problem})."
    return (
        f"The details are in {name}. Look through it and send it to whoever looks after "
        "the program."
    )


def details(error: Exception, arguments: list[str]) -> str:
    """What helps to find the fault: the versions, the command as it was typed, the way to it."""
    try:
        own = version("clusterdyn")
    except PackageNotFoundError:
        own = "not installed"
    return "\n".join(
        [
            f"clusterdyn {own}, Python {platform.python_version()}, {platform.platform()}",
            f"typed: clusterdyn {' '.join(arguments)}",
            "",
            "".join(traceback.format_exception(error)),
        ]
    )
