"""Which note is written: a new one of some kind, or one that was begun."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ...answers.edit import Refused
from ...answers.views import Question
from ...content.catalogue import field_text
from ...parse import choice
from ..journal_kinds import KINDS, called, kind_of, unfinished
from ..kind import Kind
from ..moves import Move, Skip
from ..navigation import first_open
from ..questions import bare_question
from ..sections import NoteSection
from ..shared_moves import shared_move
from ..state import State, Turn

CHOOSE = "Choose what you want to note."


class NoteKind(Kind[str]):
    """Reads the path of a kind of note, or of a note."""

    name = "note"

    def fits(self, state: State) -> bool:
        return state.location is not None and state.item.kind == "note"

    def view(self, state: State) -> Question:
        bare = bare_question(state, "journal", "choice")
        return replace(bare, need=state.item.need, options=kinds_on_offer(state.data))

    def read(self, state: State, text: str) -> str:
        if not text.strip():
            raise Refused(CHOOSE)
        options = kinds_on_offer(state.data)
        named = {kind_of(path): path for path, _ in options if path.count(".") == 1}
        return named.get(text.strip().casefold()) or choice(text, options).value

    def take(self, state: State, reading: str) -> Turn:
        table, key = reading, ""
        if reading.count(".") > 1:
            table, _, key = reading.rpartition(".")
        return Turn(first_open(state.but(section=NoteSection(table, key, chosen=True))))

    def move(self, state: State, move: Move) -> Turn:
        if isinstance(move, Skip):
            raise Refused(CHOOSE)
        return shared_move(state, move)


def kinds_on_offer(data: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(path, words): notes that were begun come first, then a new one of each kind."""
    begun = [(path, f'go on with "{called(data, path)}"') for path in unfinished(data)]
    return [*begun, *((table, field_text(table).say) for table in KINDS.values())]
