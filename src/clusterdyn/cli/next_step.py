"""``clusterdyn next-step``: carries on where the group stopped."""

from __future__ import annotations

from ..model.draft import Drafts
from ..steps.progress import next_step as next_of
from ..steps.progress import states
from ..ui.closing_text import parked_said
from .context import need_terminal, today
from .dossiers import load
from .output import say


def next_step() -> None:
    """Carry on where the group stopped."""
    need_terminal("Without one, answers go in with clusterdyn set or clusterdyn fill.")
    drafts = Drafts()
    store, data = load(drafts=drafts)
    following = next_of(states(data, today(), drafts))
    if following is None:
        parked = len(data.get("marks", {}).get("parked") or {})
        say("  Every step is answered." + (f" {parked_said(parked)}" if parked else ""))
        say("  The plan:     clusterdyn export plan --to plan.md")
        say("  Any step:     clusterdyn step 5")
        return
    from ..ui.table_dialogue import about_step_or_table
    from .dialogue import frontend, hold

    talk = about_step_or_table(data, today(), following.name)
    if hold(store, talk, frontend()):
        say("  Every step is answered. The plan:  clusterdyn export plan --to plan.md")
