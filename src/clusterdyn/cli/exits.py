"""Exit codes: an interface that scripts rely on."""

from enum import IntEnum


class ExitCode(IntEnum):
    FINE = 0
    FOUND_ERRORS = 1
    WRONG_USE = 2
    NO_DOSSIER = 3
    CLASH = 4
    NOT_WRITTEN = 5
    INTERRUPTED = 130
    TERMINATED = 143


class Problem(Exception):
    """Ends a command with one clear sentence on stderr and an exit code."""

    def __init__(self, sentence: str, code: ExitCode = ExitCode.WRONG_USE) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code


class Finished(Exception):
    """Ends a command with an exit code and nothing more to say."""

    def __init__(self, code: ExitCode) -> None:
        super().__init__()
        self.code = code
