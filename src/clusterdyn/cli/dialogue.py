"""Runs a dialogue: picks the front end, saves as it goes, and says at the end what was done."""

from __future__ import annotations

import os
import sys
from typing import Any

from ..answers.views import Outcome
from ..changes import value_at
from ..errors import ExitCode
from ..interview.conversation import Conversation
from ..store import NotWritten, Store, StoreError, notices
from ..ui.closing_text import parked_said, today_said
from ..ui.frontend import EndOfInput, Frontend
from ..ui.session import Session
from .context import settings
from .errors import Finished
from .output import message, say
from .signals import Terminated


def frontend() -> Frontend:
    """The front end for this terminal, or the plain one."""
    if settings.plain or os.environ.get("TERM") == "dumb":
        from ..ui.plain import Plain

        return Plain(sys.stdin, sys.stdout)
    from ..ui.terminal.terminal import Terminal

    return Terminal()


def hold(store: Store, talk: Conversation, with_frontend: Frontend) -> bool:
    """Holds a conversation to its end; True when nothing is left to ask.

    Ctrl-C ends with 130 and SIGTERM with 143, each after saying that all is saved.
    """
    session = Session(store, talk, with_frontend)
    for notice in notices(store.path, talk.data):
        with_frontend.tell(Outcome(say=notice))
    code = ExitCode.FINE
    all_done = False
    try:
        all_done = session.run()
    except EndOfInput:
        pass
    except KeyboardInterrupt:
        code = ExitCode.INTERRUPTED
    except Terminated:
        code = ExitCode.TERMINATED
    except StoreError as problem:
        say()
        before = " Everything before it is." if isinstance(problem, NotWritten) else ""
        message(f"The last answer is not in the file.{before}")
        raise
    except OSError as error:  # the terminal went away
        message(f"The terminal is gone ({error.strerror or error}). Everything is saved.")
        code = ExitCode.TERMINATED
    goodbye(store, session, talk.data)
    if code != ExitCode.FINE:
        raise Finished(code)
    return all_done


def goodbye(store: Store, session: Session, data: dict[str, Any]) -> None:
    """What was saved, what was done today, and how to go on."""
    say()
    say(f"  Saved: {store.path.name}")
    if session.tally.answers:
        done = today_said(session.tally.answers, session.tally.before, data)
        parked = len(value_at(data, "marks.parked", None) or {})
        say(f"  Today: {done}." + (f" {parked_said(parked)}" if parked else ""))
    say("  Go on any time:  clusterdyn next-step")
    say()
