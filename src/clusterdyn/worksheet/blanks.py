"""What a worksheet asks: the questions of a step with their blanks, derived from the form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from ..changes import value_at
from ..draft import Shape
from ..fields import Aim, Digits, Need, Ref, Table, When
from ..form import Part, Screen, record_model
from ..interview import asking
from ..interview.reading import Reader, records
from ..interview.trail import Trail
from ..leaves import Leaf, leaf_of
from ..places import Place, fields_of, marks_in
from ..rooms import places, room
from ..words import field_words, fill, of_step, open_words, read_yaml, workbook

Kind = Literal["value", "list", "ticks", "rows", "given", "digits", "fists"]
LETTERS = "abcdefghij"
FIVE = 5
EIGHT = 8
TICKED = 4
"""Up to so many choices are printed as tick boxes inside a cell."""


@dataclass(frozen=True)
class Column:
    """A column of a blank: its heading, its choices as they are ticked or listed."""

    name: str
    head: str
    choices: tuple[str, ...] = ()
    boxes: bool = False


@dataclass(frozen=True)
class Blank:
    """Where something is written. ``names`` are printed in the first cells of the first rows;
    ``lines`` is how many rows there are in all."""

    letter: str
    part: Part
    kind: Kind
    prompt: str
    columns: tuple[Column, ...]
    lines: int = 1
    names: tuple[tuple[str, ...], ...] = ()
    example: str = ""
    legend: str = ""
    already: tuple[str, ...] = ()
    proposed: tuple[str, ...] = ()


@dataclass(frozen=True)
class SheetQuestion:
    """A numbered question, as on the screen: "2.5"."""

    number: str
    spoken: str
    need: Need
    blanks: tuple[Blank, ...]
    sums: str = ""


@dataclass(frozen=True)
class Sheet:
    """A step's page. ``carried`` are lines to copy from; ``asks_people`` if nobody is listed."""

    step: int
    name: str
    title: str
    question: str
    cluster: str
    questions: tuple[SheetQuestion, ...]
    asks_people: bool = False
    carried: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def sheet_of(data: Mapping[str, Any], today: date, step: str) -> Sheet:
    """The sheet of a step for a dossier as it is."""
    trail = Trail(data, today, room(step))
    reader = Reader(data, today, places())
    words = of_step(step)
    questions = tuple(_question(trail, reader, screen) for screen in trail.screens)
    kinds = {blank.kind for question in questions for blank in question.blanks}
    nobody = not value_at(data, "passport.in_the_room", None)
    return Sheet(
        trail.room.number,
        step,
        words.title,
        words.question,
        str(value_at(data, "passport.name", None) or ""),
        questions,
        nobody and bool(kinds & {"digits", "fists"}),
        _carried(trail, questions),
    )


def _question(trail: Trail, reader: Reader, screen: Screen) -> SheetQuestion:
    words = of_step(trail.room.name)
    first = screen.parts[0]
    spoken = words.screens.get(screen.key, "") or field_words(first.path).say
    if first.columns:
        spoken = words.screens.get(screen.key.rpartition(".")[2], spoken)
    spoken = fill(spoken, open_words(trail.data))
    needs = {part.need for part in screen.parts}
    need = next(n for n in (Need.REQUIRED, Need.ASKED, Need.OPTIONAL) if n in needs)
    blanks = tuple(
        _blank(trail, reader, part, letter)
        for part, letter in zip(screen.parts, LETTERS, strict=False)
    )
    blanks = tuple(_quiet(blank, spoken) for blank in blanks)
    number = f"{trail.room.number}.{screen.number}"
    return SheetQuestion(number, spoken, need, blanks, _sums().get(number, ""))


def _quiet(blank: Blank, spoken: str) -> Blank:
    """The blank without a prompt that only says the question again."""
    from dataclasses import replace

    return replace(blank, prompt="") if blank.prompt == spoken else blank


def _sums() -> Mapping[str, str]:
    file = workbook() / "worksheets.yaml"
    return (read_yaml(file) or {}).get("sums", {}) if file.is_file() else {}


def _blank(trail: Trail, reader: Reader, part: Part, letter: str) -> Blank:
    if part.kind == "value":
        return _value(trail, reader, part, letter)
    if part.kind == "digits":
        return _digits(trail, part, letter)
    return _table(trail, reader, part, letter)


def _said(trail: Trail, text: str) -> str:
    return fill(text, open_words(trail.data))


# -- one value


def _value(trail: Trail, reader: Reader, part: Part, letter: str) -> Blank:
    place = trail.places.place(part.path)
    words, leaf = field_words(part.path), leaf_of(place)
    labels = _labels(reader, place, leaf)
    prompt, example = _said(trail, words.say), _said(trail, words.example)
    if labels and not leaf.ref:
        column = Column(place.name, words.label, labels, True)
        return Blank(letter, part, "ticks", prompt, (column,), example="")
    column = Column(place.name, words.label)
    if leaf.kind in ("lines", "refs"):
        aim = place.mark(Aim)
        lines = aim.lines[1] if aim and aim.lines[1] else FIVE
        return Blank(letter, part, "list", prompt, (column,), lines, example=example)
    return Blank(letter, part, "value", prompt, (column,), example=example)


def _labels(reader: Reader, place: Place, leaf: Leaf) -> tuple[str, ...]:
    """What can be ticked at a place: the labels of a choice, or yes and no."""
    if leaf.kind == "yes_no":
        return ("yes", "no")
    if leaf.options or reader.is_scale(place, leaf):
        return tuple(label for _, label in reader.options(place))
    return ()


