"""Which field each column is: by the field's name, its label, or another usual heading."""

from __future__ import annotations

import re
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
from ..tables.small_sheet import SheetRow
from .errors import did_you_mean, quoted

MOST_KNOWN = 2
"""Known words in a row that may as well be a record's; of three or more most are headings."""
LOOK_IN = 20
"""Rows in which the headings are looked for: titles and blank rows may stand above them."""
FIGURE = re.compile(r"-?\d[\d.,'\u00a0 ]*%?")
YEAR = re.compile(r"(?:19|20)\d\d")
"""A figure in a row tells that it holds no headings, unless it is a year."""
ID = "id"
NAME_PARTS = ("first_name", "middle_name", "last_name")
"""Headings of columns that are joined to a person's name."""


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
    """``at``: place in the row → target. ``heads`` are the headings as they stand in the file.

    ``name`` is the column of names (-1: none), ``lines`` are those of the headings, ``above`` the
    rows over them, ``first`` is the index of the first row below. ``name_parts``: where a person's
    name stands in several columns, in order.
    """

    at: Mapping[int, Target]
    heads: tuple[str, ...]
    lines: tuple[int, ...]
    above: tuple[SheetRow, ...]
    first: int
    name: int = -1
    name_parts: tuple[int, ...] = ()

    @property
    def unused(self) -> tuple[str, ...]:
        """The headings that fit no field."""
        return tuple(
            head
            for place, head in enumerate(self.heads)
            if head and place not in self.at and place not in self.name_parts
        )


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
    table: SchemaNode,
    rows: Sequence[SheetRow],
    wished: Mapping[str, str],
    remembered: Mapping[str, str] | None = None,
) -> Columns:
    """The columns of a sheet. ``wished``: field → heading, where somebody said so; ``remembered``:
    heading → field, as it was said of an earlier list.

    The headings are the row with the most known ones, of the first rows, or two rows of which
    the upper one has the groups of columns. Raises HeadingError.
    """
    known = targets(table)
    wished = fields_wished(known, wished)
    best, most = None, 0
    for found in _candidates(known, rows, _Meanings(wished, remembered or {})):
        fits = len(found.at) + len(found.name_parts)
        if found.name >= 0 and (fits > most or (fits == most and _is_title(best, found))):
            best, most = found, fits
    if best is not None:
        there = {target.name for target in best.at.values()}
        _check_found(best.heads, {f: head for f, head in wished.items() if f not in there})
        return best
    fullest = max((row.cells for row in rows[:LOOK_IN]), key=lambda cells: sum(map(bool, cells)))
    _check_found(fullest, wished)
    raise HeadingError(_missing(known, fullest))


def _is_title(upper: Columns | None, lower: Columns) -> bool:
    """Whether what was taken for a heading ("Members") is a title over the real one ("Name")."""
    if upper is None or sum(map(bool, upper.heads)) > 1 or lower.first != upper.first + 1:
        return False
    return all(map(is_heading, filter(None, lower.heads)))


@dataclass(frozen=True)
class _Meanings:
    """``wished``: field → heading, of this list; ``remembered``: heading → field, of others."""

    wished: Mapping[str, str]
    remembered: Mapping[str, str]

    def here(self, variants: Sequence[Sequence[str]]) -> dict[str, str]:
        """Field → heading, with what is remembered of the headings that are there."""
        there = {_plain(cell) for cells in variants for cell in cells if cell}
        known = {f: head for head, f in self.remembered.items() if _plain(head) in there}
        return {**known, **self.wished}


def _candidates(
    known: Sequence[Target], rows: Sequence[SheetRow], meanings: _Meanings
) -> Iterator[Columns]:
    """What each of the first rows would be as headings, two rows as one before its upper row."""
    for number, row in enumerate(rows[:LOOK_IN]):
        below = rows[number + 1] if number + 1 < len(rows) else None
        if below is not None and _is_second(row, below):
            two = (_joined(row.cells, below.cells), below.cells, row.cells)
            yield _columns(known, rows, meanings.here(two), two, number, number + 2)
        if not any(FIGURE.fullmatch(cell) and not YEAR.fullmatch(cell) for cell in row.cells):
            heads = (row.cells,)
            yield _columns(known, rows, meanings.here(heads), heads, number, number + 1)


def _columns(
    known: Sequence[Target],
    rows: Sequence[SheetRow],
    wished: Mapping[str, str],
    variants: Sequence[Sequence[str]],
    start: int,
    end: int,
) -> Columns:
    """The columns where the rows from ``start`` to before ``end`` are the headings."""
    at = _matched(known, variants, wished)
    parts = _name_parts(known[0], at, variants, rows[end:], wished)
    if parts:
        at = {place: target for place, target in at.items() if target.name != known[0].name}
        at = {place: target for place, target in at.items() if place not in parts}
        at[parts[0]] = known[0]
    heads = tuple(" ".join(head.split()) for head in variants[0])
    name = next((place for place, target in at.items() if target is known[0]), -1)
    lines = tuple(row.line for row in rows[start:end])
    return Columns(at, heads, lines, tuple(rows[:start]), end, name, parts)


