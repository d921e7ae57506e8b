"""Names on a sheet that stand in no list: some may be added, others are mistakes.

In a dialogue somebody is asked before a name is added. A sheet cannot ask: so new people,
organisations, indicators and actions are entered and told, but nobody becomes a leader, and nothing
a finding or a pilot, by a slip of the pen.
"""

from __future__ import annotations

from ..answers.names import Options, match, records
from ..batch.errors import did_you_mean, quoted
from ..interview.rows_in_words import open_proposals
from ..interview.state import State
from ..model.questionnaire import Item
from ..model.records import REGISTERS
from ..parse import ParseError, name
from ..steps.registry import dossier_schema

OPEN = (*REGISTERS, "steps.plan.actions")


def unknown_name(state: State, path: str, text: str) -> str:
    """What is wrong with a value that names a record which may not be added; "" if nothing is."""
    node = dossier_schema().node(path)
    if node.answer_type.ref in (*OPEN, ""):
        return ""
    try:
        unknown = state.reader.read(node, text).unknown
    except ParseError:
        return ""  # taking it will say why
    return _sentence(unknown[0], state.reader.options(node)) if unknown else ""


def unknown_key(state: State, item: Item, text: str) -> str:
    """The same of a row's first cell, where rows are records of another table."""
    ref = dossier_schema().node(item.path).key_ref
    if ref is None or ref.to in OPEN or not text:
        return ""
    offered = [(o.key, o.label) for o in open_proposals(state.route, item)]
    options = [*records(state.data, dossier_schema(), ref.to), *offered]
    try:
        found, _ = match(name(text, options), options, text)
    except ParseError:
        return ""
    return "" if found is not None else _sentence(text, options)


def _sentence(text: str, options: Options) -> str:
    shown = list(dict.fromkeys(label for _, label in options))
    return f"{quoted(text)} is not in the list. {did_you_mean(text, shown)}"
