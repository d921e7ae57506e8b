"""Which table somebody means, and which tables can be filled from a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from ..content.catalogue import field_text
from ..model.fields import Scores, Table
from ..model.schema import SchemaNode, title_field
from ..parse.characters import bare
from ..steps.registry import dossier_schema
from .errors import quoted
from .roots import step_named


class TableProblem(Exception):
    """The table is not there or cannot be filled; the text says which ones can."""


def fillable() -> Iterator[SchemaNode]:
    """Tables whose rows a group makes itself: the registers, and those of the steps."""
    for node in dossier_schema().tables():
        mark, record = node.mark(Table), node.shape.inner
        digits = node.mark(Scores) is not None
        if mark is None or mark.fixed or digits or record is None or record.kind != "model":
            continue
        if node.key_ref is not None or (title_field(record.of, mark) and _has_ids(node)):
            yield node


def _has_ids(node: SchemaNode) -> bool:
    from .read_value import key_kind

    return key_kind(node) == "line"


def table_named(text: str) -> SchemaNode:
    """The table for "organisations", "plan.actions", "5.actions" or "actions"."""
    wanted = text.strip().casefold().replace("-", "_").replace(" ", "_")
    step, _, name = wanted.removeprefix("steps.").rpartition(".")
    known = list(fillable())
    if step:
        step = step_named(step) or step
    fits = [p for p in known if _is(p, step, name)]
    fits = [p for p in fits if short(p) == wanted] or fits
    if len(fits) == 1:
        return fits[0]
    if len(fits) > 1:
        either = " or ".join(short(node) for node in fits)
        raise TableProblem(f"{quoted(text)} fits several tables. Write {either}.")
    names = [short(node) for node in known]
    every = {short(node) for node in dossier_schema().tables()}
    if any(name == one.rpartition(".")[2] for one in every):
        raise TableProblem(
            f"The rows of {quoted(text)} come from the workbook itself, so they are answered in "
            "the dialogue: clusterdyn next-step"
        )
    last = {one.rpartition(".")[2]: one for one in names}
    near = get_close_matches(name, [*last, *names], n=1)
    if near:
        hint = f'Did you mean "{last.get(near[0], near[0])}"?'
    else:
        hint = f"Tables that can be filled: {', '.join(names)}."
    raise TableProblem(f"There is no table {quoted(text)}. {hint}")


def _is(node: SchemaNode, step: str, name: str) -> bool:
    parts = node.path.split(".")
    if step and (parts[0] != "steps" or parts[1] != step):
        return False
    label = field_text(node.path).label if parts[0] == "steps" else ""
    return name == parts[-1] or (bool(name) and bare(name.replace("_", " ")) == bare(label))


def short(node: SchemaNode) -> str:
    """The table's path as it is typed."""
    return node.path.removeprefix("steps.")