# -- tables


def _table(trail: Trail, reader: Reader, part: Part, letter: str) -> Blank:
    rows_of = asking.row_table(trail, reader, part)
    mark = trail.places.place(part.path).mark(Table)
    assert mark is not None
    given = mark.fixed or bool(part.columns)
    columns = [
        _column(trail, reader, rows_of.cell("x", name), name, given) for name in rows_of.columns
    ]
    if given or rows_of.keyed:
        head = field_words(part.path).label if given else rows_of.heads()[0]
        columns.insert(0, Column("", head))
    keys = trail.keys(part)
    there = tuple(asking.row_name(trail, part, key) for key in keys)
    lines = max(mark.rows[1], len(there))
    names = _names(trail, part, there, mark) if given else ()
    if names and mark.fixed and there:
        lines = len(names)
    words = field_words(part.path)
    return Blank(
        letter,
        part,
        "given" if given else "rows",
        _said(trail, words.say) if not part.columns else "",
        tuple(columns),
        lines,
        names,
        _said(trail, words.example) if not given else "",
        _legend(columns),
        () if given else there,
        tuple(offer.label for offer in asking.open_offers(trail, part)),
    )


def _names(
    trail: Trail, part: Part, there: tuple[str, ...], mark: Table
) -> tuple[tuple[str, ...], ...]:
    """First cells of given rows: their names; of rows written on this very sheet, their number."""
    if mark.fixed or there:
        return tuple((name,) for name in there)
    return tuple((str(number),) for number in range(1, mark.rows[1] + 1))


def _column(trail: Trail, reader: Reader, path: str, name: str, given: bool) -> Column:
    place = trail.places.place(path)
    leaf = leaf_of(place)
    labels = () if leaf.ref else _labels(reader, place, leaf)
    boxes = given and 0 < len(labels) <= TICKED
    head = field_words(path).label
    if leaf.low == 1 and leaf.high == FIVE and not labels:
        head += " 1–5"
    if place.mark(When) is not None:
        head += " (if needed)"
    return Column(name, head, labels, boxes)


def _legend(columns: list[Column]) -> str:
    listed = [c for c in columns if c.choices and not c.boxes]
    return " · ".join(f"{c.head}: {', '.join(c.choices)}" for c in listed)


# -- digits


def key_tables(place: Place) -> list[str]:
    """The tables to which the keys of a digits field refer, the outermost first."""
    found: list[str] = []
    shape: Shape | None = place.shape
    while shape is not None and shape.kind == "table":
        marks = marks_in(shape.key.annotation) if shape.key else []
        found += [mark.to for mark in marks if isinstance(mark, Ref)]
        shape = shape.inner
    return found


def _digits(trail: Trail, part: Part, letter: str) -> Blank:
    place = trail.places.place(part.path)
    tables = key_tables(place)
    keys = [Column("", HEADS.get(table, field_words(table).label)) for table in tables]
    fields = list(fields_of(record_model(place.shape)))
    any_key = ".".join(["x"] * len(tables))
    columns = [Column(name, field_words(f"{part.path}.{any_key}.{name}").label) for name in fields]
    across = place.mark(Digits)
    fists = across is not None and across.across == "people"
    people = [name for _, name in records(trail.data, trail.places, "people")]
    present = value_at(trail.data, "passport.in_the_room", None) or []
    seats = [trail.places.name_of(trail.data, "people", key) for key in present] or people[:0]
    names = [tuple(offer.label.split(": ", 1)) for offer in trail.offers(part)]
    if not names:
        names = [(seat,) for seat in seats for _ in range(1 if len(tables) == 1 else 3)]
    return Blank(
        letter,
        part,
        "fists" if fists else "digits",
        _said(trail, field_words(part.path).say),
        (*keys, *columns),
        max(len(names), EIGHT if len(tables) == 1 else 3 * FIVE),
        tuple(name[: len(tables)] for name in names),
        _said(trail, field_words(part.path).example),
    )


HEADS = {"people": "Who (initials)", "steps.identification.candidates": "Field"}


# -- what earlier steps know


def _carried(trail: Trail, questions: tuple[SheetQuestion, ...]) -> dict[str, tuple[str, ...]]:
    """Names to copy: the records of earlier steps and registers to which this sheet refers."""
    own = f"steps.{trail.room.name}."
    found: dict[str, tuple[str, ...]] = {}
    for table in dict.fromkeys(_referred(trail, questions)):
        names = tuple(name for _, name in records(trail.data, trail.places, table))
        if names and not table.startswith(own):
            found[field_words(table).label.capitalize()] = names
    return found


def _referred(trail: Trail, questions: tuple[SheetQuestion, ...]) -> Iterator[str]:
    for question in questions:
        for blank in question.blanks:
            place = trail.places.place(blank.part.path)
            if blank.kind in ("digits", "fists"):
                yield from key_tables(place)
                continue
            if place.key_ref is not None:
                yield place.key_ref.to
            for column in blank.columns:
                yield from _refers(trail, blank, column)


def _refers(trail: Trail, blank: Blank, column: Column) -> Iterator[str]:
    path = blank.part.path
    if blank.kind not in ("value", "list", "ticks"):
        if not column.name:
            return
        path = trail.cell(blank.part, "x", column.name)
    ref = leaf_of(trail.places.place(path)).ref
    if ref:
        yield ref
