"""Builds the question for a spot: its words, its old answer, its choices, its table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ..answers.people import listed, people_table, person_text
from ..answers.reader import Reader
from ..answers.routing_path import Spot, Trail
from ..answers.rows import RowTable
from ..answers.views import Question, Row, TableView
from ..changes import ABSENT, value_at
from ..content.catalogue import FieldWords, field_words, fill, label_of, of_step, open_words
from ..model.answer_types import leaf_of
from ..model.draft import Unanswered
from ..model.fields import Aim, Need, Table
from ..model.questionnaire import Part
from ..model.schema import SchemaNode
from ..steps.registry import look
from .list_view import is_list, lines_view
from .score_view import digits_view

IN_THE_ROOM = "in_the_room"


def question(trail: Trail, reader: Reader, spot: Spot, line: int = 0) -> Question:
    """The question at a spot of the trail; ``line`` of a list is the one being changed."""
    part = trail.part(spot)
    if spot.column == IN_THE_ROOM:
        return people_question(trail, reader, spot, line)
    if part.kind == "digits" and not spot.column:
        return _digits(trail, spot, part)
    if part.kind == "table" and not spot.key:
        return _table(trail, reader, spot, part)
    if is_list(trail, spot):
        return _lines(trail, reader, spot, line)
    return _value(trail, reader, spot, part)


def _lines(trail: Trail, reader: Reader, spot: Spot, line: int) -> Question:
    node = trail.node(spot)
    frame = _frame(trail, spot, node.path, field_words(node.path))
    view = value_view(trail, reader, node, frame)
    table = lines_view(trail, node)
    if line:
        row = table.rows[line - 1]
        number = f"{line} of {len(table.rows)}"
        return replace(view, table=table, row=number, row_key=row.key, old=row.cells[0], aim="")
    typed = (value_at(trail.data, "marks.parked", None) or {}).get(node.path, {}).get("text", "")
    words = node.mark(Aim)
    aim = f"{words.words} words at most each" if words and words.words else ""
    return replace(view, table=table, old=typed, aim=aim)


def _frame(trail: Trail, spot: Spot, path: str, words: FieldWords) -> dict[str, Any]:
    """What every question shows."""
    screen = trail.screens[spot.screen]
    part = trail.part(spot)
    step = of_step(trail.step.name)
    known = open_words(trail.data)
    spoken = step.screens.get(screen.key, "") or field_words(screen.parts[0].path).say
    if part.columns:
        spoken = step.screens.get(screen.key.rpartition(".")[2], spoken)
    parked = (value_at(trail.data, "marks.parked", None) or {}).get(path, {})
    helping = words if words.help else field_words(screen.parts[0].path)
    return {
        "step": trail.step.number,
        "step_title": step.title,
        "number": screen.number,
        "of": len(trail.screens),
        "minutes": step.minutes,
        "deeper": trail.deeper,
        "path": path,
        "spoken": fill(spoken, known),
        "prompt": fill(words.say, known),
        "label": words.label,
        "help": fill(helping.help, known),
        "terms": tuple(dict.fromkeys((*words.terms, *helping.terms))),
        "example": fill(words.example, known),
        "parked": parked.get("why", ""),
    }


def value_view(trail: Trail, reader: Reader, node: SchemaNode, frame: dict[str, Any]) -> Question:
    """A question for one leaf, with its old answer and choices."""
    leaf = leaf_of(node)
    raw = value_at(trail.data, node.path)
    offered = _first_value(trail, node.path) if raw is ABSENT else ABSENT
    parked = (value_at(trail.data, "marks.parked", None) or {}).get(node.path, {})
    begun = parked.get("text", "")
    old = reader.said(node, raw if raw is not ABSENT else offered) or begun
    aim = node.mark(Aim)
    frame.setdefault("row", "")
    return Question(
        **frame,
        kind="choice" if reader.is_scale(node, leaf) else leaf.kind,
        old=old,
        asked=raw is not ABSENT,
        proposed=raw is ABSENT and bool(old) and old != begun,
        need=node.need,
        aim=_aim(aim),
        options=reader.options(node)
        if leaf.options or leaf.ref or reader.is_scale(node, leaf)
        else (),
        can_add=bool(leaf.ref),
        reference=bool(leaf.ref),
    )


def _aim(aim: Aim | None) -> str:
    if aim is None:
        return ""
    if aim.lines != (0, 0):
        low, high = aim.lines
        return f"{low} to {high}" if low else f"up to {high}"
    return f"{aim.words} words at most" if aim.words else ""


def _first_value(trail: Trail, path: str) -> Any:
    """What earlier steps suggest as a first value."""
    parts = path.split(".")
    if parts[0] != "steps":
        return ABSENT
    if len(parts) == 5:
        return _offered_cell(trail, parts)
    work = trail.step.offers.of_value.get(".".join(parts[2:]))
    if work is None:
        return ABSENT
    seen = look(trail.data, trail.today, drafts=trail.drafts)
    try:
        value = work(seen.step(trail.step.model), seen)
    except Unanswered:
        return ABSENT
    return ABSENT if value is None else value


def _offered_cell(trail: Trail, parts: list[str]) -> Any:
    """A value that the offered row brings along (the coins of today, worked out from step 8)."""
    for screen in trail.screens:
        for part in screen.parts:
            if part.path == ".".join(parts[:3]):
                for offer in trail.offers(part):
                    if offer.key == parts[3]:
                        return offer.values.get(parts[4], ABSENT)
    return ABSENT


def _value(trail: Trail, reader: Reader, spot: Spot, part: Part) -> Question:
    node = trail.node(spot)
    frame = _frame(trail, spot, node.path, field_words(node.path))
    if spot.key:
        frame["row"] = _row_title(trail, part, spot.key)
        frame["help"] = field_words(node.path).help or frame["help"]
    view = value_view(trail, reader, node, frame)
    if not spot.key or part.kind == "digits":
        return view
    beside = replace(table_view(trail, reader, part), offers=())  # proposals wait for the prompt
    return replace(view, table=beside, row_key=spot.key)


def _row_title(trail: Trail, part: Part, key: str) -> str:
    keys = trail.keys(part)
    number = f"{keys.index(key) + 1} of {len(keys)}: " if key in keys else ""
    return number + row_name(trail, part, key)


def row_name(trail: Trail, part: Part, key: str) -> str:
    """How a row is called: its title, its person or organisation, or the offer's label."""
    node = trail.schema.node(part.path)
    table = node.mark(Table)
    label = label_of(part.path, key)
    if label != key:
        return label
    if table is not None and table.fixed:
        offered = [offer.label for offer in trail.offers(part) if offer.key == key]
        if offered:
            return offered[0]
    return trail.schema.name_of(trail.data, part.path, key)


