"""The base of all errors that people read, and the exit codes of the command line."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the program ends with: an interface that scripts rely on."""

    FINE = 0
    FOUND_ERRORS = 1
    WRONG_USE = 2
    NO_DOSSIER = 3
    CLASH = 4
    NOT_WRITTEN = 5
    INTERRUPTED = 130
    TERMINATED = 143


class ClusterdynError(Exception):
    """Something that cannot be done. ``sentence`` says what happened, where, and what to do next.

    ``exit_code`` is what a command ends with when nobody on the way deals with it.
    """

    exit_code: ExitCode = ExitCode.WRONG_USE

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class UsageError(ClusterdynError):
    """A wish that cannot be carried out as it was given."""

    def __init__(self, sentence: str, exit_code: ExitCode = ExitCode.WRONG_USE) -> None:
        super().__init__(sentence)
        self.exit_code = exit_code