def is_heading(text: str) -> bool:
    """Whether a text is a usual heading, of whatever table."""
    return _plain(text) in _every_heading()


@cache
def _every_heading() -> frozenset[str]:
    return frozenset(_plain(word) for words in _usual().values() for word in words) - {""}


def _is_second(upper: SheetRow, lower: SheetRow) -> bool:
    """Whether a row is the lower of two rows of headings: known ones, where one row has gaps."""
    filled = [cell for cell in lower.cells if cell]
    known = sum(map(is_heading, filled))
    return (
        known > 1
        and (known == len(filled) or (known > MOST_KNOWN and 2 * known > len(filled)))
        and set(upper.filled) != set(lower.filled)
        and any(map(is_heading, filter(None, upper.cells)))
        and not any(sign.isdigit() for cell in filled for sign in cell)
    )


def _joined(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    """Two rows of headings as one; the name of a group goes for the gaps beside it too."""
    found, group = [], ""
    for place in range(max(len(upper), len(lower))):
        top = upper[place] if place < len(upper) else ""
        name = lower[place] if place < len(lower) else ""
        group = top or (group if name else "")
        same = _plain(group) == _plain(name)
        found.append(name if same else " ".join(filter(None, (group, name))))
    return tuple(found)


def _matched(
    known: Sequence[Target], variants: Sequence[Sequence[str]], wished: Mapping[str, str]
) -> dict[int, Target]:
    """Wishes first, then names, labels and other usual words; each column once."""
    at: dict[int, Target] = {}
    free = [target for target in known if target.name not in wished]
    for cells in variants:
        for target in known:
            same = _places(cells, {_plain(wished.get(target.name, ""))} - {""}, at)
            if same and target not in at.values():
                at[same[0]] = target
    for cells in variants:
        for words in (_special_words, _own_words, _other_words):
            for target in list(free):
                places = _places(cells, {_plain(word) for word in words(target)}, at)
                if places:
                    at[places[0]] = target
                    free.remove(target)
    return at


def _places(cells: Sequence[str], fitting: set[str], taken: Mapping[int, Target]) -> list[int]:
    return [
        place
        for place, cell in enumerate(cells)
        if cell and place not in taken and _plain(cell) in fitting
    ]


def _name_parts(
    name: Target,
    at: Mapping[int, Target],
    variants: Sequence[Sequence[str]],
    below: Sequence[SheetRow],
    wished: Mapping[str, str],
) -> tuple[int, ...]:
    """The columns of first, middle and last name; () where the whole name stands in one.

    "Name" beside "Vorname" is the last name, unless its cells hold the first names as well.
    """
    if not name.path.endswith("people.x.name"):
        return ()
    found = {part: _part(part, variants, wished) for part in NAME_PARTS}
    whole = next((place for place, target in at.items() if target is name), None)
    first, middle, last = (found[part] for part in NAME_PARTS)
    if (first is None and last is None) or (name.name in wished and whole not in (first, last)):
        return ()
    if whole is not None and whole not in (first, last):
        if (first is not None and last is not None) or _holds(below, whole, first or last):
            return ()
        first, last = (first, whole) if first is not None else (whole, last)
    if first is None or last is None:
        return ()
    return tuple(place for place in (first, middle, last) if place is not None)


def _part(part: str, variants: Sequence[Sequence[str]], wished: Mapping[str, str]) -> int | None:
    words = [wished[part]] if part in wished else [part, *_usual()[f"people.{part}"]]
    fitting = {_plain(word) for word in words}
    found = [place for cells in variants for place in _places(cells, fitting, {})]
    return found[0] if found else None


def _holds(rows: Sequence[SheetRow], whole: int, part: int | None) -> bool:
    """Whether most cells of one column hold what stands in another one."""
    pairs = [
        (_plain(row.cells[whole]), _plain(row.cells[part]))
        for row in rows
        if part is not None and len(row.cells) > max(whole, part) and row.cells[part]
    ]
    return 2 * sum(small in large for large, small in pairs) > len(pairs)


def _special_words(target: Target) -> Iterator[str]:
    """The words for an organisation's name that mean no person's: "Company" before "Name"."""
    if target.path == "organisations.x.name":
        usual = _usual()
        yield from (w for w in usual["organisations.name"] if w not in usual["people.name"])


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


def fields_wished(known: Sequence[Target], wished: Mapping[str, str]) -> dict[str, str]:
    """Wishes by the names of fields; a label will do as well. Raises HeadingError."""
    names = {target.name: target.name for target in known}
    by_label = {_plain(_said(target)): target.name for target in known}
    parts = NAME_PARTS if known[0].path.endswith("people.x.name") else ()
    names |= {part: part for part in parts}
    found = {}
    for wish, heading in wished.items():
        name = names.get(wish) or by_label.get(_plain(wish))
        if name is None:
            hint = did_you_mean(wish, [*names, *map(_said, known)])
            raise HeadingError(f"There is no field {quoted(wish)}. {hint}")
        found[name] = heading
    return found


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
