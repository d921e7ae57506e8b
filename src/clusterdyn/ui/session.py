"""A session: one group, one dossier, one front end. Each answer is saved before the next."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ..answers.describe_changes import describe_changes
from ..answers.views import Confirm, Done, Outcome
from ..changes import Changes, inverse, keys_of, path_of
from ..interview.conversation import Conversation
from ..interview.moves import Back, Undo
from ..steps.registry import dossier_schema
from ..store import Clash, NotWritten, Store, StoreError, new_group
from .closing_text import collision_said
from .frontend import Frontend

MAX_LISTED = 3  # sentences of what was taken back
MARKED = (("marks", "closed"), ("marks", "parked"))


@dataclass
class Tally:
    """What a session has done, to be said when the group leaves."""

    answers: int = 0
    before: dict[str, Any] = field(default_factory=dict)


class Session:
    """Drives an interview: shows, takes, saves, until the group leaves or all is done."""

    def __init__(self, store: Store, conversation: Conversation, frontend: Frontend) -> None:
        self.store = store
        self.conversation = conversation
        self.frontend = frontend
        frontend.conversation = conversation
        self.tally = Tally(before=conversation.data)

    def run(self) -> bool:
        """Until the end; True when nothing is left to ask anywhere. Store errors pass through."""
        while True:
            view = self.conversation.current()
            if isinstance(view, Done):
                return view.all_done
            move = self.frontend.ask(view)
            if isinstance(move, Undo) and isinstance(view, Confirm):
                move = Back()  # nothing was taken yet
            if isinstance(move, Undo):
                self._undo()
                continue
            outcome = self.conversation.take(move)
            if outcome.changes and not self._save(outcome.changes):
                continue
            self.frontend.tell(outcome)

    def _save(self, changes: Changes, insist: bool = False) -> bool:
        """Saves what a move changed; False when the others' answer was kept instead."""
        while True:
            try:
                saved = self.store.save(changes, new_group(), insist=insist)
            except Clash as clash:
                if self._ours(clash):
                    insist = True
                    continue
                self._refresh()
                return False
            except NotWritten as problem:
                if self.frontend.choose(f"{problem.sentence}", "try again", "leave"):
                    continue
                raise
            break
        self.tally.answers += 1
        for warning in saved.warnings:
            self.frontend.note(warning)
        self.conversation.refresh(saved.data)
        return True

    def _ours(self, clash: Clash) -> bool:
        for collision in clash.collisions:
            self.frontend.note(collision_said(collision, dossier_schema()))
        return self.frontend.choose("Which one stays?", "ours", "theirs")

    def _refresh(self) -> None:
        """Goes on from what the others wrote; nothing half said is carried over."""
        self.conversation.show("")
        self.conversation.refresh(self.store.load())

    def _undo(self) -> None:
        before = self.conversation.data
        try:
            undone = self.store.undo()
        except StoreError as problem:
            self.frontend.tell(Outcome(say=problem.sentence, refused=True))
            return
        if undone.nothing:
            self.frontend.tell(Outcome(say="There is nothing to take back.", refused=True))
            return
        self.conversation.refresh(undone.data)
        self.conversation.show(self._place_of(undone.changes))  # also ends what was half said
        said = describe_changes(
            inverse(undone.changes), undone.data, before, self.conversation.today
        )
        what = "; ".join(said[:MAX_LISTED]) + (" and more" if len(said) > MAX_LISTED else "")
        self.frontend.tell(Outcome(say=f"Taken back: {what}." if said else "Taken back."))

    def _place_of(self, changes: Changes) -> str:
        """Where to look at what was taken back: in this step if it can be, of a table its rows."""
        paths = [keys_of(path) for path in changes]
        marked = [keys_of(keys[2]) for keys in paths if keys[:2] in MARKED and len(keys) > 2]
        steps = [keys for keys in [*paths, *marked] if keys[0] == "steps" and len(keys) > 2]
        steps.sort(key=lambda keys: keys[1] != self.conversation.step_name)
        if not steps:
            return ""
        whole = path_of(steps[0][:3])
        a_row = len(steps[0]) == 4 and dossier_schema().node(whole).field.kind == "table"
        return whole if a_row else path_of(steps[0])