def _table(trail: Trail, reader: Reader, spot: Spot, part: Part) -> Question:
    words = field_words(part.path)
    frame = _frame(trail, spot, part.path, words)
    raw = value_at(trail.data, part.path)
    return Question(
        **frame,
        kind="table",
        row="",
        old="",
        asked=raw is not ABSENT,
        need=part.need,
        aim="",
        table=table_view(trail, reader, part),
        can_add=True,
    )


def row_table(trail: Trail, reader: Reader, part: Part) -> RowTable:
    offers = open_offers(trail, part, left_out=True)
    return RowTable(part.path, trail.columns(part), offers, reader)


def open_offers(trail: Trail, part: Part, left_out: bool = False) -> list[Any]:
    """Proposed rows that are not in the table yet; those that were dropped only if asked for."""
    node = trail.schema.node(part.path)
    table = node.mark(Table)
    if part.kind != "table" or table is None or table.fixed:
        return []
    there = value_at(trail.data, part.path, None) or {}
    dropped = frozenset() if left_out else trail.left_out
    return [
        offer
        for offer in trail.offers(part)
        if offer.key not in there and f"{part.path}.{offer.key}" not in dropped
    ]


def table_view(trail: Trail, reader: Reader, part: Part) -> TableView:
    """The rows so far, and the rows proposed."""
    table = trail.schema.node(part.path).mark(Table)
    assert table is not None
    rows_of = row_table(trail, reader, part)
    named = bool(part.columns) or rows_of.keyed or table.fixed
    columns = trail.columns(part)
    heads = [field_words(rows_of.cell("x", column)).label for column in columns]
    rows = _rows(trail, reader, part, rows_of, columns, named)
    label = field_words(part.path).label
    first = label if rows_of.of_register else rows_of.key_head() or label
    return TableView(
        (first, *heads) if named else tuple(heads),
        tuple(rows),
        tuple(offer.label for offer in open_offers(trail, part)),
        table.rows,
        table.fixed or bool(part.columns),
    )


