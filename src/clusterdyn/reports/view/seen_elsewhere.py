"""Cases that the group brought home from visits, talks and reading: those that have a source."""

from __future__ import annotations

from ...changes import value_at
from ...content.catalogue import titles
from ...content.step_names import NAMES
from ...model.draft import draft, value
from ...model.records import Journal
from .plan_data import Seen
from .source import Source, lines, rows


def seen(source: Source) -> tuple[Seen, ...]:
    """In the order in which they were noted. Without source or lesson it is a note, not a case."""
    journal = draft(Journal, value_at(source.data, "journal", {}), "journal")[0]
    found = []
    for case in rows(journal, "cases").values():
        name, lesson, told_by = (value(case, field) for field in ("name", "lesson", "source"))
        if name and lesson and told_by:
            step = value(case, "for_step")
            title = titles()[NAMES[step - 1]] if step is not None else None
            facts = lines(case, "facts")
            found.append(Seen(name, value(case, "on"), facts, lesson, title, told_by))
    return tuple(found)
