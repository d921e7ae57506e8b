"""A table's prompt: rows typed or pasted, proposals taken or left out, the table finished."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from ..answers import edit
from ..answers.created_records import note
from ..answers.edit import Refused
from ..answers.names import Decisions
from ..answers.routing_path import Location
from ..answers.rows import RowsRead, read_rows
from ..changes import ABSENT, as_mapping, value_at
from ..language.phrases import counted
from ..model.fields import Need, Table
from ..model.prefill import ProposedRow
from ..model.questionnaire import Item
from . import questions
from .confirm import ask_who_is_meant
from .edit_rows import row_move
from .moves import Edit, Remove, Take
from .navigation import advance
from .state import State
from .store_answer import follow

CHANGES = 3  # records whose changes are told one by one
MAX_NAMED = 3  # names that are read back
_NUMBERS = re.compile(r"[+#]?[0-9]{1,3}(?:[\s,]+[+#]?[0-9]{1,3})*")


def at_prompt(state: State, location: Location, item: Item, text: str) -> str:
    typed = text.strip()
    if not typed:
        return _finish(state, location, item)
    said = on_proposals(state, location, item, typed)
    if said is not None:
        return said
    if typed.isdecimal() and 1 <= int(typed) <= len(state.route.keys(item)):
        return row_move(state, location, Edit(typed))
    if typed.casefold() in ("none", "nothing") and item.need != Need.REQUIRED:
        if not state.route.keys(item):
            state.data = edit.put(state.data, item.path, {})
        return _finish(state, location, item)
    return _read(state, location, item, text, {})


def _read(state: State, location: Location, item: Item, text: str, decisions: Decisions) -> str:
    """Reads typed rows; what is doubtful is asked, one name after the other."""
    reader = state.reader
    reader.decisions = decisions
    found = read_rows(questions.row_table(state.route, reader, item), state.data, text)
    if found.doubts:
        doubt = found.doubts[0]
        changes = "; ".join(found.changes.get(doubt.key, ()))
        again = partial(_read, state, location, item, text)
        return ask_who_is_meant(state, doubt, decisions, again, changes)
    if len(found.keys) > 1 or not state.reads_back:  # else the row is read back in full
        found.guesses += found.mild
    changed = _changes_said(state, item, found, found.begun)
    if found.guesses or found.added or changed:
        return state.ask(
            _rows_question(found, changed), lambda: _rows(state, location, item, found)
        )
    return _rows(state, location, item, found)


def _rows_question(found: RowsRead, changed: str) -> str:
    said = [changed] if changed else []
    if found.guesses:
        said.append("Understood as " + "; ".join(found.guesses[:5]) + ".")
    if found.added:
        said.append("New in the register: " + ", ".join(dict.fromkeys(found.added)) + ".")
    return " ".join(said) + " Is that right?"


def _rows(state: State, location: Location, item: Item, found: RowsRead) -> str:
    rows_before = value_at(state.data, item.path)
    state.data = edit.unpark(found.data, item.path)
    for key in found.keys:
        note(state.made, f"{item.path}.{key}", found.made[key])
        follow(state, item, key)
    half = [
        other
        for other in state.route.of_item(location.page, location.item)
        if other.key in found.keys and not state.route.answered(other)
    ]
    state.location = half[0] if half else location
    said = found.said[0] if len(found.keys) == 1 else _taken(item, rows_before, found)
    changed = _changes_said(state, item, found, found.keys)
    return f"{said}. {changed}" if changed else said


def _changes_said(state: State, item: Item, found: RowsRead, keys: Container[str]) -> str:
    """What rows change in the known records they stand for: "Kind changes from …"."""
    ref = state.route.schema.node(item.path).key_ref
    if ref is None:
        return ""
    said = [
        f"{state.route.schema.name_of(found.data, ref.to, key)}: {'; '.join(sentences)}."
        for key, sentences in found.changes.items()
        if key in keys
    ]
    more = f" And {len(said) - CHANGES} more change." if len(said) > CHANGES else ""
    return " ".join(said[:CHANGES]) + more


def _taken(item: Item, before: Any, found: RowsRead) -> str:
    """How many rows are new or changed, and how many say what stood there already."""
    old = as_mapping(before)
    new = value_at(found.data, item.path, {})
    fresh = [key for key in dict.fromkeys(found.keys) if key not in old or old[key] != new.get(key)]
    again = len(found.keys) - len(fresh)
    taken = f"{counted(len(fresh), 'row')} taken"
    return f"{taken}, {again} stood there already." if again else f"{taken}."


def _finish(state: State, location: Location, item: Item) -> str:
    """Enter at an empty prompt: the table is finished; a short one is mentioned once."""
    keys = state.route.keys(item)
    low = state.route.schema.node(item.path).mark(Table).rows[0]  # type: ignore[union-attr]
    if not keys and item.need == Need.REQUIRED:
        raise Refused("Nothing stands here yet. Type a row, or park the question.")
    if not keys and item.need == Need.OPTIONAL:
        return skip_item(state, location, item)
    if 0 < len(keys) < low and state.hinted != location:
        state.hinted = location
        raise Refused(f"{len(keys)} so far; {low} or more help. Add some, or press Enter to go on.")
    if value_at(state.data, item.path) is ABSENT:
        state.data = edit.put(state.data, item.path, {})
    state.data = edit.unpark(edit.close(state.data, item.path), item.path)
    leave_item(state, location)
    return ""


def skip_item(state: State, location: Location, item: Item) -> str:
    """Leaves a table or the rest of its digits as they are; a needed one is refused kindly."""
    if item.need == Need.REQUIRED:
        raise Refused("This one is needed for the next steps. Answer it, or park it.")
    if value_at(state.data, item.path) is ABSENT:
        state.data = edit.put(state.data, item.path, None)
    else:
        state.data = edit.close(state.data, item.path)
    leave_item(state, location)
    return ""


def leave_item(state: State, location: Location) -> None:
    mine = [s for s in state.route.locations if (s.page, s.item) == (location.page, location.item)]
    advance(state, mine[-1] if mine else location)


KEEP, DROP = "keep", "drop"


@dataclass(frozen=True)
class Meant:
    """What is done with proposals: ``verb`` and their numbers from 1; or with a row of one's own.

    ``numbers`` may name proposals that do not exist.
    """

    verb: str
    numbers: tuple[int, ...] = ()
    row: str = ""


def on_proposals(state: State, location: Location, item: Item, typed: str) -> str | None:
    """Takes proposals or leaves them out; None where the text is a row like any other."""
    proposals = questions.open_proposals(state.route, item)
    meant = what_is_meant(state, item, typed, proposals)
    if meant is None:
        return None
    if meant.row:
        return row_move(state, location, Remove(meant.row))
    there = all(1 <= number <= len(proposals) for number in meant.numbers)
    if meant.verb == KEEP or not there or not proposals:
        said = row_move(state, location, Take(meant.numbers))  # refuses those that do not exist
        named = labels(proposals, meant.numbers[:MAX_NAMED])
        more = len(meant.numbers) - MAX_NAMED
        return f"Taken: {named} and {more} more." if more > 0 else said
    keys = {f"{item.path}.{proposals[number - 1].key}" for number in meant.numbers}
    state.left_out = state.left_out | keys
    if len(keys) == 1:
        return f"Left out: {labels(proposals, meant.numbers)}. Its name brings it back."
    return f"Left out: {len(keys)} proposals. Their names bring them back."


def labels(proposals: Sequence[ProposedRow], numbers: Sequence[int]) -> str:
    return ", ".join(
        proposals[number - 1].label for number in numbers if 0 < number <= len(proposals)
    )


def what_is_meant(
    state: State, item: Item, typed: str, proposals: Sequence[ProposedRow]
) -> Meant | None:
    """Reads "+1", "keep 2", "drop Jobs" and their beginnings; None for a row like any other."""
    if typed.startswith("+"):
        return _with_plus(typed, len(proposals))
    word, _, rest = typed.partition(" ")
    verb = next((v for v in (KEEP, DROP) if word and v.startswith(word.casefold())), "")
    rest = rest.strip()
    if not verb or any(mark in typed for mark in ";\t|\n"):
        return None
    if not proposals:
        return _without_proposals(state, item, verb, word, rest)
    if not rest:
        begins = any(
            proposal.label.casefold().startswith(word.casefold()) for proposal in proposals
        )
        return None if begins and word.casefold() != verb else Meant(verb, (1,))
    if rest.casefold() == "all":
        return Meant(verb, tuple(range(1, len(proposals) + 1)))
    if _NUMBERS.fullmatch(rest):
        return Meant(verb, _numbers(rest))
    fits = [n for n, o in enumerate(proposals, 1) if o.label.casefold().startswith(rest.casefold())]
    return Meant(verb, (fits[0],)) if len(fits) == 1 else None


def _with_plus(typed: str, many: int) -> Meant | None:
    if typed[1:].strip().casefold() == "all":
        return Meant(KEEP, tuple(range(1, many + 1)))
    if _NUMBERS.fullmatch(typed):
        return Meant(KEEP, _numbers(typed))
    return Meant(KEEP, (0,)) if not typed.strip("+ ,0123456789") else None


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(dict.fromkeys(int(number) for number in re.findall("[0-9]+", text)))


def _without_proposals(state: State, item: Item, verb: str, word: str, rest: str) -> Meant | None:
    """Where nothing is proposed, only the whole words count: "drop 2" takes out a row."""
    keys = state.route.keys(item)
    if rest.casefold() == "all":
        return Meant(KEEP)  # refused: nothing is proposed
    if word.casefold() != verb or not keys:
        return None
    if verb == DROP and rest.isdecimal() and 1 <= int(rest) <= len(keys):
        return Meant(verb, row=rest)
    if not rest:
        hint = f"What stands here is kept. To take out a row, type drop 1 to drop {len(keys)}."
        raise Refused(hint if len(keys) > 1 else "What stands here is kept. drop 1 takes it out.")
    return None
