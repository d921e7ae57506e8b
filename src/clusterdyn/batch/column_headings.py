"""Which field each column is: by the field's name, its label, or another usual heading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ..content.catalogue import field_text, read_yaml, workbook
from ..errors import UsageError
from ..model.field_spec import fields_of
from ..model.fields import Kept, Table
from ..model.schema import SchemaNode
from ..parse.characters import bare, written_out
from ..steps.registry import dossier_schema
from .errors import did_you_mean, quoted

LOOK_IN = 20
"""Rows in which the headings are looked for: titles and blank rows may stand above them."""
ID = "id"


@dataclass(frozen=True)
class Target:
    """A column that can be filled.

    ``field`` stands in the row itself, "" for the record that the row's key refers to, or with
    ``home`` in that record of the register.
    """

    name: str
    field: str
    path: str
    home: bool = False


@dataclass(frozen=True)
class Columns:
    """``at``: place in the row → target. ``first``: the index of the first row of records."""

    at: Mapping[int, Target]
    first: int
    unused: tuple[str, ...]


class HeadingError(UsageError):
    """The headings do not fit; the text says which ones would."""


def targets(table: SchemaNode) -> list[Target]:
    """All columns of a table, its name first."""
    ref, mark = table.key_ref, table.mark(Table)
    found = []
    home, title = naming(table)
    if ref is not None:
        found.append(Target(title, "", f"{home}.x.{title}"))
        for name, there in (mark.home if mark else {}).items():
            found.append(Target(name, there, f"{home}.x.{there}", home=True))
    for name, field in fields_of(table.field.record).items():
        if field.kind == "leaf" and not field.mark(Kept):
            found.append(Target(name, name, f"{table.path}.x.{name}"))
    if ref is None:
        found.sort(key=lambda target: target.name != title)
        found.append(Target(ID, ID, ""))
    return found


def naming(table: SchemaNode) -> tuple[str, str]:
    """The table whose records have the names (a leader is a person), and the name's field."""
    while table.key_ref is not None:
        table = dossier_schema().node(table.key_ref.to)
    title = table.field.title
    assert title is not None
    return table.path, title


def columns(
    table: SchemaNode, rows: Sequence[tuple[int, tuple[str, ...]]], wished: Mapping[str, str]
) -> Columns:
    """The columns of a sheet. ``wished``: field → heading, where somebody said so.

    The headings are the first row with a heading for the record's name. Raises HeadingError.
    """
    known = targets(table)
    _check_wishes(known, wished)
    for number, (_, cells) in enumerate(rows[:LOOK_IN]):
        at = _matched(known, cells, wished)
        if any(target is known[0] for target in at.values()):
            _check_found(cells, wished)
            unused = [cell for place, cell in enumerate(cells) if cell and place not in at]
            return Columns(at, number + 1, tuple(unused))
    fullest = max((cells for _, cells in rows[:LOOK_IN]), key=lambda cells: sum(map(bool, cells)))
    _check_found(fullest, wished)
    raise HeadingError(_missing(known, fullest))


def _matched(
    known: Sequence[Target], cells: Sequence[str], wished: Mapping[str, str]
) -> dict[int, Target]:
    """Wishes first, then names, labels and other usual words; each column once."""
    at: dict[int, Target] = {}
    free = list(known)
    for target in known:
        wish = wished.get(target.name)
        if wish is not None:
            free.remove(target)
            same = [p for p, cell in enumerate(cells) if _plain(cell) == _plain(wish)]
            if same:
                at[same[0]] = target
    for words in (_own_words, _other_words):
        for target in list(free):
            fitting = {_plain(word) for word in words(target)}
            place = next(
                (p for p, cell in enumerate(cells) if p not in at and _plain(cell) in fitting), None
            )
            if place is not None and cells[place]:
                at[place] = target
                free.remove(target)
    return at


def _own_words(target: Target) -> Iterator[str]:
    yield target.name
    if target.path:
        yield field_text(target.path).label


def _other_words(target: Target) -> Iterator[str]:
    if target.path:
        yield from _usual().get(target.path.rpartition(".")[2], ())
        register = target.path.partition(".")[0]
        yield from _usual().get(f"{register}.{target.path.rpartition('.')[2]}", ())


@cache
def _usual() -> Mapping[str, Sequence[str]]:
    found: Mapping[str, Sequence[str]] = read_yaml(workbook() / "headings.yaml")
    return found


def _plain(heading: str) -> str:
    return bare(written_out(heading.replace("_", " ")))


def _check_wishes(known: Sequence[Target], wished: Mapping[str, str]) -> None:
    names = [target.name for target in known]
    for name in wished:
        if name not in names:
            raise HeadingError(f"There is no field {quoted(name)}. {did_you_mean(name, names)}")


def _check_found(cells: Sequence[str], wished: Mapping[str, str]) -> None:
    there = {_plain(cell): cell for cell in cells if cell}
    for heading in wished.values():
        if _plain(heading) not in there:
            hint = did_you_mean(heading, list(there.values()))
            raise HeadingError(f"No column is headed {quoted(heading)}. {hint}")


def _missing(known: Sequence[Target], cells: Sequence[str]) -> str:
    name = known[0]
    heads = "; ".join(cell for cell in cells if cell)
    return (
        f"No column is headed {quoted(_said(name))}, so the records have no name. "
        f"The headings seem to be: {quoted(heads, 80)}. Name the column, as in: "
        f'--column {name.name}="{next((c for c in cells if c), "Heading")}". '
        f"Other columns can be: {', '.join(_said(one) for one in known[1:] if one.path)}."
    )


def _said(target: Target) -> str:
    return field_text(target.path).label if target.path else target.name
