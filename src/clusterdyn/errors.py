"""The base of all errors that people read, and the exit codes of the command line.

    ClusterdynError              a sentence, and the exit code if nobody deals with it
    ├── UsageError               a wish that cannot be carried out as it was given
    │   └── HeadingError, UnknownTable    of a spreadsheet that is imported (batch)
    ├── ParseError               a typed text is no such value (parse)
    │   └── OtherCurrency        an amount in another currency than the dossier's
    ├── Refused                  a move that cannot be done in a dialogue (answers)
    ├── UnknownCommand           a slash command that there is not (ui)
    ├── EditorFailed             the group's own editor could not be used (ui)
    ├── TableError               a table cannot be read or screened as asked (tables, screening)
    │   ├── PackagesMissing, UnknownPeriod
    │   └── Refusal, Doubtful    it may mean several things; ways out are offered (screening)
    ├── EngineError, ExportError the database refused; a result could not be written (screening)
    ├── WorkbookError            a file of the workbook's texts cannot be read (content)
    └── StoreError               the dossier, its history or its lock (store)
        ├── Missing (NothingHere), Ambiguous, Unreadable, HistoryGap, NewerVersion, UnknownVersion,
        │   HistoryUnreadable
        ├── StoreRefused, AlreadyThere
        ├── NotWritten
        └── Clash                somebody else changed the same place
            └── ChangedSince     what undo would take back was changed once more

Whoever can do better catches an error by its name; all others end in `cli.run`, which says the
sentence and returns the exit code. What stands outside the tree is no error for people:
`Unanswered` (a rule waits), `NoSuchNode` (a path leads nowhere), `NotRegular` (a file beside the
dossier is not touched), `EndOfInput`, `Finished`.
"""

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
    UNFORESEEN = 70
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
