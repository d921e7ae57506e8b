"""The sheet of a step: its questions with their blanks, choices, tables, and names to copy from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from ..answers.names import records
from ..answers.reader import Reader
from ..answers.routing_path import RoutingPath
from ..changes import value_at
from ..content.catalogue import field_text, fill, of_step, placeholders, read_yaml, workbook
from ..interview.rows_in_words import open_proposals, row_name, row_table, table_view
from ..model.answer_types import AnswerType
from ..model.fields import LINE_LENGTH, Aim, Need, Table, When
from ..model.questionnaire import Item, Page
from ..model.schema import SchemaNode
from ..steps.registry import dossier_schema, step_named
from ..steps.wording import spoken_text
from .score_rows import key_tables, score_rows
from .sheet import Blank, Column, Kind, Sheet, SheetQuestion

LETTERS = "abcdefghij"
FIVE = 5
SENTENCE = 20
TICKED = 4
"""Up to so many choices are printed as boxes inside a cell."""
UNKNOWN = 10
"""So many rows stand where nobody knows yet what is in them."""
FEWEST = 2
"""So many empty rows stand below rows that are there already."""
RATING = (1, 5)
SLIPS = ("scores", "votes", "grid")
SINGLE = ("value", "list", "ticks")


def sheet_of(data: Mapping[str, Any], today: date, step: str) -> Sheet:
    """The sheet of a step for a dossier as it is."""
    route = RoutingPath.of_step(data, today, step_named(step))
    reader = Reader(data, today, dossier_schema())
    words = of_step(step)
    questions = tuple(_question(route, reader, page) for page in route.pages)
    kinds = {blank.kind for question in questions for blank in question.blanks}
    nobody = not value_at(data, "passport.in_the_room", None)
    return Sheet(
        route.step.number,
        step,
        words.title,
        words.question,
        str(value_at(data, "passport.name", None) or ""),
        questions,
        nobody and bool(kinds & {"scores", "votes", "grid"}),
        footer_names(route, questions),
    )


def _question(route: RoutingPath, reader: Reader, page: Page) -> SheetQuestion:
    spoken = filled(route, spoken_text(route.step.name, page))
    needs = {item.need for item in page.items}
    need = next(n for n in (Need.REQUIRED, Need.ASKED, Need.OPTIONAL) if n in needs)
    blanks = tuple(
        _quiet(_blank(route, reader, item, letter), spoken)
        for item, letter in zip(page.items, LETTERS, strict=False)
    )
    number = f"{route.step.number}.{page.number}"
    return SheetQuestion(number, spoken, need, blanks, _sums().get(number, ""))


def filled(route: RoutingPath, text: str) -> str:
    return fill(text, placeholders(route.data))


def _quiet(blank: Blank, spoken: str) -> Blank:
    """The blank without a prompt that only says the question again."""
    return replace(blank, prompt="") if blank.prompt == spoken else blank


def _sums() -> Mapping[str, str]:
    file = workbook() / "worksheets.yaml"
    return (read_yaml(file) or {}).get("sums", {}) if file.is_file() else {}


def _blank(route: RoutingPath, reader: Reader, item: Item, letter: str) -> Blank:
    words = field_text(item.path)
    prompt, example = filled(route, words.say), filled(route, words.example)
    if item.kind == "value":
        return _value(route, reader, item, Blank(letter, item, "value", prompt, (), 1, (), example))
    if item.kind == "scores":
        return score_rows(route, Blank(letter, item, "scores", prompt, (), 1, (), example))
    return table(route, reader, Blank(letter, item, "rows", prompt, (), 1, (), example))


def _value(route: RoutingPath, reader: Reader, item: Item, blank: Blank) -> Blank:
    """One value, a list of them, or boxes to tick."""
    node = route.schema.node(item.path)
    answer, lines, aim = node.answer_type, 1, node.mark(Aim)
    kind: Kind = "value"
    ticked = () if answer.ref else labels(reader, node, answer)
    if ticked:
        kind = "ticks"
    elif answer.kind in ("lines", "refs"):
        kind = "list"
        lines = aim.lines[1] if aim and aim.lines[1] else FIVE
    before = reader.text(node, value_at(route.data, item.path, None))
    label, most = field_text(item.path).label, aim.words if aim else 0
    if kind == "list" and answer.longest > LINE_LENGTH:
        most = most or SENTENCE
    column = Column(node.name, label, ticked, bool(ticked), answer.kind, most)
    return replace(
        blank,
        kind=kind,
        columns=(column,),
        lines=lines,
        example="" if ticked else blank.example,
        already=(before,) if before else (),
    )


def labels(reader: Reader, node: SchemaNode, answer: AnswerType) -> tuple[str, ...]:
    """The labels of a choice, or yes and no; nothing where something is written."""
    if answer.kind == "yes_no":
        return ("yes", "no")
    if answer.options or reader.is_scale(node, answer):
        return tuple(label for _, label in reader.options(node))
    return ()


def legend(columns: Iterable[Column]) -> str:
    """The choices of columns in which they are written, not ticked."""
    listed = [column for column in columns if column.choices and not column.boxes]
    return " · ".join(f"{column.head}: {', '.join(column.choices)}" for column in listed)


def table(route: RoutingPath, reader: Reader, blank: Blank) -> Blank:
    """The blank of a table with its columns and rows."""
    item = blank.item
    mark = route.schema.node(item.path).mark(Table)
    assert mark is not None
    there = tuple(row_name(route, item, key) for key in route.keys(item))
    given = mark.fixed or bool(item.columns)
    columns = _columns(route, reader, blank, given)
    if given:
        names = _names(there, mark)
        lines = len(names) or min(mark.rows[1], UNKNOWN)
        prompt = "" if item.columns else blank.prompt
        before = _answered(route, reader, blank)
        blank = replace(blank, kind="given", prompt=prompt, example="", names=names, lines=lines)
        blank = replace(blank, already=before)
    else:
        left = max(mark.rows[1] - len(there), FEWEST) if there else mark.rows[1]
        blank = replace(blank, lines=left, already=there)
    proposals = tuple(proposal.label for proposal in open_proposals(route, item))
    return replace(blank, columns=columns, legend=legend(columns), proposed=proposals)


def _answered(route: RoutingPath, reader: Reader, blank: Blank) -> tuple[str, ...]:
    """Given rows that hold an answer, with it."""
    rows = [[c for c in row.cells if c] for row in table_view(route, reader, blank.item).rows]
    return tuple(" · ".join(cells) for cells in rows if len(cells) > 1)


def _names(there: tuple[str, ...], mark: Table) -> tuple[str, ...]:
    """First cells of given rows: their names; of rows written on this very sheet, their number."""
    if mark.fixed or there:
        return there
    return tuple(str(number) for number in range(1, mark.rows[1] + 1))


def _columns(route: RoutingPath, reader: Reader, blank: Blank, given: bool) -> tuple[Column, ...]:
    rows = row_table(route, reader, blank.item)
    columns = [_column(route, reader, rows.cell("x", name), name, given) for name in rows.columns]
    if given:
        columns.insert(0, Column("", field_text(blank.item.path).label))
    elif rows.keyed:
        columns.insert(0, Column("", rows.heads()[0]))
    return tuple(columns)


def _column(route: RoutingPath, reader: Reader, path: str, name: str, given: bool) -> Column:
    node = route.schema.node(path)
    answer = node.answer_type
    ticked = () if answer.ref else labels(reader, node, answer)
    head = field_text(path).label
    if (answer.low, answer.high) == RATING and not ticked:
        head += " 1–5"
    if node.mark(When) is not None:
        head += " (if needed)"
    return Column(name, head, ticked, given and 0 < len(ticked) <= TICKED, answer.kind)


def footer_names(
    route: RoutingPath, questions: tuple[SheetQuestion, ...]
) -> dict[str, tuple[str, ...]]:
    """The records of earlier steps and registers to which this sheet refers, by their table."""
    own = f"steps.{route.step.name}."
    found: dict[str, tuple[str, ...]] = {}
    for table in dict.fromkeys(_referred(route, questions)):
        names = tuple(name for _, name in records(route.data, route.schema, table))
        if names and not table.startswith(own):
            found[field_text(table).label.capitalize()] = names
    return found


def _referred(route: RoutingPath, questions: tuple[SheetQuestion, ...]) -> Iterator[str]:
    for question in questions:
        for blank in question.blanks:
            node = route.schema.node(blank.item.path)
            if blank.kind in SLIPS:
                yield from key_tables(node)
                continue
            if node.key_ref is not None:
                yield node.key_ref.to
            for column in blank.columns:
                yield from _refers(route, blank, column)


def _refers(route: RoutingPath, blank: Blank, column: Column) -> Iterator[str]:
    path = blank.item.path
    if blank.kind not in SINGLE:
        if not column.name:
            return
        path = route.cell(blank.item, "x", column.name)
    ref = route.schema.node(path).answer_type.ref
    if ref:
        yield ref