def _rows(
    trail: Trail,
    reader: Reader,
    part: Part,
    rows_of: RowTable,
    columns: Sequence[str],
    named: bool,
) -> list[Row]:
    """Every row in words. A row whose record is the same object as before was worded before."""
    raw = value_at(trail.data, part.path, None)
    records = raw if isinstance(raw, Mapping) else {}
    others = _what_rows_name(trail, part, rows_of, columns)
    worded = trail.drafts.worded.get(part.path)
    if worded is None or not worded.still_hold(columns, others):
        worded = trail.drafts.worded[part.path] = _WordedRows(columns, others)
    rows = []
    for key in trail.keys(part):
        record = records.get(key)
        before = worded.rows.get(key)
        if before is None or before[0] is not record:
            cells = [_cell(trail, reader, rows_of.cell(key, column)) for column in columns]
            if named:
                cells = [row_name(trail, part, key), *cells]
            before = worded.rows[key] = (record, Row(key, tuple(cells)))
        rows.append(before[1])
    return rows


class _WordedRows:
    """Rows in words, and the parts of the dossier that these words come from.

    Data are copied when they change, so the same object means the same content.
    """

    def __init__(self, columns: Sequence[str], others: Sequence[Any]) -> None:
        self.columns = columns
        self.others = others
        self.rows: dict[str, tuple[Any, Row]] = {}

    def still_hold(self, columns: Sequence[str], others: Sequence[Any]) -> bool:
        return self.columns == columns and all(
            one is other for one, other in zip(self.others, others, strict=True)
        )


def _what_rows_name(
    trail: Trail, part: Part, rows_of: RowTable, columns: Sequence[str]
) -> list[Any]:
    """All that the words of a table's rows come from besides its records."""
    refs = {leaf_of(trail.schema.node(rows_of.cell("x", column))).ref for column in columns}
    homes = {node.key_ref.to for node in [trail.schema.node(part.path)] if node.key_ref}
    paths = {*refs, *homes, "passport", "organisations", "people", "indicators", "marks.parked"}
    return [value_at(trail.data, path, None) for path in sorted(paths - {""})]


def _cell(trail: Trail, reader: Reader, path: str) -> str:
    raw = value_at(trail.data, path)
    if path in (value_at(trail.data, "marks.parked", None) or {}):
        return "parked"
    if raw is ABSENT:
        return ""
    return "–" if raw is None else reader.said(trail.schema.node(path), raw, short=True)


def _digits(trail: Trail, spot: Spot, part: Part) -> Question:
    frame = _frame(trail, spot, part.path, field_words(part.path))
    view, old = digits_view(trail, spot, part)
    frame["row"] = view.row
    return Question(
        **frame,
        kind="digits",
        old=old,
        asked=bool(old),
        need=part.need,
        aim="",
        digits=view,
    )


def people_question(trail: Trail, reader: Reader, spot: Spot, line: int) -> Question:
    """Who is in the room: asked where slips or votes are read and nobody is listed yet."""
    present = listed(dict(trail.data))
    key = present[line - 1] if line else ""
    path = "passport.in_the_room"
    frame = _frame(trail, spot, path, field_words(path))
    frame["spoken"] = frame["prompt"]
    return Question(
        **frame,
        kind="people",
        row=f"{line} of {len(present)}" if line else "",
        row_key=key,
        old=person_text(dict(trail.data), trail.schema, key) if key else "",
        asked=False,
        need=Need.REQUIRED,
        aim="",
        table=people_table(dict(trail.data), trail.schema),
        can_add=True,
    )
