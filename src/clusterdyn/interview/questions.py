"""The question for a location: its words, old answer, choices and table; the list of questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..answers.people import listed, people_table, person_text
from ..answers.reader import Reader
from ..answers.routing_path import Location, RoutingPath
from ..answers.rows import RowTable
from ..answers.views import Question, QuestionKind, Row, TableView
from ..changes import ABSENT, as_mapping, value_at
from ..content.catalogue import FieldText, field_text, fill, label_of, of_step, placeholders
from ..model.draft import Unanswered
from ..model.fields import Aim, Need, Table
from ..model.questionnaire import Item, Page
from ..model.schema import SchemaNode
from ..steps.registry import rule_context
from .list_view import is_list, lines_view
from .score_view import scores_view
from .state import State

IN_THE_ROOM = "in_the_room"


def question(route: RoutingPath, reader: Reader, location: Location, line: int = 0) -> Question:
    """The question at a location of the route; ``line`` of a list is the one being changed."""
    item = route.item(location)
    if location.column == IN_THE_ROOM:
        return people_question(route, reader, location, line)
    if item.kind == "scores" and not location.column:
        return _scores(route, location, item)
    if item.kind == "table" and not location.key:
        return _table(route, reader, location, item)
    if is_list(route, location):
        return _lines(route, reader, location, line)
    return _value(route, reader, location, item)


def _lines(route: RoutingPath, reader: Reader, location: Location, line: int) -> Question:
    node = route.node(location)
    bare = bare_question(route, location, node.path, field_text(node.path))
    view = with_answer(route, reader, node, bare)
    table = lines_view(route, node)
    if line:
        row = table.rows[line - 1]
        number = f"{line} of {len(table.rows)}"
        return replace(view, table=table, row=number, row_key=row.key, old=row.cells[0], aim="")
    typed = (value_at(route.data, "marks.parked", None) or {}).get(node.path, {}).get("text", "")
    words = node.mark(Aim)
    aim = f"{words.words} words at most each" if words and words.words else ""
    return replace(view, table=table, old=typed, aim=aim)


def bare_question(
    route: RoutingPath, location: Location, path: str, words: FieldText, kind: QuestionKind = "line"
) -> Question:
    """What every question shows: its words and where it stands; not yet an answer."""
    page = route.pages[location.page]
    item = route.item(location)
    step = of_step(route.step.name)
    known = placeholders(route.data)
    spoken = step.pages.get(page.key, "") or field_text(page.items[0].path).say
    if item.columns:
        spoken = step.pages.get(page.key.rpartition(".")[2], spoken)
    parked = (value_at(route.data, "marks.parked", None) or {}).get(path, {})
    helping = words if words.help else field_text(page.items[0].path)
    return Question(
        step=route.step.number,
        step_title=step.title,
        number=page.number,
        of=len(route.pages),
        minutes=step.minutes,
        deeper=route.deeper,
        path=path,
        kind=kind,
        spoken=fill(spoken, known),
        prompt=fill(words.say, known),
        label=words.label,
        help=fill(helping.help, known),
        terms=tuple(dict.fromkeys((*words.terms, *helping.terms))),
        example=fill(words.example, known),
        parked=parked.get("why", ""),
    )


def with_answer(
    route: RoutingPath, reader: Reader, node: SchemaNode, question: Question
) -> Question:
    """The question for one value, with its old answer and choices."""
    answer = node.answer_type
    raw = value_at(route.data, node.path)
    offered = _first_value(route, node.path) if raw is ABSENT else ABSENT
    parked = (value_at(route.data, "marks.parked", None) or {}).get(node.path, {})
    begun = parked.get("text", "")
    old = reader.text(node, raw if raw is not ABSENT else offered) or begun
    aim = node.mark(Aim)
    return replace(
        question,
        kind="choice" if reader.is_scale(node, answer) else answer.kind,
        old=old,
        asked=raw is not ABSENT,
        proposed=raw is ABSENT and bool(old) and old != begun,
        need=node.need,
        aim=_aim(aim),
        options=reader.options(node)
        if answer.options or answer.ref or reader.is_scale(node, answer)
        else (),
        reference=bool(answer.ref),
    )


def _aim(aim: Aim | None) -> str:
    if aim is None:
        return ""
    if aim.lines != (0, 0):
        low, high = aim.lines
        return f"{low} to {high}" if low else f"up to {high}"
    return f"{aim.words} words at most" if aim.words else ""


def _first_value(route: RoutingPath, path: str) -> Any:
    """What earlier steps suggest as a first value."""
    parts = path.split(".")
    if parts[0] != "steps":
        return ABSENT
    if len(parts) == 5:
        return _offered_cell(route, parts)
    work = route.step.prefills.of_default.get(".".join(parts[2:]))
    if work is None:
        return ABSENT
    seen = rule_context(route.data, route.today, drafts=route.drafts)
    try:
        value = work(seen.step(route.step.model), seen)
    except Unanswered:
        return ABSENT
    return ABSENT if value is None else value


def _offered_cell(route: RoutingPath, parts: list[str]) -> Any:
    """A value that the offered row brings along (the coins of today, worked out from step 8)."""
    for page in route.pages:
        for item in page.items:
            if item.path == ".".join(parts[:3]):
                for proposal in route.proposed(item):
                    if proposal.key == parts[3]:
                        return proposal.values.get(parts[4], ABSENT)
    return ABSENT


def _value(route: RoutingPath, reader: Reader, location: Location, item: Item) -> Question:
    node = route.node(location)
    words = field_text(node.path)
    bare = bare_question(route, location, node.path, words)
    if location.key:
        title = _row_title(route, item, location.key)
        bare = replace(bare, row=title, help=words.help or bare.help)
    view = with_answer(route, reader, node, bare)
    if not location.key or item.kind == "scores":
        return view
    beside = replace(table_view(route, reader, item), proposals=())  # proposals wait for the prompt
    return replace(view, table=beside, row_key=location.key)


def _row_title(route: RoutingPath, item: Item, key: str) -> str:
    keys = route.keys(item)
    number = f"{keys.index(key) + 1} of {len(keys)}: " if key in keys else ""
    return number + row_name(route, item, key)


def row_name(route: RoutingPath, item: Item, key: str) -> str:
    """How a row is called: its title, its person or organisation, or the proposal's label."""
    node = route.schema.node(item.path)
    table = node.mark(Table)
    label = label_of(item.path, key)
    if label != key:
        return label
    if table is not None and table.fixed:
        offered = [proposal.label for proposal in route.proposed(item) if proposal.key == key]
        if offered:
            return offered[0]
    return route.schema.name_of(route.data, item.path, key)


