"""Plays the story without a terminal and writes down every view, act and outcome."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from clusterdyn.answers.views import Outcome
from clusterdyn.interview.conversation import Conversation, about_cluster, about_step
from clusterdyn.interview.moves import Answer, Leave, Move
from clusterdyn.steps.progress import next_step, states
from clusterdyn.steps.validation import empty_dossier
from clusterdyn.store import Store
from clusterdyn.ui.session import Session
from support.acts import Act, Beat, Edited, Help, Sitting, Stop, View
from support.hands import TODAY
from support.story import Story
from support.whole_run import NAME

MOST_SITTINGS = 12
HINT = "press Enter to go on"  # a short table is mentioned once; then Enter goes on


class Stopped(Exception):
    """The story stops the program here."""


class Recorder:
    """A front end that lets the story decide and keeps the beats."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.beats: list[Beat] = []
        self.conversation: object = None

    def ask(self, view: View) -> Move:
        while True:
            act: Act = self.story.act(view)
            self.beats.append(Beat(view, act))
            if isinstance(act, Stop):
                raise Stopped
            if isinstance(act, Edited):
                return Answer(act.text)
            if not isinstance(act, Help):
                return act

    def tell(self, outcome: Outcome) -> None:
        beat = self.beats[-1]
        beat.outcome = outcome
        assert not outcome.refused or HINT in outcome.say, (
            f"{beat.act} was refused at {beat.view} ({self.story.typist.source}): {outcome.say}"
        )

    def note(self, text: str) -> None:
        raise AssertionError(f"nothing to note here: {text}")

    def choose(self, text: str, yes: str, no: str) -> bool:
        raise AssertionError(f"nothing to choose here: {text}")


@dataclass
class Rehearsal:
    """The whole story as it was played: the sittings, the paths asked, the dossier's file."""

    sittings: list[Sitting]
    story: Story
    path: Path


def rehearse(folder: Path) -> Rehearsal:
    """Plays the whole story on a dossier in ``folder``."""
    story = Story()
    path = folder / "rehearsed.cluster.json"
    store = Store.create(path, empty_dossier(NAME), clock, "the group")
    first = about_cluster(store.load(), TODAY)
    sittings = [_sitting(["new", NAME], store, first, story)]
    for _ in range(MOST_SITTINGS):
        again = Store(path, clock, "the group")
        data = again.load()
        following = next_step(states(data, TODAY))
        if following is None:
            return Rehearsal(sittings, story, path)
        talk = about_step(data, TODAY, following.name)
        sittings.append(_sitting(["next-step"], again, talk, story))
    raise AssertionError("the story does not come to an end")


def _sitting(command: list[str], store: Store, talk: Conversation, story: Story) -> Sitting:
    frontend = Recorder(story)
    ends = "done"
    try:
        Session(store, talk, frontend).run()
    except Stopped:
        ends = "stopped"
    last = frontend.beats[-1].act
    if isinstance(last, Stop):
        ends = last.how
    elif isinstance(last, Leave):
        ends = "left"
    return Sitting(command, frontend.beats, ends)


def clock() -> datetime:
    return datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
