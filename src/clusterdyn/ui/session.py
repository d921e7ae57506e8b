"""A session: one group, one dossier, one front end. Each answer is saved before the next."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ..answers.describe_changes import describe_changes
from ..answers.views import Confirm, Done, Outcome
from ..changes import Changes, inverse, keys_of, path_of, with_changes
from ..interview.conversation import Conversation
from ..interview.moves import Back, Undo
from ..steps.registry import dossier_schema
from ..store import (
    ChangedSince,
    Clash,
    Missing,
    Saved,
    Store,
    StoreError,
    UndoResult,
    UnknownVersion,
    Unreadable,
    new_group,
)
from .closing_text import collision_said
from .frontend import EndOfInput, Frontend

MAX_LISTED = 3  # sentences of what was taken back
NOT_YET = "The last answer is not in the file yet."
WRITE_ANEW = (
    "All answers of this session are still here. Write the dossier anew with them? "
    "What lies in its place now is kept beside it."
)
PUT_BACK = (
    "Your answer is saved. But the file was replaced by an older one meanwhile, and the answers "
    "above were not in it. Put them back?"
)
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

    def _save(self, changes: Changes) -> bool:
        """Saves what a move changed; False when the others' answer was kept instead."""
        saved = self._written(changes)
        if saved is None:
            self._refresh()
            return False
        self.tally.answers += 1
        for warning in saved.warnings:
            self.frontend.note(warning)
        if saved.gone:
            saved = self._offer_back(saved)
        self.conversation.refresh(saved.data)
        return True

    def _written(self, changes: Changes) -> Saved | None:
        """What was saved; None when the others' answer shall stay."""
        insist = False
        while True:
            try:
                return self.store.save(changes, new_group(), insist=insist)
            except Clash as clash:
                if not self._ours(clash):
                    return None
                insist = True
            except StoreError as problem:
                anew = self._try_on(problem)
                if anew is not None:
                    return anew

    def _try_on(self, problem: StoreError) -> Saved | None:
        """What to do when nothing could be saved; None: try again. Raised when the group leaves."""
        try:
            return self._tried_on(problem)
        except (EndOfInput, KeyboardInterrupt):  # leaving must not say that all is saved
            raise problem from None

    def _tried_on(self, problem: StoreError) -> Saved | None:
        """All answers are in memory: a file that is gone or broken is written anew from there."""
        lost = isinstance(problem, Missing | Unreadable | UnknownVersion)
        text = f"{problem.sentence} {NOT_YET}"
        while not self.frontend.choose(text, "try again", "write it anew" if lost else "leave"):
            if not lost or not self.frontend.choose(WRITE_ANEW, "write it anew", "leave"):
                raise problem
            try:
                return self.store.write_anew(self.conversation.data)
            except StoreError as again:
                text = f"{again.sentence} {NOT_YET}"
        return None

    def _offer_back(self, saved: Saved) -> Saved:
        """Says which answers an older file has taken away, and puts them back if wished."""
        after = with_changes(saved.data, saved.gone)
        for sentence in describe_changes(saved.gone, saved.data, after, self.conversation.today):
            self.frontend.note(sentence)
        if not self.frontend.choose(PUT_BACK, "put them back", "leave them out"):
            return saved
        return self.store.save(saved.gone, new_group(), "Answers put back")

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
            undone = self._undone()
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

    def _undone(self) -> UndoResult:
        """Takes back the last change; one that was changed by hand since only if that is wished."""
        try:
            return self.store.undo()
        except ChangedSince as problem:
            if self.frontend.choose(problem.sentence, "take it back anyway", "leave it"):
                return self.store.undo(insist=True)
            if self.frontend.choose("Take back the change before it?", "yes", "no"):
                return self.store.undo(skip=True)
            raise

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