def _table(route: RoutingPath, reader: Reader, location: Location, item: Item) -> Question:
    return replace(
        bare_question(route, location, item.path, field_text(item.path), "table"),
        asked=value_at(route.data, item.path) is not ABSENT,
        need=item.need,
        table=table_view(route, reader, item),
    )


def row_table(route: RoutingPath, reader: Reader, item: Item) -> RowTable:
    proposals = open_proposals(route, item, left_out=True)
    return RowTable(item.path, route.columns(item), proposals, reader)


def open_proposals(route: RoutingPath, item: Item, left_out: bool = False) -> list[Any]:
    """Proposed rows that are not in the table yet; those that were dropped only if asked for."""
    node = route.schema.node(item.path)
    table = node.mark(Table)
    if item.kind != "table" or table is None or table.fixed:
        return []
    there = value_at(route.data, item.path, None) or {}
    dropped = frozenset() if left_out else route.left_out
    return [
        proposal
        for proposal in route.proposed(item)
        if proposal.key not in there and f"{item.path}.{proposal.key}" not in dropped
    ]


def table_view(route: RoutingPath, reader: Reader, item: Item) -> TableView:
    """The rows so far, and the rows proposed."""
    table = route.schema.node(item.path).mark(Table)
    assert table is not None
    rows_of = row_table(route, reader, item)
    named = bool(item.columns) or rows_of.keyed or table.fixed
    columns = route.columns(item)
    heads = [field_text(rows_of.cell("x", column)).label for column in columns]
    rows = _rows(route, reader, item, rows_of, columns, named)
    label = field_text(item.path).label
    first = label if rows_of.of_register else rows_of.key_head() or label
    return TableView(
        (first, *heads) if named else tuple(heads),
        tuple(rows),
        tuple(proposal.label for proposal in open_proposals(route, item)),
        table.rows,
        table.fixed or bool(item.columns),
    )


