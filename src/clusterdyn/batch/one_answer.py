"""One answer without a dialogue: a path and a text become a changed dossier."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from ..answers.cascade_delete import cascade_delete
from ..answers.describe_changes import record_name, where
from ..answers.reader import Reader
from ..changes import ABSENT, keys_of, parent_of, value_at
from ..content.step_names import NAMES
from ..errors import UsageError
from ..model.schema import NoSuchNode, SchemaNode
from ..parse import ParseError
from ..steps.plan.model import Plan
from ..steps.plan.results import numbered
from ..steps.registry import dossier_schema, rule_context
from .answer_file import Filled, fill_at
from .errors import did_you_mean, names_listed, quoted, short
from .read_tree import TOP, step_meant, unknown_field
from .read_value import LISTS, key_options, read_key
from .yaml_tree import TreeEntry, tree_of

Data = dict[str, Any]
MILESTONES = "steps.plan.milestones"


def set_text(data: Data, path: str, text: str, today: date) -> Filled:
    """The dossier with ``text`` as the answer at ``path``. Raises ``UsageError``."""
    node = find(data, path, today)
    data = _named(data, node, path, today)
    few = node.field.kind != "table"
    filled = fill_at(data, node.path, _node(node, text), today, few)
    if filled.mistakes:
        first = filled.mistakes[0]
        at = f"{short(first.path)}: " if first.path != node.path else ""
        raise UsageError(at + first.sentence)
    return filled


def _named(data: Data, node: SchemaNode, path: str, today: date) -> Data:
    """A row that a path begins is called as it was typed there, so that none is nameless."""
    above, _, last = node.path.rpartition(".")
    table = parent_of(above)
    deep = len(keys_of(above)) >= (4 if above.startswith("steps.") else 2)
    if not deep or value_at(data, above) is not ABSENT:
        return data
    place = dossier_schema().node(table)
    is_own = place.field.key is not None and place.field.key.value_type is str
    title = place.field.title if is_own and place.key_ref is None else None
    if title in (None, last):
        return data
    name = path.strip().split(".")[-2].replace("-", " ").strip()
    return fill_at(data, f"{above}.{title}", TreeEntry(name), today, True).data


def _node(node: SchemaNode, text: str) -> TreeEntry:
    """A group of fields and a list in brackets are read as YAML or JSON, all else as typed."""
    is_leaf = node.field.kind == "leaf"
    if is_leaf and not (node.answer_type.kind in LISTS and text.strip().startswith("[")):
        return TreeEntry(text)
    if not is_leaf and (not text.strip() or text.strip().casefold() == "none"):
        return TreeEntry(None)
    tree, mistakes = tree_of(text)
    if mistakes or tree is None:
        raise UsageError(mistakes[0].sentence if mistakes else f"{quoted(text)} cannot be read.")
    if is_leaf or isinstance(tree.value, dict):
        return tree
    raise UsageError(_wants_fields(node))


def _wants_fields(node: SchemaNode) -> str:
    where_to = short(node.path)
    if node.field.kind == "table":
        return (
            f"{where_to} is a table. Set one answer in it, as in {where_to}.ID.FIELD, "
            'or give rows as YAML: "{id: {field: answer}}".'
        )
    fields = dossier_schema().names_at(node.path)
    return (
        f"{where_to} holds several answers: {names_listed(fields)}. Set one of them, as in "
        f'{where_to}.{fields[0]}, or give them as YAML: "{{{fields[0]}: answer}}".'
    )


# -- where a path leads


def find(data: Data, text: str, today: date) -> SchemaNode:
    """The place of a typed path: step by name or number, records by id or name."""
    head, *rest = text.strip().removeprefix("steps.").split(".")
    path = _root(head)
    for part in rest:
        node = dossier_schema().node(path)
        if node.field.kind == "leaf":
            raise UsageError(f"{short(path)} is one answer. Nothing stands below it.")
        key = _field(path, part) if node.field.kind == "model" else _row(data, node, part, today)
        path = f"{path}.{key}"
    return dossier_schema().node(path)


def _root(head: str) -> str:
    if head == "marks":
        raise UsageError(
            "Marks are not set by hand. A step is adopted with clusterdyn endorse, a question is "
            "parked in the dialogue or by clusterdyn fill."
        )
    if head in ("version", "id"):
        raise UsageError(f"The {head} belongs to the program. There is nothing to set.")
    if head in TOP:
        return head
    step = step_meant(head)
    if step is None:
        known = [*NAMES, *(name for name in TOP if name != "marks")]
        raise UsageError(
            f"{quoted(head)} is neither a step nor a register. {did_you_mean(head, known)}"
        )
    return f"steps.{step}"


def _field(path: str, part: str) -> str:
    known = dossier_schema().names_at(path)
    for name in (part, part.strip().replace("-", "_")):
        if name in known:
            return name
    raise UsageError(f"{short(path)}: {unknown_field(dossier_schema(), path, part)}")


def _row(data: Data, node: SchemaNode, part: str, today: date) -> str:
    """The key of a row: one that is there, by id or full name, or a new one that fits."""
    rows = value_at(data, node.path, None)
    there: list[str] = list(rows) if isinstance(rows, dict) else []
    if part in there:
        return part
    named = [k for k in there if record_name(data, node.path, k).casefold() == part.casefold()]
    if len(named) == 1:
        return named[0]
    _refuse_number(data, node, part, today)
    reader = Reader(data, today, dossier_schema())
    try:
        return read_key(reader, node, part, key_options(reader, node), today)
    except ParseError as problem:
        raise UsageError(f"{short(node.path)}: {problem}") from None


def _refuse_number(data: Data, table: SchemaNode, part: str, today: date) -> None:
    """A milestone's number in print ("M7") is no name: it moves with the days."""
    if table.path != MILESTONES or not re.fullmatch("[Mm]?[0-9]{1,3}", part.strip()):
        return
    numbers = numbered(rule_context(data, today).step(Plan))
    meant = [key for key, number in numbers.items() if number == int(part.strip(" mM"))]
    if not meant:
        last = f" (M1 to M{len(numbers)})" if numbers else ""
        raise UsageError(f"There is no milestone {quoted(part)}{last}. A new one needs a name.")
    name = record_name(data, MILESTONES, meant[0])
    raise UsageError(
        f"Numbers of milestones move with their days. M{numbers[meant[0]]} is now {quoted(name)}: "
        f"write {short(MILESTONES)}.{meant[0]}"
    )


