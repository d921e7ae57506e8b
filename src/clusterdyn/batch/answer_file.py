"""A mapping becomes answers: records first, then what refers to them, then what follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ..changes import difference, value_at
from ..steps.registry import dossier_schema
from ..steps.validation import faults, sentence
from .errors import InputError, did_you_mean, quoted
from .field_order import in_asking_order
from .finish import GivenAnswers, finish, unknown_rows
from .marks import fill_marks
from .read_tree import TreeReader, top_level
from .yaml_tree import TreeEntry, tree_of

Data = dict[str, Any]


@dataclass(frozen=True)
class Filled:
    """What a file comes to. With mistakes, ``data`` is the dossier as it was.

    ``notes`` say what was guessed; ``unfinished`` are paths of tables whose rows have open places;
    ``answers`` counts the values that the file gives.
    """

    data: Data
    mistakes: tuple[InputError, ...] = ()
    notes: tuple[str, ...] = ()
    unfinished: tuple[str, ...] = ()
    answers: int = 0
    steps: tuple[str, ...] = field(default=())


def fill(data: Data, text: str, today: date, is_json: bool = False) -> Filled:
    """The dossier with the answers of a YAML or JSON text, or every mistake in it."""
    tree, mistakes = tree_of(text, is_json)
    if tree is None:
        return Filled(data, tuple(mistakes))
    if not isinstance(tree.value, dict):
        shape = InputError("", "A file of answers begins with the name of a step or a register.", 1)
        return Filled(data, (*mistakes, shape))
    return fill_tree(data, tree, today, mistakes)


def fill_tree(
    data: Data, tree: TreeEntry, today: date, mistakes: Sequence[InputError] = (), few: bool = False
) -> Filled:
    """The dossier with the answers of a tree that stands for the whole of it.

    ``mistakes`` were found already; for ``few`` see ``fill_at``.
    """
    reader = TreeReader(data, today)
    reader.mistakes += mistakes
    marks: TreeEntry | None = None
    for path, entry in top_level(tree, reader.mistakes):
        if path == "marks":
            marks = entry
        elif path.startswith("steps.") or path in ("passport", "journal"):
            reader.model(path, entry)
        else:
            reader.place(dossier_schema().node(path), entry)
    reader.finish()
    return _filled(reader, marks, few)


def fill_at(data: Data, path: str, entry: TreeEntry, today: date, few: bool = False) -> Filled:
    """The dossier with the answers of a tree that stands for what is at ``path``.

    With ``few``, a table counts as finished only when it has as many rows as are expected.
    """
    reader = TreeReader(data, today)
    reader.record_at(path, entry)
    reader.finish()
    return _filled(reader, None, few)


def _filled(reader: TreeReader, marks: TreeEntry | None, few: bool = False) -> Filled:
    given = GivenAnswers(set(reader.given), list(dict.fromkeys(reader.tables)), reader.records)
    data = reader.data
    if marks is not None:
        data, given.marked = fill_marks(data, marks, reader.today, reader.mistakes)
    reader.mistakes += _unfit(reader.before, data, reader)
    if reader.mistakes:
        ordered = sorted(reader.mistakes, key=lambda mistake: mistake.line or 10**9)
        return Filled(reader.before, tuple(ordered))
    done, unfinished = finish(reader.before, data, given, reader.today, few)
    lost = unknown_rows(reader.before, done, given, reader.today)
    if lost:
        return Filled(reader.before, tuple(_stray(reader, path, due) for path, due in lost))
    done = in_asking_order(reader.before, done)
    changed = {p.split(".")[1] for p in difference(reader.before, done) if p.startswith("steps.")}
    if "steps" in difference(reader.before, done):
        changed = set(value_at(done, "steps", {}))
    named = tuple(step for step in reader.reader.schema.steps if step in changed)
    notes = tuple(dict.fromkeys(reader.notes))
    return Filled(done, (), notes, tuple(unfinished), len(reader.given), named)


def _stray(reader: TreeReader, path: str, due: list[str]) -> InputError:
    key = path.rpartition(".")[2]
    below = [line for given, line in reader.given.items() if given.startswith(path + ".")]
    sentence = f"{quoted(key)} is not in the tray. {did_you_mean(key, due)}"
    return InputError(path, sentence, min(below, default=0))


def _unfit(before: Data, after: Data, reader: TreeReader) -> list[InputError]:
    """Whatever the models refuse and reading let through; what was unfit before is not ours."""
    known = {(fault.path, fault.kind) for fault in faults(before)}
    told = {mistake.path for mistake in reader.mistakes}
    return [
        InputError(fault.path, sentence(fault).removeprefix(fault.path).lstrip(": "))
        for fault in faults(after)
        if (fault.path, fault.kind) not in known and fault.path not in told
    ]