def _rows(
    route: RoutingPath,
    reader: Reader,
    item: Item,
    rows_of: RowTable,
    columns: Sequence[str],
    named: bool,
) -> list[Row]:
    """Every row in words. A row whose record is the same object as before was worded before."""
    raw = value_at(route.data, item.path, None)
    records = as_mapping(raw)
    others = _what_rows_name(route, item, rows_of, columns)
    worded = route.drafts.worded.get(item.path)
    if worded is None or not worded.still_hold(columns, others):
        worded = route.drafts.worded[item.path] = _WordedRows(columns, others)
    rows = []
    for key in route.keys(item):
        record = records.get(key)
        before = worded.rows.get(key)
        if before is None or before[0] is not record:
            cells = [_cell(route, reader, rows_of.cell(key, column)) for column in columns]
            if named:
                cells = [row_name(route, item, key), *cells]
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
    route: RoutingPath, item: Item, rows_of: RowTable, columns: Sequence[str]
) -> list[Any]:
    """All that the words of a table's rows come from besides its records."""
    refs = {route.schema.node(rows_of.cell("x", column)).answer_type.ref for column in columns}
    homes = {node.key_ref.to for node in [route.schema.node(item.path)] if node.key_ref}
    paths = {*refs, *homes, "passport", "organisations", "people", "indicators", "marks.parked"}
    return [value_at(route.data, path, None) for path in sorted(paths - {""})]


def _cell(route: RoutingPath, reader: Reader, path: str) -> str:
    raw = value_at(route.data, path)
    if path in (value_at(route.data, "marks.parked", None) or {}):
        return "parked"
    if raw is ABSENT:
        return ""
    return "–" if raw is None else reader.text(route.schema.node(path), raw, short=True)


def _scores(route: RoutingPath, location: Location, item: Item) -> Question:
    view, old = scores_view(route, location, item)
    return replace(
        bare_question(route, location, item.path, field_text(item.path), "scores"),
        row=view.row,
        old=old,
        asked=bool(old),
        need=item.need,
        scores=view,
    )


def people_question(route: RoutingPath, reader: Reader, location: Location, line: int) -> Question:
    """Who is in the room: asked where slips or votes are read and nobody is listed yet."""
    present = listed(dict(route.data))
    key = present[line - 1] if line else ""
    path = "passport.in_the_room"
    bare = bare_question(route, location, path, field_text(path), "people")
    return replace(
        bare,
        spoken=bare.prompt,
        row=f"{line} of {len(present)}" if line else "",
        row_key=key,
        old=person_text(dict(route.data), route.schema, key) if key else "",
        need=Need.REQUIRED,
        table=people_table(dict(route.data), route.schema),
    )


@dataclass(frozen=True)
class Entry:
    """A question: its number, its words, and "open" or "parked" where it is not answered."""

    number: int
    spoken: str
    state: str


def contents(state: State) -> list[Entry]:
    """The questions that can be gone to, in their order: those of the tier that is asked now."""
    route, known = state.route, placeholders(state.data)
    parked = list(value_at(state.data, "marks.parked", None) or {})
    found = []
    for index, page in enumerate(route.pages):
        locations = [location for location in route.locations if location.page == index]
        if not locations:
            continue
        waits = any(mark == p.path or mark.startswith(p.path + ".")
                    for mark in parked for p in page.items)  # fmt: skip
        done = all(route.answered(location) for location in locations)
        standing = "parked" if waits and done else "" if done else "open"
        found.append(Entry(page.number, fill(_spoken(state, page), known), standing))
    return found


def _spoken(state: State, page: Page) -> str:
    words = of_step(state.step.name).pages
    key = page.key.rpartition(".")[2] if page.items[0].columns else page.key
    return words.get(key) or field_text(page.items[0].path).say