# -- taking out


def remove(data: Data, text: str, today: date, everywhere: bool = False) -> Data:
    """The dossier without what stands at ``path``; refused while something refers to it.

    With ``everywhere`` what refers to it goes too.
    """
    path = _path_to_remove(data, text, today)
    if value_at(data, path) is ABSENT:
        raise UsageError(f"Nothing stands at {short(path)}, so nothing was taken out.")
    if len(keys_of(path)) < 2 or path == "passport.name":
        raise UsageError(f"{short(path)} cannot be taken out as a whole. Take its answers out.")
    found = cascade_delete(data, dossier_schema(), path)
    used = found.places
    if used and not everywhere:
        places_said = "; ".join(where(at, data) for at in used[:4])
        more = f" and {len(used) - 4} more" if len(used) > 4 else ""
        raise UsageError(
            f"{where(path, data)} is used elsewhere: {places_said}{more}. Change that first, or "
            "take it out there too with --everywhere."
        )
    return found.data


def _path_to_remove(data: Data, text: str, today: date) -> str:
    """Also a field that does not belong there can be taken out: so a bad file is mended."""
    try:
        return find(data, text, today).path
    except (UsageError, NoSuchNode):
        head, _, rest = text.strip().removeprefix("steps.").partition(".")
        step = step_meant(head)
        path = f"steps.{step}.{rest}" if step else f"{head}.{rest}"
        if rest and head != "marks" and value_at(data, path) is not ABSENT:
            return path
        raise
